#pragma once

#include "core/base/Message.h"

namespace annulus {

// Remarks on an object that programs must recognise again: they are kept among its warnings, whose texts people read.

/// Image Laterality (0020,0062) or Frame Laterality against the series' Laterality (0020,0060).
Message sidesDisagree(const std::string& image, const std::string& series);
/// Characters, callipers or scales drawn into the pixels.
Message letteringSeen(std::int64_t pixels);

/// Channels differ, so that grey values are a luminance.
Message colouredPixels(double percent);
/// Texts under a set of single bytes whose bytes look like Chinese; `example` is one of them as Chinese.
Message looksLikeGb18030(const std::string& declared, const std::string& example);

/// The same remark, whatever its numbers.
bool isSameRemark(const Message& a, const Message& b);

}  // namespace annulus
