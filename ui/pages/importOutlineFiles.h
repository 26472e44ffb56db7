#pragma once

#include "core/exchange/importOutlines.h"
#include "ui/document/importReport.h"
#include "ui/jobs/JobRunner.h"

namespace annulus::ui {

/// What an import of outlines found, ready for the report.
struct ImportedOutlines {
    std::vector<AddRoi> edits;
    std::vector<ImportRow> rows;
    bool isPartial = false;  ///< it was stopped
    [[nodiscard]] JobCounts counts() const;
};

/// Outlines from masks, segmentations, structure sets and contour files for the images of a project.
Result<ImportedOutlines> importOutlineFiles(const Project& project, const std::vector<std::filesystem::path>& places, const std::string& reader, const Progress& progress);

}  // namespace annulus::ui
