#pragma once

#include "core/base/random.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace annulus::phantom {

/// A plain sheet of numbers on which a picture is composed; index (i, j) = column, row.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<float> values;

    Raster() = default;
    Raster(int columns, int rows, float fill = 0)
        : width(columns), height(rows), values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), fill) {}

    [[nodiscard]] std::size_t offset(int i, int j) const
    {
        return static_cast<std::size_t>(j) * static_cast<std::size_t>(width) + static_cast<std::size_t>(i);
    }
    [[nodiscard]] float& at(int i, int j) { return values[offset(i, j)]; }
    [[nodiscard]] float at(int i, int j) const { return values[offset(i, j)]; }
    [[nodiscard]] const float* row(int j) const { return values.data() + offset(0, j); }
    [[nodiscard]] float* row(int j) { return values.data() + offset(0, j); }
};

/// 0 below `low`, 1 above `high`, smooth between. `low` may be the larger one.
inline double smoothStep(double low, double high, double x)
{
    const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// Bilinear value at continuous (x, y); outside, the nearest edge value.
float bilinear(const Raster& raster, double x, double y);

/// Catmull-Rom value of a sheet that repeats in both directions; its sides are powers of two.
float cubicPeriodic(const Raster& raster, double x, double y);

/// `raster` enlarged so that its pixel (i, j) lies at (i * scale, j * scale) of the result; separable
/// Catmull-Rom: smooth, without the grid that bilinear enlargement leaves on soft gradients.
Raster enlarged(const Raster& raster, int width, int height, double scale);

/// A number close to a standard normal one, from a single draw (sum of four 16-bit uniforms; its tails end at
/// 3.5): noise for millions of pixels, where Box-Muller would take most of the time.
inline float roughNormal(Random& random)
{
    const std::uint64_t bits = random.bits();
    const auto sum = static_cast<float>((bits & 0xffffU) + ((bits >> 16) & 0xffffU) + ((bits >> 32) & 0xffffU) + (bits >> 48));
    return (sum - 131070.0F) * (1.0F / 37837.4F);  // sd of the sum is 65536 / sqrt(3)
}

}  // namespace annulus::phantom
