#pragma once

#include "core/base/Result.h"
#include "core/project/Project.h"

#include <filesystem>

namespace annulus {

/// Writes what an extraction of a whole cohort depends on, taken out of the project: every patient with images (paths,
/// hashes, facts without names and dates) and outlines, the ring settings, and what features are made with. A new folder:
/// `manifest.json` (format, rings, regions, SHA-256 of each other file and over all of it), `patients.jsonl` (one line per
/// patient) and `parameters.yaml`. The folder is there whole or not at all, and one that exists is never changed. Images
/// below the folder's parent are named by relative path.
Result<void> writeManifest(const Project& project, const std::filesystem::path& folder);

/// The project of such a folder. A file that is not as it was written, or a version whose features would differ, is refused
/// with one sentence. It extracts to the same bytes as the one that was exported.
Result<Project> readManifest(const std::filesystem::path& folder);

}  // namespace annulus
