#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace annulus {

/// The samples of a PNG: row by row, channels interleaved, 16-bit samples in the machine's byte order.
struct PngPixels {
    std::int64_t columns = 0, rows = 0;
    int channels = 1;        ///< 1 grey, 2 grey and alpha, 3 colour, 4 colour and alpha
    int bytesPerSample = 1;  ///< 1 or 2; palettes and samples of less than 8 bits are expanded
    std::vector<std::uint8_t> bytes;
};

/// Reads by libpng itself: ITK's reader ends the program where the file is damaged.
Result<PngPixels> readPngFile(const std::filesystem::path& file);

/// Writes straight to the file; callers that must not leave half a file behind write beside it.
Result<void> writePngFile(const std::filesystem::path& file, const PngPixels& pixels);

}  // namespace annulus
