#include "core/roi/reshapeMask.h"

#include "core/roi/components.h"
#include "core/roi/distanceMap.h"
#include "core/roi/orientation.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace annulus {
namespace {

constexpr double slack = 1e-9;  ///< relative, on squared distances: as rings

std::int64_t reach(double distance, double spacing) { return static_cast<std::int64_t>(std::ceil(distance / spacing)) + 1; }

Box boxFor(const Mask& mask, double distance)
{
    const Spacing spacing = spacingOf(mask.grid());
    return grownBox(mask.box(), reach(distance, std::min(spacing.x, spacing.y)), mask.grid());
}

/// The pixels of the box at most `distance` away from a set one.
Mask within(const Grid& grid, const Box& box, std::span<const std::uint8_t> bytes, double distance)
{
    const Spacing spacing = spacingOf(grid);
    const double limit = distance * distance * (1 + slack);
    std::vector<std::uint8_t> near(bytes.size());
    squaredDistanceRows({bytes, box.size().i, box.size().j, spacing.x, spacing.y}, distance * (1 + slack), [&](std::int64_t j, std::span<const double> squared) {
        for (std::size_t i = 0; i < squared.size(); ++i)
            near[static_cast<std::size_t>(j) * squared.size() + i] = squared[i] <= limit;
    });
    return fromBytes(grid, box, near);
}

std::vector<float> weightsOf(double deviation)
{
    const int half = std::max(1, static_cast<int>(std::ceil(3 * deviation)));
    std::vector<float> weights;
    for (int at = -half; at <= half; ++at)
        weights.push_back(static_cast<float>(std::exp(-0.5 * at * at / (deviation * deviation))));
    return weights;
}

/// One pass of a Gaussian along lines of `count` values `step` apart; the border value goes on beyond the ends.
void blurLine(std::vector<float>& values, std::size_t first, std::size_t step, std::size_t count, const std::vector<float>& weights)
{
    const auto half = static_cast<std::int64_t>(weights.size() / 2), last = static_cast<std::int64_t>(count) - 1;
    std::vector<float> line(count);
    for (std::size_t at = 0; at < count; ++at)
        line[at] = values[first + at * step];
    float total = 0;
    for (const float weight : weights)
        total += weight;
    for (std::int64_t at = 0; at <= last; ++at) {
        float sum = 0;
        for (std::int64_t offset = -half; offset <= half; ++offset)
            sum += weights[static_cast<std::size_t>(offset + half)] * line[static_cast<std::size_t>(std::clamp<std::int64_t>(at + offset, 0, last))];
        values[first + static_cast<std::size_t>(at) * step] = sum / total;
    }
}

}  // namespace

Mask grow(const Mask& mask, double distance)
{
    if (mask.isEmpty() || !(distance > 0))
        return mask;
    const Box box = boxFor(mask, distance);
    return within(mask.grid(), box, toBytes(mask, box), distance);
}

Mask shrink(const Mask& mask, double distance)
{
    if (mask.isEmpty() || !(distance > 0))
        return mask;
    const Box box = grownBox(mask.box(), 1, mask.grid());
    auto outside = toBytes(mask, box);
    for (auto& byte : outside)
        byte = !byte;
    return subtract(mask, within(mask.grid(), box, outside, distance));
}

Mask smoothMask(const Mask& mask, double deviation)
{
    if (mask.isEmpty() || !(deviation > 0))
        return mask;
    const Spacing spacing = spacingOf(mask.grid());
    const Box box = boxFor(mask, 3 * deviation);
    const auto columns = static_cast<std::size_t>(box.size().i), rows = static_cast<std::size_t>(box.size().j);
    const auto bytes = toBytes(mask, box);
    std::vector<float> values(bytes.begin(), bytes.end());
    const auto alongX = weightsOf(deviation / spacing.x), alongY = weightsOf(deviation / spacing.y);
    for (std::size_t row = 0; row < rows; ++row)
        blurLine(values, row * columns, 1, columns, alongX);
    for (std::size_t column = 0; column < columns; ++column)
        blurLine(values, column, columns, rows, alongY);
    std::vector<std::uint8_t> inside(values.size());
    for (std::size_t at = 0; at < values.size(); ++at)
        inside[at] = values[at] >= 0.5F;
    return fromBytes(mask.grid(), box, inside);
}

Mask cutMask(const Mask& mask, Point from, Point to, bool keepSmaller)
{
    if (mask.isEmpty() || from == to)
        return mask;
    const Box box = mask.box();
    const auto bytes = toBytes(mask, box);
    std::vector<std::uint8_t> left(bytes.size());
    std::size_t at = 0;
    for (std::int64_t j = box.j0; j <= box.j1; ++j)
        for (std::int64_t i = box.i0; i <= box.i1; ++i, ++at)
            left[at] = bytes[at] && orientation(from, to, {static_cast<double>(i), static_cast<double>(j)}) > 0;
    const Mask one = fromBytes(mask.grid(), box, left), other = subtract(mask, one);
    if (one.isEmpty() || other.isEmpty())
        return mask;
    return (one.count() > other.count()) != keepSmaller ? one : other;
}

}  // namespace annulus
