#pragma once

#include "core/base/Result.h"

#include <filesystem>

namespace annulus {

/// Refuses a NIfTI file whose header ITK cannot be trusted with: its reader ends the program where a number of the
/// geometry is not finite, and makes room for whatever size is claimed. NIfTI-1 and -2, either byte order, .nii and .nii.gz.
Result<void> checkNiftiHeader(const std::filesystem::path& file);

}  // namespace annulus
