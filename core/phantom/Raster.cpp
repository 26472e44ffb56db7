#include "core/phantom/Raster.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace annulus::phantom {
namespace {

std::array<float, 4> cubicWeights(double fraction)
{
    const auto t = static_cast<float>(fraction);
    return {((-0.5F * t + 1) * t - 0.5F) * t, (1.5F * t - 2.5F) * t * t + 1, ((-1.5F * t + 2) * t + 0.5F) * t, (0.5F * t - 0.5F) * t * t};
}

/// std::floor is a call of the library on the baseline processor, and this is asked for many millions of times.
int floorOf(double x)
{
    const int cut = static_cast<int>(x);
    return cut - (x < cut ? 1 : 0);
}

struct Tap {
    std::array<int, 4> index;
    std::array<float, 4> weight;
};

std::vector<Tap> taps(int count, int source, double scale)
{
    std::vector<Tap> result(static_cast<std::size_t>(count));
    for (int k = 0; k < count; ++k) {
        const double x = k / scale;
        const int base = static_cast<int>(std::floor(x));
        Tap& tap = result[static_cast<std::size_t>(k)];
        tap.weight = cubicWeights(x - base);
        for (int n = 0; n < 4; ++n)
            tap.index[static_cast<std::size_t>(n)] = std::clamp(base - 1 + n, 0, source - 1);
    }
    return result;
}

}  // namespace

float bilinear(const Raster& raster, double x, double y)
{
    x = std::clamp(x, 0.0, raster.width - 1.0);
    y = std::clamp(y, 0.0, raster.height - 1.0);
    const int i = std::min(static_cast<int>(x), std::max(raster.width - 2, 0));
    const int j = std::min(static_cast<int>(y), std::max(raster.height - 2, 0));
    const int i1 = std::min(i + 1, raster.width - 1);
    const int j1 = std::min(j + 1, raster.height - 1);
    const auto a = static_cast<float>(x - i);
    const auto b = static_cast<float>(y - j);
    return (1 - b) * ((1 - a) * raster.at(i, j) + a * raster.at(i1, j)) + b * ((1 - a) * raster.at(i, j1) + a * raster.at(i1, j1));
}

float cubicPeriodic(const Raster& raster, double x, double y)
{
    const int left = floorOf(x);
    const int top = floorOf(y);
    const auto wx = cubicWeights(x - left);
    const auto wy = cubicWeights(y - top);
    // A mask wraps negative places too, which a remainder does not.
    const int maskX = raster.width - 1;
    const int maskY = raster.height - 1;
    assert((raster.width & maskX) == 0 && (raster.height & maskY) == 0);
    const int i0 = (left - 1) & maskX;
    const int i1 = left & maskX;
    const int i2 = (left + 1) & maskX;
    const int i3 = (left + 2) & maskX;
    float sum = 0;
    for (int n = 0; n < 4; ++n) {
        const float* row = raster.row((top - 1 + n) & maskY);
        sum += wy[static_cast<std::size_t>(n)] * (wx[0] * row[i0] + wx[1] * row[i1] + wx[2] * row[i2] + wx[3] * row[i3]);
    }
    return sum;
}

Raster enlarged(const Raster& raster, int width, int height, double scale)
{
    const auto across = taps(width, raster.width, scale);
    const auto down = taps(height, raster.height, scale);
    Raster result(width, height);
    std::vector<float> line(static_cast<std::size_t>(raster.width));
    for (int j = 0; j < height; ++j) {
        const Tap& tap = down[static_cast<std::size_t>(j)];
        for (int i = 0; i < raster.width; ++i) {
            float sum = 0;
            for (std::size_t n = 0; n < 4; ++n)
                sum += tap.weight[n] * raster.at(i, tap.index[n]);
            line[static_cast<std::size_t>(i)] = sum;
        }
        float* out = result.row(j);
        for (int i = 0; i < width; ++i) {
            const Tap& at = across[static_cast<std::size_t>(i)];
            float sum = 0;
            for (std::size_t n = 0; n < 4; ++n)
                sum += at.weight[n] * line[static_cast<std::size_t>(at.index[n])];
            out[i] = sum;
        }
    }
    return result;
}

}  // namespace annulus::phantom
