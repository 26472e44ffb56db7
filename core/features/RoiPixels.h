#pragma once

#include "core/base/Result.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <cstdint>
#include <vector>

namespace annulus {

/// The pixels of a region of one image, gathered once: what every feature class starts from.
struct RoiPixels {
    Grid grid;                         ///< of the image
    Box box;                           ///< bounding box of the region
    std::vector<std::uint8_t> inside;  ///< 0 or 1 over the box, row by row
    std::int64_t count = 0;
    std::vector<double> values;        ///< in scan order; empty for shape
    bool isFloat32 = false;            ///< bin edges of binCount are then single precision, as numpy makes them

    /// Distinct values ascending and how often each occurs: integer images need no pass over the pixels
    /// for statistics and binning. Empty where there would be as many entries as pixels.
    std::vector<double> distinct;
    std::vector<std::int64_t> counts;
};

/// Box and dense mask only: what shape needs.
RoiPixels gatherShape(const Mask& region);

/// `image` and `region` lie on grids of the same size and the region is not empty (asserted). An error where a
/// pixel of the region is not a number.
Result<RoiPixels> gather(const Image& image, const Mask& region);

}  // namespace annulus
