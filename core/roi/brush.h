#pragma once

#include "core/image/Mask.h"
#include "core/roi/Outline.h"

namespace annulus {

enum class BrushShape { round, square };

/// Half sizes in pixels: a brush of one size in mm is as wide and high as the spacing says.
struct Brush {
    double radiusX = 2.5;
    double radiusY = 2.5;
    BrushShape shape = BrushShape::round;
    bool operator==(const Brush&) const = default;
};

/// The pixels whose centre the brush passes over on its way from one point to the other; its rim counts. Where it covers no
/// centre it paints the pixel it stands on, so that no brush is too small to paint. What lies outside the grid is cut off.
Mask strokeMask(const Grid& grid, Point from, Point to, const Brush& brush);

/// The rim of the brush at a point, for the cursor.
Contour brushContour(Point at, const Brush& brush);

}  // namespace annulus
