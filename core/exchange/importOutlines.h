#pragma once

#include "core/base/Progress.h"
#include "core/project/Edit.h"

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

struct OutlineImport {
    std::vector<AddRoi> edits;   ///< with the ids that the project gives next, in order: apply them as one step
    std::vector<std::filesystem::path> sources;  ///< the file of each edit
    std::size_t files = 0;       ///< that gave at least one outline
    std::vector<Error> refused;  ///< one for each file or part that gave nothing, with where: the list of mismatches
    std::vector<std::filesystem::path> refusedFiles;  ///< the file of each
};

/// Outlines from files and folders (searched with their subfolders) for the images of a project:
/// - DICOM Segmentations, by the image that each frame names; rings of this program are left out,
/// - RT Structure Sets, by the image of each contour,
/// - contour files of this program, by image UID,
/// - masks (PNG, NRRD, NIfTI) by name: the image's UID, the name of its file, or PATIENT_VIEW as DEMO-0001_RCC; something more
///   may follow after "_" ("DEMO-0001_RCC_lesion", "P7_US_frame14"). Pictures of several labels give one outline for each, named by ITK-SNAP's
///   label file beside (NAME_labels.txt or NAME.txt).
/// An outline that the project has already (same image, frame, reader, name and pixels) is left out with that reason. They are
/// `reader`'s; where that is empty, those of whoever the file names. Outlines keep exactly the pixels of their masks.
OutlineImport importOutlines(const Project& project, const std::vector<std::filesystem::path>& places, const std::string& reader,
                             const Progress& progress = {});

/// The edits with the ids that a project gives now: it may have drawn others since they were read.
std::vector<Edit> numberedAnew(const Project& project, std::vector<AddRoi> edits);

}  // namespace annulus
