#pragma once

#include <string>
#include <string_view>

namespace annulus {

/// Full-width letters, digits and signs as the narrow ones, Roman numeral signs as letters, other blanks as blanks.
std::string foldWidth(std::string_view text);

/// What cells are compared by: narrow, lower case, without blanks.
std::string foldCell(std::string_view text);

/// What headers are compared by: like cells, and without a unit in brackets at the end, underscores, dashes, dots and slashes.
std::string foldHeader(std::string_view text);

}  // namespace annulus
