#include "core/filters/boxes.h"

#include <type_traits>

namespace annulus {

Grid cropTo(const Grid& grid, const Box& box)
{
    Grid cropped = grid;
    cropped.size = box.size();
    const std::array<std::int64_t, 3> first{box.i0, box.j0, box.k0};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t axis = 0; axis < 3; ++axis)
            cropped.origin[row] += grid.direction[3 * row + axis] * grid.spacing[axis] * static_cast<double>(first[axis]);
    return cropped;
}

Image cropTo(const Image& image, const Box& box)
{
    const Grid grid = cropTo(image.grid, box);
    const auto columns = static_cast<std::size_t>(grid.size.i);
    return std::visit(
        [&](const auto& from) {
            std::decay_t<decltype(from)> pixels(static_cast<std::size_t>(grid.pixelCount()));
            forEachRow(image.grid, box, [&](std::size_t whole, std::size_t part) { std::copy_n(from.data() + whole, columns, pixels.data() + part); });
            return Image{grid, std::move(pixels)};
        },
        image.pixels);
}

Mask cropTo(const Mask& mask, const Box& box)
{
    const Size size = box.size();
    std::vector<Run> runs;
    for (const Run& run : mask.runs()) {
        const std::int64_t j = run.row % mask.grid().size.j - box.j0;
        const std::int64_t k = run.row / mask.grid().size.j - box.k0;
        const std::int64_t begin = std::max<std::int64_t>(run.begin - box.i0, 0);
        const std::int64_t end = std::min<std::int64_t>(run.end - box.i0, size.i);
        if (j >= 0 && j < size.j && k >= 0 && k < size.k && begin < end)
            runs.push_back({static_cast<std::int32_t>(k * size.j + j), static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)});
    }
    return {cropTo(mask.grid(), box), std::move(runs)};
}

std::vector<double> doublesIn(const Image& image, const Box& box) { return pixelsIn<double>(image, box); }

}  // namespace annulus
