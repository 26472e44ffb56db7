#include "core/image/Mask.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace annulus {
namespace {

bool before(const Run& a, const Run& b) { return a.row != b.row ? a.row < b.row : a.begin < b.begin; }

std::vector<Run> normalised(std::vector<Run> runs, const Grid& grid)
{
    const auto rows = static_cast<std::int32_t>(grid.size.j * grid.size.k);
    const auto columns = static_cast<std::int32_t>(grid.size.i);
    std::erase_if(runs, [&](Run& run) {
        run.begin = std::max(run.begin, 0);
        run.end = std::min(run.end, columns);
        return run.row < 0 || run.row >= rows || run.begin >= run.end;
    });
    if (!std::is_sorted(runs.begin(), runs.end(), before))
        std::sort(runs.begin(), runs.end(), before);
    std::size_t kept = 0;
    for (const Run& run : runs) {
        if (kept > 0 && runs[kept - 1].row == run.row && runs[kept - 1].end >= run.begin)
            runs[kept - 1].end = std::max(runs[kept - 1].end, run.end);
        else
            runs[kept++] = run;
    }
    runs.resize(kept);
    return runs;
}

/// Pixels of a row where `keep(inA, inB)` holds, by sweeping the ends of both rows' runs.
template <class Keep>
Mask combine(const Mask& a, const Mask& b, Keep keep)
{
    assert(a.grid().size == b.grid().size);
    std::vector<Run> runs;
    auto nextA = a.runs().begin();
    auto nextB = b.runs().begin();
    const auto endA = a.runs().end();
    const auto endB = b.runs().end();
    while (nextA != endA || nextB != endB) {
        const std::int32_t row = nextB == endB || (nextA != endA && nextA->row <= nextB->row) ? nextA->row : nextB->row;
        std::int32_t at = 0;
        const auto columns = static_cast<std::int32_t>(a.grid().size.i);
        while (at < columns) {
            while (nextA != endA && nextA->row == row && nextA->end <= at)
                ++nextA;
            while (nextB != endB && nextB->row == row && nextB->end <= at)
                ++nextB;
            const bool rowA = nextA != endA && nextA->row == row;
            const bool rowB = nextB != endB && nextB->row == row;
            if (!rowA && !rowB)
                break;
            const bool inA = rowA && nextA->begin <= at;
            const bool inB = rowB && nextB->begin <= at;
            std::int32_t until = columns;
            if (rowA)
                until = std::min(until, inA ? nextA->end : nextA->begin);
            if (rowB)
                until = std::min(until, inB ? nextB->end : nextB->begin);
            if (keep(inA, inB))
                runs.push_back({row, at, until});
            at = until;
        }
        while (nextA != endA && nextA->row == row)
            ++nextA;
        while (nextB != endB && nextB->row == row)
            ++nextB;
    }
    return {a.grid(), std::move(runs)};
}

}  // namespace

Box grownBox(const Box& box, std::int64_t margin, const Grid& grid)
{
    if (box.isEmpty())
        return box;
    Box grown = box;
    grown.i0 = std::max<std::int64_t>(0, box.i0 - margin);
    grown.j0 = std::max<std::int64_t>(0, box.j0 - margin);
    grown.i1 = std::min(grid.size.i - 1, box.i1 + margin);
    grown.j1 = std::min(grid.size.j - 1, box.j1 + margin);
    return grown;
}

Mask::Mask(Grid grid, std::vector<Run> runs) : grid_(grid), runs_(normalised(std::move(runs), grid)) {}

std::int64_t Mask::count() const
{
    std::int64_t pixels = 0;
    for (const Run& run : runs_)
        pixels += run.end - run.begin;
    return pixels;
}

bool Mask::contains(std::int64_t i, std::int64_t j, std::int64_t k) const
{
    if (!grid_.contains(i, j, k))
        return false;
    const Run wanted{static_cast<std::int32_t>(k * grid_.size.j + j), static_cast<std::int32_t>(i), 0};
    auto after = std::upper_bound(runs_.begin(), runs_.end(), wanted, before);
    return after != runs_.begin() && (--after)->row == wanted.row && wanted.begin < after->end;
}

Box Mask::box() const
{
    if (runs_.empty())
        return {};
    const auto sliceOf = [&](const Run& run) { return run.row / grid_.size.j; };
    Box box{grid_.size.i, grid_.size.j, sliceOf(runs_.front()), -1, -1, sliceOf(runs_.back())};
    for (const Run& run : runs_) {
        const std::int64_t j = run.row % grid_.size.j;
        box.i0 = std::min<std::int64_t>(box.i0, run.begin);
        box.i1 = std::max<std::int64_t>(box.i1, run.end - 1);
        box.j0 = std::min(box.j0, j);
        box.j1 = std::max(box.j1, j);
    }
    return box;
}

bool Mask::touchesBorder() const
{
    const Box bounds = box();
    return !bounds.isEmpty() &&
           (bounds.i0 == 0 || bounds.j0 == 0 || bounds.i1 == grid_.size.i - 1 || bounds.j1 == grid_.size.j - 1);
}

Mask unite(const Mask& a, const Mask& b)
{
    return combine(a, b, [](bool inA, bool inB) { return inA || inB; });
}

Mask intersect(const Mask& a, const Mask& b)
{
    return combine(a, b, [](bool inA, bool inB) { return inA && inB; });
}

Mask subtract(const Mask& a, const Mask& b)
{
    return combine(a, b, [](bool inA, bool inB) { return inA && !inB; });
}

Mask complement(const Mask& mask)
{
    std::vector<Run> all;
    const auto rows = static_cast<std::int32_t>(mask.grid().size.j * mask.grid().size.k);
    all.reserve(static_cast<std::size_t>(rows));
    for (std::int32_t row = 0; row < rows; ++row)
        all.push_back({row, 0, static_cast<std::int32_t>(mask.grid().size.i)});
    return subtract(Mask(mask.grid(), std::move(all)), mask);
}

std::vector<std::uint8_t> toBytes(const Mask& mask, const Box& box)
{
    const Size size = box.size();
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size.i * size.j * size.k), 0);
    for (const Run& run : mask.runs()) {
        const std::int64_t j = run.row % mask.grid().size.j;
        const std::int64_t k = run.row / mask.grid().size.j;
        if (j < box.j0 || j > box.j1 || k < box.k0 || k > box.k1)
            continue;
        const std::int64_t begin = std::max<std::int64_t>(run.begin, box.i0);
        const std::int64_t end = std::min<std::int64_t>(run.end, box.i1 + 1);
        const std::int64_t line = ((k - box.k0) * size.j + (j - box.j0)) * size.i - box.i0;
        if (begin < end)
            std::fill(bytes.begin() + line + begin, bytes.begin() + line + end, std::uint8_t{1});
    }
    return bytes;
}

std::vector<std::uint8_t> toBytes(const Mask& mask)
{
    const Size& size = mask.grid().size;
    return toBytes(mask, {0, 0, 0, size.i - 1, size.j - 1, size.k - 1});
}

Mask fromBytes(const Grid& grid, const Box& box, std::span<const std::uint8_t> bytes)
{
    const Size size = box.size();
    assert(static_cast<std::int64_t>(bytes.size()) == size.i * size.j * size.k);
    std::vector<Run> runs;
    for (std::int64_t line = 0; line < size.j * size.k; ++line) {
        const auto row = static_cast<std::int32_t>((box.k0 + line / size.j) * grid.size.j + box.j0 + line % size.j);
        const auto values = bytes.subspan(static_cast<std::size_t>(line * size.i), static_cast<std::size_t>(size.i));
        for (std::size_t begin = 0; begin < values.size();) {
            if (values[begin] == 0) {
                ++begin;
                continue;
            }
            std::size_t end = begin;
            while (end < values.size() && values[end] != 0)
                ++end;
            runs.push_back({row, static_cast<std::int32_t>(box.i0) + static_cast<std::int32_t>(begin),
                            static_cast<std::int32_t>(box.i0) + static_cast<std::int32_t>(end)});
            begin = end;
        }
    }
    return {grid, std::move(runs)};
}

Mask fromBytes(const Grid& grid, std::span<const std::uint8_t> bytes)
{
    return fromBytes(grid, {0, 0, 0, grid.size.i - 1, grid.size.j - 1, grid.size.k - 1}, bytes);
}

Mask withGrid(const Mask& mask, const Grid& grid)
{
    assert(mask.grid().size == grid.size);
    return {grid, mask.runs()};
}

Result<void> checkSameGrid(const Grid& image, const Grid& mask, double tolerance)
{
    if (image.size != mask.size)
        return Error{Errc::conflict,
                     message("image", "The mask has %1 x %2 x %3 pixels, the image %4 x %5 x %6; draw or resample the mask on the image's own grid.",
                             mask.size.i, mask.size.j, mask.size.k, image.size.i, image.size.j, image.size.k),
                     {}};
    if (image.dimensions != mask.dimensions)
        return Error{Errc::conflict,
                     message("image", "The image has %1 dimensions and the mask %2; both must be plane, or both volumes of one slice (--as-volume makes a plane one a volume).",
                             image.dimensions, mask.dimensions),
                     {}};
    if (image.sameAs(mask, tolerance))
        return {};
    const auto differ = [&](const auto& a, const auto& b, double allowed) { return !std::equal(a.begin(), a.end(), b.begin(), [&](double x, double y) { return std::abs(x - y) <= allowed; }); };
    const double allowed = tolerance * image.spacing[0];
    if (differ(mask.spacing, image.spacing, allowed))
        return Error{Errc::conflict,
                     message("image", "The mask's pixels are %1 x %2 x %3 mm apart, the image's %4 x %5 x %6 mm; write the mask with the image's geometry (correctMask resamples it, geometryTolerance allows a difference).",
                             mask.spacing[0], mask.spacing[1], mask.spacing[2], image.spacing[0], image.spacing[1], image.spacing[2]),
                     {}};
    if (differ(mask.origin, image.origin, allowed))
        return Error{Errc::conflict,
                     message("image", "The mask's first pixel lies at %1, %2, %3 mm, the image's at %4, %5, %6 mm; write the mask with the image's geometry (correctMask resamples it, geometryTolerance allows a difference).",
                             mask.origin[0], mask.origin[1], mask.origin[2], image.origin[0], image.origin[1], image.origin[2]),
                     {}};
    return Error{Errc::conflict, message("image", "The mask's axes have another direction than the image's; write the mask with the image's geometry (correctMask resamples it)."), {}};
}

}  // namespace annulus
