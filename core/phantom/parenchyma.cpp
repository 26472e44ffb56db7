#include "core/phantom/parenchyma.h"

#include "core/phantom/powerLaw.h"

#include <algorithm>
#include <cmath>

namespace annulus::phantom {
namespace {

constexpr int sheetSize = 1024;

struct GlandLook {
    double threshold;  ///< of the density field: lower covers more of the cone
    double level;      ///< brightness over fat
    double lobules;    ///< how much fat shows between the glandular lobes
    double septa;      ///< brightness of connective septa
};

GlandLook lookOf(Density density)
{
    switch (density) {
    case Density::fatty: return {1.02, 0.40, 0.75, 0.10};
    case Density::dense: return {0.20, 0.56, 0.30, 0.06};
    case Density::heterogeneous: break;
    }
    return {0.55, 0.50, 0.55, 0.08};
}

/// 1 in the middle of the glandular cone, falling to 0 and below outside it.
double coneDepth(const Breast& breast, const BreastView& view, Point at)
{
    const double along = at.x / breast.length;
    const double up = view.nippleY - at.y;
    const double half = view.view == View::cc ? (up > 0 ? breast.lateralHalf : breast.medialHalf)
                                              : (up > 0 ? 0.62 * breast.aboveNipple : breast.belowNipple);
    // More tissue lies lateral and above: the cone leans that way behind the nipple.
    const double axis = 0.13 * half * (1 - along);
    const double part = std::clamp(along, 0.0, 1.0);
    const double rest = 1 - part * part * std::sqrt(part);
    const double taper = std::sqrt(rest * std::sqrt(rest));  // (1 - x^2.5)^0.75
    const double width = half * breast.glandReach * std::max(taper, 0.05);
    const double back = smoothStep(breast.glandBack - 0.16, breast.glandBack + 0.2, along);
    const double off = (up - axis) / width;
    return 1.25 * back - off * off;
}

/// Thin bright lines along the zero lines of a smooth field: they close around fat lobules as septa do.
double septum(double value, double gradientPerMm, double widthMm)
{
    const double distance = std::abs(value) / std::max(gradientPerMm, 1e-3);
    return std::exp(-0.5 * distance * distance / (widthMm * widthMm));
}

}  // namespace

Tissue paintTissue(const Breast& breast, const BreastView& view, const Raster& distance, double distanceStepMm, double widthMm,
                   double beta, const Random& random)
{
    Tissue tissue;
    tissue.stepMm = view.heightMm / sheetSize;
    const double step = tissue.stepMm;
    const auto width = static_cast<int>(std::ceil(widthMm / step)) + 2;
    tissue.brightness = Raster(width, sheetSize + 2);
    tissue.fineness = Raster(width, sheetSize + 2);
    const auto [grain, fibres] = powerLawSheets(sheetSize, step, {beta, 26}, {}, random.split(1));
    // Smooth fields decide where gland and fat lie; the grain alone carries the fine detail. A fractal field at a
    // threshold would give the coastline of an island, which no breast shows.
    const auto [patches, lobules] = powerLawSheets(sheetSize / 4, step * 4, {3.1, 22}, {0, 0.33}, random.split(2));
    const auto [septumField, strengths] = powerLawSheets(sheetSize / 4, step * 4, {4, 9}, {0, 0.3}, random.split(3));
    const GlandLook look = lookOf(breast.density);
    const Point nipple{breast.length, view.nippleY};

    for (int j = 0; j < tissue.brightness.height; ++j)
        for (int i = 0; i < width; ++i) {
            const Point at{i * step, j * step};
            const double skin = bilinear(distance, at.x / distanceStepMm, at.y / distanceStepMm);
            if (skin < -2)
                continue;
            const double thick = std::clamp(skin / breast.edgeRolloff, 0.0, 1.0);
            const double body = std::sqrt(thick * (2 - thick));
            const double grainHere = grain.at(i % sheetSize, j % sheetSize);
            // Lobes and ducts run towards the nipple: the patch field is read in polar coordinates around a point
            // behind it, stretched along the radius.
            const double dx = at.x - nipple.x - 18;
            const double dy = at.y - nipple.y;
            const double radius = std::max(std::sqrt(dx * dx + dy * dy), 1.0);
            const double stretch = 0.5 + 0.5 * 62 / radius;
            const double px = dx * stretch / (4 * step);
            const double py = dy * stretch / (4 * step);
            const double patch = cubicPeriodic(patches, px, py);
            const double lobule = cubicPeriodic(lobules, px * 1.25 + 37, py * 1.25);
            const double inSkin = smoothStep(2, 17, skin);
            const double cone = coneDepth(breast, view, at);
            const double field = 1.3 * cone + 0.38 * patch + 0.16 * grainHere;
            const double fatBetween = look.lobules * smoothStep(-0.1, 1.3, lobule + 0.25 * grainHere);
            const double gland = inSkin * smoothStep(look.threshold - 0.85, look.threshold + 0.85, field) * smoothStep(-1.3, 0.5, cone + 0.4 * patch)
                                 * (1 - fatBetween);

            const double value = cubicPeriodic(septumField, px * 1.1, py * 1.1);
            const double across = cubicPeriodic(septumField, px * 1.1 + 0.25, py * 1.1) - value;
            const double down = cubicPeriodic(septumField, px * 1.1, py * 1.1 + 0.25) - value;
            const double gradient = std::sqrt(across * across + down * down) / step;
            const double strength = std::max(0.0, 0.3 + 0.6 * cubicPeriodic(strengths, px * 0.8, py * 0.8)) * smoothStep(-1.7, 0.3, cone);
            const double septa = look.septa * strength * septum(value, gradient, 0.3) * smoothStep(1, 8, skin);

            double bright = 0.06 + 0.15 * body + (0.04 + 0.02 * smoothStep(-1.5, 0.5, cone)) * grainHere * body;
            bright += gland * look.level * std::max(0.86 + 0.26 * grainHere + 0.14 * patch, 0.2) * (0.5 + 0.5 * body);
            bright += septa;
            double muscle = 0;
            if (view.view == View::mlo) {
                const double inside = pectoralBorder(breast, at.y) - at.x + 0.7 * cubicPeriodic(lobules, at.x / (18 * step), at.y / (18 * step));
                muscle = smoothStep(-1.0, 1.6, inside);
                // Fibres run along the border, fanning out upwards.
                const double fibre = cubicPeriodic(fibres, (at.x * 1.5 + at.y * 0.62) / step, (at.y * 0.16) / step);
                const double level = 0.50 + 0.20 * smoothStep(0, 50, inside) + 0.022 * fibre + 0.045 * grainHere;
                bright = bright * (1 - muscle) + muscle * (level + 0.22 * (bright - 0.22));
            }
            tissue.brightness.at(i, j) = static_cast<float>(bright);
            tissue.fineness.at(i, j) = static_cast<float>(0.05 + 0.11 * gland + 0.05 * muscle);
        }
    return tissue;
}

}  // namespace annulus::phantom
