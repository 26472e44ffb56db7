#include "core/segment/nippleArc.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annulus {
namespace {

/// The foremost hundredth of the breast's depth: the tip, not the one pixel that noise made the first.
constexpr double tip = 0.01;

}  // namespace

std::optional<Point> estimateNipple(const Mask& breast, const Anterior& anterior)
{
    if (breast.isEmpty())
        return {};
    const Box box = breast.box();
    const bool isAlongRow = anterior.alongRow != 0;
    const bool isToHigh = anterior.alongRow + anterior.alongColumn > 0;
    const std::int64_t low = isAlongRow ? box.i0 : box.j0, high = isAlongRow ? box.i1 : box.j1;
    const std::int64_t depth = std::max<std::int64_t>(1, std::llround(static_cast<double>(high - low + 1) * tip));
    const std::int64_t first = isToHigh ? high - depth + 1 : low, last = isToHigh ? high : low + depth - 1;
    double sum = 0, count = 0;
    for (const Run& run : breast.runs()) {
        std::int64_t begin = run.begin, end = run.end;
        if (isAlongRow) {
            begin = std::max(begin, first);
            end = std::min(end, last + 1);
        } else if (run.row < first || run.row > last) {
            continue;
        }
        if (end <= begin)
            continue;
        const auto pixels = static_cast<double>(end - begin);
        count += pixels;
        sum += isAlongRow ? pixels * static_cast<double>(run.row) : pixels * static_cast<double>(begin + end - 1) / 2;
    }
    const auto front = static_cast<double>(isToHigh ? high : low);
    return isAlongRow ? Point{front, sum / count} : Point{sum / count, front};
}

Millimetres distanceOf(const Point& a, const Point& b, const Spacing& spacing)
{
    return {std::hypot((a.x - b.x) * spacing.x, (a.y - b.y) * spacing.y)};
}

std::vector<Contour> arcInBreast(const Mask& breast, const Spacing& spacing, const Point& centre, Millimetres radius)
{
    constexpr int steps = 720;
    const auto at = [&](int step) {
        const double angle = 2 * std::numbers::pi * step / steps;
        return Point{centre.x + radius.value * std::cos(angle) / spacing.x, centre.y + radius.value * std::sin(angle) / spacing.y};
    };
    const auto isIn = [&](const Point& point) { return breast.contains(std::llround(point.x), std::llround(point.y)); };
    // From a step outside on, so that no arc is cut in two where the circle begins.
    int start = 0;
    while (start < steps && isIn(at(start)))
        ++start;
    std::vector<Contour> arcs;
    bool wasIn = false;
    for (int step = start; step <= start + steps; ++step) {
        const Point point = at(step % steps);
        const bool in = isIn(point);
        if (in && !wasIn)
            arcs.emplace_back();
        if (in)
            arcs.back().push_back(point);
        wasIn = in;
    }
    std::erase_if(arcs, [](const Contour& arc) { return arc.size() < 2; });
    return arcs;
}

}  // namespace annulus
