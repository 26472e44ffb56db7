#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"

#include <string>
#include <string_view>

namespace annulus {

/// All facts as one JSON object, complete and lossless: what the probe sends and the project store keeps.
std::string factsToJson(const Facts& facts);

/// The way back. Absent fields keep their default, so that older projects open; anything of a wrong type is an error.
Result<Facts> factsFromJson(std::string_view json);

}  // namespace annulus
