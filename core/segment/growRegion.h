#pragma once

#include "core/image/Image.h"
#include "core/image/Mask.h"
#include "core/roi/Outline.h"

#include <optional>

namespace annulus {

struct RegionGrowing {
    double tolerance = 10;  ///< in the image's own values, above and below the seed's
    int radius = 1;         ///< values are means over (2 radius + 1)^2 pixels, so that speckle does not stop the region
    bool fillHoles = true;
    std::int64_t mostPixels = 4'000'000;  ///< a region that runs away is no lesion: it stops here
    bool operator==(const RegionGrowing&) const = default;
};

/// The mean around a pixel, cut at the image's border.
double localMean(const Image& image, std::int64_t i, std::int64_t j, int radius);

/// All pixels joined to the seed over four neighbours whose local mean differs from the seed's by at most the tolerance;
/// empty beyond the image. `reference`: the value to compare with in place of the seed's own.
Mask growRegion(const Image& image, Point seed, const RegionGrowing& how, std::optional<double> reference = {});

/// The pixels of a mask whose stored value lies in a closed range.
Mask pixelsWithin(const Image& image, const Mask& mask, const Range& values);

/// The threshold that parts the pixels of a mask into two classes with the largest variance between them (Otsu 1979), over 256
/// bins of their range; the largest value of the lower class. Nothing for a mask whose pixels are all equal.
std::optional<double> otsuThreshold(const Image& image, const Mask& mask);

}  // namespace annulus
