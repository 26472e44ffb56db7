#include "core/stats/bootstrap.h"

#include "core/base/random.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {

std::vector<std::size_t> bootstrapRows(std::span<const double> outcome, bool stratified, std::uint64_t seed, std::uint64_t replicate)
{
    Random random = Random(seed).split(replicate);
    std::vector<std::size_t> rows;
    rows.reserve(outcome.size());
    if (!stratified) {
        for (std::size_t at = 0; at < outcome.size(); ++at)
            rows.push_back(random.below(outcome.size()));
        return rows;
    }
    for (const double level : {0.0, 1.0}) {
        std::vector<std::size_t> members;
        for (std::size_t at = 0; at < outcome.size(); ++at)
            if (outcome[at] == level)
                members.push_back(at);
        for (std::size_t at = 0; at < members.size(); ++at)
            rows.push_back(members[random.below(members.size())]);
    }
    return rows;
}

BootstrapSummary bootstrapSummary(double original, std::span<const double> replicates, std::span<const double> leaveOneOut)
{
    BootstrapSummary summary;
    summary.original = original;
    std::vector<double> sorted;
    std::copy_if(replicates.begin(), replicates.end(), std::back_inserter(sorted), [](double value) { return !std::isnan(value); });
    summary.undefined = replicates.size() - sorted.size();
    const double middle = mean(sorted);
    summary.bias = middle - original;
    summary.standardError = standardDeviation(sorted);
    const auto below = static_cast<double>(std::count_if(sorted.begin(), sorted.end(), [original](double value) { return value < original; }));
    summary.z0 = normalQuantile(below / static_cast<double>(sorted.size()));
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&sorted](double level) { return quantileOfSorted(sorted, level); };
    const double z = normalQuantile(0.975);
    summary.percentile = {at(0.025), at(0.975)};
    summary.percentileMiddle = at(0.5);
    summary.basic = {2 * original - summary.percentile.high, 2 * original - summary.percentile.low};
    summary.normal = {original - summary.bias - z * summary.standardError, original - summary.bias + z * summary.standardError};
    std::vector<double> influences;
    std::copy_if(leaveOneOut.begin(), leaveOneOut.end(), std::back_inserter(influences), [](double value) { return !std::isnan(value); });
    const double centre = mean(influences);
    double squares = 0, cubes = 0;
    for (const double value : influences) {
        const double off = centre - value;
        squares += off * off;
        cubes += off * off * off;
    }
    summary.acceleration = cubes / (6 * std::pow(squares, 1.5));
    const auto level = [&summary](double quantile) {
        const double shifted = summary.z0 + quantile;
        return normalLower(summary.z0 + shifted / (1 - summary.acceleration * shifted));
    };
    summary.bcaLevels = {level(-z), level(z)};
    const auto atLevel = [&at](double probability) { return std::isnan(probability) ? std::nan("") : at(probability); };
    summary.bca = {atLevel(summary.bcaLevels.low), atLevel(summary.bcaLevels.high)};
    return summary;
}

}  // namespace annulus
