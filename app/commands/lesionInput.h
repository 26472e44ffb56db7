#pragma once

#include "core/base/Result.h"
#include "core/dicom/readSegmentation.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace annulus {

/// A lesion mask and what should be said of it.
struct Lesion {
    Mask mask;
    std::vector<Message> notes;
};

/// A lesion mask as the verbs take it: the pixels with `label` (PNG and DICOM images without a label: all that are not
/// zero; NRRD and NIfTI: 1). A label that does not occur is refused with those that do. A file without the ending of an
/// image file is read as DICOM: of a Segmentation the segment with the number `label`, as far as it is drawn on `target`.
/// Only DICOM masks are laid on the target's grid.
Result<Lesion> readLesion(const std::filesystem::path& file, std::optional<int> label, const std::optional<MaskTarget>& target = {});

/// True where readLesion reads the mask as DICOM.
bool isDicomMask(const std::filesystem::path& file);

/// --spacing X,Y as it was typed: nothing where it was not given, a sentence where it is not two numbers above zero.
Result<std::optional<Spacing>> givenSpacing(const std::vector<double>& values);

/// Refuses a grid without millimetres and names the option that gives them.
Result<void> checkCalibrated(const Grid& grid);

}  // namespace annulus
