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

/// Mean brightness of the tissue inside the outline.
double meanInside(const Raster& tissue, const StarShape& shape, const Box& box, const PixelFrame& frame)
{
    double sum = 0;
    int count = 0;
    for (std::int64_t j = box.j0; j <= box.j1; j += 4)
        for (std::int64_t i = box.i0; i <= box.i1; i += 4)
            if (shape.depthRatio(frame.mm(static_cast<double>(i), static_cast<double>(j))) < 1) {
                sum += tissue.at(static_cast<int>(i), static_cast<int>(j));
                ++count;
            }
    return count ? sum / count : 0;
}

/// The mass's grain: a coarse and a fine power law mixed, bent and scaled by its texture. Unit SD for the common one.
class Grain {
public:
    Grain(const MassTexture& texture, const Random& random)
        : coarse_(powerLawSheets(size, stepMm, {2.9, 9}, {}, random)), fine_(powerLawSheets(size, stepMm, {2.4, 0.9}, {}, random.split(1)).first)
    {
        const auto limited = [](double latent) { return std::clamp(latent, -2.5, 3.5); };
        const double turn = std::numbers::pi / 4 * (1.1 + 0.5 * (limited(texture.coarseness) - 1.2));
        coarseShare_ = static_cast<float>(std::sin(std::clamp(turn, 0.1, 1.5)));
        fineShare_ = static_cast<float>(std::cos(std::clamp(turn, 0.1, 1.5)));
        bend_ = static_cast<float>(0.3 * limited(texture.skew));
        strength_ = static_cast<float>(std::exp(0.45 * (limited(texture.heterogeneity) - 0.8)) / std::sqrt(1 + 2 * bend_ * bend_));
    }

    [[nodiscard]] float at(Point mm) const
    {
        const double x = mm.x / stepMm;
        const double y = mm.y / stepMm;
        const float g = coarseShare_ * cubicPeriodic(coarse_.first, x, y) + fineShare_ * cubicPeriodic(fine_, x, y);
        return strength_ * (g + bend_ * (g * g - 1));
    }
    [[nodiscard]] float edge(Point mm) const { return cubicPeriodic(coarse_.second, mm.x / stepMm, mm.y / stepMm); }

private:
    static constexpr int size = 256;
    static constexpr double stepMm = 0.18;
    std::pair<Raster, Raster> coarse_;
    Raster fine_;
    float coarseShare_ = 1, fineShare_ = 0, bend_ = 0, strength_ = 1;
};

void addBody(Raster& tissue, const Lesion& lesion, const StarShape& shape, double pixelMm, const Random& random)
{
    const bool spiculated = lesion.margin == Margin::spiculated;
    const double marginMm = spiculated ? 1.6 : 0.9;
    const Grid grid = makeGrid(tissue.width, tissue.height);
    const PixelFrame frame{0, 0, pixelMm, pixelMm};
    const Box box = boxAround(shape, 3 * marginMm, grid, frame);
    // Part of the picture lies before and behind the mass: its shade stays, evened out.
    constexpr double displaced = 0.75;
    const double surround = std::max(meanInside(tissue, shape, box, frame), 0.42);
    const Grain grain(lesion.texture, random);
    for (std::int64_t j = box.j0; j <= box.j1; ++j)
        for (std::int64_t i = box.i0; i <= box.i1; ++i) {
            const Point at = frame.mm(static_cast<double>(i), static_cast<double>(j));
            const double dx = at.x - shape.centre.x;
            const double dy = at.y - shape.centre.y;
            const double distance = std::sqrt(dx * dx + dy * dy);
            const double radius = shape.radiusAt(std::atan2(dy, dx));
            // The margin is blurred more on one side than on another, as where gland overlies it.
            const double ragged = (spiculated ? 0.75 : 0.12) * grain.edge(at);
            const double inside = radius - distance + ragged;
            const double rim = smoothStep(-marginMm, marginMm, inside);
            if (rim <= 0)
                continue;
            // A body of rotation is thickest in the middle; the flat part stands for a mass wider than compressed.
            const double ratio = std::min(distance / radius, 1.0);
            const double body = 0.6 + 0.4 * std::sqrt(1 - ratio * ratio);
            float& pixel = tissue.at(static_cast<int>(i), static_cast<int>(j));
            pixel += static_cast<float>(rim * (displaced * (surround - pixel) + lesion.contrast * (body + 0.2 * grain.at(at))));
        }
}

void addSpicules(Raster& sheet, const Lesion& lesion, const StarShape& shape, double pixelMm, Random random)
{
    const int count = 30 + static_cast<int>(random.below(26));
    for (int k = 0; k < count; ++k) {
        const double angle = random.uniform(0, 2 * std::numbers::pi);
        const double radius = shape.radiusAt(angle);
        const double from = radius * 0.8;
        const double outside = (0.2 + 0.8 * random.uniform() * random.uniform()) * std::min(1.7 * lesion.radiusMm, 17.0);
        const Point start{shape.centre.x + from * std::cos(angle), shape.centre.y + from * std::sin(angle)};
        const double length = outside + radius - from;
        const auto path = wanderingPath(start, angle + random.normal() * 0.22, length, 0.5, 0.45, random);
        const double width = random.uniform(0.18, 0.55);
        const double brightness = lesion.contrast * random.uniform(0.25, 0.75);
        std::vector<StrokePoint> points;
        for (std::size_t n = 0; n < path.size(); ++n) {
            const double t = static_cast<double>(n) / static_cast<double>(path.size() - 1);
            // It grows out of the margin: within the body it must not show as a ray.
            const double grown = smoothStep(-0.5, 1.2, t * length - (radius - from));
            points.push_back({{path[n].x / pixelMm, path[n].y / pixelMm}, std::max(width * (1.5 - 1.1 * t) / pixelMm, 0.7),
                              brightness * grown * std::pow(1 - t, 0.8)});
        }
        drawStroke(sheet, points);
    }
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
    const StarShape shape = drawShape(projected(view, lesion.depth, lesion.lateral, lesion.up), lesion.radiusMm, aspect, lesion.irregularity, random.split(1));
    // A projection shows the longest diameter a little shortened, or, compressed, a little longer.
    return scaledTo(shape, 2 * lesion.radiusMm * random.uniform(0.94, 1.04));
}

void addMass(Raster& tissue, Raster& details, const Lesion& lesion, const BreastView& view, double pixelMm)
{
    const StarShape shape = massOutline(lesion, view);
    addBody(tissue, lesion, shape, pixelMm, streamOf(lesion, view, 1));
    if (lesion.margin == Margin::spiculated)
        addSpicules(details, lesion, shape, pixelMm, streamOf(lesion, view, 2));
    for (std::size_t k = 0; k < lesion.calcifications.size(); ++k) {
        const Calcification& grain = lesion.calcifications[k];
        const Point at = projected(view, lesion.depth + grain.depth, lesion.lateral + grain.lateral, lesion.up + grain.up);
        addGrain(details, at, grain.radiusMm, grain.brightness, pixelMm, streamOf(lesion, view, 300 + k));
    }
}

void addLymphNodes(Raster& details, const Breast& breast, const BreastView& view, double pixelMm, Random random)
{
    if (view.view != View::mlo)
        return;
    const auto count = random.below(3);
    for (std::uint64_t k = 0; k < count; ++k) {
        const double y = random.uniform(12, 58);
        const Point centre{pectoralBorder(breast, y) * random.uniform(0.35, 1.1), y};
        const StarShape node = drawShape(centre, random.uniform(3.2, 6.0), random.uniform(0.55, 1.7), 0.06, random.split(2 * k));
        const StarShape hilum = drawShape({centre.x + random.normal() * 2, centre.y + random.normal() * 2}, random.uniform(1.6, 2.6), 1, 0.1,
                                          random.split(2 * k + 1));
        const double brightness = random.uniform(0.09, 0.16);
        const Grid grid = makeGrid(details.width, details.height);
        const PixelFrame frame{0, 0, pixelMm, pixelMm};
        const Box box = boxAround(node, 2, grid, frame);
        for (std::int64_t j = box.j0; j <= box.j1; ++j)
            for (std::int64_t i = box.i0; i <= box.i1; ++i) {
                const Point at = frame.mm(static_cast<double>(i), static_cast<double>(j));
                const double body = 1 - smoothStep(0.8, 1.15, node.depthRatio(at));
                const double core = 1 - smoothStep(0.6, 1.3, hilum.depthRatio(at));
                details.at(static_cast<int>(i), static_cast<int>(j)) += static_cast<float>(brightness * body * (1 - 0.45 * core));
            }
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
