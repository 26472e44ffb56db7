#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/features/FeatureValue.h"
#include "core/features/settings.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <span>
#include <string>
#include <vector>

namespace annulus {

/// A region of the image by the name it has in tables: "lesion", "ring_0-1mm", "lesion+ring_0-1mm".
struct NamedMask {
    std::string name;
    Mask mask;
    Message whyEmpty{};  ///< said of each feature where the mask has no pixel
};

/// Every feature the settings ask for, of every region, in the order regions x shape, image types x classes x
/// features. Filters see the whole image but make their pixels only around the region. A region or feature that cannot be computed is in the list with its reason; an error is what stops
/// the whole image (normalisation, cancelled). The same bits for any number of threads (0: all).
Result<std::vector<FeatureValue>> extract(const Image& image, std::span<const NamedMask> regions, const Settings& settings,
                                          const Progress& progress = {}, int threads = 0);

/// Names that extract() would answer for one region of a plane image (or a volume: 3), in its order.
std::vector<std::string> featureNames(const Settings& settings, int dimensions = 2);

/// True where no feature of the region has a value.
bool failedAltogether(std::span<const FeatureValue> values, std::string_view region);

}  // namespace annulus
