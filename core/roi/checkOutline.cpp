#include "core/roi/checkOutline.h"

#include "core/roi/orientation.h"
#include "core/roi/rasterise.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

struct Edge {
    Point a, b;
    double left, right, top, bottom;
};

bool crosses(const Edge& e, const Edge& f)
{
    if (e.right < f.left || f.right < e.left)
        return false;
    return orientation(e.a, e.b, f.a) * orientation(e.a, e.b, f.b) < 0 && orientation(f.a, f.b, e.a) * orientation(f.a, f.b, e.b) < 0;
}

std::vector<Edge> edgesFromTop(const Outline& outline)
{
    std::vector<Edge> edges;
    for (const Contour& contour : outline.contours)
        for (std::size_t at = 0; at < contour.size(); ++at) {
            const Point& a = contour[at];
            const Point& b = contour[(at + 1) % contour.size()];
            edges.push_back({a, b, std::min(a.x, b.x), std::max(a.x, b.x), std::min(a.y, b.y), std::max(a.y, b.y)});
        }
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& e, const Edge& f) { return e.top < f.top; });
    return edges;
}

Result<void> checkContours(const Outline& outline)
{
    if (outline.isEmpty())
        return Error{Errc::invalid, message("roi", "The outline is empty; a closed line of at least three points was expected."), {}};
    for (const Contour& contour : outline.contours) {
        if (contour.size() < 3)
            return Error{Errc::invalid, message("roi", "A contour of the outline has %1 points; at least three were expected.", contour.size()), {}};
        for (const Point& point : contour)
            if (!std::isfinite(point.x) || !std::isfinite(point.y))
                return Error{Errc::invalid, message("roi", "The outline has a point whose coordinates are not finite numbers."), {}};
    }
    return {};
}

bool isInsideImage(const Point& point, const Grid& grid)
{
    return point.x >= -0.5 && point.y >= -0.5 && point.x <= static_cast<double>(grid.size.i) - 0.5 &&
           point.y <= static_cast<double>(grid.size.j) - 0.5;
}

bool reachesOutside(const Outline& outline, const Grid& grid)
{
    return std::any_of(outline.contours.begin(), outline.contours.end(), [&](const Contour& contour) {
        return std::any_of(contour.begin(), contour.end(), [&](const Point& point) { return !isInsideImage(point, grid); });
    });
}

}  // namespace

bool crossesItself(const Outline& outline)
{
    std::vector<Edge> open;  // edges above whose lower end the sweep has not passed
    for (const Edge& edge : edgesFromTop(outline)) {
        std::erase_if(open, [&](const Edge& above) { return above.bottom < edge.top; });
        for (const Edge& above : open)
            if (crosses(edge, above))
                return true;
        open.push_back(edge);
    }
    return false;
}

Result<OutlineFindings> checkOutline(const Outline& outline, const Grid& grid)
{
    if (auto check = checkContours(outline); !check)
        return std::move(check).error();
    OutlineFindings findings;
    findings.isCut = reachesOutside(outline, grid);
    const Mask mask = rasterise(outline, grid);
    if (mask.isEmpty()) {
        if (findings.isCut)
            return Error{Errc::invalid, message("roi", "The outline encloses no pixel of the image (%1 x %2 pixels); draw it on the image.", grid.size.i, grid.size.j), {}};
        return Error{Errc::invalid, message("roi", "The outline encloses no pixel centre; draw it around at least one pixel."), {}};
    }
    findings.crossesItself = crossesItself(outline);
    findings.touchesBorder = mask.touchesBorder();
    findings.isOnePixel = mask.count() == 1;
    if (findings.crossesItself)
        findings.warnings.push_back(message("roi", "The outline crosses itself; parts enclosed twice are left out."));
    if (findings.isCut)
        findings.warnings.push_back(message("roi", "The outline reaches beyond the image; the part inside is used."));
    else if (findings.touchesBorder)
        findings.warnings.push_back(message("roi", "The outline touches the image border; the lesion may be cut off there."));
    if (findings.isOnePixel)
        findings.warnings.push_back(message("roi", "The outline encloses a single pixel; most features need more."));
    return findings;
}

}  // namespace annulus
