#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace annulus {

Result<std::string> readTextFile(const std::filesystem::path& file);

/// Writes beside the target, fsyncs, renames: the old file or the whole new one, never half of it.
Result<void> writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);

/// Moves a finished file onto the target, with fsync of file and folder.
Result<void> commitFile(const std::filesystem::path& finished, const std::filesystem::path& target);

/// UTF-8 on every platform.
std::string toUtf8(const std::filesystem::path& path);

}  // namespace annulus
