#include "core/roi/traceOutline.h"

#include <array>

namespace annulus {
namespace {

constexpr std::uint8_t insideBit = 1;
constexpr std::uint8_t topEdgeWalked = 2;

struct Step {
    std::int64_t x, y;
};

// Directions right, down, left, up. At corner (x, y), which is the top left corner of pixel (x, y), the pixel
// ahead on the right and on the left hand are at these offsets.
constexpr std::array<Step, 4> forward{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
constexpr std::array<Step, 4> aheadRight{{{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}};
constexpr std::array<Step, 4> aheadLeft{{{0, -1}, {0, 0}, {-1, 0}, {-1, -1}}};

/// The pixels of the mask's box with a frame of one empty pixel.
struct Field {
    std::vector<std::uint8_t> bytes;
    Box box;
    std::int64_t width;

    std::uint8_t& at(std::int64_t x, std::int64_t y) { return bytes[static_cast<std::size_t>(y * width + x)]; }
    bool isInside(std::int64_t x, std::int64_t y) { return (at(x, y) & insideBit) != 0; }
    [[nodiscard]] Point corner(std::int64_t x, std::int64_t y) const
    {
        return {static_cast<double>(box.i0 + x) - 0.5, static_cast<double>(box.j0 + y) - 0.5};
    }
};

/// Walks once around from the top left corner of pixel (startX, startY), whose top edge is not walked yet.
Contour walk(Field& field, std::int64_t startX, std::int64_t startY)
{
    Contour contour{field.corner(startX, startY)};
    std::int64_t x = startX;
    std::int64_t y = startY;
    std::size_t direction = 0;
    for (;;) {
        if (direction == 0)
            field.at(x, y) |= topEdgeWalked;
        x += forward[direction].x;
        y += forward[direction].y;
        const std::size_t before = direction;
        if (!field.isInside(x + aheadRight[direction].x, y + aheadRight[direction].y))
            direction = (direction + 1) % 4;
        else if (field.isInside(x + aheadLeft[direction].x, y + aheadLeft[direction].y))
            direction = (direction + 3) % 4;
        if (x == startX && y == startY && direction == 0)
            return contour;
        if (direction != before)
            contour.push_back(field.corner(x, y));
    }
}

}  // namespace

Outline traceOutline(const Mask& mask, std::int64_t slice)
{
    Outline outline;
    Box box = mask.box();
    if (box.isEmpty())
        return outline;
    box = {box.i0 - 1, box.j0 - 1, slice, box.i1 + 1, box.j1 + 1, slice};
    Field field{toBytes(mask, box), box, box.size().i};
    // Every contour, also that of a hole, has a stretch walked to the right: the top edge of some pixel.
    for (std::int64_t y = 1; y < box.size().j; ++y)
        for (std::int64_t x = 1; x < field.width; ++x)
            if (field.at(x, y) == insideBit && !field.isInside(x, y - 1))
                outline.contours.push_back(walk(field, x, y));
    return outline;
}

}  // namespace annulus
