#pragma once

#include "core/base/Result.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace annulus {

struct LabelledMask {
    std::string name;
    Mask mask;  ///< all on one grid
};

/// One picture of numbers 1, 2, ... in the order of the masks (where two of them overlap the later one stays) and beside it
/// the list of their names as ITK-SNAP reads and writes it ("Label Descriptions").
Result<void> writeLabelledMasks(const std::filesystem::path& image, const std::filesystem::path& names, std::span<const LabelledMask> masks);

/// The names of an ITK-SNAP label file by number, without 0 (clear).
Result<std::map<int, std::string>> readLabelNames(const std::filesystem::path& file);

/// The regions of a picture of numbers, by rising number; called as the label file says, else "Label 3".
Result<std::vector<LabelledMask>> readLabelledMasks(const std::filesystem::path& image, const std::map<int, std::string>& names);

}  // namespace annulus
