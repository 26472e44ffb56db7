#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

/// One segment on one frame of one source image.
struct SegmentPlace {
    int segment = 0;      ///< Segment Number
    std::string label;
    bool isRing = false;  ///< written by this program around a lesion: drawn again from it, never read
    std::string imageUid;
    int frame = 1;        ///< of the source image
    bool operator==(const SegmentPlace&) const = default;
};

struct SegmentList {
    std::string reader;  ///< Content Creator's Name
    std::vector<SegmentPlace> places;  ///< by segment, then image and frame
};

/// What a DICOM Segmentation holds for which images; the pixels of each come from readSegmentation. Refused with a
/// sentence: frames that name no source image, no segments.
Result<SegmentList> listSegments(const std::filesystem::path& file);

}  // namespace annulus
