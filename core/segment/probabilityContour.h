#pragma once

#include "core/image/Mask.h"
#include "core/roi/Outline.h"

#include <span>

namespace annulus {

/// The line where a field of probabilities, one for each pixel of the piece's grid, falls through 1/2 around a piece of
/// pixels: between the centres of a pixel inside and a neighbour outside, where the straight line between their values
/// crosses it (marching squares, Lorensen and Cline 1987). Holes of the piece are ignored, and so are other pieces nearby.
/// Rounded by Taubin's smoothing and thinned to a tenth of a pixel.
Outline probabilityContour(const Mask& piece, std::span<const double> probability);

}  // namespace annulus
