#pragma once

#include "core/base/Progress.h"
#include "core/project/Log.h"

#include <filesystem>
#include <vector>

namespace annulus {

struct VerifySettings {
    bool images = false;  ///< also read every image file and compare its hash
};

/// What was looked at and everything that is wrong.
struct VerifyReport {
    LogHead head;                ///< to be noted elsewhere: who cuts the log at its end can change the remark about it as well
    std::size_t edits = 0;
    std::size_t patients = 0, images = 0;
    std::size_t missingImages = 0;
    std::vector<Error> problems;
};

/// Is a project file what its log says? Every entry sealed with the one before, every part with the hash it is known by,
/// the state equal to the log replayed, and if wanted the image files as they were imported. The error is what keeps it
/// from being looked at.
Result<VerifyReport> verifyProject(const std::filesystem::path& file, const VerifySettings& settings = {}, const Progress& progress = {});

/// The project that the log of the file tells of.
Result<Project> replayProject(const std::filesystem::path& file, const Progress& progress = {});

/// The same as a project file of its own, with the log it was made from.
Result<void> writeReplayed(const std::filesystem::path& file, const std::filesystem::path& target, const Progress& progress = {});

}  // namespace annulus
