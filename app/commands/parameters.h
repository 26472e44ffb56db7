#pragma once

#include "core/features/parameterFile.h"
#include "core/project/Project.h"

#include <string>

namespace annulus {

/// --params is a file or the name of a preset; nothing is the default preset.
Result<ParameterFile> parametersFor(const std::string& params);
/// Extracts the project as --params says, with the regions and rings it asks for; without --params as the project was set
/// to, its own rings included. What the parameters say.
Result<ParameterFile> setParameters(Project& project, const std::string& params);

/// "original-2d, ...": what --params may name.
std::string presetNames();
/// What --help says of --params.
std::string paramsHelp();
/// ... where a project brings its own.
std::string projectParamsHelp();

}  // namespace annulus
