#include "core/phantom/posteriorShadow.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace annulus::phantom {
namespace {

/// dB that a column loses on `path` mm of lesion.
double lossOf(Posterior posterior, double path)
{
    switch (posterior) {
    case Posterior::shadow: return 16 * (1 - std::exp(-path / 2.0));
    case Posterior::enhancement: return -0.55 * path;
    case Posterior::none: break;
    }
    return 0.05 * path;
}

/// How strongly the flanks refract: smooth ones do so whatever lies behind the lesion.
double edgeLoss(const UltrasoundLesion& look)
{
    return look.posterior == Posterior::shadow ? 4.5 : look.circumscribed ? 3.5 : 0;
}

/// The outermost points of the outline at the left and at the right.
std::pair<Point, Point> flanks(const StarShape& lesion)
{
    std::pair<Point, Point> ends{lesion.centre, lesion.centre};
    for (std::size_t k = 0; k < lesion.radii.size(); ++k) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(lesion.radii.size());
        const Point at{lesion.centre.x + lesion.radii[k] * std::cos(angle), lesion.centre.y + lesion.radii[k] * std::sin(angle)};
        if (at.x < ends.first.x)
            ends.first = at;
        if (at.x > ends.second.x)
            ends.second = at;
    }
    return ends;
}

}  // namespace

void addPosterior(Raster& attenuation, const Raster& within, const StarShape& lesion, const UltrasoundLesion& look, double mmPerPixel,
                  const Random& random)
{
    Random draw = random;
    const double phase = draw.uniform(0, 2 * std::numbers::pi);
    const double period = draw.uniform(3, 6);
    const auto [left, right] = flanks(lesion);
    std::vector<double> share(static_cast<std::size_t>(within.height));
    for (int i = 0; i < within.width; ++i) {
        const double x = i * mmPerPixel;
        double path = 0;
        for (int j = 0; j < within.height; ++j)
            path += within.at(i, j) * mmPerPixel;
        if (path > 0.05) {
            double sum = 0;
            double passed = 0;
            for (int j = 0; j < within.height; ++j) {
                passed += within.at(i, j) * mmPerPixel;
                const double deep = look.posterior == Posterior::shadow ? 3 * smoothStep(0.45, 1, passed / path) : 0;
                share[static_cast<std::size_t>(j)] = within.at(i, j) * (1 + deep);
                sum += share[static_cast<std::size_t>(j)] * mmPerPixel;
            }
            // No tumour is equally dense all over: bands of the shadow differ by a few dB.
            const double loss = lossOf(look.posterior, path) * (1 + 0.12 * std::sin(2 * std::numbers::pi * x / period + phase));
            for (int j = 0; j < within.height; ++j)
                attenuation.at(i, j) += static_cast<float>(share[static_cast<std::size_t>(j)] * loss / sum);
        }
        for (const Point& edge : {left, right}) {
            const double off = (x - edge.x) / 0.65;
            const double loss = edgeLoss(look) * std::exp(-0.5 * off * off);
            if (loss < 0.1)
                continue;
            constexpr double reachMm = 2;  // the bend is felt along the steep part of the flank
            const int from = std::max(0, static_cast<int>((edge.y - 0.5 * reachMm) / mmPerPixel));
            const int to = std::min(within.height - 1, static_cast<int>((edge.y + 0.5 * reachMm) / mmPerPixel));
            for (int j = from; j <= to; ++j)
                attenuation.at(i, j) += static_cast<float>(loss / reachMm);
        }
    }
}

}  // namespace annulus::phantom
