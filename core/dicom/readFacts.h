#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"

#include <filesystem>

namespace annulus {

/// Reads what an object says of itself; the pixels are not touched. Lenient: what is missing stays empty, what is odd
/// becomes a warning. Fails only where the file is no DICOM object. An object without an image has rows = 0.
Result<Facts> readFacts(const std::filesystem::path& path);

}  // namespace annulus
