#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace annulus {

/// What is looked at, no longer measured: one byte per channel, row by row from the top left.
struct Picture {
    std::int64_t columns = 0;
    std::int64_t rows = 0;
    int channels = 1;  ///< 1 grey or 3 RGB
    std::vector<std::uint8_t> bytes;
    bool operator==(const Picture&) const = default;
};

/// The picture made smaller by averaging until no side is longer than `longest`; never larger.
Picture shrink(const Picture& picture, std::int64_t longest);

/// Writes an 8-bit grey or RGB PNG.
Result<void> writePng(const std::filesystem::path& file, const Picture& picture);

}  // namespace annulus
