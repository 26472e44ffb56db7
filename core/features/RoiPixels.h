#pragma once

#include "core/base/Result.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace annulus {

/// The pixels of a region of one image, gathered once: what every feature class starts from.
struct RoiPixels {
    Grid grid;                         ///< of the image
    Box box;                           ///< bounding box of the region
    std::vector<std::uint8_t> inside;  ///< 0 or 1 over the box, row by row; for shape alone
    std::vector<Run> runs;             ///< of the region, counted from the box's first pixel
    std::int64_t count = 0;
    bool isFloat32 = false;            ///< bin edges of binCount are then single precision, as numpy makes them

    /// In scan order; empty for shape and where there are distinct values.
    std::vector<double> values;
    /// Distinct values ascending, how often each occurs, and which of them each pixel has: images of up to 65,536 whole
    /// numbers need no pass over their pixels for statistics and bin edges.
    std::vector<double> distinct;
    std::vector<std::int64_t> counts;
    std::vector<std::uint16_t> place;
};

/// Box and dense mask only: what shape needs.
RoiPixels gatherShape(const Mask& region);

/// `image` and `region` lie on grids of the same size and the region is not empty (asserted). An error where a
/// pixel of the region is not a number.
Result<RoiPixels> gather(const Image& image, const Mask& region);

/// The region in the image that a function makes of each pixel alone, from its distinct values (asserted).
Result<RoiPixels> mapped(const RoiPixels& roi, const std::function<double(double)>& function);

/// The value of each pixel in scan order, however they are kept.
std::vector<double> valuesOf(const RoiPixels& roi);

}  // namespace annulus
