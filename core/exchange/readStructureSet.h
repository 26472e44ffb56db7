#pragma once

#include "core/base/Result.h"
#include "core/roi/Outline.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace annulus {

/// Where the file of an image is; empty for one that is not known.
using FindImageFile = std::function<std::filesystem::path(const std::string& uid)>;

struct StructureOutline {
    std::string name;
    std::string imageUid;
    int frame = 1;
    Outline outline;  ///< in pixels of that image
};

struct StructureSet {
    std::vector<StructureOutline> outlines;
    std::vector<Message> refused;  ///< contours that could not be placed
};

/// Closed planar contours of a DICOM RT Structure Set (PS3.3 A.19). Points are in patient millimetres, so they can be laid only
/// on an image that says where it is: Image Position (0020,0032), Image Orientation (0020,0037) and Pixel Spacing (0028,0030).
/// Mammograms and most ultrasound do not; their contours are refused with that reason. Contours of one structure on one
/// image are one outline under the even-odd rule (holes by keyhole or by a second contour).
Result<StructureSet> readStructureSet(const std::filesystem::path& file, const FindImageFile& findImage);

/// RT Structure Set Storage.
bool isStructureSet(const std::string& sopClassUid);

}  // namespace annulus
