#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"
#include "core/image/Grid.h"
#include "core/image/Picture.h"

#include <filesystem>
#include <optional>

namespace annulus {

/// An image file as its own display shows it, in grey, and where its pixels lie.
struct ShownPicture {
    Picture picture;
    Grid grid;
    std::optional<Facts> facts;  ///< of a DICOM object
};

/// DICOM by its first window or LUT and its polarity; of other files 8-bit values as they are, others over their range.
Result<ShownPicture> readShownPicture(const std::filesystem::path& file, int frame = 1);

}  // namespace annulus
