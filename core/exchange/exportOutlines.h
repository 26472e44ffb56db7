#pragma once

#include "core/base/Progress.h"
#include "core/exchange/writeSegmentation.h"
#include "core/project/Project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

/// How outlines leave the program.
enum class OutlineFormat {
    dicomSeg,  ///< one object for each image and reader, lesion and rings as segments
    nrrd,      ///< one file of 0 and 1 for each region
    nifti,
    png,       ///< 0 and 255
    labels,    ///< NIfTI with 1, 2, ... and the names beside in ITK-SNAP's label file, one for each frame and reader
    json       ///< contours of one patient
};

struct ExportSettings {
    OutlineFormat format = OutlineFormat::dicomSeg;
    std::string reader;      ///< of one reader only; empty: everybody's
    bool allReaders = true;  ///< false: `reader` alone, also where it is the one without a name
    bool rings = true;       ///< with the project's ring settings
};

struct ExportReport {
    std::vector<std::filesystem::path> files;
    std::size_t outlines = 0;
    std::vector<Error> refused;  ///< one for each image that gave nothing or less than it has, with where
};

/// Writes the outlines of these patients (all when none are named) into the folder: PATIENT/PATIENT_VIEW_READER.dcm and the like (the image's UID in
/// place of PATIENT_VIEW where a patient has two of one view).
/// One image that cannot be written does not stop the others. Masks and rings are those of the features.
Result<ExportReport> exportOutlines(const Project& project, const std::vector<std::string>& patients, const ExportSettings& settings,
                                    const std::filesystem::path& folder, const Progress& progress = {});

/// A name as a part of a file's name: letters and digits of any script, '-' and '_'; everything else becomes '_'.
std::string fileNamePart(std::string_view name);

}  // namespace annulus
