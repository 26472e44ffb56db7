#include "core/segment/probabilityContour.h"

#include "core/roi/components.h"
#include "core/roi/editOutline.h"
#include "core/roi/traceOutline.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

constexpr double tolerance = 0.1;  ///< pixels of the field

/// A pixel inside, its neighbour outside: the place between them that has the probability 1/2.
class Crossings {
public:
    Crossings(const Mask& piece, std::span<const double> probability) : piece_(piece), probability_(probability) {}

    /// `middle` is the middle of the edge between two pixels; they lie half a pixel before and after it along (dx, dy).
    [[nodiscard]] Point at(const Point& middle, double dx, double dy) const
    {
        Point inside{middle.x - dx, middle.y - dy}, outside{middle.x + dx, middle.y + dy};
        if (!isInside(inside))
            std::swap(inside, outside);
        const double in = std::max(valueAt(inside), 0.5), out = std::min(valueAt(outside), 0.5);
        const double share = in > out ? (in - 0.5) / (in - out) : 0.5;
        return {inside.x + share * (outside.x - inside.x), inside.y + share * (outside.y - inside.y)};
    }

private:
    [[nodiscard]] bool isInside(const Point& centre) const { return piece_.contains(std::llround(centre.x), std::llround(centre.y)); }
    [[nodiscard]] double valueAt(const Point& centre) const
    {
        const Grid& grid = piece_.grid();
        const auto i = std::llround(centre.x), j = std::llround(centre.y);
        return grid.contains(i, j) ? probability_[static_cast<std::size_t>(grid.offset(i, j))] : 0;
    }

    const Mask& piece_;
    std::span<const double> probability_;
};

}  // namespace

Outline probabilityContour(const Mask& piece, std::span<const double> probability)
{
    const Mask whole = fillHoles(piece);
    const Crossings crossings(whole, probability);
    Outline outline;
    for (const Contour& corners : traceOutline(whole).contours) {
        Contour& contour = outline.contours.emplace_back();
        for (std::size_t n = 0; n < corners.size(); ++n) {
            const Point& from = corners[n];
            const Point& to = corners[(n + 1) % corners.size()];
            const double length = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y));
            const Point step{(to.x - from.x) / length, (to.y - from.y) / length};
            for (double done = 0.5; done < length; ++done)
                contour.push_back(crossings.at({from.x + done * step.x, from.y + done * step.y}, std::abs(step.y) / 2, std::abs(step.x) / 2));
        }
    }
    return simplify(smooth(outline), tolerance);
}

}  // namespace annulus
