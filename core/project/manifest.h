#pragma once

#include "core/base/Result.h"
#include "core/project/Project.h"

#include <filesystem>
#include <string>

namespace annulus {

/// What an extraction of a whole cohort depends on, taken out of the project: every patient with images (paths, hashes,
/// facts without names and dates) and outlines, the ring settings, and the extraction parameters as YAML.
struct Manifest {
    Project project;
    std::string parameters;
    bool operator==(const Manifest&) const = default;
};

/// Writes a new folder: `manifest.json` (format, ring settings, SHA-256 of each other file and over all of it),
/// `patients.jsonl` (one line per patient) and `parameters.yaml`. The folder is there whole or not at all, and one that
/// exists is never changed. Images below the folder's parent are named by relative path.
Result<void> writeManifest(const Manifest& manifest, const std::filesystem::path& folder);

/// Reads such a folder. A file that is not as it was written, or a version whose features would differ, is refused with
/// one sentence. The project extracts to the same bytes as the one that was exported.
Result<Manifest> readManifest(const std::filesystem::path& folder);

}  // namespace annulus
