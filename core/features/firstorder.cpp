// First-order statistics, PyRadiomics' firstorder.py. Integer images are summed over their distinct values
// with counts, floating-point images over the pixels; percentiles are numpy's (linear, IBSI's too).
#include "core/features/FeatureClass.h"
#include "core/features/sums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>

namespace annulus {
namespace {

/// Values of the region, each with its weight (1 where counts is empty).
struct Sample {
    std::span<const double> values;
    std::span<const std::int64_t> counts;
    double total = 0;

    /// Weighted sums of the terms that `terms` makes of a value, in one pass.
    template <std::size_t N, class Terms>
    [[nodiscard]] std::array<double, N> weightedSums(const Terms& terms) const
    {
        return pairwiseSums<N>(0, values.size(), [&](std::size_t at) {
            std::array<double, N> weighted = terms(values[at]);
            for (double& term : weighted)
                term *= static_cast<double>(counts[at]);
            return weighted;
        });
    }
};

/// sum x and sum (x + shift)^2
std::array<double, 2> sumAndEnergy(const Sample& sample, double shift)
{
    if (sample.counts.empty())
        return annulus::sumAndEnergy(sample.values, shift);
    return sample.weightedSums<2>([shift](double x) { return std::array{x, (x + shift) * (x + shift)}; });
}

/// sum d^2, d^3, d^4 and |d| with d = x - mean
std::array<double, 4> sumsAround(const Sample& sample, double mean)
{
    if (sample.counts.empty())
        return annulus::sumsAround(sample.values, mean);
    return sample.weightedSums<4>([mean](double x) {
        const double difference = x - mean;
        const double square = difference * difference;
        return std::array{square, square * difference, square * square, std::abs(difference)};
    });
}

/// sum x and number of the values in the closed range
std::array<double, 2> sumWithin(const Sample& sample, const Extremes& range)
{
    if (sample.counts.empty())
        return annulus::sumWithin(sample.values, range);
    return sample.weightedSums<2>([range](double x) { return x >= range.low && x <= range.high ? std::array{x, 1.0} : std::array{0.0, 0.0}; });
}

/// sum |x - mean| of the values in the closed range
double deviationWithin(const Sample& sample, const Extremes& range, double mean)
{
    if (sample.counts.empty())
        return annulus::deviationWithin(sample.values, range, mean);
    return sample.weightedSums<1>([range, mean](double x) { return std::array{x >= range.low && x <= range.high ? std::abs(x - mean) : 0.0}; })[0];
}

constexpr std::size_t rankBuckets = 4096;

/// The bucket of each value among 4,096 of equal width from `low` on.
__attribute__((target_clones("avx2", "default"))) void bucketsOf(const double* __restrict value, std::size_t size, double low, double scale, std::uint16_t* __restrict bucket)
{
    for (std::size_t at = 0; at < size; ++at)
        bucket[at] = static_cast<std::uint16_t>(static_cast<std::int32_t>((value[at] - low) * scale));
}

/// Numbers at the given ascending ranks as if sorted: counted into buckets of equal width, and only those buckets looked
/// into that hold a rank.
std::vector<double> selected(std::span<const double> values, const Extremes& range, const std::vector<std::int64_t>& ranks)
{
    const double scale = range.high > range.low ? static_cast<double>(rankBuckets - 1) / (range.high - range.low) : 0;
    std::vector<std::uint16_t> bucketOf(values.size(), 0);
    if (std::isfinite(scale))  // else all in one bucket
        bucketsOf(values.data(), values.size(), range.low, scale, bucketOf.data());
    // Neighbours count into two tables: the same bucket twice in a row would wait for itself.
    std::vector<std::uint32_t> counts(rankBuckets, 0), odd(rankBuckets, 0);
    for (std::size_t at = 0; at + 1 < bucketOf.size(); at += 2) {
        ++counts[bucketOf[at]];
        ++odd[bucketOf[at + 1]];
    }
    if (bucketOf.size() % 2 != 0)
        ++counts[bucketOf.back()];
    for (std::size_t at = 0; at < rankBuckets; ++at)
        counts[at] += odd[at];
    constexpr std::uint8_t none = 0xff;
    std::vector<std::uint8_t> placeOf(rankBuckets, none);
    std::vector<std::vector<double>> members;
    std::vector<std::pair<std::size_t, std::int64_t>> wanted;  // members and rank among them
    std::size_t bucket = 0;
    std::int64_t below = 0;
    for (const std::int64_t rank : ranks) {
        while (below + counts[bucket] <= rank)
            below += counts[bucket++];
        if (placeOf[bucket] == none) {
            placeOf[bucket] = static_cast<std::uint8_t>(members.size());
            members.emplace_back().reserve(static_cast<std::size_t>(counts[bucket]));
        }
        wanted.emplace_back(placeOf[bucket], rank - below);
    }
    for (std::size_t at = 0; at < values.size(); ++at)
        if (const std::uint8_t place = placeOf[bucketOf[at]]; place != none)
            members[place].push_back(values[at]);
    std::vector<double> found;
    for (const auto& [place, rank] : wanted) {
        auto& some = members[place];
        std::nth_element(some.begin(), some.begin() + rank, some.end());
        found.push_back(some[static_cast<std::size_t>(rank)]);
    }
    return found;
}

/// The order statistics at the given ascending ranks (from 0).
std::vector<double> atRanks(const Sample& sample, const Extremes& range, const std::vector<std::int64_t>& ranks)
{
    std::vector<double> found;
    if (!sample.counts.empty()) {
        std::int64_t below = 0;
        std::size_t at = 0;
        for (const std::int64_t rank : ranks) {
            while (below + sample.counts[at] <= rank)
                below += sample.counts[at++];
            found.push_back(sample.values[at]);
        }
        return found;
    }
    return selected(sample.values, range, ranks);
}

/// numpy.percentile, method linear: the lerp goes from the nearer end.
struct Percentiles {
    double p10, p25, p50, p75, p90;
};

Percentiles percentilesOf(const Sample& sample, const Extremes& range)
{
    const double last = sample.total - 1;
    const double places[] = {0.1 * last, 0.25 * last, 0.5 * last, 0.75 * last, 0.9 * last};
    std::vector<std::int64_t> ranks;
    for (const double place : places) {
        ranks.push_back(static_cast<std::int64_t>(std::floor(place)));
        ranks.push_back(std::min(ranks.back() + 1, static_cast<std::int64_t>(last)));
    }
    std::vector<std::int64_t> sorted = ranks;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    const auto ordered = atRanks(sample, range, sorted);
    const auto valueAt = [&](std::int64_t rank) {
        return ordered[static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), rank) - sorted.begin())];
    };
    double result[5];
    for (std::size_t index = 0; index < 5; ++index) {
        const double a = valueAt(ranks[2 * index]);
        const double b = valueAt(ranks[2 * index + 1]);
        const double t = places[index] - std::floor(places[index]);
        result[index] = t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
    }
    return {result[0], result[1], result[2], result[3], result[4]};
}

/// Everything the features share.
struct FirstOrder {
    Sample sample;
    const Levels& levels;
    double shift = 0;         ///< voxelArrayShift
    double pixelVolume = 0;   ///< mm2 or mm3
    bool isCalibrated = false;
    bool ibsiDefinitions = false;
    double minimum = 0, maximum = 0, mean = 0;
    double m2 = 0, m3 = 0, m4 = 0;  ///< central moments
    double meanDeviation = 0;       ///< mean |x - mean|
    double energy = 0;
    Percentiles percentiles{};
};

FirstOrder prepare(const ClassInput& input)
{
    const RoiPixels& roi = input.pixels;
    FirstOrder d{.sample = {roi.distinct.empty() ? roi.values : roi.distinct, roi.counts, static_cast<double>(roi.count)},
                 .levels = input.levels,
                 .shift = input.settings.voxelArrayShift,
                 .pixelVolume = roi.grid.pixelVolume(),
                 .isCalibrated = roi.grid.isCalibrated(),
                 .ibsiDefinitions = input.ibsiDefinitions};
    const Extremes range = extremesOf(d.sample.values);
    d.minimum = range.low;
    d.maximum = range.high;
    const auto [sum, energy] = sumAndEnergy(d.sample, d.shift);
    d.mean = sum / d.sample.total;
    d.energy = energy;
    auto moments = sumsAround(d.sample, d.mean);
    for (double& moment : moments)
        moment /= d.sample.total;
    std::tie(d.m2, d.m3, d.m4, d.meanDeviation) = std::tuple_cat(moments);  // an array is a tuple
    d.percentiles = percentilesOf(d.sample, range);
    return d;
}

Outcome energy(const FirstOrder& d) { return d.energy; }

Outcome totalEnergy(const FirstOrder& d)
{
    if (!d.isCalibrated)
        return message("features", "The image has no pixel spacing, so sizes in mm are unknown; give the spacing.");
    return d.pixelVolume * d.energy;
}

Outcome entropy(const FirstOrder& d)
{
    if (!d.levels.problem.isEmpty())
        return d.levels.problem;
    constexpr double eps = std::numeric_limits<double>::epsilon();  // numpy.spacing(1), as PyRadiomics adds it
    double sum = 0;
    for (const std::int64_t count : d.levels.counts)
        if (count > 0) {
            const double p = static_cast<double>(count) / d.sample.total;
            sum += p * std::log2(p + eps);
        }
    return -sum;
}

Outcome uniformity(const FirstOrder& d)
{
    if (!d.levels.problem.isEmpty())
        return d.levels.problem;
    double sum = 0;
    for (const std::int64_t count : d.levels.counts) {
        const double p = static_cast<double>(count) / d.sample.total;
        sum += p * p;
    }
    return sum;
}

/// Over the values in the closed range of the 10th and 90th percentile; ties at its ends belong to it.
Outcome robustMeanAbsoluteDeviation(const FirstOrder& d)
{
    const Extremes range{d.percentiles.p10, d.percentiles.p90};
    const auto [sum, count] = sumWithin(d.sample, range);
    if (count == 0)
        return message("features", "No pixel lies between the 10th and the 90th percentile of the region.");
    return deviationWithin(d.sample, range, sum / count) / count;
}

Outcome rootMeanSquared(const FirstOrder& d) { return std::sqrt(d.energy / d.sample.total); }

/// 0 on a flat region, as PyRadiomics returns it.
Outcome skewness(const FirstOrder& d)
{
    return d.m2 == 0 ? 0.0 : d.m3 / std::pow(d.m2, 1.5);
}

Outcome kurtosis(const FirstOrder& d)
{
    const double fourth = d.m2 == 0 ? 0.0 : d.m4 / (d.m2 * d.m2);
    return d.ibsiDefinitions && d.m2 != 0 ? fourth - 3 : fourth;
}

const FeatureRow<FirstOrder> rows[] = {
    {{"10Percentile", message("features", "10th percentile of the intensities, by linear interpolation"), "QG58", "intensity"},
     [](const FirstOrder& d) -> Outcome { return d.percentiles.p10; }},
    {{"90Percentile", message("features", "90th percentile of the intensities, by linear interpolation"), "8DWT", "intensity"},
     [](const FirstOrder& d) -> Outcome { return d.percentiles.p90; }},
    {{"Energy", message("features", "Sum of squares: sum (x + c)^2, c = voxelArrayShift"), "N8CA", "intensity^2"}, energy},
    {{"Entropy", message("features", "Uncertainty of the grey levels: -sum p(i) log2 p(i)"), "TLU2", "bit"}, entropy},
    {{"InterquartileRange", message("features", "75th percentile minus 25th percentile"), "SALO", "intensity"},
     [](const FirstOrder& d) -> Outcome { return d.percentiles.p75 - d.percentiles.p25; }},
    {{"Kurtosis", message("features", "Peakedness: m4 / m2^2 with central moments m; 3 for a normal distribution (IBSI subtracts 3)"), "IPH6", ""}, kurtosis},
    {{"Maximum", message("features", "Largest intensity"), "84IY", "intensity"}, [](const FirstOrder& d) -> Outcome { return d.maximum; }},
    {{"MeanAbsoluteDeviation", message("features", "Mean distance from the mean: mean |x - mean|"), "4FUA", "intensity"},
     [](const FirstOrder& d) -> Outcome { return d.meanDeviation; }},
    {{"Mean", message("features", "Mean intensity: sum x / N"), "Q4LE", "intensity"}, [](const FirstOrder& d) -> Outcome { return d.mean; }},
    {{"Median", message("features", "Middle of the sorted intensities"), "Y12H", "intensity"},
     [](const FirstOrder& d) -> Outcome { return d.percentiles.p50; }},
    {{"Minimum", message("features", "Smallest intensity"), "1GSF", "intensity"}, [](const FirstOrder& d) -> Outcome { return d.minimum; }},
    {{"Range", message("features", "Maximum minus minimum"), "2OJQ", "intensity"}, [](const FirstOrder& d) -> Outcome { return d.maximum - d.minimum; }},
    {{"RobustMeanAbsoluteDeviation", message("features", "Mean absolute deviation of the intensities from the 10th to the 90th percentile"), "1128", "intensity"},
     robustMeanAbsoluteDeviation},
    {{"RootMeanSquared", message("features", "Root of the mean square: sqrt(sum (x + c)^2 / N), c = voxelArrayShift"), "5ZWQ", "intensity"}, rootMeanSquared},
    {{"Skewness", message("features", "Asymmetry: m3 / m2^1.5 with central moments m"), "KE2A", ""}, skewness},
    {{"StandardDeviation", message("features", "Root of the variance: sqrt(m2)"), "", "intensity", true},
     [](const FirstOrder& d) -> Outcome { return std::sqrt(d.m2); }},
    {{"TotalEnergy", message("features", "Energy times the area of a pixel (volume of a voxel)"), "", "intensity^2 mm^2"}, totalEnergy},
    {{"Uniformity", message("features", "Sum of squared probabilities of the grey levels: sum p(i)^2"), "BJ5W", ""}, uniformity},
    {{"Variance", message("features", "Second central moment: m2 = sum (x - mean)^2 / N"), "ECT3", "intensity^2"},
     [](const FirstOrder& d) -> Outcome { return d.m2; }},
};

std::span<const FeatureDef> features()
{
    static const auto defs = defsOf(rows);
    return defs;
}

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    return valuesOf(rows, prepare(input), wanted);
}

}  // namespace

extern const FeatureClass firstorder{"firstorder", false, features, compute};

}  // namespace annulus
