#pragma once

#include "core/image/Mask.h"
#include "core/roi/Outline.h"

namespace annulus {

/// An outline with few points whose pixels, by rasterise(), are exactly those of the mask: what a brush painted can be shown
/// and edited like what was drawn by hand. Each of its lines goes on as long as it parts the centres inside from those outside.
/// Pieces that touch at a corner stay apart.
Outline outlineOfMask(const Mask& mask);

}  // namespace annulus
