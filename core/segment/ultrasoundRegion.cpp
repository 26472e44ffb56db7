#include "core/segment/ultrasoundRegion.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

bool holds(const Box& outer, const Box& inner)
{
    return outer.i0 <= inner.i0 && outer.j0 <= inner.j0 && outer.i1 >= inner.i1 && outer.j1 >= inner.j1;
}

bool overlaps(const Box& a, const Box& b) { return a.i0 <= b.i1 && b.i0 <= a.i1 && a.j0 <= b.j1 && b.j0 <= a.j1; }

std::int64_t pixelsOf(const Box& box) { return box.size().i * box.size().j; }

bool sameScale(const UltrasoundRegion& a, const UltrasoundRegion& b)
{
    if (!a.spacing || !b.spacing)
        return a.spacing.has_value() == b.spacing.has_value();
    constexpr double tolerance = 1e-6;  // deltas are written in cm with few digits
    return std::abs(a.spacing->x - b.spacing->x) <= tolerance * a.spacing->x && std::abs(a.spacing->y - b.spacing->y) <= tolerance * a.spacing->y;
}

}  // namespace

Result<UltrasoundRegion> regionOf(const std::vector<UltrasoundRegion>& regions, const Box& lesion)
{
    constexpr int twoDimensional = 1;
    const UltrasoundRegion* found = nullptr;
    bool isCut = false;
    for (const UltrasoundRegion& region : regions) {
        if (region.spatialFormat != twoDimensional)
            continue;
        if (!holds(region.box, lesion)) {
            isCut = isCut || overlaps(region.box, lesion);
            continue;
        }
        if (found && !sameScale(*found, region))
            return Error{Errc::conflict, message("segment", "Two ultrasound regions with different scales hold the lesion; one was expected."), {}};
        if (!found || pixelsOf(region.box) < pixelsOf(found->box))
            found = &region;
    }
    if (found)
        return *found;
    if (isCut)
        return Error{Errc::invalid, message("segment", "The lesion lies partly outside the ultrasound region; all of it was expected inside."), {}};
    return Error{Errc::notFound, message("segment", "No two-dimensional ultrasound region holds the lesion (the image has %1 regions).", regions.size()), {}};
}

}  // namespace annulus
