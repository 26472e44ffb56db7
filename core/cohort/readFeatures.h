#pragma once

#include "core/base/Progress.h"
#include "core/features/featureTable.h"

#include <filesystem>

namespace annulus {

struct FeatureReading {
    std::vector<FeatureTableItem> items;  ///< in the order of the table
    std::vector<Message> notes;           ///< columns that are no features, cells that are no numbers
};

/// A table of features in the long or the wide form (featureTable.h), told apart by the header. The long form needs patient or case, region,
/// feature and value; the wide form patient or case. A cell that is no number is missing with that reason.
Result<FeatureReading> parseFeatures(std::string_view csv, const Progress& progress = {});
Result<FeatureReading> readFeatures(const std::filesystem::path& file, const Progress& progress = {});

}  // namespace annulus
