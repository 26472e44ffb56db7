#include "core/phantom/massInView.h"

#include "core/phantom/powerLaw.h"
#include "core/phantom/strokes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annulus::phantom {
namespace {

Random streamOf(const Lesion& lesion, const BreastView& view, std::uint64_t part)
{
    return Random(lesion.seed).split(view.view == View::cc ? 100 + part : 200 + part);
}

void addBody(Raster& sheet, const Lesion& lesion, const StarShape& shape, double pixelMm, const Random& random)
{
    const bool spiculated = lesion.margin == Margin::spiculated;
    const double marginMm = spiculated ? 1.5 : 0.55;
    const Grid grid = makeGrid(sheet.width, sheet.height);
    const PixelFrame frame{0, 0, pixelMm, pixelMm};
    const Box box = boxAround(shape, 3 * marginMm, grid, frame);
    const auto [texture, edge] = powerLawSheets(256, 0.18, {2.9, 9}, {}, random);
    for (std::int64_t j = box.j0; j <= box.j1; ++j)
        for (std::int64_t i = box.i0; i <= box.i1; ++i) {
            const Point at = frame.mm(static_cast<double>(i), static_cast<double>(j));
            const double dx = at.x - shape.centre.x;
            const double dy = at.y - shape.centre.y;
            const double distance = std::hypot(dx, dy);
            const double radius = shape.radiusAt(std::atan2(dy, dx));
            const double grain = cubicPeriodic(texture, at.x / 0.18, at.y / 0.18);
            // The margin is blurred more on one side than on another, as where gland overlies it.
            const double ragged = (spiculated ? 0.75 : 0.12) * cubicPeriodic(edge, at.x / 0.18, at.y / 0.18);
            const double inside = radius - distance + ragged;
            const double rim = smoothStep(-marginMm, marginMm, inside);
            // A body of rotation is thickest in the middle; the flat part stands for a mass wider than compressed.
            const double ratio = std::min(distance / radius, 1.0);
            const double body = 0.55 + 0.45 * std::sqrt(1 - ratio * ratio);
            sheet.at(static_cast<int>(i), static_cast<int>(j)) += static_cast<float>(lesion.contrast * rim * (body + 0.10 * grain));
        }
}

void addSpicules(Raster& sheet, const Lesion& lesion, const StarShape& shape, double pixelMm, Random random)
{
    Raster lines(sheet.width, sheet.height);
    const int count = 26 + static_cast<int>(random.below(22));
    for (int k = 0; k < count; ++k) {
        const double angle = (k + random.uniform(-0.4, 0.4)) * 2 * std::numbers::pi / count;
        const double radius = shape.radiusAt(angle);
        const double from = radius * 0.75;
        const double length = (0.25 + 0.75 * random.uniform() * random.uniform()) * std::min(1.7 * lesion.radiusMm, 17.0) + 0.3 * radius;
        const Point start{shape.centre.x + from * std::cos(angle), shape.centre.y + from * std::sin(angle)};
        const auto path = wanderingPath(start, angle + random.normal() * 0.14, length, 0.5, 0.35, random);
        const double width = random.uniform(0.16, 0.5);
        const double brightness = lesion.contrast * random.uniform(0.3, 0.7);
        std::vector<StrokePoint> points;
        for (std::size_t n = 0; n < path.size(); ++n) {
            const double t = static_cast<double>(n) / static_cast<double>(path.size() - 1);
            points.push_back({{path[n].x / pixelMm, path[n].y / pixelMm}, std::max(width * (1.5 - 1.1 * t) / pixelMm, 0.7),
                              brightness * std::pow(1 - t, 0.8)});
        }
        drawStroke(lines, points);
    }
    for (std::size_t k = 0; k < sheet.values.size(); ++k)
        sheet.values[k] += lines.values[k];
}

/// An irregular grain: a few overlapping spots along a short line.
void addGrain(Raster& sheet, Point at, double radiusMm, double brightness, double pixelMm, Random random)
{
    const double angle = random.uniform(0, std::numbers::pi);
    const int parts = 1 + static_cast<int>(random.below(3));
    for (int k = 0; k < parts; ++k) {
        const double along = (k - 0.5 * (parts - 1)) * 1.3 * radiusMm;
        const double size = radiusMm * random.uniform(0.7, 1.1);
        addSpot(sheet, {(at.x + along * std::cos(angle)) / pixelMm, (at.y + along * std::sin(angle)) / pixelMm}, std::max(size / pixelMm, 0.7), brightness);
    }
}

}  // namespace

StarShape massOutline(const Lesion& lesion, const BreastView& view)
{
    Random random = streamOf(lesion, view, 0);
    const double aspect = lesion.irregularity < 0.05 ? random.uniform(0.93, 1.08) : random.uniform(0.74, 1.35);
    return drawShape(projected(view, lesion.depth, lesion.lateral, lesion.up), lesion.radiusMm, aspect, lesion.irregularity, random.split(1));
}

void addMass(Raster& sheet, const Lesion& lesion, const BreastView& view, double pixelMm)
{
    const StarShape shape = massOutline(lesion, view);
    addBody(sheet, lesion, shape, pixelMm, streamOf(lesion, view, 1));
    if (lesion.margin == Margin::spiculated)
        addSpicules(sheet, lesion, shape, pixelMm, streamOf(lesion, view, 2));
    for (std::size_t k = 0; k < lesion.calcifications.size(); ++k) {
        const Calcification& grain = lesion.calcifications[k];
        const Point at = projected(view, lesion.depth + grain.depth, lesion.lateral + grain.lateral, lesion.up + grain.up);
        addGrain(sheet, at, grain.radiusMm, grain.brightness, pixelMm, streamOf(lesion, view, 300 + k));
    }
}

void addBenignCalcifications(Raster& sheet, const Breast& breast, const BreastView& view, double pixelMm, Random random)
{
    const auto count = random.below(5);
    for (std::uint64_t k = 0; k < count; ++k) {
        const Point at = projected(view, breast.length * random.uniform(0.2, 0.8), random.normal() * 25, random.normal() * 25);
        const double radius = random.uniform(0.15, 0.5);
        if (skinDistanceAt(view, at) > 6)
            addSpot(sheet, {at.x / pixelMm, at.y / pixelMm}, radius / pixelMm, 0.9);
    }
}

}  // namespace annulus::phantom
