#include "core/segment/lesionArea.h"

#include <algorithm>

namespace annulus {
namespace {

/// Smaller regions hold no lesion: scales, thumbnails of the probe.
constexpr std::int64_t leastSide = 32;

Box cutTo(const Box& box, const Box& frame)
{
    return {std::max(box.i0, frame.i0), std::max(box.j0, frame.j0), 0, std::min(box.i1, frame.i1), std::min(box.j1, frame.j1), 0};
}

bool holds(const Box& box, const Point& point)
{
    return point.x >= static_cast<double>(box.i0) - 0.5 && point.x <= static_cast<double>(box.i1) + 0.5 && point.y >= static_cast<double>(box.j0) - 0.5 &&
           point.y <= static_cast<double>(box.j1) + 0.5;
}

bool holds(const Box& box, const Prompts& prompts)
{
    const auto isHeld = [&](const Point& point) { return holds(box, point); };
    return std::ranges::all_of(prompts.inside, isHeld) && std::ranges::all_of(prompts.outside, isHeld) &&
           (!prompts.box || (isHeld({prompts.box->x0, prompts.box->y0}) && isHeld({prompts.box->x1, prompts.box->y1})));
}

std::int64_t areaOf(const Box& box) { return box.size().i * box.size().j; }

}  // namespace

Box lesionArea(const Facts& facts, const Prompts& prompts)
{
    const Box frame{0, 0, 0, facts.columns - 1, facts.rows - 1, 0};
    std::optional<Box> best;
    for (const UltrasoundRegion& region : facts.regions) {
        const Box box = cutTo(region.box, frame);
        if (region.spatialFormat != 1 || box.isEmpty() || std::min(box.size().i, box.size().j) < leastSide || !holds(box, prompts))
            continue;
        const bool isBetter = !best || (prompts.isEmpty() ? areaOf(box) > areaOf(*best) : areaOf(box) < areaOf(*best));
        if (isBetter)
            best = box;
    }
    return best.value_or(frame);
}

}  // namespace annulus
