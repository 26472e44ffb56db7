#include "ui/view/tools/Tool.h"

#include <cmath>

namespace annulus::ui {

double distanceOf(Point a, Point b, double aspect) { return std::hypot(a.x - b.x, (a.y - b.y) * aspect); }

bool isInside(const Outline& outline, Point at)
{
    bool inside = false;
    for (const Contour& contour : outline.contours)
        for (std::size_t now = 0, last = contour.size() - 1; now < contour.size(); last = now++) {
            const Point a = contour[now];
            const Point b = contour[last];
            if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y))
                inside = !inside;
        }
    return inside;
}

}  // namespace annulus::ui
