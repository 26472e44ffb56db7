#pragma once

#include "core/base/Result.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace annulus {

/// What a segment is, for the codes that other programs read.
enum class SegmentKind { lesion, ring };

/// A segment's pixels on one frame of the source image (counts from 1).
struct SegmentFrame {
    int frame = 1;
    Mask mask;
};

struct SegmentToWrite {
    std::string label;       ///< "Lesion 1", "Lesion 1 ring_0-1mm"; at most 64 characters are written
    SegmentKind kind = SegmentKind::lesion;
    std::string trackingId;  ///< of the lesion: the same on all its images; empty: none is written
    std::vector<SegmentFrame> frames;
    /// The model whose proposal a reader accepted; empty: drawn by hand (lesions) or worked out from the lesion (rings).
    std::string model{}, modelVersion{}, modelHash{};
};

struct SegmentationNote {
    std::string reader;       ///< Content Creator's Name; may be empty
    std::string description;  ///< of series and content; may be empty
};

/// Writes a BINARY DICOM Segmentation (PS3.3 A.51) in the pixels of one image object: same rows and columns, each frame bound
/// to its source frame by Derivation Image. Patient, study and frame of reference are the source's; where it has no frame
/// of reference (mammograms, most ultrasound) none is invented, and no position either. Refused with a sentence: no
/// segments, a mask of another size or without pixels, a frame the source does not have.
Result<void> writeSegmentation(const std::filesystem::path& file, const std::filesystem::path& source, std::span<const SegmentToWrite> segments,
                               const SegmentationNote& note = {});

}  // namespace annulus
