#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace annulus::phantom {

/// An 8-bit picture being written on.
struct Canvas {
    std::span<std::uint8_t> pixels;
    int columns = 0;
    int rows = 0;

    void fill(int x, int y, int width, int height, std::uint8_t grey) const;
};

/// Capitals, digits and a few signs in a 5 x 7 raster enlarged by `scale`; unknown characters leave a gap.
void letter(const Canvas& canvas, int x, int y, std::string_view text, int scale, std::uint8_t grey);

}  // namespace annulus::phantom
