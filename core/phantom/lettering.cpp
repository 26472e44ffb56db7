#include "core/phantom/lettering.h"

#include <algorithm>
#include <array>

namespace annulus::phantom {
namespace {

struct Glyph {
    char sign;
    std::array<std::uint8_t, 7> rows;  ///< five bits each, the highest at the left
};

constexpr Glyph glyphs[] = {
    {'0', {14, 17, 19, 21, 25, 17, 14}}, {'1', {4, 12, 4, 4, 4, 4, 14}},      {'2', {14, 17, 1, 2, 4, 8, 31}},
    {'3', {31, 2, 4, 2, 1, 17, 14}},     {'4', {2, 6, 10, 18, 31, 2, 2}},     {'5', {31, 16, 30, 1, 1, 17, 14}},
    {'6', {6, 8, 16, 30, 17, 17, 14}},   {'7', {31, 1, 2, 4, 8, 8, 8}},       {'8', {14, 17, 17, 14, 17, 17, 14}},
    {'9', {14, 17, 17, 15, 1, 2, 12}},   {'A', {14, 17, 17, 31, 17, 17, 17}}, {'B', {30, 17, 17, 30, 17, 17, 30}},
    {'C', {14, 17, 16, 16, 16, 17, 14}}, {'D', {30, 17, 17, 17, 17, 17, 30}}, {'E', {31, 16, 16, 30, 16, 16, 31}},
    {'F', {31, 16, 16, 30, 16, 16, 16}}, {'G', {14, 17, 16, 23, 17, 17, 15}}, {'H', {17, 17, 17, 31, 17, 17, 17}},
    {'I', {14, 4, 4, 4, 4, 4, 14}},      {'L', {16, 16, 16, 16, 16, 16, 31}}, {'M', {17, 27, 21, 21, 17, 17, 17}},
    {'N', {17, 25, 21, 19, 17, 17, 17}}, {'O', {14, 17, 17, 17, 17, 17, 14}}, {'R', {30, 17, 17, 30, 20, 18, 17}},
    {'S', {15, 16, 16, 14, 1, 1, 30}},   {'T', {31, 4, 4, 4, 4, 4, 4}},       {'U', {17, 17, 17, 17, 17, 17, 14}},
    {'Z', {31, 1, 2, 4, 8, 16, 31}},     {'.', {0, 0, 0, 0, 0, 12, 12}},      {'-', {0, 0, 0, 14, 0, 0, 0}},
};

}  // namespace

void Canvas::fill(int x, int y, int width, int height, std::uint8_t grey) const
{
    for (int j = std::max(y, 0); j < std::min(y + height, rows); ++j)
        for (int i = std::max(x, 0); i < std::min(x + width, columns); ++i)
            pixels[static_cast<std::size_t>(j) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(i)] = grey;
}

void letter(const Canvas& canvas, int x, int y, std::string_view text, int scale, std::uint8_t grey)
{
    for (const char sign : text) {
        const auto* found = std::find_if(std::begin(glyphs), std::end(glyphs), [&](const Glyph& g) { return g.sign == sign; });
        if (found != std::end(glyphs))
            for (int j = 0; j < 7; ++j)
                for (int i = 0; i < 5; ++i)
                    if (found->rows[static_cast<std::size_t>(j)] >> (4 - i) & 1)
                        canvas.fill(x + i * scale, y + j * scale, scale, scale, grey);
        x += 6 * scale;
    }
}

}  // namespace annulus::phantom
