#pragma once

#include "core/image/Mask.h"
#include "core/segment/blockMeans.h"
#include "core/segment/breastLevels.h"

namespace annulus::breast {

/// The breast's blocks in pixels: whole inside, and along the edge the pixels that stand out of the air.
Mask atFullSize(const Image& image, const BlockMeans& means, const Bytes& breast, const Levels& levels, const Reading& reading);

/// Whole blocks of padding; single pixels with the padding value inside the breast are holes, and are filled.
Mask paddedBlocks(const BlockMeans& means, const Grid& grid);

}  // namespace annulus::breast
