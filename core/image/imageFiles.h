#pragma once

#include "core/base/Result.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <optional>

namespace annulus {

/// Reads NRRD, NIfTI or PNG in the stored pixel type. A PNG and an NRRD without spacing are uncalibrated; a
/// colour PNG becomes grey only when its channels are equal, else it is refused. 2-D files stay 2-D (Nd = 2),
/// 3-D files stay 3-D, also with one slice.
Result<Image> readImageFile(const std::filesystem::path& file);

/// Reads a mask: PNG as zero / not zero, NRRD and NIfTI as the pixels equal to `label` (default 1).
Result<Mask> readMaskFile(const std::filesystem::path& file, std::optional<int> label = {});

/// Writes PNG (0/255), NRRD or NIfTI (0/1) by the file's ending, in the mask's own grid.
Result<void> writeMaskFile(const std::filesystem::path& file, const Mask& mask);

/// Writes NRRD in the image's own type, or an 8- or 16-bit PNG.
Result<void> writeImageFile(const std::filesystem::path& file, const Image& image);

/// True for the endings that readImageFile knows (.nrrd .nhdr .nii .nii.gz .png).
bool isImageFileName(const std::filesystem::path& file);

}  // namespace annulus
