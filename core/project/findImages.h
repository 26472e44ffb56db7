#pragma once

#include "core/base/Progress.h"
#include "core/project/Edit.h"

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

/// An image whose file is not where the project knows it.
struct MissingImage {
    std::string patient, uid;
    std::filesystem::path path;
    bool operator==(const MissingImage&) const = default;
};

std::vector<MissingImage> missingImages(const Project& project, const Progress& progress = {});

struct FoundImages {
    MoveImages found;                                   ///< empty where nothing was found
    std::vector<MissingImage> missing;                  ///< still
    std::vector<std::filesystem::path> changed;         ///< files of a missing one's name with other bytes
};

/// Looks for the missing images at and below these places: a file is the one when its SHA-256 is, and then its SOP
/// Instance UID is the same too, whatever its name. Names that fit are read first.
Result<FoundImages> findImages(const Project& project, const std::vector<std::filesystem::path>& places, const Progress& progress = {});

}  // namespace annulus
