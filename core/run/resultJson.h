#pragma once

#include "core/base/Result.h"
#include "core/run/RunResult.h"

#include <string>
#include <string_view>

namespace annulus {

/// A run's result as text and back, to the bit.
std::string resultJson(const RunResult& result);
Result<RunResult> parseResult(std::string_view json);

}  // namespace annulus
