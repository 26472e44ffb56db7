#pragma once

#include "core/image/Mask.h"
#include "core/roi/Outline.h"

namespace annulus {

/// The outline of a slice of a mask along the edges of its pixels, holes included; rasterise() of it gives the
/// same pixels again. Vertices stand at corners only (x.5, y.5). Pixels that touch at a corner get contours of
/// their own: no contour crosses itself. The mask is on the right hand of the direction of travel.
Outline traceOutline(const Mask& mask, std::int64_t slice = 0);

}  // namespace annulus
