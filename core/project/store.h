#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/project/Log.h"
#include "core/project/Project.h"

#include <filesystem>

namespace annulus {

/// Writes a project as one SQLite file (`*.annulus`) with a log of its own: beside the target, fsync, rename, so that
/// the old file or the whole new one is there at any moment; the old one stays as a backup. Images below the project's
/// folder are kept by relative path. The window saves its working copy instead, which carries the log on.
Result<void> saveProject(const Project& project, const std::filesystem::path& file, const Author& author = thisAuthor());

/// Reads a project file of this or an earlier format. Anything that is not one or is damaged is refused with one
/// sentence. Image files are not touched: a missing one is found when it is opened.
Result<Project> openProject(const std::filesystem::path& file, const Progress& progress = {});

/// The log of a project file or of a working copy, oldest first. A file of format 1 has none.
Result<std::vector<LogEntry>> readLogOf(const std::filesystem::path& file);

}  // namespace annulus
