#pragma once

#include "core/features/FeatureColumns.h"

#include <string>
#include <vector>

namespace annulus {

/// A part of a row none of whose features has a value, with the reason of the first one.
struct EmptyPart {
    std::string region;
    std::string image;  ///< the derived image, "wavelet-LH"; empty: the whole region
    Message reason;
    bool operator==(const EmptyPart&) const = default;
};

/// Regions without any value; of the others every derived image without any.
std::vector<EmptyPart> emptyParts(const FeatureColumns& columns, const Numbers& numbers);

}  // namespace annulus
