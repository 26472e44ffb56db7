#pragma once

#include "core/features/discretise.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace annulus {

/// What the eight neighbours of the pixels say, counted in one pass for all classes that ask.
struct NeighbourCounts {
    static constexpr std::size_t width = 16;  ///< places of a level
    std::vector<std::uint32_t> dependence;    ///< [level][1 + neighbours of the same level]: pixels
    std::vector<std::uint64_t> difference;    ///< [level][neighbours in the region]: sum of |level times neighbours - sum of theirs|
};

/// The grey levels of a region that lies in one plane, narrow and with a border of zeros around the box: the eight
/// neighbours of a pixel need no test for an edge, and the processor takes many pixels at once.
struct LevelPlane {
    std::int64_t columns = 0, rows = 0;  ///< of the box
    std::size_t stride = 0;              ///< from one row to the next
    int highest = 0;
    std::vector<std::uint16_t> levels;

    /// Columns of a row from its first pixel of the region to behind its last one.
    struct Span {
        std::int32_t begin = 0, end = 0;
    };
    std::vector<Span> spans;

    /// First pixel of a row of the box; -1 and `rows` are border, as is the place before and after every row.
    [[nodiscard]] const std::uint16_t* row(std::int64_t j) const { return levels.data() + static_cast<std::size_t>(j + 1) * stride + 1; }
    [[nodiscard]] const Span& span(std::int64_t j) const { return spans[static_cast<std::size_t>(j)]; }

    /// Made when first asked for: a plane belongs to one thread.
    const NeighbourCounts& neighbours() const;
    mutable std::optional<NeighbourCounts> made = {};
};

/// Nothing where the region is no plane in i and j, where force2D leaves out another axis, or where there are more levels
/// than fit: then the general way is gone.
std::optional<LevelPlane> levelPlane(const Levels& levels, const Size& box, const FeatureSettings& settings);

/// True where the distances ask for the eight neighbours alone.
bool wantsNextNeighbours(const FeatureSettings& settings);

}  // namespace annulus
