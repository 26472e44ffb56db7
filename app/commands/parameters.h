#pragma once

#include "core/features/parameterFile.h"
#include "core/project/Project.h"

#include <string>

namespace annulus {

/// --params is a file or the name of a preset; nothing is the default preset.
Result<ParameterFile> parametersFor(const std::string& params);
/// What --params chooses for a project, with the regions it asks for; without --params what the project holds.
Result<ExtractionSettings> extractionFor(const std::string& params, const Project& project);

/// "original-2d, ...": what --params may name.
std::string presetNames();
/// What --help says of --params.
std::string paramsHelp();
/// ... where a project brings its own.
std::string projectParamsHelp();

}  // namespace annulus
