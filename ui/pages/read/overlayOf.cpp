#include "ui/pages/read/overlayOf.h"

#include "ui/pages/read/readState.h"
#include "ui/document/readers.h"
#include "ui/theme/Theme.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annulus::ui {
namespace {

constexpr double seenPixel = 6;  ///< device pixels a side

/// The point of an outline that lies farthest in a direction.
Point farthest(const Outline& outline, double dx, double dy)
{
    Point best;
    double most = -1e300;
    for (const Contour& contour : outline.contours)
        for (const Point& point : contour)
            if (const double along = point.x * dx + point.y * dy; along > most) {
                most = along;
                best = point;
            }
    return best;
}

OverlayExtent extentOf(const Outline& a, const Outline& b)
{
    OverlayExtent extent{{1e300, 1e300}, {-1e300, -1e300}};
    for (const Outline* outline : {&a, &b})
        for (const Contour& contour : outline->contours)
            for (const Point& point : contour) {
                extent.first = {std::min(extent.first.x, point.x), std::min(extent.first.y, point.y)};
                extent.last = {std::max(extent.last.x, point.x), std::max(extent.last.y, point.y)};
            }
    return extent;
}

void addRings(OverlayScene& scene, const RegionView& view, const std::vector<bool>& shown, bool exact)
{
    for (std::size_t back = view.rings.size(); back-- > 0;) {  // the widest first, so that inner ones lie on top
        if (back < shown.size() && !shown[back])
            continue;
        const int index = static_cast<int>(back);
        const Outline& edge = exact ? view.rings[back].edge : view.rings[back].line;
        scene.lines.push_back({edge.contours, ringColour(index), ringLine(index), dataColour::lineWidth, 0, true});
        if (edge.isEmpty())
            continue;
        // Rings may be a few pixels apart: their margins in mm stand in different directions.
        const double angle = (-145.0 + 55.0 * index) * std::numbers::pi / 180;
        scene.texts.push_back({farthest(edge, std::cos(angle), std::sin(angle)), QLocale().toString(view.rings[back].marginMm, 'g', 3), ringColour(index), {}});
    }
}

}  // namespace

OverlayScene overlayOf(const std::vector<ShownLesion>& lesions, const std::vector<bool>& ringsShown, const ToolPicture& tool, double zoom,
                       double fill)
{
    OverlayScene scene;
    scene.handleColour = dataColour::lesion;
    for (const ShownLesion& lesion : lesions)
        if (lesion.view && !lesion.isCompared)
            addRings(scene, *lesion.view, ringsShown, zoom >= seenPixel);
    for (const ShownLesion& lesion : lesions) {
        const QColor colour = readerColour(lesion.reader);
        if (lesion.isCurrent)
            scene.handleColour = colour;
        if (lesion.isCompared) {
            scene.lines.push_back({lesion.outline.contours, colour, readerLine(lesion.reader), dataColour::thinLine, 0, true});
            continue;
        }
        scene.lines.push_back({lesion.outline.contours, colour, readerLine(lesion.reader), lesion.isCurrent ? dataColour::lineWidth : dataColour::thinLine, fill, true});
        if (!lesion.view || lesion.view->pixels == 0)
            continue;
        const Measures& measures = lesion.view->measures;
        const Outline& around = lesion.view->rings.empty() || lesion.view->rings.back().edge.isEmpty() ? lesion.outline : lesion.view->rings.back().edge;
        scene.texts.push_back({{}, areaText(measures) + '\n' + axesText(measures), colour, extentOf(around, lesion.outline)});
    }
    scene.lines.insert(scene.lines.end(), tool.lines.begin(), tool.lines.end());
    scene.handles = tool.handles;
    return scene;
}

}  // namespace annulus::ui
