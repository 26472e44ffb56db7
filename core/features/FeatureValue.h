#pragma once

#include "core/base/Message.h"

#include <optional>
#include <string>

namespace annulus {

/// One number of one region, or the reason why there is none; never a silent NaN.
struct FeatureValue {
    std::string region;   ///< "lesion", "ring_0-1mm", "lesion+ring_0-1mm"
    std::string feature;  ///< full PyRadiomics name, "original_firstorder_Mean"
    std::optional<double> value;
    Message reason;       ///< one sentence where value is empty
    bool operator==(const FeatureValue&) const = default;
};

}  // namespace annulus
