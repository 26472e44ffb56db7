#include "core/filters/sphere.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace annulus {
namespace {

using Point = std::array<double, 3>;
using Face = std::array<std::size_t, 3>;

Point pushedOut(const Point& p, double radius)
{
    const double length = std::sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
    return {p[0] / length * radius, p[1] / length * radius, p[2] / length * radius};
}

}  // namespace

std::vector<Point> icosphere(int subdivisions, double radius)
{
    const double t = (1 + std::sqrt(5.0)) / 2;
    std::vector<Point> points{{-1, t, 0}, {1, t, 0}, {-1, -t, 0}, {1, -t, 0}, {0, -1, t}, {0, 1, t}, {0, -1, -t}, {0, 1, -t}, {t, 0, -1}, {t, 0, 1}, {-t, 0, -1}, {-t, 0, 1}};
    std::vector<Face> faces{{0, 11, 5}, {0, 5, 1}, {0, 1, 7}, {0, 7, 10}, {0, 10, 11}, {1, 5, 9}, {5, 11, 4}, {11, 10, 2}, {10, 7, 6}, {7, 1, 8},
                            {3, 9, 4}, {3, 4, 2}, {3, 2, 6}, {3, 6, 8}, {3, 8, 9}, {4, 9, 5}, {2, 4, 11}, {6, 2, 10}, {8, 6, 7}, {9, 8, 1}};
    for (Point& point : points)
        point = pushedOut(point, 1);
    for (int round = 0; round < subdivisions; ++round) {
        // A new point in the middle of each edge, in the order in which the faces come to it: sums in single precision
        // depend on it.
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> middles;
        for (const Face& face : faces)
            for (std::size_t corner = 0; corner < 3; ++corner) {
                const std::pair<std::size_t, std::size_t> edge = std::minmax(face[corner], face[(corner + 1) % 3]);
                if (!middles.try_emplace(edge, points.size()).second)
                    continue;
                const Point a = points[edge.first], b = points[edge.second];
                points.push_back({(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2});
            }
        std::vector<Face> finer;
        for (const Face& face : faces) {
            const auto middle = [&](std::size_t corner) { return middles.at(std::minmax(face[corner], face[(corner + 1) % 3])); };
            const Face inner{middle(0), middle(1), middle(2)};
            finer.insert(finer.end(), {{face[0], inner[0], inner[2]}, {inner[0], face[1], inner[1]}, {inner[2], inner[1], face[2]}, inner});
        }
        faces = std::move(finer);
        for (Point& point : points)
            point = pushedOut(point, 1);
    }
    for (Point& point : points)
        for (double& coordinate : point)
            coordinate *= radius;
    return points;
}

std::complex<double> sphericalHarmonic(int m, int n, double azimuth, double polar)
{
    const auto order = static_cast<unsigned>(std::abs(m));
    // sph_legendre takes an angle; |polar| because the definition knows only its cosine and a positive sine.
    const double legendre = std::sph_legendre(static_cast<unsigned>(n), order, std::abs(polar));
    const auto value = std::polar(1.0, static_cast<double>(order) * azimuth) * legendre;
    return m >= 0 ? value : (order % 2 == 0 ? std::conj(value) : -std::conj(value));
}

}  // namespace annulus
