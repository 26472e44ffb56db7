#include "core/roi/editOutline.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

namespace annulus {
namespace {

Contour& contourOf(Outline& outline, VertexRef ref)
{
    assert(ref.contour < outline.contours.size() && ref.vertex < outline.contours[ref.contour].size());
    return outline.contours[ref.contour];
}

double distanceBetween(const Point& a, const Point& b, double aspect) { return std::hypot(a.x - b.x, (a.y - b.y) * aspect); }

Point nearestOnSegment(const Point& a, const Point& b, const Point& to, double aspect)
{
    const double dx = b.x - a.x;
    const double dy = (b.y - a.y) * aspect;
    const double squaredLength = dx * dx + dy * dy;
    if (squaredLength == 0)
        return a;
    const double along = ((to.x - a.x) * dx + (to.y - a.y) * aspect * dy) / squaredLength;
    const double share = std::clamp(along, 0.0, 1.0);
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

std::size_t farthestFrom(const Contour& contour, std::size_t origin)
{
    std::size_t farthest = origin;
    double largest = -1;
    for (std::size_t at = 0; at < contour.size(); ++at) {
        const double distance = distanceBetween(contour[at], contour[origin], 1);
        if (distance > largest) {
            largest = distance;
            farthest = at;
        }
    }
    return farthest;
}

/// Marks what Douglas-Peucker keeps between two kept points of an open line; a stack of its own, because a freehand
/// line of a hundred thousand points may recurse as deep.
void keepBetween(const Contour& line, std::size_t first, std::size_t last, double tolerance, std::vector<char>& kept)
{
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [begin, end] = open.back();
        open.pop_back();
        double largest = tolerance;
        std::size_t farthest = begin;
        for (std::size_t at = begin + 1; at < end; ++at) {
            const double distance = distanceBetween(line[at], nearestOnSegment(line[begin], line[end], line[at], 1), 1);
            if (distance > largest) {
                largest = distance;
                farthest = at;
            }
        }
        if (farthest == begin)
            continue;
        kept[farthest] = 1;
        open.emplace_back(begin, farthest);
        open.emplace_back(farthest, end);
    }
}

Contour simplified(const Contour& contour, double tolerance)
{
    if (contour.size() <= 3)
        return contour;
    const std::size_t first = farthestFrom(contour, 0);
    Contour line(contour.size());
    std::rotate_copy(contour.begin(), contour.begin() + static_cast<std::ptrdiff_t>(first), contour.end(), line.begin());
    const std::size_t opposite = farthestFrom(line, 0);
    if (opposite == 0)  // all in one place
        return {contour[0], contour[1], contour[2]};
    line.push_back(line.front());
    std::vector<char> kept(line.size(), 0);
    kept[0] = kept[opposite] = 1;
    keepBetween(line, 0, opposite, tolerance, kept);
    keepBetween(line, opposite, line.size() - 1, tolerance, kept);
    if (std::count(kept.begin(), kept.end(), 1) < 3) {
        // Two points have no inside: keep the vertex that is farthest from their line.
        std::size_t third = opposite == 1 ? 2 : 1;
        double largest = -1;
        for (std::size_t at = 1; at + 1 < line.size(); ++at) {
            const double distance = distanceBetween(line[at], nearestOnSegment(line[0], line[opposite], line[at], 1), 1);
            if (!kept[at] && distance > largest) {
                largest = distance;
                third = at;
            }
        }
        kept[third] = 1;
    }
    Contour result;
    for (std::size_t at = 0; at + 1 < line.size(); ++at)
        if (kept[at])
            result.push_back(line[at]);
    return result;
}

/// Each vertex goes the share `weight` of the way to the middle of its neighbours.
Contour relaxed(const Contour& contour, double weight)
{
    const std::size_t count = contour.size();
    Contour result(count);
    for (std::size_t at = 0; at < count; ++at) {
        const Point& before = contour[(at + count - 1) % count];
        const Point& after = contour[(at + 1) % count];
        result[at] = {contour[at].x + weight * ((before.x + after.x) / 2 - contour[at].x),
                      contour[at].y + weight * ((before.y + after.y) / 2 - contour[at].y)};
    }
    return result;
}

}  // namespace

Outline moveVertex(Outline outline, VertexRef vertex, Point to)
{
    contourOf(outline, vertex)[vertex.vertex] = to;
    return outline;
}

Outline insertVertex(Outline outline, VertexRef edge, Point at)
{
    Contour& contour = contourOf(outline, edge);
    contour.insert(contour.begin() + static_cast<std::ptrdiff_t>(edge.vertex) + 1, at);
    return outline;
}

Outline deleteVertex(Outline outline, VertexRef vertex)
{
    Contour& contour = contourOf(outline, vertex);
    if (contour.size() <= 3)
        outline.contours.erase(outline.contours.begin() + static_cast<std::ptrdiff_t>(vertex.contour));
    else
        contour.erase(contour.begin() + static_cast<std::ptrdiff_t>(vertex.vertex));
    return outline;
}

Outline translate(Outline outline, double dx, double dy)
{
    for (Contour& contour : outline.contours)
        for (Point& point : contour)
            point = {point.x + dx, point.y + dy};
    return outline;
}

std::optional<VertexHit> nearestVertex(const Outline& outline, Point at, double radius, double aspect)
{
    std::optional<VertexHit> nearest;
    for (std::size_t c = 0; c < outline.contours.size(); ++c)
        for (std::size_t v = 0; v < outline.contours[c].size(); ++v) {
            const double distance = distanceBetween(outline.contours[c][v], at, aspect);
            if (distance <= radius && (!nearest || distance < nearest->distance))
                nearest = VertexHit{{c, v}, distance};
        }
    return nearest;
}

std::optional<EdgeHit> nearestEdge(const Outline& outline, Point at, double radius, double aspect)
{
    std::optional<EdgeHit> nearest;
    for (std::size_t c = 0; c < outline.contours.size(); ++c) {
        const Contour& contour = outline.contours[c];
        for (std::size_t v = 0; v < contour.size(); ++v) {
            const Point foot = nearestOnSegment(contour[v], contour[(v + 1) % contour.size()], at, aspect);
            const double distance = distanceBetween(foot, at, aspect);
            if (distance <= radius && (!nearest || distance < nearest->distance))
                nearest = EdgeHit{{c, v}, foot, distance};
        }
    }
    return nearest;
}

Outline simplify(const Outline& outline, double tolerance)
{
    Outline result;
    for (const Contour& contour : outline.contours)
        result.contours.push_back(simplified(contour, tolerance));
    return result;
}

Outline smooth(const Outline& outline, int passes)
{
    constexpr double lambda = 0.5;
    constexpr double passBand = 0.1;
    constexpr double mu = 1 / (passBand - 1 / lambda);  // 1/lambda + 1/mu = pass band frequency
    Outline result = outline;
    for (Contour& contour : result.contours)
        for (int pass = 0; contour.size() > 3 && pass < passes; ++pass)
            contour = relaxed(relaxed(contour, lambda), mu);
    return result;
}

}  // namespace annulus
