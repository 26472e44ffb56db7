#include "core/phantom/StarShape.h"

#include "core/roi/rasterise.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annulus::phantom {
namespace {

constexpr std::size_t directions = 256;
constexpr double fullTurn = 2 * std::numbers::pi;

double angleOf(std::size_t k, std::size_t count) { return fullTurn * static_cast<double>(k) / static_cast<double>(count); }

/// Smooth closed random curve of unit SD; harmonics first .. last, harmonic k with weight k^-slope.
std::vector<double> closedNoise(int first, int last, double slope, Random& random)
{
    std::vector<double> values(directions, 0.0);
    double variance = 0;
    for (int k = first; k <= last; ++k) {
        const double weight = std::pow(k, -slope);
        const double a = random.normal() * weight;
        const double b = random.normal() * weight;
        variance += weight * weight;
        for (std::size_t n = 0; n < directions; ++n)
            values[n] += a * std::cos(k * angleOf(n, directions)) + b * std::sin(k * angleOf(n, directions));
    }
    for (double& value : values)
        value /= std::sqrt(variance);
    return values;
}

double mean(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// Extents (largest minus smallest projection of the outline) along evenly spaced directions of half a turn.
std::pair<double, double> shortestAndLongest(const StarShape& shape)
{
    const std::size_t count = shape.radii.size();
    std::vector<double> cosine(count);
    for (std::size_t k = 0; k < count; ++k)
        cosine[k] = std::cos(angleOf(k, count));
    std::pair<double, double> result{1e300, 0};
    for (std::size_t direction = 0; direction < count / 2; ++direction) {
        double low = 0;
        double high = 0;
        for (std::size_t k = 0; k < count; ++k) {
            const double along = shape.radii[k] * cosine[k >= direction ? k - direction : k + count - direction];
            low = std::min(low, along);
            high = std::max(high, along);
        }
        result = {std::min(result.first, high - low), std::max(result.second, high - low)};
    }
    return result;
}

}  // namespace

double StarShape::radiusAt(double angle) const
{
    const auto count = static_cast<double>(radii.size());
    double place = angle / fullTurn * count;
    place -= std::floor(place / count) * count;
    const auto k = static_cast<std::size_t>(place) % radii.size();
    const double fraction = place - std::floor(place);
    return radii[k] + fraction * (radii[(k + 1) % radii.size()] - radii[k]);
}

double StarShape::depthRatio(Point at) const
{
    const double dx = at.x - centre.x;
    const double dy = at.y - centre.y;
    return std::hypot(dx, dy) / radiusAt(std::atan2(dy, dx));
}

double StarShape::areaMm2() const
{
    double doubled = 0;  // sum of triangles between neighbouring directions
    const double sine = std::sin(fullTurn / static_cast<double>(radii.size()));
    for (std::size_t k = 0; k < radii.size(); ++k)
        doubled += radii[k] * radii[(k + 1) % radii.size()] * sine;
    return doubled / 2;
}

double StarShape::longestMm() const { return shortestAndLongest(*this).second; }

double StarShape::shortestMm() const { return shortestAndLongest(*this).first; }

std::pair<double, double> StarShape::verticalExtent() const
{
    std::pair<double, double> reach{0, 0};
    for (std::size_t k = 0; k < radii.size(); ++k) {
        const double y = radii[k] * std::sin(angleOf(k, radii.size()));
        reach = {std::min(reach.first, y), std::max(reach.second, y)};
    }
    return reach;
}

StarShape drawShape(Point centre, double radiusMm, double aspect, double irregularity, Random random)
{
    const auto lobes = closedNoise(2, 14, 1.3, random);
    const double tilt = random.uniform(-0.4, 0.4);
    const double wide = radiusMm * std::sqrt(aspect);
    const double high = radiusMm / std::sqrt(aspect);
    StarShape shape{centre, std::vector<double>(directions)};
    for (std::size_t k = 0; k < directions; ++k) {
        const double angle = angleOf(k, directions) - tilt;
        const double ellipse = wide * high / std::hypot(high * std::cos(angle), wide * std::sin(angle));
        shape.radii[k] = ellipse * std::clamp(1 + irregularity * lobes[k], 0.45, 1.7);
    }
    return shape;
}

StarShape scaledTo(StarShape shape, double longestMm)
{
    const double factor = longestMm / shape.longestMm();
    for (double& radius : shape.radii)
        radius *= factor;
    return shape;
}

ReaderHabit firstReader() { return {.biasMm = 0.15, .grossRate = 0.03}; }

ReaderHabit secondReader() { return {.biasMm = -0.2, .wanderMm = 0.4, .grossRate = 0.05}; }

namespace {

/// With this chance a sector of the outline is a third too far in (a lobe not seen) or a fifth too far out.
void mistake(StarShape& shape, double chance, Random random)
{
    if (random.uniform() >= chance)
        return;
    const double middle = random.uniform(0, fullTurn);
    const double half = random.uniform(0.6, 1.0);
    const double change = random.uniform() < 0.6 ? -0.35 : 0.22;
    for (std::size_t k = 0; k < shape.radii.size(); ++k) {
        const double off = std::remainder(angleOf(k, shape.radii.size()) - middle, fullTurn) / half;
        if (std::abs(off) < 1)
            shape.radii[k] *= 1 + change * std::pow(std::cos(off * std::numbers::pi / 2), 2);
    }
}

}  // namespace

StarShape readBy(const StarShape& truth, const ReaderHabit& habit, Random random)
{
    const double radius = mean(truth.radii);
    const double wander = habit.wanderMm + habit.wanderShare * radius;
    const auto displacement = closedNoise(1, 9, 0.8, random);
    const std::size_t count = truth.radii.size();
    const auto reach = static_cast<std::size_t>(std::lround(habit.smoothing * static_cast<double>(count) / 24));
    StarShape drawn = truth;
    for (std::size_t k = 0; k < count; ++k) {
        double sum = 0;
        for (std::size_t n = 0; n <= 2 * reach; ++n)
            sum += truth.radii[(k + n + count - reach) % count];
        const double smoothed = sum / static_cast<double>(2 * reach + 1);
        drawn.radii[k] = std::max(smoothed + habit.biasMm + wander * displacement[k], 0.4 * truth.radii[k]);
    }
    mistake(drawn, habit.grossRate, random.split(1));
    drawn.centre.x += random.normal() * habit.shiftMm;
    drawn.centre.y += random.normal() * habit.shiftMm;
    return drawn;
}

Box boxAround(const StarShape& shape, double marginMm, const Grid& grid, const PixelFrame& frame)
{
    const double reach = *std::max_element(shape.radii.begin(), shape.radii.end()) + marginMm;
    const Point a = frame.pixel({shape.centre.x - reach, shape.centre.y - reach});
    const Point b = frame.pixel({shape.centre.x + reach, shape.centre.y + reach});
    const auto low = [](double u, double v) { return std::max<std::int64_t>(0, std::llround(std::floor(std::min(u, v)))); };
    Box box;
    box.i0 = low(a.x, b.x);
    box.j0 = low(a.y, b.y);
    box.i1 = std::min<std::int64_t>(grid.size.i - 1, std::llround(std::ceil(std::max(a.x, b.x))));
    box.j1 = std::min<std::int64_t>(grid.size.j - 1, std::llround(std::ceil(std::max(a.y, b.y))));
    box.k0 = box.k1 = 0;
    return box;
}

Contour contourOf(const StarShape& shape, const PixelFrame& frame)
{
    Contour contour;
    for (std::size_t k = 0; k < shape.radii.size(); ++k) {
        const double angle = angleOf(k, shape.radii.size());
        contour.push_back(frame.pixel({shape.centre.x + shape.radii[k] * std::cos(angle), shape.centre.y + shape.radii[k] * std::sin(angle)}));
    }
    return contour;
}

Mask rasterise(const StarShape& shape, const Grid& grid, const PixelFrame& frame)
{
    return annulus::rasterise(Outline{{contourOf(shape, frame)}}, grid);
}

}  // namespace annulus::phantom
