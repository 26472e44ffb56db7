#include "core/roi/perturb.h"

#include "core/base/random.h"
#include "core/roi/distanceMap.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace annulus {
namespace {

/// Distance to the edge, negative inside, half a pixel off the centres on either side so that 0 parts them.
struct EdgeDistance {
    Box box;
    double spacingX = 1, spacingY = 1;
    std::vector<double> values;

    EdgeDistance(const Mask& mask, const Box& around) : box(around), spacingX(spacingOf(mask.grid()).x), spacingY(spacingOf(mask.grid()).y)
    {
        auto bytes = toBytes(mask, box);
        const double half = std::min(spacingX, spacingY) / 2;
        values = squaredDistances({bytes, box.size().i, box.size().j, spacingX, spacingY});
        for (double& value : values)
            value = std::sqrt(value) - half;
        for (auto& byte : bytes)
            byte = !byte;
        const auto inner = squaredDistances({bytes, box.size().i, box.size().j, spacingX, spacingY});
        for (std::size_t at = 0; at < values.size(); ++at)
            if (!bytes[at])
                values[at] = half - std::sqrt(inner[at]);
    }

    /// Bilinear; beyond the box the border's.
    [[nodiscard]] double at(double x, double y) const
    {
        const auto columns = static_cast<double>(box.size().i), rows = static_cast<double>(box.size().j);
        x = std::clamp(x, 0.0, columns - 1);
        y = std::clamp(y, 0.0, rows - 1);
        const auto i = std::min(static_cast<std::int64_t>(x), box.size().i - 2), j = std::min(static_cast<std::int64_t>(y), box.size().j - 2);
        const double fx = x - static_cast<double>(i), fy = y - static_cast<double>(j);
        const double* row = values.data() + j * box.size().i + i;
        return (1 - fy) * ((1 - fx) * row[0] + fx * row[1]) + fy * ((1 - fx) * row[box.size().i] + fx * row[box.size().i + 1]);
    }
};

/// Numbers of variance 1 on a lattice, spread by Gaussians of one width: a random field with the correlation
/// exp(-r^2 / length^2).
class SmoothField {
public:
    SmoothField(Random& random, double width, double height, double length) : step_(length / 2)
    {
        columns_ = static_cast<int>(std::ceil(width / step_)) + 2 * border + 1;
        const int rows = static_cast<int>(std::ceil(height / step_)) + 2 * border + 1;
        lattice_.resize(static_cast<std::size_t>(columns_ * rows));
        for (double& value : lattice_)
            value = random.normal();
    }

    [[nodiscard]] double at(double x, double y) const
    {
        const int i = static_cast<int>(x / step_) + border, j = static_cast<int>(y / step_) + border;
        double sum = 0, squares = 0;
        for (int q = j - border + 1; q <= j + border; ++q)
            for (int p = i - border + 1; p <= i + border; ++p) {
                const double dx = x / step_ - (p - border), dy = y / step_ - (q - border);
                const double weight = std::exp(-(dx * dx + dy * dy) / 2);
                sum += weight * lattice_[static_cast<std::size_t>(q * columns_ + p)];
                squares += weight * weight;
            }
        return sum / std::sqrt(squares);
    }

private:
    static constexpr int border = 4;  ///< standard deviations (of one step each) that count
    double step_;
    int columns_ = 0;
    std::vector<double> lattice_;
};

/// A single pixel: the one farthest inside.
Mask innermost(const Mask& mask, const EdgeDistance& edge)
{
    const auto deepest = std::min_element(edge.values.begin(), edge.values.end()) - edge.values.begin();
    const std::int64_t i = edge.box.i0 + deepest % edge.box.size().i, j = edge.box.j0 + deepest / edge.box.size().i;
    return {mask.grid(), {{static_cast<std::int32_t>(j), static_cast<std::int32_t>(i), static_cast<std::int32_t>(i + 1)}}};
}

}  // namespace

Mask perturb(const Mask& mask, const Perturbation& how, std::uint64_t seed, std::uint64_t number)
{
    if (mask.isEmpty())
        return mask;
    Random random = Random(seed).split(number);
    const Spacing spacing = spacingOf(mask.grid());
    const double shiftX = random.normal(0, how.translation), shiftY = random.normal(0, how.translation), dilation = random.normal(0, how.dilation);
    const double most = 5 * how.displacement + std::abs(dilation) + std::max(std::abs(shiftX), std::abs(shiftY));
    // One pixel more than the edge can go, beyond the image too: distances there are those of an image that goes on.
    const auto margin = static_cast<std::int64_t>(std::ceil(most / std::min(spacing.x, spacing.y))) + 2;
    const Box tight = mask.box();
    const EdgeDistance edge(mask, {tight.i0 - margin, tight.j0 - margin, 0, tight.i1 + margin, tight.j1 + margin, 0});
    const Size size = edge.box.size();
    const SmoothField field(random, static_cast<double>(size.i) * spacing.x, static_cast<double>(size.j) * spacing.y, std::max(how.correlation, std::min(spacing.x, spacing.y)));
    std::vector<std::uint8_t> inside(edge.values.size());
    for (std::int64_t j = 0; j < size.j; ++j)
        for (std::int64_t i = 0; i < size.i; ++i) {
            const auto x = static_cast<double>(i), y = static_cast<double>(j);
            const double distance = edge.at(x - shiftX / spacing.x, y - shiftY / spacing.y) - dilation;
            const auto at = static_cast<std::size_t>(j * size.i + i);
            if (std::abs(distance) > 5 * how.displacement)
                inside[at] = distance <= 0;
            else
                inside[at] = distance <= how.displacement * field.at(x * spacing.x, y * spacing.y);
        }
    Mask moved = fromBytes(mask.grid(), edge.box, inside);
    return moved.isEmpty() ? innermost(mask, edge) : moved;
}

}  // namespace annulus
