#pragma once

#include "core/features/discretise.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace annulus {

/// From a pixel to its neighbour.
struct Offset {
    std::int64_t i = 0, j = 0, k = 0;
    bool operator==(const Offset&) const = default;
};

/// One direction of each pair of neighbours at the distances (infinity norm), in PyRadiomics' order; none along an axis
/// of one pixel, none out of the plane that force2D keeps.
std::vector<Offset> offsetsAt(const Size& box, std::span<const int> distances, const FeatureSettings& settings);

/// Calls visit(pixel, neighbour) with both places in levels.level for each pair that lies in the region.
template <class Visit>
void forEachPair(const Levels& levels, const Size& box, const Offset& offset, const Visit& visit)
{
    const auto low = [](std::int64_t step) { return std::max<std::int64_t>(0, -step); };
    const auto high = [](std::int64_t size, std::int64_t step) { return std::min(size, size - step); };
    const std::int64_t stride = (offset.k * box.j + offset.j) * box.i + offset.i;
    for (std::int64_t k = low(offset.k); k < high(box.k, offset.k); ++k)
        for (std::int64_t j = low(offset.j); j < high(box.j, offset.j); ++j) {
            const std::int64_t row = (k * box.j + j) * box.i;
            for (std::int64_t at = row + low(offset.i); at < row + high(box.i, offset.i); ++at) {
                const auto from = static_cast<std::size_t>(at), to = static_cast<std::size_t>(at + stride);
                if (levels.level[from] != 0 && levels.level[to] != 0)
                    visit(from, to);
            }
        }
}

/// Levels that occur, ascending, and the place of each level among them (-1 where it does not occur).
struct PresentLevels {
    std::vector<int> level;
    std::vector<int> place;
};
PresentLevels presentLevels(const Levels& levels);

/// Why a class whose work grows with the square of the levels is not computed, or nothing.
std::optional<Message> tooManyLevels(const Levels& levels);

}  // namespace annulus
