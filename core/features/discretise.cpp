#include "core/features/discretise.h"

#include "core/features/sums.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double mostEdges = 1 << 24;  // keeps a tiny bin width from asking for more memory than the image

/// Python's x % w: the sign of w.
double floorModulo(double x, double width)
{
    double rest = std::fmod(x, width);
    if (rest != 0 && (rest < 0) != (width < 0))
        rest += width;
    return rest;
}

/// Edges of numpy.arange (first + i * step) or of numpy.linspace, kept as a rule instead of a list.
struct Edges {
    double first = 0;
    double step = 1;
    double count = 0;
    std::vector<double> listed;  ///< used instead where not empty

    [[nodiscard]] double at(std::int64_t index) const
    {
        return listed.empty() ? first + static_cast<double>(index) * step : listed[static_cast<std::size_t>(index)];
    }

    /// Number of edges <= x: an estimate by division, then exact by comparing with the edges themselves.
    [[nodiscard]] std::int64_t level(double x) const
    {
        const auto last = static_cast<std::int64_t>(count);
        auto guess = static_cast<std::int64_t>(std::clamp((x - first) / step + 1, 0.0, count));
        while (guess < last && at(guess) <= x)
            ++guess;
        while (guess > 0 && at(guess - 1) > x)
            --guess;
        return guess;
    }
};

/// PyRadiomics' getBinEdges: from the multiple of the width at or below the minimum, half-open bins up to
/// two widths above the maximum. numpy.arange steps by (low + width) - low, not by the width.
Edges widthEdges(double low, double high, double width)
{
    Edges edges;
    edges.first = low - floorModulo(low, width);
    edges.step = (edges.first + width) - edges.first;
    edges.count = std::ceil((high + 2 * width - edges.first) / width);
    if (edges.count == 1) {
        edges.listed = {edges.first - 0.5, edges.first + 0.5};
        edges.count = 2;
    }
    return edges;
}

/// numpy.histogram's edges (linspace; a flat region gets +-0.5), the last one raised by 1 so that the maximum
/// falls into the topmost bin. A float32 image has float32 edges.
Edges countEdges(double low, double high, int bins, bool isFloat32)
{
    if (low == high) {
        low -= 0.5;
        high += 0.5;
    }
    Edges edges;
    edges.first = low;
    edges.step = (high - low) / bins;
    edges.count = bins + 1.0;
    for (int index = 0; index <= bins; ++index) {
        const double edge = index == bins ? high : index * edges.step + low;
        edges.listed.push_back(isFloat32 ? static_cast<double>(static_cast<float>(edge)) : edge);
    }
    double& last = edges.listed.back();
    last = isFloat32 ? static_cast<double>(static_cast<float>(last) + 1.0f) : last + 1;
    return edges;
}

Edges edgesOf(const RoiPixels& roi, const FeatureSettings& settings)
{
    const Extremes range = extremesOf(roi.distinct.empty() ? roi.values : roi.distinct);
    if (settings.binCount)
        return countEdges(range.low, range.high, *settings.binCount, roi.isFloat32);
    return widthEdges(range.low, range.high, settings.binWidth);
}

/// Edges::level for edges that follow the rule: with at most 2^24 of them the estimate is never more than one beside.
__attribute__((target_clones("avx2", "default"))) void levelsByRule(const double* x, std::size_t count, double first, double step, std::int32_t last, std::int32_t* level)
{
    const double scale = 1 / step;
    for (std::size_t at = 0; at < count; ++at) {
        const auto below = static_cast<std::int32_t>((x[at] - first) * scale);
        const auto estimate = static_cast<double>(below);
        const std::int32_t more = first + (estimate + 1) * step <= x[at] ? 1 : 0;
        const std::int32_t less = first + estimate * step > x[at] ? 1 : 0;
        level[at] = std::min(below + 1 + more - less, last);
    }
}

/// Edges::level for listed edges that lie as evenly as hasEvenEdges() says; `edge[count]` is above every x.
__attribute__((target_clones("avx2", "default"))) void levelsByList(const double* __restrict x, std::size_t size, const double* __restrict edge, std::int32_t count, double scale, std::int32_t* __restrict level)
{
    const double first = edge[0], most = count - 1.0;
    for (std::size_t at = 0; at < size; ++at) {
        const auto below = static_cast<std::int32_t>(std::min(std::max((x[at] - first) * scale, 0.0), most));
        const std::int32_t more = edge[below + 1] <= x[at] ? 1 : 0;
        const std::int32_t less = edge[below] > x[at] ? 1 : 0;
        level[at] = below + 1 + more - less;
    }
}

/// No listed edge but the last is a quarter of a bin or more beside its place: then dividing misses by one at most. Single
/// precision may round edges far from zero together.
bool hasEvenEdges(const Edges& edges)
{
    for (std::size_t at = 0; at + 1 < edges.listed.size(); ++at)
        if (!(std::abs(edges.listed[at] - (edges.listed[0] + static_cast<double>(at) * edges.step)) < edges.step / 4))
            return false;
    return true;
}

std::vector<std::int32_t> levelsOf(const std::vector<double>& values, const Edges& edges)
{
    std::vector<std::int32_t> levels(values.size());
    if (edges.listed.empty()) {
        levelsByRule(values.data(), values.size(), edges.first, edges.step, static_cast<std::int32_t>(edges.count), levels.data());
    } else if (hasEvenEdges(edges)) {
        std::vector<double> bounded = edges.listed;
        bounded.push_back(std::numeric_limits<double>::infinity());
        levelsByList(values.data(), values.size(), bounded.data(), static_cast<std::int32_t>(edges.listed.size()), 1 / edges.step, levels.data());
    } else {
        std::ranges::transform(values, levels.begin(), [&](double x) { return static_cast<std::int32_t>(edges.level(x)); });
    }
    return levels;
}

Levels without(Message problem) { return {{}, {0}, std::move(problem)}; }

}  // namespace

Levels discretise(const RoiPixels& roi, const FeatureSettings& settings)
{
    if (roi.values.empty())
        return without(message("features", "The region has no pixels."));
    const Edges edges = edgesOf(roi, settings);
    if (!(edges.count <= mostEdges) || !(edges.step > 0) || !std::isfinite(1 / edges.step))
        return without(message("features", "A bin width of %1 gives %2 grey levels in this region; at most %3 are made. Choose a wider bin.",
                               settings.binWidth, edges.count, mostEdges));
    Levels levels;
    levels.level.assign(roi.inside.size(), 0);
    const auto fill = [&](auto levelOf) {
        auto value = roi.values.begin();
        for (std::size_t at = 0; at < roi.inside.size(); ++at)
            if (roi.inside[at] != 0)
                levels.level[at] = levelOf(*value++);
    };
    if (roi.distinct.empty()) {
        fill([next = levelsOf(roi.values, edges), at = std::size_t{0}](double) mutable { return next[at++]; });
    } else {
        // Integers between the lowest and highest value: one look-up per pixel.
        const double lowest = roi.distinct.front();
        std::vector<std::int32_t> table(static_cast<std::size_t>(roi.distinct.back() - lowest) + 1, 0);
        for (const double value : roi.distinct)
            table[static_cast<std::size_t>(value - lowest)] = static_cast<std::int32_t>(edges.level(value));
        fill([&](double value) { return table[static_cast<std::size_t>(value - lowest)]; });
    }
    const auto highest = *std::max_element(levels.level.begin(), levels.level.end());
    levels.counts.assign(static_cast<std::size_t>(highest) + 1, 0);
    for (const auto level : levels.level)
        ++levels.counts[static_cast<std::size_t>(level)];
    levels.counts[0] = 0;
    return levels;
}

std::vector<double> binEdges(const RoiPixels& roi, const FeatureSettings& settings)
{
    const Edges edges = edgesOf(roi, settings);
    std::vector<double> listed;
    for (std::int64_t index = 0; index < static_cast<std::int64_t>(std::min(edges.count, mostEdges)); ++index)
        listed.push_back(edges.at(index));
    return listed;
}

}  // namespace annulus
