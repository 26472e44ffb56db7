#pragma once

#include "core/base/Result.h"
#include "core/features/settings.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace annulus {

/// What a parameter file asks for, and what of it this version does not do: a sentence each, with its line.
struct ParameterFile {
    Settings settings;
    std::vector<Message> refused;
};

/// A PyRadiomics parameter file (imageType, featureClass, setting) with an optional block `annulus:`. Broken
/// YAML and values that cannot be meant are errors with the line; names nobody knows and things not computed by
/// this version are listed as refused.
Result<ParameterFile> parseParameters(std::string_view yaml);
Result<ParameterFile> readParameterFile(const std::filesystem::path& file);

}  // namespace annulus
