#pragma once

#include "core/image/Grid.h"
#include "core/roi/Outline.h"

namespace annulus {

/// The part of the outline that lies on the grid's pixels (their edges at -0.5 and size - 0.5): each contour cut to the
/// rectangle by Sutherland and Hodgman 1974. A contour that leaves the image and comes back stays one contour, joined along
/// the border; contours wholly outside are gone. rasterise() gives the same pixels for both.
Outline clipOutline(const Outline& outline, const Grid& grid);

}  // namespace annulus
