#pragma once

#include "core/base/Result.h"
#include "core/filters/FilterSettings.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// What a filter works on. PyRadiomics filters the whole image before it crops to the region, so borders and maxima
/// are the whole image's; derived pixels are made only where they are wanted.
struct FilterInput {
    const Image& image;             ///< whole
    const Mask& region;             ///< on the image's grid; only LBP3D looks at it
    Box box;                        ///< where derived pixels are wanted, inside the image, not empty
    const FilterSettings& settings;
    double largest = 0;             ///< largest |x| of the whole image (largestMagnitude)
    std::optional<int> flatAxis{};  ///< axis that force2D leaves out of a volume: 0 = i, 1 = j, 2 = k
    int planeAxis = 2;              ///< axis across the planes of LBP2D in a volume (force2Ddimension)
};

/// Receives one derived image over the input's box, or the reason why there is none. Images come one at a time, so that
/// a caller needs memory for one.
using TakeImage = std::function<void(const std::string& name, Result<Image> image)>;

using PixelFunction = std::function<double(double)>;

/// One image type of PyRadiomics: one file, one line in imageFilters.cpp.
struct ImageFilter {
    std::string_view name;  ///< in parameter files: "Wavelet"
    Message definition;     ///< one line with its formula
    /// Names of the derived images ("wavelet-LH", ...) in the order in which derive() makes them.
    std::vector<std::string> (*names)(const FilterSettings& settings, int dimensions, std::optional<int> flatAxis);
    /// Calls `take` once for each name.
    void (*derive)(const FilterInput& input, const TakeImage& take);
    /// Where the filter makes one image of each pixel alone: how, given the whole image's largest |x|, or why there is none.
    Result<PixelFunction> (*ofPixel)(double largest) = nullptr;
};

}  // namespace annulus
