#pragma once

#include "core/base/units.h"
#include "core/image/Mask.h"
#include "core/image/Spacing.h"
#include "core/roi/Outline.h"

#include <optional>
#include <vector>

namespace annulus {

/// The way from the chest wall into the breast, along a row or a column of the stored picture.
struct Anterior {
    int alongRow = 1;     ///< 1: towards higher columns, -1: lower ones, 0: not along rows
    int alongColumn = 0;
};

/// Where the nipple is likely to be: in the middle of what lies farthest from the chest wall. An estimate: a fold of the
/// abdomen or a retracted nipple misleads it. Nothing where the mask is empty.
std::optional<Point> estimateNipple(const Mask& breast, const Anterior& anterior);

/// Distance of two points in the picture's millimetres.
Millimetres distanceOf(const Point& a, const Point& b, const Spacing& spacing);

/// The parts of the circle about `centre` that lie in the breast. A lesion is about as far from the nipple in the one view as
/// in the other, since compression spreads the breast about it (the arc method of correlating CC and MLO; Kopans,
/// Breast Imaging, 3rd ed., ch. 24; the straight-line variant differs by its reference line).
std::vector<Contour> arcInBreast(const Mask& breast, const Spacing& spacing, const Point& centre, Millimetres radius);

}  // namespace annulus
