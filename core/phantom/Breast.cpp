#include "core/phantom/Breast.h"

#include "core/phantom/breastOutline.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace annulus::phantom {
namespace {

Breast varied(Breast breast, Random random)
{
    const auto around = [&](double value, double share) { return value * (1 + share * std::clamp(random.normal(), -2.0, 2.0)); };
    breast.length = around(breast.length, 0.025);
    breast.lateralHalf = around(breast.lateralHalf, 0.03);
    breast.medialHalf = around(breast.medialHalf, 0.03);
    breast.axillaWidth = around(breast.axillaWidth, 0.08);
    breast.pectoralTop = around(breast.pectoralTop, 0.07);
    breast.pectoralEnd = around(breast.pectoralEnd, 0.05);
    breast.belowNipple = around(breast.belowNipple, 0.03);
    breast.glandReach = around(breast.glandReach, 0.06);
    breast.seed = random.bits();
    return breast;
}

/// Clear of the skin, of the picture's edges and of the muscle, with room for rings and spicules.
bool liesWell(const Breast& breast, const Lesion& lesion, std::span<const BreastView> views)
{
    for (const BreastView& flat : views) {
        const Point at = projected(flat, lesion.depth, lesion.lateral, lesion.up);
        const double room = lesion.radiusMm * 1.35;
        if (skinDistanceAt(flat, at) < room + 6 || at.x < room + 5 || at.y < room + 5 || at.y > flat.heightMm - room - 5)
            return false;
        if (flat.view == View::mlo && at.x - room < pectoralBorder(breast, at.y))
            return false;
    }
    return true;
}

std::vector<Calcification> drawCluster(const Lesion& lesion, Random random)
{
    std::vector<Calcification> cluster;
    const auto count = 7 + random.below(18);
    const double spread = std::min(lesion.radiusMm * 0.5, 6.0);
    const double away = lesion.radiusMm * random.uniform(0, 0.6);
    const double direction = random.uniform(0, 2 * std::numbers::pi);
    for (std::uint64_t k = 0; k < count; ++k)
        cluster.push_back({.depth = away * std::cos(direction) + random.normal() * spread * 0.6,
                           .lateral = away * std::sin(direction) + random.normal() * spread * 0.6,
                           .up = random.normal() * spread * 0.6,
                           .radiusMm = random.uniform(0.05, 0.17),
                           .brightness = random.uniform(0.2, 0.85)});
    return cluster;
}

}  // namespace

Breasts drawBreasts(const Random& woman, Density density, double lesionMm)
{
    Random random = woman.split(1);
    Breast breast;
    breast.length = std::max(random.uniform(70, 104), 2.35 * lesionMm);
    const double fullness = breast.length / 90;
    breast.lateralHalf = std::min(random.uniform(80, 92) * std::sqrt(fullness), 95.0);
    breast.medialHalf = std::min(random.uniform(68, 80) * std::sqrt(fullness), 88.0);
    breast.aboveNipple = random.uniform(108, 126);
    breast.belowNipple = std::min(random.uniform(56, 68) * fullness, 72.0);
    breast.axillaWidth = random.uniform(0.48, 0.62) * breast.length;
    breast.pectoralTop = std::min(random.uniform(34, 54), breast.axillaWidth - 10);
    breast.pectoralEnd = breast.aboveNipple * random.uniform(0.72, 1.02);
    breast.nippleHeight = random.uniform(1.5, 5);
    breast.edgeRolloff = random.uniform(18, 27);
    breast.density = density;
    breast.glandReach = density == Density::dense ? random.uniform(0.72, 0.85)
                        : density == Density::heterogeneous ? random.uniform(0.58, 0.75) : random.uniform(0.45, 0.6);
    breast.glandBack = density == Density::dense ? random.uniform(0.05, 0.12) : random.uniform(0.14, 0.26);
    return {varied(breast, woman.split(2)), varied(breast, woman.split(3))};
}

Lesion drawLesion(const Breast& breast, const LesionWish& wish, Random random)
{
    Lesion lesion;
    lesion.radiusMm = wish.diameterMm / 2;
    lesion.margin = wish.margin;
    lesion.irregularity = wish.round ? 0.035 : wish.margin == Margin::spiculated ? 0.14 : 0.09;
    lesion.contrast = wish.highDensity ? random.uniform(0.33, 0.45) : random.uniform(0.22, 0.29);
    lesion.distortion = wish.distortion;
    lesion.seed = random.bits();
    // Height of the smaller detector this phantom is meant for.
    constexpr double pictureHeight = 200;
    const BreastView views[] = {projectBreast(breast, View::cc, pictureHeight), projectBreast(breast, View::mlo, pictureHeight)};
    // Half of all cancers lie in the upper outer quadrant: candidates are drawn from there first.
    for (int attempt = 0; attempt < 400; ++attempt) {
        const double leaning = attempt < 60 ? 1.0 : 0.3;
        lesion.depth = breast.length * random.uniform(0.28, 0.72);
        lesion.lateral = leaning * 16 + random.normal() * 16;
        lesion.up = leaning * 14 + random.normal() * 16;
        if (liesWell(breast, lesion, views))
            break;
        if (attempt == 399) {  // a large lesion in a small breast: the middle has the most room
            lesion.depth = breast.length * 0.5;
            lesion.lateral = lesion.up = 0;
            lesion.radiusMm = std::min(lesion.radiusMm, breast.length * 0.22);
        }
    }
    if (wish.calcifications)
        lesion.calcifications = drawCluster(lesion, random.split(1));
    return lesion;
}

}  // namespace annulus::phantom
