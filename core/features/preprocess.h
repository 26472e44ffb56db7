#pragma once

#include "core/base/Result.h"
#include "core/features/settings.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

namespace annulus {

// The steps before any feature, each as PyRadiomics does it; extract() calls them in this order.

/// (x - mean) / standard deviation (N - 1) over the whole image, clipped to +-removeOutliers, times
/// normalizeScale; double precision.
Result<Image> normalise(const Image& image, const Settings& settings);

struct ImageAndMask {
    Image image;
    Mask mask;
};

/// Image (settings.interpolator) and mask (nearest neighbour) on a grid of the new spacing around the region's
/// box plus padDistance, aligned by the corner of the first pixel. The pixel type stays: integers are clamped and
/// truncated. Where the spacing is that already, both are cut to that box as they are.
Result<ImageAndMask> resample(const Image& image, const Mask& region, const Settings& settings);

/// True where the settings ask for resampling.
bool wantsResampling(const Settings& settings);

/// Image and mask cut to the region's box plus padDistance (preCrop): filters see no more of the image.
ImageAndMask croppedAround(const Image& image, const Mask& region, const Settings& settings);

/// The pixels of the region inside resegmentRange (closed).
Result<Mask> resegment(const Image& image, const Mask& region, const Settings& settings);

/// One pixel, too few dimensions or too small: the sentence, else nothing.
Result<void> checkRegion(const Mask& region, const Settings& settings);

/// The mask on the image's grid: pixel by pixel where both agree within geometryTolerance, resampled by nearest
/// neighbour where correctMask is set, else the sentence that names the fix.
Result<Mask> onGridOf(const Grid& image, const Mask& mask, const Settings& settings);

}  // namespace annulus
