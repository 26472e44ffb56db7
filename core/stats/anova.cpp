#include "core/stats/anova.h"

#include "core/stats/distributions.h"
#include "core/stats/studentizedRange.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

Result<void> checkGroups(const std::vector<std::vector<double>>& samples, std::size_t least)
{
    if (samples.size() < 2)
        return Error{Errc::invalid, message("stats", "All values are in one group; at least two are expected."), {}};
    for (std::size_t at = 0; at < samples.size(); ++at)
        if (samples[at].size() < least)
            return Error{Errc::invalid, message("stats", "Group %1 has %2 values; at least %3 are expected.", at + 1, samples[at].size(), least), {}};
    return {};
}

}  // namespace

std::vector<std::vector<double>> splitByGroup(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups)
{
    std::vector<std::vector<double>> samples(groups);
    for (std::size_t at = 0; at < values.size(); ++at)
        samples[group[at]].push_back(values[at]);
    return samples;
}

Result<Anova> anova(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups)
{
    const auto samples = splitByGroup(values, group, groups);
    if (const auto checked = checkGroups(samples, 1); !checked)
        return checked.error();
    if (values.size() <= groups)
        return Error{Errc::invalid, message("stats", "There are %1 values in %2 groups; more values than groups are expected.", values.size(), groups), {}};
    const double grand = mean(values);
    Anova test;
    double squares = 0;
    for (const auto& sample : samples) {
        const double off = mean(sample) - grand;
        test.ssBetween += static_cast<double>(sample.size()) * off * off;
        test.ssWithin += squaredDeviations(sample);
    }
    for (const double value : values)
        squares += value * value;
    test.dfBetween = static_cast<double>(groups - 1);
    test.dfWithin = static_cast<double>(values.size() - groups);
    const double nothing = 1e-26 * squares;
    test.degenerate = test.ssWithin <= nothing;
    test.f = !test.degenerate ? test.msBetween() / test.msWithin() : test.ssBetween <= nothing ? std::nan("") : HUGE_VAL;
    test.p = fUpper(test.f, test.dfBetween, test.dfWithin);
    return test;
}

Result<FTest> welchAnova(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups)
{
    const auto samples = splitByGroup(values, group, groups);
    if (const auto checked = checkGroups(samples, 2); !checked)
        return checked.error();
    const auto k = static_cast<double>(groups);
    double weightSum = 0, weightedMean = 0;
    std::vector<double> weights;
    for (const auto& sample : samples) {
        weights.push_back(static_cast<double>(sample.size()) / variance(sample));
        weightSum += weights.back();
        weightedMean += weights.back() * mean(sample);
    }
    weightedMean /= weightSum;
    double spread = 0, between = 0;
    for (std::size_t at = 0; at < samples.size(); ++at) {
        const double share = 1 - weights[at] / weightSum, off = mean(samples[at]) - weightedMean;
        spread += share * share / static_cast<double>(samples[at].size() - 1);
        between += weights[at] * off * off;
    }
    spread /= k * k - 1;
    FTest test{between / ((k - 1) * (1 + 2 * (k - 2) * spread)), k - 1, 1 / (3 * spread), 0};
    test.p = fUpper(test.f, test.numerator, test.denominator);
    return test;
}

Result<Bartlett> bartlettTest(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups)
{
    const auto samples = splitByGroup(values, group, groups);
    if (const auto checked = checkGroups(samples, 2); !checked)
        return checked.error();
    double degrees = 0, pooled = 0, logs = 0, inverses = 0;
    for (const auto& sample : samples) {
        const auto own = static_cast<double>(sample.size() - 1);
        degrees += own;
        pooled += squaredDeviations(sample);
        logs += own * std::log(variance(sample));
        inverses += 1 / own;
    }
    pooled /= degrees;
    Bartlett test;
    test.degrees = static_cast<double>(groups - 1);
    test.k2 = (degrees * std::log(pooled) - logs) / (1 + (inverses - 1 / degrees) / (3 * test.degrees));
    test.p = chiSquareUpper(test.k2, test.degrees);
    return test;
}

Result<Anova> leveneTest(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups, Centre centre)
{
    const auto samples = splitByGroup(values, group, groups);
    if (const auto checked = checkGroups(samples, 1); !checked)
        return checked.error();
    std::vector<double> centres, distances;
    for (const auto& sample : samples)
        centres.push_back(centre == Centre::median ? median(sample) : mean(sample));
    for (std::size_t at = 0; at < values.size(); ++at)
        distances.push_back(std::abs(values[at] - centres[group[at]]));
    auto test = anova(distances, group, groups);
    // Two values lie equally far from their middle: with no larger group there is nothing to compare but rounding.
    const bool pairsOnly = std::all_of(samples.begin(), samples.end(), [](const auto& sample) { return sample.size() <= 2; });
    if (test && (pairsOnly || test->degenerate))
        return Error{Errc::invalid, message("stats", "Within each group all values lie equally far from the centre, as two values always do; Levene's test has no answer."), {}};
    return test;
}

std::vector<TukeyPair> tukeyPairs(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups, const Anova& anova)
{
    const auto samples = splitByGroup(values, group, groups);
    const auto k = static_cast<double>(groups);
    const double critical = studentizedRangeQuantile(0.95, k, anova.dfWithin);
    std::vector<TukeyPair> pairs;
    for (std::size_t first = 0; first < groups; ++first)
        for (std::size_t second = first + 1; second < groups; ++second) {
            TukeyPair pair{first, second, mean(samples[second]) - mean(samples[first]), 0, 0, 0};
            const double inverse = 1 / static_cast<double>(samples[first].size()) + 1 / static_cast<double>(samples[second].size());
            const double error = std::sqrt(anova.msWithin() / 2 * inverse);
            pair.low = pair.difference - critical * error;
            pair.high = pair.difference + critical * error;
            pair.p = studentizedRangeUpper(std::abs(pair.difference) / error, k, anova.dfWithin);
            pairs.push_back(pair);
        }
    return pairs;
}

}  // namespace annulus
