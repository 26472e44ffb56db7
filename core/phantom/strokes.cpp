#include "core/phantom/strokes.h"

#include <algorithm>
#include <cmath>

namespace annulus::phantom {
namespace {

constexpr double reach = 2.8;  ///< in sigmas; what is left beyond is 2 % of the brightness and fades under the noise

void drawSegment(Raster& raster, const StrokePoint& a, const StrokePoint& b)
{
    const double margin = reach * std::max(a.halfWidth, b.halfWidth);
    const int i0 = std::max(0, static_cast<int>(std::floor(std::min(a.at.x, b.at.x) - margin)));
    const int i1 = std::min(raster.width - 1, static_cast<int>(std::ceil(std::max(a.at.x, b.at.x) + margin)));
    const int j0 = std::max(0, static_cast<int>(std::floor(std::min(a.at.y, b.at.y) - margin)));
    const int j1 = std::min(raster.height - 1, static_cast<int>(std::ceil(std::max(a.at.y, b.at.y) + margin)));
    const double dx = b.at.x - a.at.x;
    const double dy = b.at.y - a.at.y;
    const double squared = std::max(dx * dx + dy * dy, 1e-12);
    for (int j = j0; j <= j1; ++j)
        for (int i = i0; i <= i1; ++i) {
            const double t = std::clamp(((i - a.at.x) * dx + (j - a.at.y) * dy) / squared, 0.0, 1.0);
            const double sigma = a.halfWidth + t * (b.halfWidth - a.halfWidth);
            const double ex = i - a.at.x - t * dx;
            const double ey = j - a.at.y - t * dy;
            const double distance = (ex * ex + ey * ey) / (sigma * sigma);
            if (distance > reach * reach)
                continue;
            const double brightness = a.brightness + t * (b.brightness - a.brightness);
            float& pixel = raster.at(i, j);
            pixel = std::max(pixel, static_cast<float>(brightness * std::exp(-0.5 * distance)));
        }
}

}  // namespace

void drawStroke(Raster& raster, std::span<const StrokePoint> line)
{
    for (std::size_t k = 1; k < line.size(); ++k)
        drawSegment(raster, line[k - 1], line[k]);
}

void addSpot(Raster& raster, Point at, double radius, double brightness)
{
    const double margin = 3.2 * radius;
    const int i0 = std::max(0, static_cast<int>(std::floor(at.x - margin)));
    const int i1 = std::min(raster.width - 1, static_cast<int>(std::ceil(at.x + margin)));
    const int j0 = std::max(0, static_cast<int>(std::floor(at.y - margin)));
    const int j1 = std::min(raster.height - 1, static_cast<int>(std::ceil(at.y + margin)));
    for (int j = j0; j <= j1; ++j)
        for (int i = i0; i <= i1; ++i) {
            const double squared = ((i - at.x) * (i - at.x) + (j - at.y) * (j - at.y)) / (radius * radius);
            raster.at(i, j) += static_cast<float>(brightness * std::exp(-0.5 * squared));
        }
}

std::vector<Point> wanderingPath(Point start, double angle, double length, double step, double wander, Random& random)
{
    std::vector<Point> path{start};
    const int count = std::max(2, static_cast<int>(length / step));
    double turn = random.normal() * wander / count;
    for (int k = 0; k < count; ++k) {
        // The turn is itself a slow random walk: bends follow one another without kinks.
        turn = 0.93 * turn + random.normal() * wander / count * 0.6;
        angle += turn;
        start = {start.x + step * std::cos(angle), start.y + step * std::sin(angle)};
        path.push_back(start);
    }
    return path;
}

}  // namespace annulus::phantom
