#pragma once

#include "core/segment/blockMeans.h"

namespace annulus::breast {

/// The largest piece above the threshold without what hangs on it by a thin bridge, holes filled.
Bytes breastBlocks(const BlockMeans& image, double threshold);

/// Blocks next to one of the other kind: there the pixels decide.
Bytes edgeBlocks(const Bytes& breast, const Size& size);

}  // namespace annulus::breast
