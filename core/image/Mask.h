#pragma once

#include "core/base/Result.h"
#include "core/image/Grid.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace annulus {

/// Pixels begin .. end-1 of one row; row = k * rows + j.
struct Run {
    std::int32_t row = 0;
    std::int32_t begin = 0;
    std::int32_t end = 0;
    bool operator==(const Run&) const = default;
};

/// Inclusive box of pixel indices; empty when i1 < i0.
struct Box {
    std::int64_t i0 = 0, j0 = 0, k0 = 0;
    std::int64_t i1 = -1, j1 = -1, k1 = -1;
    [[nodiscard]] bool isEmpty() const { return i1 < i0 || j1 < j0 || k1 < k0; }
    [[nodiscard]] Size size() const { return isEmpty() ? Size{0, 0, 0} : Size{i1 - i0 + 1, j1 - j0 + 1, k1 - k0 + 1}; }
    bool operator==(const Box&) const = default;
};

/// The box grown by `margin` pixels in i and j, cut to the grid.
Box grownBox(const Box& box, std::int64_t margin, const Grid& grid);

/// A set of pixels of a grid as sorted, disjoint, maximal runs: a lesion on a full field costs a few kilobytes.
class Mask {
public:
    Mask() = default;
    explicit Mask(Grid grid) : grid_(grid) {}
    /// `runs` may come unsorted, touching or overlapping; parts outside the grid are cut off.
    Mask(Grid grid, std::vector<Run> runs);

    [[nodiscard]] const Grid& grid() const { return grid_; }
    [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
    [[nodiscard]] bool isEmpty() const { return runs_.empty(); }
    [[nodiscard]] std::int64_t count() const;
    [[nodiscard]] bool contains(std::int64_t i, std::int64_t j, std::int64_t k = 0) const;
    [[nodiscard]] Box box() const;
    [[nodiscard]] bool touchesBorder() const;  ///< a pixel on the first or last row or column
    bool operator==(const Mask& other) const { return grid_.size == other.grid_.size && runs_ == other.runs_; }

private:
    Grid grid_;
    std::vector<Run> runs_;
};

using MaskPtr = std::shared_ptr<const Mask>;

/// Set operations. Both masks lie on grids of the same size (asserted); the result has the first one's grid.
Mask unite(const Mask& a, const Mask& b);
Mask intersect(const Mask& a, const Mask& b);
Mask subtract(const Mask& a, const Mask& b);
Mask complement(const Mask& mask);

/// Dense bytes (0 or 1) of a part of the mask, row by row.
std::vector<std::uint8_t> toBytes(const Mask& mask, const Box& box);
/// Dense bytes of the whole grid.
std::vector<std::uint8_t> toBytes(const Mask& mask);
/// Pixels that are not zero; `bytes` covers `box` of the grid row by row.
Mask fromBytes(const Grid& grid, const Box& box, std::span<const std::uint8_t> bytes);
Mask fromBytes(const Grid& grid, std::span<const std::uint8_t> bytes);

/// The same pixels on another grid of the same size (spacing, dimensions).
Mask withGrid(const Mask& mask, const Grid& grid);

/// The sentence for masks and images that do not match, or nothing.
Result<void> checkSameGrid(const Grid& image, const Grid& mask, double tolerance = 1e-6);

}  // namespace annulus
