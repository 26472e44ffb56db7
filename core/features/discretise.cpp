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

/// Edges::level for edges that follow the rule, or that do but for their rounding to single precision: with at most 2^24 of
/// them that lie as evenly as isEven() says the estimate is never more than one beside. All in numbers of one width:
/// compilers turn only these into vector code.
template <bool isFloat32>
[[gnu::always_inline]] inline void levelsInRow(const double* __restrict x, std::int64_t count, double first, double step, double last, std::int32_t* __restrict level)
{
    const double scale = 1 / step;
    const auto edge = [&](double index) {
        const double at = first + index * step;
        return isFloat32 ? static_cast<double>(static_cast<float>(at)) : at;
    };
    for (std::int64_t at = 0; at < count; ++at) {
        const auto below = static_cast<double>(static_cast<std::int32_t>((x[at] - first) * scale));
        const double more = edge(below + 1) <= x[at] ? 1.0 : 0.0;
        const double less = edge(below) > x[at] ? 1.0 : 0.0;
        const double found = below + 1 + more - less;
        level[at] = static_cast<std::int32_t>(found < last ? found : last);
    }
}
__attribute__((target_clones("avx2", "default"))) void levelsByRule(const double* x, std::int64_t count, double first, double step, double last, std::int32_t* level)
{
    levelsInRow<false>(x, count, first, step, last, level);
}
__attribute__((target_clones("avx2", "default"))) void levelsByRoundedRule(const double* x, std::int64_t count, double first, double step, double last, std::int32_t* level)
{
    levelsInRow<true>(x, count, first, step, last, level);
}

/// The rule gives each edge, its rounding moves none by a quarter of a bin or more: then dividing misses by one at most.
/// Single precision may round edges far from zero together. The last edge of binCount is not asked for.
bool isEven(const Edges& edges, bool isFloat32)
{
    for (std::size_t at = 0; at + 1 < edges.listed.size(); ++at) {
        const double ruled = edges.first + static_cast<double>(at) * edges.step;
        if (edges.listed[at] != (isFloat32 ? static_cast<double>(static_cast<float>(ruled)) : ruled) || !(std::abs(edges.listed[at] - ruled) < edges.step / 4))
            return false;
    }
    return true;
}

/// Calls fill(offset in the box, number in scan order, count) for each run.
template <class Fill>
void forEachRun(const RoiPixels& roi, const Fill& fill)
{
    const std::int64_t columns = roi.box.size().i;
    std::int64_t number = 0;
    for (const Run& run : roi.runs) {
        fill(run.row * columns + run.begin, number, std::int64_t{run.end} - run.begin);
        number += run.end - run.begin;
    }
}

/// How many pixels have each level; neighbours count into two tables, so that none waits for the one before.
std::vector<std::int64_t> countsOf(const RoiPixels& roi, const std::vector<std::int32_t>& level, std::size_t size)
{
    std::vector<std::uint32_t> even(size, 0), odd(size, 0);
    forEachRun(roi, [&](std::int64_t offset, std::int64_t, std::int64_t count) {
        const std::int32_t* from = level.data() + offset;
        std::int64_t at = 0;
        for (; at + 1 < count; at += 2) {
            ++even[static_cast<std::size_t>(from[at])];
            ++odd[static_cast<std::size_t>(from[at + 1])];
        }
        if (at < count)
            ++even[static_cast<std::size_t>(from[at])];
    });
    std::vector<std::int64_t> counts(size);
    for (std::size_t at = 0; at < size; ++at)
        counts[at] = std::int64_t{even[at]} + odd[at];
    return counts;
}

void fillFromValues(const RoiPixels& roi, const Edges& edges, Levels& levels)
{
    const auto last = static_cast<double>(static_cast<std::int64_t>(edges.count) - (edges.listed.empty() ? 0 : 1));
    // Far from zero raising the last float32 edge changes nothing, and the maximum is a level of its own: as PyRadiomics has it.
    const bool follows = edges.listed.empty() || (edges.listed.back() > extremesOf(roi.values).high && isEven(edges, roi.isFloat32));
    forEachRun(roi, [&](std::int64_t offset, std::int64_t number, std::int64_t count) {
        const double* from = roi.values.data() + number;
        std::int32_t* to = levels.level.data() + offset;
        if (!follows)
            std::transform(from, from + count, to, [&](double x) { return static_cast<std::int32_t>(edges.level(x)); });
        else if (edges.listed.empty() || !roi.isFloat32)
            levelsByRule(from, count, edges.first, edges.step, last, to);
        else
            levelsByRoundedRule(from, count, edges.first, edges.step, last, to);
    });
    levels.counts = countsOf(roi, levels.level, static_cast<std::size_t>(edges.level(extremesOf(roi.values).high)) + 1);
}

void fillFromDistinct(const RoiPixels& roi, const Edges& edges, Levels& levels)
{
    std::vector<std::int32_t> table;
    table.reserve(roi.distinct.size());
    for (const double value : roi.distinct)
        table.push_back(static_cast<std::int32_t>(edges.level(value)));
    levels.counts.assign(static_cast<std::size_t>(table.back()) + 1, 0);
    for (std::size_t at = 0; at < table.size(); ++at)
        levels.counts[static_cast<std::size_t>(table[at])] += roi.counts[at];
    forEachRun(roi, [&](std::int64_t offset, std::int64_t number, std::int64_t count) {
        const std::uint16_t* from = roi.place.data() + number;
        std::int32_t* to = levels.level.data() + offset;
        for (std::int64_t at = 0; at < count; ++at)
            to[at] = table[from[at]];
    });
}

Levels without(Message problem) { return {{}, {0}, std::move(problem)}; }

}  // namespace

Levels discretise(const RoiPixels& roi, const FeatureSettings& settings)
{
    if (roi.count == 0)
        return without(message("features", "The region has no pixels."));
    const Edges edges = edgesOf(roi, settings);
    if (!(edges.count <= mostEdges) || !(edges.step > 0) || !std::isfinite(1 / edges.step))
        return without(message("features", "A bin width of %1 gives %2 grey levels in this region; at most %3 are made. Choose a wider bin.",
                               settings.binWidth, edges.count, mostEdges));
    const Size box = roi.box.size();
    Levels levels;
    levels.level.assign(static_cast<std::size_t>(box.i * box.j * box.k), 0);
    if (roi.distinct.empty())
        fillFromValues(roi, edges, levels);
    else
        fillFromDistinct(roi, edges, levels);
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
