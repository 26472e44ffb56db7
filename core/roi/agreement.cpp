#include "core/roi/agreement.h"

#include "core/roi/distanceMap.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace annulus {
namespace {

/// Bytes of a box that holds both masks and one pixel around them, so that every neighbour exists.
Box boxAround(const Mask& a, const Mask& b)
{
    const Box boxA = a.box();
    const Box boxB = b.box();
    return {std::min(boxA.i0, boxB.i0) - 1, std::min(boxA.j0, boxB.j0) - 1, 0,
            std::max(boxA.i1, boxB.i1) + 1, std::max(boxA.j1, boxB.j1) + 1, 0};
}

std::vector<std::uint8_t> surfaceOf(const Mask& mask, const Box& box)
{
    const auto inside = toBytes(mask, box);
    const auto width = static_cast<std::size_t>(box.size().i);
    std::vector<std::uint8_t> surface(inside.size(), 0);
    for (std::size_t at = width + 1; at + width + 1 < inside.size(); ++at)
        surface[at] = inside[at] && !(inside[at - 1] && inside[at + 1] && inside[at - width] && inside[at + width]);
    return surface;
}

std::vector<double> directedDistances(std::span<const std::uint8_t> from, std::span<const std::uint8_t> to, const Box& box, const Grid& grid)
{
    std::vector<double> distances;
    const auto columns = static_cast<std::size_t>(box.size().i);
    squaredDistanceRows({to, box.size().i, box.size().j, grid.spacing[0], grid.spacing[1]}, std::numeric_limits<double>::infinity(),
                        [&](std::int64_t j, std::span<const double> squared) {
                            const auto row = from.subspan(static_cast<std::size_t>(j) * columns, columns);
                            for (std::size_t i = 0; i < columns; ++i)
                                if (row[i])
                                    distances.push_back(std::sqrt(squared[i]));
                        });
    return distances;
}

}  // namespace

double percentile(std::span<const double> values, double p)
{
    assert(!values.empty());
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double place = p / 100 * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Result<Agreement> compareMasks(const Mask& a, const Mask& b)
{
    if (auto check = checkSameGrid(a.grid(), b.grid()); !check)
        return std::move(check).error();
    if (a.grid().size.k != 1)
        return Error{Errc::unsupported, message("roi", "The masks have %1 slices; agreement is computed on single images.", a.grid().size.k), {}};
    if (a.isEmpty() && b.isEmpty())
        return Error{Errc::invalid, message("roi", "Both masks are empty; there is nothing to compare."), {}};
    Agreement agreement;
    const auto countA = static_cast<double>(a.count());
    const auto countB = static_cast<double>(b.count());
    const auto both = static_cast<double>(intersect(a, b).count());
    const double pixelArea = spacingOf(a.grid()).pixelAreaMm2();
    agreement.dice = 2 * both / (countA + countB);
    agreement.jaccard = both / (countA + countB - both);
    agreement.areaA = countA * pixelArea;
    agreement.areaB = countB * pixelArea;
    agreement.areaDifference = agreement.areaB - agreement.areaA;
    agreement.inPixels = !a.grid().isCalibrated();
    if (a.isEmpty() || b.isEmpty())
        return agreement;

    const Box box = boxAround(a, b);
    const auto surfaceA = surfaceOf(a, box);
    const auto surfaceB = surfaceOf(b, box);
    auto distances = directedDistances(surfaceA, surfaceB, box, a.grid());
    const auto back = directedDistances(surfaceB, surfaceA, box, a.grid());
    agreement.hd95 = std::max(percentile(distances, 95), percentile(back, 95));
    distances.insert(distances.end(), back.begin(), back.end());
    agreement.meanSurfaceDistance = std::accumulate(distances.begin(), distances.end(), 0.0) / static_cast<double>(distances.size());
    return agreement;
}

}  // namespace annulus
