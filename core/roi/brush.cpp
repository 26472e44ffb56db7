#include "core/roi/brush.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace annulus {
namespace {

struct Span {
    double low = 0, high = 0;
};

void widen(std::optional<Span>& span, double low, double high) { span = span ? Span{std::min(span->low, low), std::max(span->high, high)} : Span{low, high}; }

/// A disc of radius 1 swept along from..to, on the line at height y: the shape is convex, so the answer is one span.
std::optional<Span> sweptDisc(Point from, Point to, double y)
{
    std::optional<Span> span;
    for (const Point centre : {from, to})
        if (const double rest = 1 - (y - centre.y) * (y - centre.y); rest >= 0)
            widen(span, centre.x - std::sqrt(rest), centre.x + std::sqrt(rest));
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length == 0)
        return span;
    // The two long sides of the rectangle between the discs.
    const double nx = -(to.y - from.y) / length, ny = (to.x - from.x) / length;
    for (const double side : {-1.0, 1.0}) {
        const double y0 = from.y + side * ny, y1 = to.y + side * ny;
        if (y0 == y1 || (y - y0) * (y - y1) > 0)
            continue;
        const double t = (y - y0) / (y1 - y0), x = from.x + side * nx + t * (to.x - from.x);
        widen(span, x, x);
    }
    return span;
}

/// The same for the square of half size 1.
std::optional<Span> sweptSquare(Point from, Point to, double y)
{
    double first = 0, last = 1;  // part of the way on which the square reaches this height
    if (to.y == from.y) {
        if (std::abs(y - from.y) > 1)
            return {};
    } else {
        const double a = (y - 1 - from.y) / (to.y - from.y), b = (y + 1 - from.y) / (to.y - from.y);
        first = std::max(first, std::min(a, b));
        last = std::min(last, std::max(a, b));
        if (first > last)
            return {};
    }
    const double x0 = from.x + first * (to.x - from.x), x1 = from.x + last * (to.x - from.x);
    return Span{std::min(x0, x1) - 1, std::max(x0, x1) + 1};
}

/// First and one past the last centre within low..high, as far as a row of so many pixels goes.
std::optional<std::pair<std::int32_t, std::int32_t>> centres(double low, double high, std::int64_t count)
{
    constexpr double rim = 1e-9;  // a centre on the rim counts, whatever rounding says
    const double first = std::max(0.0, std::ceil(low - rim)), last = std::min(static_cast<double>(count - 1), std::floor(high + rim));
    if (!(first <= last))
        return {};
    return std::pair{static_cast<std::int32_t>(first), static_cast<std::int32_t>(last) + 1};
}

}  // namespace

Mask strokeMask(const Grid& grid, Point from, Point to, const Brush& brush)
{
    // In units of the brush it is a disc of radius 1 or a square of half size 1.
    const Point a{from.x / brush.radiusX, from.y / brush.radiusY}, b{to.x / brush.radiusX, to.y / brush.radiusY};
    std::vector<Run> runs;
    const auto rows = centres(std::min(from.y, to.y) - brush.radiusY, std::max(from.y, to.y) + brush.radiusY, grid.size.j);
    for (std::int32_t row = rows ? rows->first : 0; rows && row < rows->second; ++row) {
        const double y = row / brush.radiusY;
        const auto span = brush.shape == BrushShape::round ? sweptDisc(a, b, std::clamp(y, std::min(a.y, b.y) - 1, std::max(a.y, b.y) + 1)) : sweptSquare(a, b, y);
        if (!span)
            continue;
        if (const auto columns = centres(span->low * brush.radiusX, span->high * brush.radiusX, grid.size.i))
            runs.push_back({row, columns->first, columns->second});
    }
    for (const Point point : {from, to})
        if (const double i = std::round(point.x), j = std::round(point.y); i >= 0 && j >= 0 && i < static_cast<double>(grid.size.i) && j < static_cast<double>(grid.size.j))
            runs.push_back({static_cast<std::int32_t>(j), static_cast<std::int32_t>(i), static_cast<std::int32_t>(i) + 1});
    return Mask(grid, std::move(runs));
}

Contour brushContour(Point at, const Brush& brush)
{
    if (brush.shape == BrushShape::square)
        return {{at.x - brush.radiusX, at.y - brush.radiusY}, {at.x + brush.radiusX, at.y - brush.radiusY}, {at.x + brush.radiusX, at.y + brush.radiusY}, {at.x - brush.radiusX, at.y + brush.radiusY}};
    constexpr int corners = 64;
    Contour contour;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = 2 * std::numbers::pi * corner / corners;
        contour.push_back({at.x + brush.radiusX * std::cos(angle), at.y + brush.radiusY * std::sin(angle)});
    }
    return contour;
}

}  // namespace annulus
