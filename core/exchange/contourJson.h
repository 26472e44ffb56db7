#pragma once

#include "core/base/Result.h"
#include "core/project/Project.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace annulus {

/// One outline of a contour file.
struct StoredContour {
    std::string lesion, reader;
    int frame = 1;  ///< counts from 1
    Outline outline;
    bool operator==(const StoredContour&) const = default;
};

/// The outlines of one image in continuous pixel coordinates: centres at integers, x = column, y = row.
struct ContourFile {
    std::string patient, imageUid, imageHash;
    int columns = 0, rows = 0;
    std::vector<StoredContour> outlines;
    bool operator==(const ContourFile&) const = default;
};

ContourFile contourFileOf(const ImageRecord& image, std::span<const Roi* const> rois);

/// JSON with every coordinate in the shortest form that reads back to the same double.
Result<void> writeContourFile(const std::filesystem::path& file, const ContourFile& contours);
/// Refused with a sentence: what is no such file, a contour of fewer than three points, a frame below 1.
Result<ContourFile> readContourFile(const std::filesystem::path& file);

}  // namespace annulus
