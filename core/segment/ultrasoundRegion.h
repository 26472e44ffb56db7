#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"
#include "core/image/Mask.h"

#include <vector>

namespace annulus {

/// The 2-D region (Region Spatial Format (0018,6012) = 1) of an ultrasound frame that holds the whole lesion; of several with
/// the same scale the smallest. Refused with a sentence: no region, a lesion partly outside, two scales at one place.
Result<UltrasoundRegion> regionOf(const std::vector<UltrasoundRegion>& regions, const Box& lesion);

}  // namespace annulus
