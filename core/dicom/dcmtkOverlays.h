#pragma once

#include "core/dicom/dcmtkObject.h"
#include "core/dicom/overlayPlanes.h"

#include <functional>

namespace annulus::dcmtk {

/// Overlays that lie on one frame of an image of this size. `samples`: reads the decoded words of the frame, for overlays
/// within them; may be empty.
struct EmbeddedBits {
    int bitsAllocated = 0;
    std::vector<std::uint8_t> bytes;
};
using ReadSamples = std::function<std::optional<EmbeddedBits>()>;
Overlays overlaysOf(DcmItem& dataset, const Size& size, int frame, TextReader& text, const ReadSamples& samples = {});

}  // namespace annulus::dcmtk
