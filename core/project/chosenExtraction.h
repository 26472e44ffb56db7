#pragma once

#include "core/project/Project.h"

#include <string_view>

namespace annulus {

/// What features of the project are made with: what was chosen; where nobody chose, the preset and the regions that made
/// the features it holds; else the default preset. `parameters` is never empty.
ExtractionSettings chosenExtraction(const Project& project);

}  // namespace annulus
