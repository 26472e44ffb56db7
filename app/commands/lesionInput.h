#pragma once

#include "core/base/Result.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace annulus {

/// A lesion mask as the verbs take it: the pixels with `label` (PNG without a label: all that are not zero; else 1). A
/// label that does not occur is refused with those that do.
Result<Mask> readLesion(const std::filesystem::path& file, std::optional<int> label);

/// --spacing X,Y as it was typed: nothing where it was not given, a sentence where it is not two numbers above zero.
Result<std::optional<Spacing>> givenSpacing(const std::vector<double>& values);

}  // namespace annulus
