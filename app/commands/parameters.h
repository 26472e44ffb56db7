#pragma once

#include "core/features/parameterFile.h"

#include <string>

namespace annulus {

/// --params is a file or the name of a preset; nothing is the default preset.
Result<ParameterFile> parametersFor(const std::string& params);
/// The same as text.
Result<std::string> parametersTextFor(const std::string& params);

/// "original-2d, ...": what --params may name.
std::string presetNames();
/// What --help says of --params.
std::string paramsHelp();

}  // namespace annulus
