#pragma once

#include "core/base/Result.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <optional>

namespace annulus {

/// What the object says of the pixels that are not breast.
struct BreastSettings {
    std::optional<Range> padding;     ///< closed range of pixel padding values, in stored values
    bool backgroundIsBright = false;  ///< air has the largest values: MONOCHROME1, most For Processing images
    bool operator==(const BreastSettings&) const = default;
};

/// The breast on a mammogram: air, pixel padding, labels and markers are left out, the largest piece is kept and its
/// holes are filled. Skin and pectoral muscle belong to it. Works on processed images (air exactly one value), on raw
/// and film images with noise or a slow gradient in the air. An image without air is breast all over, padding apart.
/// Refused with a sentence: several slices, an image of one value, nothing but padding.
Result<Mask> breastMask(const Image& image, const BreastSettings& settings = {});

/// What rings may use on an ultrasound frame: the region's box, cut to the frame.
Mask tissueMask(const Grid& grid, const Box& region);

}  // namespace annulus
