#include "core/features/convexHull.h"

#include <algorithm>
#include <cmath>

namespace annulus {

std::vector<PlanePoint> convexHull(std::vector<PlanePoint> points)
{
    const auto before = [](const PlanePoint& a, const PlanePoint& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
    const auto turn = [](const PlanePoint& o, const PlanePoint& a, const PlanePoint& b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); };
    std::sort(points.begin(), points.end(), before);
    std::vector<PlanePoint> hull;
    const auto extend = [&](const PlanePoint& point, std::size_t floor) {
        while (hull.size() >= floor + 2 && turn(hull[hull.size() - 2], hull.back(), point) <= 0)
            hull.pop_back();
        hull.push_back(point);
    };
    for (const PlanePoint& point : points)
        extend(point, 0);
    const std::size_t lower = hull.empty() ? 0 : hull.size() - 1;
    for (std::size_t at = points.size(); at-- > 0;)
        extend(points[at], lower);
    return hull;
}

double largestDistance(std::span<const PlanePoint> points)
{
    double largest = 0;
    for (std::size_t a = 0; a < points.size(); ++a)
        for (std::size_t b = a + 1; b < points.size(); ++b) {
            const double y = points[a].y - points[b].y;
            const double x = points[a].x - points[b].x;
            largest = std::max(largest, y * y + x * x);
        }
    return std::sqrt(largest);
}

}  // namespace annulus
