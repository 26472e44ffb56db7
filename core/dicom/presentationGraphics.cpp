#include "core/dicom/dcmtkPresentation.h"

#include <dcmtk/dcmpstat/dvpsgr.h>
#include <dcmtk/dcmpstat/dvpstx.h>

#include <algorithm>
#include <cmath>

namespace annulus::dcmtk {
namespace {

/// GSPS counts from the corner of the first pixel; continuous coordinates here from its centre.
PresentationPoint pointOf(double x, double y, DVPSannotationUnit unit)
{
    return unit == DVPSA_display ? PresentationPoint{x, y, true} : PresentationPoint{x - 0.5, y - 0.5, false};
}

/// A smooth line through points: Catmull and Rom's cubic, eight steps from one to the next.
std::vector<PresentationPoint> smoothed(const std::vector<PresentationPoint>& points)
{
    if (points.size() < 3)
        return points;
    std::vector<PresentationPoint> line;
    const auto at = [&](std::ptrdiff_t index) { return points[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(index, 0, std::ssize(points) - 1))]; };
    constexpr int steps = 8;
    for (std::ptrdiff_t k = 0; k + 1 < std::ssize(points); ++k)
        for (int step = 0; step < steps; ++step) {
            const double t = static_cast<double>(step) / steps;
            const auto mix = [&](double a, double b, double c, double d) {
                return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
            };
            line.push_back({mix(at(k - 1).x, at(k).x, at(k + 1).x, at(k + 2).x), mix(at(k - 1).y, at(k).y, at(k + 1).y, at(k + 2).y), points[0].isOfArea});
        }
    line.push_back(points.back());
    return line;
}

/// CIRCLE: centre and a point on it. ELLIPSE: both ends of the longer, then of the shorter axis.
std::vector<PresentationPoint> roundLine(PresentationPoint centre, PresentationPoint along, PresentationPoint across)
{
    std::vector<PresentationPoint> line;
    constexpr int corners = 72;
    for (int k = 0; k < corners; ++k) {
        const double angle = 2 * 3.14159265358979323846 * k / corners;
        line.push_back({centre.x + along.x * std::cos(angle) + across.x * std::sin(angle), centre.y + along.y * std::cos(angle) + across.y * std::sin(angle), centre.isOfArea});
    }
    return line;
}

PresentationLine lineOf(DVPSGraphicObject& graphic)
{
    std::vector<PresentationPoint> points;
    for (std::size_t at = 0; at < graphic.getNumberOfPoints(); ++at) {
        Float32 x = 0, y = 0;
        if (graphic.getPoint(at, x, y).good())
            points.push_back(pointOf(double{x}, double{y}, graphic.getAnnotationUnits()));
    }
    const auto half = [](PresentationPoint a, PresentationPoint b) { return PresentationPoint{(b.x - a.x) / 2, (b.y - a.y) / 2, a.isOfArea}; };
    const bool isFilled = graphic.isFilled() == OFTrue;
    const bool isClosed = points.size() > 2 && points.front() == points.back();
    switch (graphic.getGraphicType()) {
    case DVPST_circle:
        if (points.size() == 2) {
            const double radius = std::hypot(points[1].x - points[0].x, points[1].y - points[0].y);
            return {roundLine(points[0], {radius, 0, false}, {0, radius, false}), true, isFilled};
        }
        break;
    case DVPST_ellipse:
        if (points.size() == 4)
            return {roundLine({(points[0].x + points[1].x) / 2, (points[0].y + points[1].y) / 2, points[0].isOfArea}, half(points[0], points[1]), half(points[2], points[3])), true, isFilled};
        break;
    case DVPST_interpolated: return {smoothed(points), isClosed, isFilled};
    case DVPST_polyline:
    case DVPST_point: break;
    }
    return {std::move(points), isClosed, isFilled};
}

PresentationWords wordsOf(DVPSTextObject& object, std::string words)
{
    PresentationWords shown;
    shown.text = std::move(words);
    if (object.haveAnchorPoint()) {
        const PresentationPoint anchor = pointOf(object.getAnchorPoint_x(), object.getAnchorPoint_y(), object.getAnchorPointAnnotationUnits());
        shown.at = anchor;
        if (object.anchorPointIsVisible())
            shown.anchor = anchor;
    }
    if (object.haveBoundingBox())
        shown.at = pointOf(std::min(object.getBoundingBoxTLHC_x(), object.getBoundingBoxBRHC_x()), std::min(object.getBoundingBoxTLHC_y(), object.getBoundingBoxBRHC_y()),
                           object.getBoundingBoxAnnotationUnits());
    return shown;
}

}  // namespace

void readGraphics(State& state, const Picture& picture, TextReader& read, Presentation& shown)
{
    state.sortGraphicLayers();
    const auto frame = static_cast<unsigned long>(picture.frame);
    auto& all = state.graphicAnnotationList;
    for (std::size_t at = 0; at < state.getNumberOfGraphicLayers(); ++at) {
        const char* const layer = state.getGraphicLayerName(at);
        for (std::size_t k = 0; k < all.getNumberOfGraphicObjects(layer, picture.uid.c_str(), frame); ++k)
            if (DVPSGraphicObject* const graphic = all.getGraphicObject(layer, picture.uid.c_str(), frame, k))
                shown.lines.push_back(lineOf(*graphic));
        for (std::size_t k = 0; k < all.getNumberOfTextObjects(layer, picture.uid.c_str(), frame); ++k)
            if (DVPSTextObject* const words = all.getTextObject(layer, picture.uid.c_str(), frame, k))
                shown.words.push_back(wordsOf(*words, read.decode(words->getText() == nullptr ? std::string() : std::string(words->getText()))));
    }
}

}  // namespace annulus::dcmtk
