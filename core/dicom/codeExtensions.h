#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annulus::dcmtk {

/// True where every defined term of a Specific Character Set is one that textWithEscapes knows: the East Asian ones, of
/// which DCMTK reads the Japanese only with some conversion libraries (with glibc's it does not).
bool hasKnownEscapes(const std::vector<std::string>& terms);

/// A text with code extensions (ISO 2022, PS3.5 6.1.2.5) as UTF-8. It starts in the first term's sets and falls back
/// to them at every one of the delimiters. Nothing where the bytes do not follow.
std::optional<std::string> textWithEscapes(const std::vector<std::string>& terms, std::string_view bytes, std::string_view delimiters);

}  // namespace annulus::dcmtk
