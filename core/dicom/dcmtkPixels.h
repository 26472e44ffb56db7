#pragma once

#include "core/dicom/dcmtkObject.h"

#include <cstdint>
#include <span>

namespace annulus::dcmtk {

/// How one frame's samples lie in memory.
struct Layout {
    std::int64_t rows = 0, columns = 0;
    int frames = 1;
    int samples = 1;         ///< per pixel: 1 or 3
    int bitsAllocated = 8;   ///< 1, 8, 16 or 32
    int bitsStored = 8;
    int highBit = 7;
    bool isSigned = false;
    bool isPlanar = false;   ///< Planar Configuration 1: all red, then all green, then all blue
    std::string photometric;

    [[nodiscard]] std::int64_t pixelCount() const { return rows * columns; }
    /// Bytes of one decoded frame with one container per sample.
    [[nodiscard]] std::int64_t decodedBytes() const { return pixelCount() * samples * std::max(1, bitsAllocated / 8); }
};

/// The layout of the stored pixels, checked: a sentence where attributes are missing, out of range or too big.
Result<Layout> layoutOf(const Object& object);

/// One frame's samples in native byte order, one container (8, 16 or 32 bits) each. Decoding may change the layout
/// (planes to pixels, YCbCr to RGB, bits to bytes), so it comes back with the samples.
struct Samples {
    Layout layout;
    std::vector<std::uint8_t> bytes;
};
Result<Samples> readSamples(const Object& object, int frame);

/// JPEG 2000, which DCMTK does not decode: one frame's codestream.
bool isJpeg2000(const std::string& transferSyntax);
Result<Samples> decodeJpeg2000(std::span<const std::uint8_t> codestream, Layout layout);

/// PALETTE COLOR, RGB or YCbCr samples as 3 bytes a pixel. `dataset` holds the palette.
Result<std::vector<std::uint8_t>> toRgb(DcmDataset& dataset, const Samples& samples);

}  // namespace annulus::dcmtk
