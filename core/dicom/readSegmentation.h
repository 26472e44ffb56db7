#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace annulus {

/// The image that a mask is wanted for.
struct MaskTarget {
    Grid grid;
    std::string sopInstanceUid;  ///< empty where the image is no DICOM object
    int frame = 1;               ///< counts from 1
};

struct SegmentMask {
    Mask mask;                   ///< on the target's grid; without a target on the object's own, with its spacing
    std::vector<Message> notes;  ///< what a reader should know; the mask is still usable
};

/// True for Segmentation objects, also for the kinds that readSegmentation refuses.
bool isSegmentation(const Facts& facts);

/// One segment of a DICOM Segmentation (PS3.3 A.51), `segment` by its Segment Number; without it the only one. Frames that
/// name their source image (Derivation Image) count where they name the target; several of them are united. Without a
/// DICOM target all frames of the segment must have the same source. FRACTIONAL pixels count from half of the Maximum
/// Fractional Value on. Rows and columns must be the target's: nothing is resampled.
Result<SegmentMask> readSegmentation(const std::filesystem::path& path, std::optional<int> segment, const std::optional<MaskTarget>& target = {});

}  // namespace annulus
