#include "core/stats/delong.h"

#include "core/stats/distributions.h"
#include "core/stats/sigmoid.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

const double quantile975 = normalQuantile(0.975);

double sampleCovariance(const std::vector<double>& a, const std::vector<double>& b)
{
    const double meanA = mean(a), meanB = mean(b);
    double sum = 0;
    for (std::size_t at = 0; at < a.size(); ++at)
        sum += (a[at] - meanA) * (b[at] - meanB);
    return sum / static_cast<double>(a.size() - 1);
}

}  // namespace

DelongArea delongArea(const ScoredGroups& groups, Direction direction)
{
    const double sign = direction == Direction::lower ? -1 : 1;
    std::vector<double> cases, controls;
    for (const double score : groups.cases)
        cases.push_back(sign * score);
    for (const double score : groups.controls)
        controls.push_back(sign * score);
    std::vector<double> both(cases);
    both.insert(both.end(), controls.begin(), controls.end());
    const auto all = midranks(both), amongCases = midranks(cases), amongControls = midranks(controls);
    const auto countCases = static_cast<double>(cases.size()), countControls = static_cast<double>(controls.size());
    DelongArea area;
    double sum = 0;
    for (std::size_t at = 0; at < cases.size(); ++at) {
        area.ofCases.push_back((all[at] - amongCases[at]) / countControls);
        sum += all[at];
    }
    for (std::size_t at = 0; at < controls.size(); ++at)
        area.ofControls.push_back(1 - (all[cases.size() + at] - amongControls[at]) / countCases);
    area.auc = (sum - countCases * (countCases + 1) / 2) / (countCases * countControls);
    if (cases.size() > 1 && controls.size() > 1)
        area.variance = variance(area.ofCases) / countCases + variance(area.ofControls) / countControls;
    return area;
}

std::optional<Interval> DelongArea::untruncatedInterval() const
{
    if (!variance)
        return {};
    const double half = quantile975 * std::sqrt(*variance);
    return Interval{auc - half, auc + half};
}

std::optional<Interval> DelongArea::interval() const
{
    auto interval = untruncatedInterval();
    if (interval)
        interval = Interval{std::clamp(interval->low, 0.0, 1.0), std::clamp(interval->high, 0.0, 1.0)};
    return interval;
}

std::optional<Interval> DelongArea::logitInterval() const
{
    if (!variance || auc <= 0 || auc >= 1)
        return {};
    const double logit = std::log(auc / (1 - auc)), half = quantile975 * std::sqrt(*variance) / (auc * (1 - auc));
    return Interval{sigmoid(logit - half), sigmoid(logit + half)};
}

double delongCovariance(const DelongArea& first, const DelongArea& second)
{
    return sampleCovariance(first.ofCases, second.ofCases) / static_cast<double>(first.ofCases.size())
           + sampleCovariance(first.ofControls, second.ofControls) / static_cast<double>(first.ofControls.size());
}

DelongTest delongPaired(const DelongArea& first, const DelongArea& second)
{
    DelongTest test;
    const double difference = first.auc - second.auc;
    const double spread = first.variance.value_or(std::nan("")) + second.variance.value_or(std::nan("")) - 2 * delongCovariance(first, second);
    test.standardError = std::sqrt(std::max(spread, 0.0));
    const bool same = first.ofCases == second.ofCases && first.ofControls == second.ofControls;
    if (same)
        test.standardError = 0;
    test.statistic = same || (test.standardError == 0 && difference == 0) ? 0 : difference / test.standardError;
    test.p = normalTwoSided(test.statistic);
    const double half = quantile975 * test.standardError;
    test.interval = Interval{difference - half, difference + half};
    return test;
}

DelongTest delongUnpaired(const DelongArea& first, const DelongArea& second)
{
    DelongTest test;
    const double ofFirst = first.variance.value_or(std::nan("")), ofSecond = second.variance.value_or(std::nan(""));
    const auto countFirst = static_cast<double>(first.ofCases.size() + first.ofControls.size());
    const auto countSecond = static_cast<double>(second.ofCases.size() + second.ofControls.size());
    const double difference = first.auc - second.auc;
    test.standardError = std::sqrt(ofFirst + ofSecond);
    test.statistic = test.standardError == 0 && difference == 0 ? 0 : difference / test.standardError;
    test.degrees = (ofFirst + ofSecond) * (ofFirst + ofSecond) / (ofFirst * ofFirst / (countFirst - 1) + ofSecond * ofSecond / (countSecond - 1));
    test.p = test.standardError == 0 && difference == 0 ? 1 : tTwoSided(test.statistic, test.degrees);
    return test;
}

double hanleyMcNeilError(double auc, double cases, double controls)
{
    const double q1 = auc / (2 - auc), q2 = 2 * auc * auc / (1 + auc);
    return std::sqrt((auc * (1 - auc) + (cases - 1) * (q1 - auc * auc) + (controls - 1) * (q2 - auc * auc)) / (cases * controls));
}

}  // namespace annulus
