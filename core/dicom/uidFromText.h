#pragma once

#include <string>
#include <string_view>

namespace annulus {

/// "2.25." and a UUID's number (PS3.5 B.2) that follows from the text alone: version 8 of RFC 9562, 122 bits of SHA-256.
std::string uidFromText(std::string_view text);

}  // namespace annulus
