#include "core/phantom/breastOutline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annulus::phantom {
namespace {

/// The nipple in profile: a low dome on the areola's slight rise.
double nippleBump(const Breast& breast, double fromNipple)
{
    return breast.nippleHeight * std::exp(-std::pow(std::abs(fromNipple) / 4.6, 3)) + 1.6 * std::exp(-std::pow(fromNipple / 14, 2));
}

double ccReach(const Breast& breast, double fromNipple)
{
    // Lateral (upper in the picture) is fuller and ends in the axillary tail.
    const double half = fromNipple < 0 ? breast.lateralHalf : breast.medialHalf;
    const double power = fromNipple < 0 ? 2.1 : 1.95;
    const double t = std::min(std::abs(fromNipple) / half, 1.0);
    return breast.length * std::pow(1 - std::pow(t, power), 0.70);
}

double mloReach(const Breast& breast, double fromNipple)
{
    if (fromNipple >= 0) {
        const double t = std::min(fromNipple / breast.belowNipple, 1.0);
        return breast.length * std::pow(1 - std::pow(t, 2.1), 0.54);
    }
    // Convex over the breast, concave where it runs out into the axilla.
    const double t = std::min(-fromNipple / breast.aboveNipple, 1.0);
    const double fall = 0.5 * (1 + std::cos(std::numbers::pi * std::pow(t, 1.05)));
    return breast.axillaWidth + (breast.length - breast.axillaWidth) * fall;
}

double squaredDistance(Point p, Point a, Point b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / std::max(dx * dx + dy * dy, 1e-12), 0.0, 1.0);
    const double ex = p.x - a.x - t * dx;
    const double ey = p.y - a.y - t * dy;
    return ex * ex + ey * ey;
}

/// Beyond this depth the map of distances is only a lower bound; the thickest roll-off at the skin is less.
constexpr double deepestNeededMm = 34;

double reachAt(const BreastView& view, double y)
{
    const auto after = std::lower_bound(view.skin.begin(), view.skin.end(), y, [](const Point& p, double value) { return p.y < value; });
    if (after == view.skin.begin() || after == view.skin.end())
        return -1;
    const Point& b = *after;
    const Point& a = *(after - 1);
    return a.x + (b.x - a.x) * (y - a.y) / std::max(b.y - a.y, 1e-12);
}

}  // namespace

BreastView projectBreast(const Breast& breast, View view, double heightMm)
{
    BreastView result{.view = view, .heightMm = heightMm, .nippleY = 0, .skin = {}};
    const bool cc = view == View::cc;
    result.nippleY = cc ? heightMm * 0.5 + (breast.lateralHalf - breast.medialHalf) * 0.5 : breast.aboveNipple;
    // Beyond the upper picture edge of an MLO view the arm goes on: the outline starts above it.
    const double top = cc ? -breast.lateralHalf : -breast.aboveNipple - 30;
    const double bottom = cc ? breast.medialHalf : breast.belowNipple;
    const Random shape = Random(breast.seed).split(cc ? 11 : 12);
    Random draw = shape;
    const double phase1 = draw.uniform(0, 6.28);
    const double phase2 = draw.uniform(0, 6.28);
    const int count = 320;
    for (int k = 0; k <= count; ++k) {
        // Denser towards both ends, where the outline turns into the chest wall.
        const double t = 0.5 * (1 - std::cos(std::numbers::pi * k / count));
        const double fromNipple = top + t * (bottom - top);
        const double reach = cc ? ccReach(breast, fromNipple) : mloReach(breast, fromNipple);
        const double wave = reach / breast.length * (1.1 * std::sin(fromNipple / 19 + phase1) + 0.5 * std::sin(fromNipple / 8.5 + phase2));
        const double x = std::max(reach + wave + nippleBump(breast, fromNipple), 0.0);
        result.skin.push_back({k == count || (cc && k == 0) ? 0.0 : x, result.nippleY + fromNipple});
    }
    return result;
}

Point projected(const BreastView& view, double depth, double lateral, double up)
{
    const double upward = view.view == View::cc ? lateral : (lateral + up) * std::numbers::sqrt2 / 2;
    return {depth, view.nippleY - upward};
}

double skinDistanceAt(const BreastView& view, Point at)
{
    double nearest = 1e9;
    for (std::size_t k = 1; k < view.skin.size(); ++k)
        nearest = std::min(nearest, squaredDistance(at, view.skin[k - 1], view.skin[k]));
    return at.x <= reachAt(view, at.y) ? std::sqrt(nearest) : -std::sqrt(nearest);
}

Raster skinDistance(const BreastView& view, double widthMm, double stepMm)
{
    Raster distance(static_cast<int>(std::ceil(widthMm / stepMm)) + 2, static_cast<int>(std::ceil(view.heightMm / stepMm)) + 2);
    for (int j = 0; j < distance.height; ++j)
        for (int i = 0; i < distance.width;) {
            const auto here = static_cast<float>(skinDistanceAt(view, {i * stepMm, j * stepMm}));
            // Far from the skin nobody asks how far: the next pixels that must be far too take the same value.
            const double spare = std::abs(here) - (here > 0 ? deepestNeededMm : 6);
            const int same = 1 + std::max(0, static_cast<int>(spare / stepMm));
            for (int k = 0; k < same && i < distance.width; ++k, ++i)
                distance.at(i, j) = here;
        }
    return distance;
}

double pectoralBorder(const Breast& breast, double y)
{
    const double t = y / breast.pectoralEnd;
    // Slightly convex to the front, as a relaxed muscle lies (a straight or concave one is a positioning fault).
    return t >= 1 ? -1 : breast.pectoralTop * (1 - t) * (1 + 0.55 * t);
}

}  // namespace annulus::phantom
