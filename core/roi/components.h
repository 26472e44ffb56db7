#pragma once

#include "core/image/Mask.h"

namespace annulus {

/// The pieces of a mask, largest first (ties in reading order). Pixels of a piece are joined over their
/// four neighbours; slices are separate.
std::vector<Mask> componentsOf(const Mask& mask);

/// The largest piece; empty for an empty mask.
Mask largestComponent(const Mask& mask);

/// The mask with every hole filled: background that is not joined to the image border over four neighbours. A
/// hole closed only by pixels that touch at a corner is closed.
Mask fillHoles(const Mask& mask);

}  // namespace annulus
