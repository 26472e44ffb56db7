#include "core/roi/clipOutline.h"

#include <array>

namespace annulus {
namespace {

/// A border line: `axis` 0 is x, 1 is y; inside is sign * value <= sign * at.
struct Border {
    int axis;
    double at;
    double sign;

    [[nodiscard]] double beyond(const Point& point) const { return sign * ((axis == 0 ? point.x : point.y) - at); }

    [[nodiscard]] Point crossing(const Point& a, const Point& b) const
    {
        const double share = beyond(a) / (beyond(a) - beyond(b));
        Point point{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
        (axis == 0 ? point.x : point.y) = at;
        return point;
    }
};

Contour cutAt(const Contour& contour, const Border& border)
{
    Contour kept;
    for (std::size_t n = 0; n < contour.size(); ++n) {
        const Point& from = contour[n];
        const Point& to = contour[(n + 1) % contour.size()];
        const bool fromIn = border.beyond(from) <= 0, toIn = border.beyond(to) <= 0;
        if (fromIn)
            kept.push_back(from);
        if (fromIn != toIn)
            kept.push_back(border.crossing(from, to));
    }
    return kept;
}

}  // namespace

Outline clipOutline(const Outline& outline, const Grid& grid)
{
    const std::array<Border, 4> borders{{{0, -0.5, -1}, {0, static_cast<double>(grid.size.i) - 0.5, 1}, {1, -0.5, -1}, {1, static_cast<double>(grid.size.j) - 0.5, 1}}};
    Outline clipped;
    for (Contour contour : outline.contours) {
        for (const Border& border : borders)
            contour = cutAt(contour, border);
        if (!contour.empty())
            clipped.contours.push_back(std::move(contour));
    }
    return clipped;
}

}  // namespace annulus
