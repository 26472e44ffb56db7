#include "core/segment/breastEdge.h"

#include "core/segment/breastBlocks.h"

#include <algorithm>
#include <cmath>

namespace annulus::breast {
namespace {

/// Pixel noise of the air, from blocks well away from the breast.
template <class T>
double airNoise(const std::vector<T>& pixels, const Size& size, const BlockMeans& image, const Bytes& breast, const Levels& levels, const Reading& reading)
{
    std::vector<double> deviations;
    for (std::size_t at = 0; at < breast.size(); at += 7) {
        if (breast[at] || image.padded[at] || image.mean[at] > levels.threshold)
            continue;
        const auto x = static_cast<std::int64_t>(at) % image.size.i * image.factor;
        const auto y = static_cast<std::int64_t>(at) / image.size.i * image.factor;
        const auto value = static_cast<double>(pixels[static_cast<std::size_t>(y * size.i + x)]);
        if (!reading.isPadding(value))
            deviations.push_back(std::abs(reading.sign * value - image.mean[at]));
    }
    return deviations.empty() ? 0 : spreadOf(std::move(deviations));
}

/// Whether the median of the 3 x 3 neighbourhood is above the threshold; padding counts as air. A median keeps an edge
/// where it is, a mean would move it outwards by a pixel.
template <class T>
bool isAbove(const std::vector<T>& pixels, const Size& size, const Reading& reading, std::int64_t i, std::int64_t j, double threshold)
{
    int above = 0;
    int count = 0;
    for (std::int64_t y = std::max<std::int64_t>(j - 1, 0); y <= std::min(j + 1, size.j - 1); ++y)
        for (std::int64_t x = std::max<std::int64_t>(i - 1, 0); x <= std::min(i + 1, size.i - 1); ++x) {
            const auto value = static_cast<double>(pixels[static_cast<std::size_t>(y * size.i + x)]);
            above += !reading.isPadding(value) && reading.sign * value > threshold;
            ++count;
        }
    return 2 * above > count;
}

template <class T>
Mask pixelsOf(const std::vector<T>& pixels, const Grid& grid, const BlockMeans& image, const Bytes& breast, const Levels& levels, const Reading& reading)
{
    const Size& size = grid.size;
    const double noise = airNoise(pixels, size, image, breast, levels, reading);
    // The median of nine normal values spreads 0.41 times as widely as one of them.
    const double threshold = thresholdAbove(levels, noise, 0.41);
    const Bytes edge = edgeBlocks(breast, image.size);
    std::vector<Run> runs;
    const auto append = [&](std::int64_t row, std::int64_t begin, std::int64_t end) {
        if (!runs.empty() && runs.back().row == row && runs.back().end == begin)
            runs.back().end = static_cast<std::int32_t>(end);
        else
            runs.push_back({static_cast<std::int32_t>(row), static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)});
    };
    for (std::int64_t j = 0; j < size.j; ++j)
        for (std::int64_t x = 0; x < image.size.i; ++x) {
            const std::size_t block = image.at(x, j / image.factor);
            const std::int64_t begin = x * image.factor;
            const std::int64_t end = std::min(begin + image.factor, size.i);
            if (!edge[block]) {
                if (breast[block])
                    append(j, begin, end);
                continue;
            }
            for (std::int64_t i = begin; i < end; ++i)
                if (isAbove(pixels, size, reading, i, j, threshold))
                    append(j, i, i + 1);
        }
    return {grid, std::move(runs)};
}

}  // namespace

Mask atFullSize(const Image& image, const BlockMeans& means, const Bytes& breast, const Levels& levels, const Reading& reading)
{
    return std::visit([&](const auto& pixels) { return pixelsOf(pixels, image.grid, means, breast, levels, reading); }, image.pixels);
}

Mask paddedBlocks(const BlockMeans& means, const Grid& grid)
{
    std::vector<Run> runs;
    for (std::int64_t j = 0; j < grid.size.j; ++j)
        for (std::int64_t x = 0; x < means.size.i; ++x)
            if (means.padded[means.at(x, j / means.factor)])
                runs.push_back({static_cast<std::int32_t>(j), static_cast<std::int32_t>(x * means.factor), static_cast<std::int32_t>((x + 1) * means.factor)});
    return {grid, std::move(runs)};
}

}  // namespace annulus::breast
