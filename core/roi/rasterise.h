#pragma once

#include "core/image/Mask.h"
#include "core/roi/Outline.h"

namespace annulus {

/// The pixels whose centre lies inside the outline by the even-odd rule over all its contours. A centre exactly
/// on an edge counts for the left and top edges only (half-open), so that outlines that share an edge share no
/// pixel and leave none out; this holds exactly, not within rounding. What lies outside the grid is cut off.
/// A contour with a coordinate that is not a finite number has no inside.
Mask rasterise(const Outline& outline, const Grid& grid);

/// The same for the pixels of `box` only (cut to the grid), in slice `box.k0`.
Mask rasterise(const Outline& outline, const Grid& grid, const Box& box);

}  // namespace annulus
