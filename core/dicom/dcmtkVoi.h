#pragma once

#include "core/dicom/VoiLut.h"
#include "core/dicom/dcmtkObject.h"

namespace annulus::dcmtk {

/// Windows of one frame (counts from 1), paired by index with their explanations; unusable ones are left out with a warning.
std::vector<Window> windowsOf(DcmItem& dataset, int frame, TextReader& text, std::vector<Message>& warnings);

/// The VOI LUT Sequence of one frame, in order; unusable tables are left out with a warning.
std::vector<VoiLutPtr> voiLutsOf(DcmItem& dataset, int frame, TextReader& text, std::vector<Message>& warnings);

/// A table of a LUT item: descriptor and data, whichever way they are stored. `isSigned` tells how the first mapped
/// value is meant.
struct LutTable {
    std::int32_t firstMapped = 0;
    int bits = 0;
    std::vector<std::uint16_t> values;
};
std::optional<LutTable> lutTableOf(DcmItem& item, const DcmTagKey& descriptor, const DcmTagKey& data, bool isSigned);

}  // namespace annulus::dcmtk
