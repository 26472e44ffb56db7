#include "core/roi/rasterise.h"

#include "core/roi/orientation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace annulus {
namespace {

/// Where a contour enters or leaves: the first column whose centre is at or right of the edge, in a row.
struct Crossing {
    std::int32_t row;
    std::int32_t column;
    auto operator<=>(const Crossing&) const = default;
};

std::int64_t ceilWithin(double value, std::int64_t low, std::int64_t high)
{
    if (value <= static_cast<double>(low))
        return low;
    return value > static_cast<double>(high) ? high : static_cast<std::int64_t>(std::ceil(value));
}

/// First column in [box.i0, box.i1 + 1] whose centre in row `row` is at or right of the edge top -> bottom.
std::int64_t columnOfCrossing(const Point& top, const Point& bottom, std::int64_t row, const Box& box)
{
    const double share = (static_cast<double>(row) - top.y) / (bottom.y - top.y);
    const double x = top.x + share * (bottom.x - top.x);
    // Six roundings of relative size epsilon / 2 each on terms no larger than this sum.
    const double error = 16 * std::numeric_limits<double>::epsilon() * (std::abs(top.x) + std::abs(bottom.x));
    std::int64_t low = ceilWithin(x - error, box.i0, box.i1 + 1);
    std::int64_t high = ceilWithin(x + error, box.i0, box.i1 + 1);
    while (low < high) {  // rounding could decide: ask exactly
        const std::int64_t middle = low + (high - low) / 2;
        const bool atOrRight = orientation(top, bottom, {static_cast<double>(middle), static_cast<double>(row)}) <= 0;
        (atOrRight ? high : low) = atOrRight ? middle : middle + 1;
    }
    return low;
}

/// Coordinates beyond any image stay far outside but no longer overflow when two are multiplied.
Point withinReach(const Point& point)
{
    constexpr double far = 1e100;
    return {std::clamp(point.x, -far, far), std::clamp(point.y, -far, far)};
}

void addCrossings(const Contour& contour, const Box& box, std::vector<Crossing>& crossings)
{
    const bool finite = std::all_of(contour.begin(), contour.end(),
                                    [](const Point& point) { return std::isfinite(point.x) && std::isfinite(point.y); });
    if (!finite)
        return;
    for (std::size_t at = 0; at < contour.size(); ++at) {
        Point top = withinReach(contour[at]);
        Point bottom = withinReach(contour[at + 1 < contour.size() ? at + 1 : 0]);
        if (top.y > bottom.y)
            std::swap(top, bottom);
        // Rows with top.y <= row < bottom.y: a horizontal edge has none, a shared vertex is counted once.
        const std::int64_t end = ceilWithin(bottom.y, box.j0, box.j1 + 1);
        for (std::int64_t row = ceilWithin(top.y, box.j0, box.j1 + 1); row < end; ++row)
            crossings.push_back({static_cast<std::int32_t>(row), static_cast<std::int32_t>(columnOfCrossing(top, bottom, row, box))});
    }
}

}  // namespace

Mask rasterise(const Outline& outline, const Grid& grid)
{
    return rasterise(outline, grid, {0, 0, 0, grid.size.i - 1, grid.size.j - 1, 0});
}

Mask rasterise(const Outline& outline, const Grid& grid, const Box& box)
{
    const Box inside{std::max<std::int64_t>(box.i0, 0), std::max<std::int64_t>(box.j0, 0), box.k0,
                     std::min(box.i1, grid.size.i - 1), std::min(box.j1, grid.size.j - 1), box.k0};
    if (inside.isEmpty())
        return Mask(grid);
    std::vector<Crossing> crossings;
    for (const Contour& contour : outline.contours)
        addCrossings(contour, inside, crossings);
    std::sort(crossings.begin(), crossings.end());
    // Closed contours cross each row an even number of times: neighbours in the sorted list are pairs.
    std::vector<Run> runs;
    const auto slice = static_cast<std::int32_t>(inside.k0 * grid.size.j);
    for (std::size_t at = 0; at + 1 < crossings.size(); at += 2)
        if (crossings[at].column < crossings[at + 1].column)
            runs.push_back({slice + crossings[at].row, crossings[at].column, crossings[at + 1].column});
    return {grid, std::move(runs)};
}

}  // namespace annulus
