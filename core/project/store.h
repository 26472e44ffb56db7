#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/project/Project.h"

#include <filesystem>

namespace annulus {

/// Writes a project as one SQLite file (`*.annulus`): beside the target, fsync, rename, so that the old file or the
/// whole new one is there at any moment. Images below the project's folder are kept by relative path.
Result<void> saveProject(const Project& project, const std::filesystem::path& file);

/// Reads a project file. Anything that is not one, is damaged, or was written by a newer version is refused with
/// one sentence. Image files are not touched: a missing one is found when it is opened.
Result<Project> openProject(const std::filesystem::path& file, const Progress& progress = {});

}  // namespace annulus
