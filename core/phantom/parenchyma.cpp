#include "core/phantom/parenchyma.h"

#include "core/phantom/powerLaw.h"

#include <algorithm>
#include <cmath>

namespace annulus::phantom {
namespace {

constexpr int sheetSize = 1024;

struct GlandLook {
    double threshold;  ///< of the density field: lower covers more of the cone
    double softness;
    double level;      ///< brightness over fat
    double septa;      ///< brightness of connective septa
};

GlandLook lookOf(Density density)
{
    switch (density) {
    case Density::fatty: return {1.05, 0.55, 0.55, 0.13};
    case Density::dense: return {0.12, 0.55, 0.74, 0.10};
    case Density::heterogeneous: break;
    }
    return {0.52, 0.5, 0.66, 0.12};
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
    const double taper = std::pow(std::max(1 - std::pow(std::clamp(along, 0.0, 1.0), 2.4), 0.0), 0.75);
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
    const auto [grain, patches] = powerLawSheets(sheetSize, step, {beta, 26}, {}, random.split(1));
    const auto [lobules, modulation] = powerLawSheets(sheetSize / 2, step * 2, {4.2, 11}, {0, 0.8}, random.split(2));
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
            // Structures of the gland run towards the nipple: the patch field is read in coordinates squeezed
            // along that direction, which stretches it there.
            const double dx = at.x - nipple.x - 25;
            const double dy = at.y - nipple.y;
            const double radius = std::hypot(dx, dy);
            const double px = dx * 0.62 + 0.38 * 70 * dx / std::max(radius, 1.0);
            const double py = dy * 0.62 + 0.38 * 70 * dy / std::max(radius, 1.0);
            const double patch = cubicPeriodic(patches, px / step, py / step);
            const double inSkin = smoothStep(3, 15, skin);
            const double cone = coneDepth(breast, view, at);
            const double field = 1.35 * cone + 0.42 * patch + 0.1 * grainHere;
            const double gland = inSkin * smoothStep(look.threshold - look.softness, look.threshold + look.softness, field)
                                 * smoothStep(-1.6, 0.4, cone + 0.5 * patch);

            const double lx = (at.x + 2.2 * patch) / (2 * step);
            const double ly = (at.y + 2.2 * grainHere) / (2 * step);
            const double value = cubicPeriodic(lobules, lx, ly);
            const double gradient = std::hypot(cubicPeriodic(lobules, lx + 0.5, ly) - value, cubicPeriodic(lobules, lx, ly + 0.5) - value) / step;
            const double strength = std::max(0.0, 0.55 + 0.5 * cubicPeriodic(modulation, lx * 0.5 + 100, ly * 0.5));
            const double septa = look.septa * strength * septum(value, gradient, 0.28) * smoothStep(1, 6, skin);

            double bright = (0.10 + 0.16 * body) + 0.035 * grainHere * body;
            bright += gland * look.level * (0.82 + 0.17 * grainHere + 0.10 * patch) * (0.45 + 0.55 * body);
            bright += septa * (1 - 0.5 * gland);
            double muscle = 0;
            if (view.view == View::mlo) {
                const double inside = pectoralBorder(breast, at.y) - at.x + 0.8 * patch;
                muscle = smoothStep(-0.9, 1.3, inside);
                // Fibres run along the border, fanning out upwards.
                const double fibre = cubicPeriodic(patches, (at.x * 1.9 + at.y * 0.78) / step, (at.y * 0.22) / step);
                const double level = 0.62 + 0.22 * smoothStep(0, 45, inside) + 0.045 * fibre + 0.05 * grainHere;
                bright = bright * (1 - muscle) + muscle * (level + 0.25 * (bright - 0.26));
            }
            tissue.brightness.at(i, j) = static_cast<float>(bright);
            tissue.fineness.at(i, j) = static_cast<float>(0.035 + 0.12 * gland + 0.05 * muscle);
        }
    return tissue;
}

}  // namespace annulus::phantom
