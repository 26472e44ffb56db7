#include "core/roi/measure.h"

#include "core/roi/checkOutline.h"
#include "core/roi/orientation.h"
#include "core/roi/rasterise.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace annulus {
namespace {

using Points = std::vector<Point>;

double cross(const Point& a, const Point& b, const Point& c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }
double distance(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

Outline inMillimetres(Outline outline, const Spacing& spacing)
{
    for (Contour& contour : outline.contours)
        for (Point& point : contour)
            point = {point.x * spacing.x, point.y * spacing.y};
    return outline;
}

Point inPixels(const Point& point, const Spacing& spacing) { return {point.x / spacing.x, point.y / spacing.y}; }

template <class Visit>
void forEachEdge(const Contour& contour, Visit visit)
{
    for (std::size_t at = 0; at < contour.size(); ++at)
        visit(contour[at], contour[at + 1 < contour.size() ? at + 1 : 0]);
}

/// Shoelace around the first point, so that a small lesion far from the origin keeps its digits.
double enclosedArea(const Contour& contour)
{
    double twice = 0;
    for (std::size_t at = 2; at < contour.size(); ++at)
        twice += cross(contour[0], contour[at - 1], contour[at]);
    return std::abs(twice) / 2;
}

bool isInside(const Point& point, const Contour& contour)
{
    bool inside = false;
    forEachEdge(contour, [&](const Point& a, const Point& b) {
        if ((a.y <= point.y) == (b.y <= point.y))
            return;
        const int side = a.y < b.y ? orientation(a, b, point) : orientation(b, a, point);
        inside ^= side < 0;
    });
    return inside;
}

/// A contour inside an odd number of others is a hole. No two contours cross here, so one point of it decides; the
/// middle of an edge, because contours of a traced mask may touch at vertices.
double areaByNesting(const Outline& outline)
{
    double area = 0;
    for (const Contour& contour : outline.contours) {
        if (contour.size() < 3)
            continue;
        const Point probe{(contour[0].x + contour[1].x) / 2, (contour[0].y + contour[1].y) / 2};
        int depth = 0;
        for (const Contour& other : outline.contours)
            depth += &other != &contour && isInside(probe, other);
        area += depth % 2 == 0 ? enclosedArea(contour) : -enclosedArea(contour);
    }
    return area;
}

double areaOfPixels(const Outline& outline, const Spacing& spacing)
{
    double left = std::numeric_limits<double>::max(), top = left, right = -left, bottom = -left;
    for (const Contour& contour : outline.contours)
        for (const Point& point : contour) {
            left = std::min(left, std::floor(point.x));
            top = std::min(top, std::floor(point.y));
            right = std::max(right, point.x);
            bottom = std::max(bottom, point.y);
        }
    constexpr double largest = 1 << 20;  // wider than any image: what lies farther out is not measured
    Outline shifted = outline;
    for (Contour& contour : shifted.contours)
        for (Point& point : contour)
            point = {point.x - left, point.y - top};
    const auto columns = static_cast<std::int64_t>(std::min(right - left, largest)) + 1;
    const auto rows = static_cast<std::int64_t>(std::min(bottom - top, largest)) + 1;
    return static_cast<double>(rasterise(shifted, makeGrid(columns, rows)).count()) * spacing.pixelAreaMm2();
}

/// Corners of the convex hull in order, none of them on the line between its neighbours (Andrew 1979).
Points convexHull(const Outline& outline)
{
    Points points;
    for (const Contour& contour : outline.contours)
        points.insert(points.end(), contour.begin(), contour.end());
    std::sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3)
        return points;
    Points hull;
    const auto extend = [&](const Point& point, std::size_t fixed) {
        while (hull.size() > fixed && orientation(hull[hull.size() - 2], hull.back(), point) <= 0)
            hull.pop_back();
        hull.push_back(point);
    };
    for (const Point& point : points)
        extend(point, 1);
    const std::size_t lower = hull.size();
    for (std::size_t at = points.size() - 1; at-- > 0;)
        extend(points[at], lower);
    hull.pop_back();
    return hull;
}

/// The two corners farthest apart, by rotating calipers (Shamos 1978).
Segment diameterOf(const Points& hull)
{
    if (hull.empty())
        return {};
    Segment longest{hull[0], hull[0]};
    const auto consider = [&](const Point& a, const Point& b) {
        if (distance(a, b) > distance(longest.from, longest.to))
            longest = {a, b};
    };
    std::size_t opposite = 1 % hull.size();
    for (std::size_t at = 0; at < hull.size(); ++at) {
        const Point& a = hull[at];
        const Point& b = hull[(at + 1) % hull.size()];
        consider(a, hull[opposite]);
        consider(b, hull[opposite]);
        // Walk on while the far corner's distance from this edge does not fall; the corner where it turns is opposite.
        for (std::size_t steps = 0; steps < hull.size(); ++steps) {
            const std::size_t next = (opposite + 1) % hull.size();
            if (cross(a, b, hull[next]) < cross(a, b, hull[opposite]))
                break;
            opposite = next;
            consider(a, hull[opposite]);
            consider(b, hull[opposite]);
        }
    }
    return longest;
}

/// An edge seen along the long axis: `along` is the place on the axis, `across` the offset from it.
struct TurnedEdge {
    Point a, b;  ///< x = along, y = across; a.x <= b.x
};

/// The longest line across. Between two neighbouring vertices the outermost edges' distance is convex, so it is largest
/// at a vertex: there every edge that reaches the vertex's place is asked for its lowest and highest point.
Segment longestAcross(std::vector<TurnedEdge> edges)
{
    std::sort(edges.begin(), edges.end(), [](const TurnedEdge& e, const TurnedEdge& f) { return e.a.x < f.a.x; });
    std::vector<double> places;
    for (const TurnedEdge& edge : edges) {
        places.push_back(edge.a.x);
        places.push_back(edge.b.x);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    Segment best;
    double largest = -1;
    std::vector<const TurnedEdge*> open;
    auto next = edges.begin();
    for (const double place : places) {
        while (next != edges.end() && next->a.x <= place)
            open.push_back(&*next++);
        std::erase_if(open, [&](const TurnedEdge* edge) { return edge->b.x < place; });
        double low = std::numeric_limits<double>::max();
        double high = std::numeric_limits<double>::lowest();
        for (const TurnedEdge* edge : open) {
            const double length = edge->b.x - edge->a.x;
            const double share = length > 0 ? (place - edge->a.x) / length : 0;
            const double at = edge->a.y + share * (edge->b.y - edge->a.y);
            low = std::min({low, at, length > 0 ? at : edge->b.y});
            high = std::max({high, at, length > 0 ? at : edge->b.y});
        }
        if (high - low > largest) {
            largest = high - low;
            best = {{place, low}, {place, high}};
        }
    }
    return best;
}

Segment shortLineOf(const Outline& outline, const Segment& axis)
{
    const double length = distance(axis.from, axis.to);
    if (length == 0)
        return axis;
    const Point direction{(axis.to.x - axis.from.x) / length, (axis.to.y - axis.from.y) / length};
    const auto turned = [&](const Point& point) -> Point {
        const double dx = point.x - axis.from.x;
        const double dy = point.y - axis.from.y;
        return {dx * direction.x + dy * direction.y, dy * direction.x - dx * direction.y};
    };
    const auto turnedBack = [&](const Point& point) -> Point {
        return {axis.from.x + point.x * direction.x - point.y * direction.y,
                axis.from.y + point.x * direction.y + point.y * direction.x};
    };
    std::vector<TurnedEdge> edges;
    for (const Contour& contour : outline.contours)
        forEachEdge(contour, [&](const Point& from, const Point& to) {
            const Point a = turned(from);
            const Point b = turned(to);
            edges.push_back(a.x <= b.x ? TurnedEdge{a, b} : TurnedEdge{b, a});
        });
    const Segment across = longestAcross(std::move(edges));
    return {turnedBack(across.from), turnedBack(across.to)};
}

}  // namespace

Measures measureOutline(const Outline& outline, const Spacing& spacing)
{
    Measures measures;
    measures.inPixels = !spacing.isCalibrated();
    const Spacing scale = spacing.isCalibrated() ? spacing : Spacing{};
    const Outline scaled = inMillimetres(outline, scale);
    const Points hull = convexHull(scaled);
    if (hull.empty())
        return measures;
    measures.areaFromPixels = crossesItself(outline);
    measures.area = measures.areaFromPixels ? areaOfPixels(outline, scale) : areaByNesting(scaled);
    for (const Contour& contour : scaled.contours)
        forEachEdge(contour, [&](const Point& a, const Point& b) { measures.perimeter += distance(a, b); });
    const Segment longLine = diameterOf(hull);
    const Segment shortLine = shortLineOf(scaled, longLine);
    measures.longAxis = distance(longLine.from, longLine.to);
    measures.shortAxis = distance(shortLine.from, shortLine.to);
    measures.longLine = {inPixels(longLine.from, scale), inPixels(longLine.to, scale)};
    measures.shortLine = {inPixels(shortLine.from, scale), inPixels(shortLine.to, scale)};
    return measures;
}

}  // namespace annulus
