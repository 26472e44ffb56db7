#pragma once

#include "core/base/Result.h"

#include <string>
#include <string_view>

namespace annulus {

struct DecodedText {
    std::string text;      ///< UTF-8 without a byte order mark
    std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"
};

/// Text of a table in the encodings in which Chinese and English programs write one, told by byte order marks, zero bytes, and whether
/// the bytes are valid UTF-8 or else GB18030. `encoding` lays it down.
Result<DecodedText> decodeText(std::string_view bytes, std::string_view encoding = {});

}  // namespace annulus
