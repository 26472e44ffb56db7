#pragma once

#include "core/base/Result.h"
#include "core/features/featureTable.h"
#include "core/features/settings.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace annulus {

/// What the command line says of one case.
struct CaseFiles {
    std::filesystem::path image, mask;
    std::optional<int> label;
    std::optional<Spacing> spacing;
    int frame = 1;
    bool asVolume = false;
};

/// One image with its lesion on the image's own grid, and what is known of both.
struct Case {
    Image image;
    Mask lesion;
    FeatureSource source;
    std::vector<Message> warnings;   ///< of the image
    std::vector<Message> maskNotes;
};

/// Reads a case. The spacing is the one given, else what the parameters choose, else the image's; on ultrasound
/// that of the region the lesion lies in.
Result<Case> readCase(const CaseFiles& files, const Settings& settings);

}  // namespace annulus
