#include "core/stats/decision.h"

#include "core/base/parallelFor.h"
#include "core/stats/bootstrap.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

/// Probabilities of each class in rising order: a threshold counts by bisection.
struct SortedClasses {
    std::vector<double> with, without;

    void sort()
    {
        std::sort(with.begin(), with.end());
        std::sort(without.begin(), without.end());
    }
};

double countPositive(const std::vector<double>& sorted, double threshold, AtThreshold rule)
{
    const auto below = rule == AtThreshold::positive ? std::lower_bound(sorted.begin(), sorted.end(), threshold) : std::upper_bound(sorted.begin(), sorted.end(), threshold);
    return static_cast<double>(sorted.end() - below);
}

DecisionPoint pointOf(const SortedClasses& classes, double threshold, AtThreshold rule)
{
    const auto count = static_cast<double>(classes.with.size() + classes.without.size());
    const double prevalence = static_cast<double>(classes.with.size()) / count, weight = threshold / (1 - threshold);
    DecisionPoint point;
    point.threshold = threshold;
    point.tp = countPositive(classes.with, threshold, rule);
    point.fp = countPositive(classes.without, threshold, rule);
    // 0 false positives weigh nothing, at a threshold of 1 too.
    point.netBenefit = point.tp / count - (point.fp == 0 ? 0 : point.fp / count * weight);
    point.netBenefitAll = prevalence - (prevalence == 1 ? 0 : (1 - prevalence) * weight);
    point.standardised = point.netBenefit / prevalence;
    point.avoidedPer100 = std::isinf(weight) ? 100 * (1 - prevalence - point.fp / count) : (point.netBenefit - point.netBenefitAll) / weight * 100;
    return point;
}

}  // namespace

std::vector<DecisionPoint> decisionCurve(std::span<const double> outcome, std::span<const double> probability, std::span<const double> thresholds, AtThreshold rule)
{
    SortedClasses classes;
    for (std::size_t row = 0; row < outcome.size(); ++row)
        (outcome[row] == 1 ? classes.with : classes.without).push_back(probability[row]);
    classes.sort();
    std::vector<DecisionPoint> curve;
    for (const double threshold : thresholds)
        curve.push_back(pointOf(classes, threshold, rule));
    return curve;
}

std::vector<Interval> decisionBands(std::span<const double> outcome, std::span<const double> probability, std::span<const double> thresholds, AtThreshold rule,
                                    std::size_t replicates, std::uint64_t seed)
{
    std::vector<std::vector<double>> benefits(replicates);
    parallelFor(replicates, [&](std::size_t at) {
        SortedClasses classes;
        for (const std::size_t row : bootstrapRows(outcome, false, seed, at))
            (outcome[row] == 1 ? classes.with : classes.without).push_back(probability[row]);
        classes.sort();
        for (const double threshold : thresholds)
            benefits[at].push_back(pointOf(classes, threshold, rule).netBenefit);
    });
    std::vector<Interval> bands;
    for (std::size_t threshold = 0; threshold < thresholds.size(); ++threshold) {
        std::vector<double> sorted;
        for (const auto& replicate : benefits)
            sorted.push_back(replicate[threshold]);
        std::sort(sorted.begin(), sorted.end());
        bands.push_back({quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)});
    }
    return bands;
}

}  // namespace annulus
