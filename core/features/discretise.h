#pragma once

#include "core/base/Message.h"
#include "core/features/RoiPixels.h"
#include "core/features/settings.h"

#include <cstdint>
#include <vector>

namespace annulus {

/// Grey levels of a region, 1 .. highest, as PyRadiomics' numpy.digitize gives them: level = number of bin
/// edges that are not above the value.
struct Levels {
    std::vector<std::int32_t> level;   ///< over the region's box row by row, 0 outside the region
    std::vector<std::int64_t> counts;  ///< counts[g] pixels have level g; counts[0] is 0
    Message problem;                   ///< why there are none, else empty

    [[nodiscard]] int highest() const { return static_cast<int>(counts.size()) - 1; }
};

/// Fixed bin width or, where binCount is set, a fixed number of bins between minimum and maximum.
Levels discretise(const RoiPixels& roi, const FeatureSettings& settings);

/// The bin edges, ascending; for reports and tests.
std::vector<double> binEdges(const RoiPixels& roi, const FeatureSettings& settings);

}  // namespace annulus
