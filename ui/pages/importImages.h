#pragma once

#include "core/base/Progress.h"
#include "core/project/Project.h"
#include "ui/document/importReport.h"
#include "ui/jobs/JobRunner.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace annulus::ui {

/// What an import found: records to add and what became of every file.
struct Imported {
    std::vector<ImageRecord> images;
    std::vector<ImportRow> rows;
    bool isPartial = false;  ///< stopped on the way; what was found until then is here
    [[nodiscard]] JobCounts counts() const;  ///< copies of what is there were not asked for
};

/// Looks through files and folders on a worker. `known`: SOP instances that the project holds already.
Result<Imported> importImages(const std::vector<std::filesystem::path>& places, const std::set<std::string>& known, const Progress& progress);

/// Writes the demo cohort below `folder` unless it is there, and answers its project file: images, outlines of the
/// first reader, features.
Result<std::filesystem::path> prepareDemo(const std::filesystem::path& folder, const Progress& progress);

}  // namespace annulus::ui
