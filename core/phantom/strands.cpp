#include "core/phantom/parenchyma.h"
#include "core/phantom/strokes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annulus::phantom {
namespace {

struct Pen {
    Raster& sheet;
    const BreastView& view;
    double pixelMm;

    /// A line in mm; width and brightness fall off towards both ends, and it fades under the skin.
    void line(const std::vector<Point>& path, double halfWidthMm, double brightness, double endWidth = 0.5) const
    {
        std::vector<StrokePoint> points;
        for (std::size_t k = 0; k < path.size(); ++k) {
            const double t = static_cast<double>(k) / static_cast<double>(path.size() - 1);
            const double fade = std::sqrt(std::max(std::sin(std::numbers::pi * t), 0.0));
            points.push_back({{path[k].x / pixelMm, path[k].y / pixelMm},
                              std::max(halfWidthMm * (1 + (endWidth - 1) * t) / pixelMm, 0.6), brightness * fade});
        }
        drawStroke(sheet, points);
    }
};

/// The part of a path that keeps `marginMm` from the skin.
std::vector<Point> underSkin(std::vector<Point> path, const BreastView& view, double marginMm)
{
    for (std::size_t k = 0; k < path.size(); k += 3)
        if (skinDistanceAt(view, path[k]) < marginMm) {
            path.resize(k);
            break;
        }
    return path;
}

void ligaments(const Pen& pen, const Breast& breast, Random random)
{
    const int count = breast.density == Density::dense ? 140 : 210;
    for (int k = 0; k < count; ++k) {
        const double depth = breast.length * random.uniform(0.05, 0.9);
        const double span = pen.view.view == View::cc ? 0.8 * breast.lateralHalf : 0.62 * breast.aboveNipple;
        const Point start{depth, pen.view.nippleY + random.uniform(-span, 0.8 * breast.medialHalf)};
        // They fan out from the gland: mostly forwards and outwards, some straight along the breast.
        const double outward = std::atan2((start.y - pen.view.nippleY) * 0.9, breast.length * 0.75);
        const double length = random.uniform(6, 26);
        const auto path = underSkin(wanderingPath(start, outward + random.normal() * 0.4, length, 1.2, 0.55, random), pen.view, 1.2);
        const double halfWidth = random.uniform(0.12, 0.4);
        const double brightness = random.uniform(0.02, 0.085);
        if (path.size() > 4)
            pen.line(path, halfWidth, brightness);
    }
}

void ducts(const Pen& pen, const Breast& breast, Random random)
{
    for (int k = 0; k < 11; ++k) {
        const Point start{breast.length - 2, pen.view.nippleY + random.normal() * 1.5};
        const double angle = std::numbers::pi + random.normal() * 0.5;
        const auto path = wanderingPath(start, angle, random.uniform(22, 48), 1.2, 0.9, random);
        const double halfWidth = random.uniform(0.3, 0.6);
        pen.line(path, halfWidth, random.uniform(0.05, 0.12), 0.35);
    }
}

void vessel(const Pen& pen, Point start, double angle, double length, double halfWidth, double brightness, Random random, int generation)
{
    const auto path = underSkin(wanderingPath(start, angle, length, 0.9, 0.9, random), pen.view, 2.0);
    if (path.size() < 8)
        return;
    pen.line(path, halfWidth, brightness, 0.55);
    if (generation > 0 && path.size() > 20) {
        const auto at = static_cast<std::size_t>(random.uniform(0.3, 0.6) * static_cast<double>(path.size()));
        const Point a = path[at];
        const Point b = path[at + 2];
        const double heading = std::atan2(b.y - a.y, b.x - a.x);
        const double branch = heading + (random.uniform() < 0.5 ? -1 : 1) * random.uniform(0.35, 0.8);
        vessel(pen, a, branch, length * 0.5, halfWidth * 0.7, brightness * 0.85, random.split(1), generation - 1);
    }
}

void vessels(const Pen& pen, const Breast& breast, Random random)
{
    const int count = 3 + static_cast<int>(random.below(3));
    for (int k = 0; k < count; ++k) {
        const double span = pen.view.view == View::cc ? breast.lateralHalf : breast.aboveNipple * 0.8;
        const Point start{random.uniform(2, 0.5 * breast.length), pen.view.nippleY + random.uniform(-span, 0.7 * breast.medialHalf)};
        const double towards = std::atan2(pen.view.nippleY - start.y, breast.length - start.x);
        const double angle = towards + random.normal() * 0.45;
        const double halfWidth = random.uniform(0.4, 0.8);
        vessel(pen, start, angle, random.uniform(45, 85), halfWidth, random.uniform(0.10, 0.18), random.split(static_cast<std::uint64_t>(k)), 2);
    }
}

/// Strands drawn towards the mass: architectural distortion.
void distortion(const Pen& pen, const Lesion& lesion, Random random)
{
    const Point centre = projected(pen.view, lesion.depth, lesion.lateral, lesion.up);
    for (int k = 0; k < 22; ++k) {
        const double angle = random.uniform(0, 2 * std::numbers::pi);
        const double from = lesion.radiusMm * random.uniform(0.7, 1.1);
        const Point start{centre.x + from * std::cos(angle), centre.y + from * std::sin(angle)};
        const double length = random.uniform(0.8, 2.0) * std::min(lesion.radiusMm, 12.0) + 5;
        const auto path = underSkin(wanderingPath(start, angle, length, 0.8, 0.5, random), pen.view, 1.2);
        const double halfWidth = random.uniform(0.12, 0.3);
        if (path.size() > 4)
            pen.line(path, halfWidth, random.uniform(0.06, 0.15));
    }
}

}  // namespace

Raster drawStrands(const Breast& breast, const BreastView& view, int width, int height, double pixelMm, const Lesion* lesion,
                   const Random& random)
{
    Raster sheet(width, height);
    const Pen pen{sheet, view, pixelMm};
    ligaments(pen, breast, random.split(1));
    ducts(pen, breast, random.split(2));
    vessels(pen, breast, random.split(3));
    if (lesion && lesion->distortion)
        distortion(pen, *lesion, random.split(4));
    return sheet;
}

}  // namespace annulus::phantom
