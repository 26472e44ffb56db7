#pragma once

#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <algorithm>
#include <array>
#include <variant>
#include <vector>

namespace annulus {

/// The whole grid as a box.
inline Box wholeBox(const Grid& grid) { return {0, 0, 0, grid.size.i - 1, grid.size.j - 1, grid.size.k - 1}; }

/// The box grown by a margin per axis, cut to the grid.
inline Box grownBox(const Box& box, const std::array<std::int64_t, 3>& margin, const Grid& grid)
{
    return {std::max<std::int64_t>(box.i0 - margin[0], 0), std::max<std::int64_t>(box.j0 - margin[1], 0), std::max<std::int64_t>(box.k0 - margin[2], 0),
            std::min(box.i1 + margin[0], grid.size.i - 1), std::min(box.j1 + margin[1], grid.size.j - 1), std::min(box.k1 + margin[2], grid.size.k - 1)};
}

/// The part of the grid that the box covers.
Grid cropTo(const Grid& grid, const Box& box);
Image cropTo(const Image& image, const Box& box);
Mask cropTo(const Mask& mask, const Box& box);

/// Calls visit(offset in the whole grid, offset in the box) for the first pixel of each row of the box.
template <class Visit>
void forEachRow(const Grid& grid, const Box& box, const Visit& visit)
{
    const std::int64_t columns = box.size().i;
    std::int64_t row = 0;
    for (std::int64_t k = box.k0; k <= box.k1; ++k)
        for (std::int64_t j = box.j0; j <= box.j1; ++j)
            visit(static_cast<std::size_t>(grid.offset(box.i0, j, k)), static_cast<std::size_t>(row++ * columns));
}

/// The pixels of a box as another type.
template <class T>
std::vector<T> pixelsIn(const Image& image, const Box& box)
{
    const auto columns = static_cast<std::size_t>(box.size().i);
    std::vector<T> values(columns * static_cast<std::size_t>(box.size().j * box.size().k));
    std::visit(
        [&](const auto& from) {
            forEachRow(image.grid, box, [&](std::size_t whole, std::size_t part) {
                for (std::size_t at = 0; at < columns; ++at)
                    values[part + at] = static_cast<T>(from[whole + at]);
            });
        },
        image.pixels);
    return values;
}

/// The pixels of a box as doubles.
std::vector<double> doublesIn(const Image& image, const Box& box);

}  // namespace annulus
