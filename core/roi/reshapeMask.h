#pragma once

#include "core/image/Mask.h"
#include "core/roi/Outline.h"

namespace annulus {

// Lengths are in mm, or in pixels where the grid is uncalibrated; distances run from pixel centre to pixel centre, as rings do.

/// With every pixel at most `distance` away from the mask.
Mask grow(const Mask& mask, double distance);

/// Without every pixel at most `distance` away from a pixel outside; what lies beyond the image takes nothing away.
Mask shrink(const Mask& mask, double distance);

/// Rounded: a Gaussian of this standard deviation over the mask, cut at one half. Details finer than that go, a straight
/// edge stays where it is; beyond the image the mask is taken to go on as at its border.
Mask smoothMask(const Mask& mask, double deviation);

/// The mask without the piece that a line cuts off. The pixels are parted by the side of the line on which their centres
/// lie, and the smaller side goes (`keepSmaller`: the larger one). A line that does not cross the mask changes nothing.
Mask cutMask(const Mask& mask, Point from, Point to, bool keepSmaller = false);

}  // namespace annulus
