#include "core/segment/growRegion.h"

#include "core/roi/components.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace annulus {
namespace {

struct Pixel {
    std::int32_t i = 0, j = 0;
};

/// Calls take(value) for every pixel of the mask.
template <class Take>
void forEachValue(const Image& image, const Mask& mask, Take take)
{
    for (const Run& run : mask.runs())
        for (std::int64_t i = run.begin; i < run.end; ++i)
            take(run.row, i, image.at(i, run.row));
}

}  // namespace

double localMean(const Image& image, std::int64_t i, std::int64_t j, int radius)
{
    double sum = 0;
    int count = 0;
    for (std::int64_t y = std::max<std::int64_t>(0, j - radius); y <= std::min(image.grid.size.j - 1, j + radius); ++y)
        for (std::int64_t x = std::max<std::int64_t>(0, i - radius); x <= std::min(image.grid.size.i - 1, i + radius); ++x) {
            sum += image.at(x, y);
            ++count;
        }
    return sum / count;
}

Mask growRegion(const Image& image, Point seed, const RegionGrowing& how, std::optional<double> reference)
{
    const Size& size = image.grid.size;
    const Pixel first{static_cast<std::int32_t>(std::lround(seed.x)), static_cast<std::int32_t>(std::lround(seed.y))};
    if (!image.grid.contains(first.i, first.j))
        return Mask(image.grid);
    const double value = reference.value_or(localMean(image, first.i, first.j, how.radius));
    enum : std::uint8_t { unseen, inside, outside };
    std::vector<std::uint8_t> state(static_cast<std::size_t>(size.i * size.j), unseen);
    const auto visit = [&](Pixel at) {
        std::uint8_t& known = state[static_cast<std::size_t>(at.j * size.i + at.i)];
        if (known != unseen)
            return false;
        known = std::abs(localMean(image, at.i, at.j, how.radius) - value) <= how.tolerance ? inside : outside;
        return known == inside;
    };
    std::vector<Pixel> region;
    if (visit(first))
        region.push_back(first);
    // Breadth first: a region that reaches the limit is round the seed.
    for (std::size_t next = 0; next < region.size() && std::ssize(region) < how.mostPixels; ++next) {
        const Pixel at = region[next];
        for (const Pixel step : {Pixel{1, 0}, Pixel{-1, 0}, Pixel{0, 1}, Pixel{0, -1}})
            if (const Pixel to{at.i + step.i, at.j + step.j}; image.grid.contains(to.i, to.j) && visit(to))
                region.push_back(to);
    }
    std::vector<Run> runs;
    for (const Pixel at : region)
        runs.push_back({at.j, at.i, at.i + 1});
    Mask mask(image.grid, std::move(runs));
    return how.fillHoles ? fillHoles(mask) : mask;
}

Mask pixelsWithin(const Image& image, const Mask& mask, const Range& values)
{
    std::vector<Run> runs;
    forEachValue(image, mask, [&](std::int32_t row, std::int64_t i, double value) {
        if (value >= values.low && value <= values.high)
            runs.push_back({row, static_cast<std::int32_t>(i), static_cast<std::int32_t>(i) + 1});
    });
    return {mask.grid(), std::move(runs)};
}

std::optional<double> otsuThreshold(const Image& image, const Mask& mask)
{
    Range range{HUGE_VAL, -HUGE_VAL};
    forEachValue(image, mask, [&](std::int32_t, std::int64_t, double value) {
        range.low = std::min(range.low, value);
        range.high = std::max(range.high, value);
    });
    if (!(range.low < range.high))
        return {};
    constexpr int bins = 256;
    struct Bin {
        double count = 0, sum = 0, most = -HUGE_VAL;
    };
    std::array<Bin, bins> histogram;
    double count = 0, sum = 0;
    forEachValue(image, mask, [&](std::int32_t, std::int64_t, double value) {
        Bin& bin = histogram[static_cast<std::size_t>(std::min(bins - 1.0, (value - range.low) / (range.high - range.low) * bins))];
        bin.count += 1;
        bin.sum += value;
        bin.most = std::max(bin.most, value);
        count += 1;
        sum += value;
    });
    double below = 0, sumBelow = 0, most = -HUGE_VAL, best = -1, threshold = range.low;
    for (const Bin& bin : histogram) {
        below += bin.count;
        sumBelow += bin.sum;
        most = std::max(most, bin.most);
        if (below == 0 || below == count)
            continue;
        const double difference = sumBelow / below - (sum - sumBelow) / (count - below);
        if (const double between = below * (count - below) * difference * difference; between > best) {
            best = between;
            threshold = most;
        }
    }
    return threshold;
}

}  // namespace annulus
