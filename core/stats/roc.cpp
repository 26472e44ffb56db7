#include "core/stats/roc.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

/// Distinct scores in rising order.
std::vector<double> distinct(const ScoredGroups& groups)
{
    std::vector<double> scores(groups.controls);
    scores.insert(scores.end(), groups.cases.begin(), groups.cases.end());
    std::sort(scores.begin(), scores.end());
    scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
    return scores;
}

/// Area between two levels of `x` below the polygon (x falls from 1 to 0, y rises from 0 to 1).
double areaBetween(const std::vector<double>& x, const std::vector<double>& y, double low, double high)
{
    double area = 0;
    for (std::size_t at = 0; at + 1 < x.size(); ++at) {
        const double right = std::min(std::max(x[at], x[at + 1]), high), left = std::max(std::min(x[at], x[at + 1]), low);
        if (right <= left)
            continue;
        const auto height = [&](double place) { return y[at] + (y[at + 1] - y[at]) * (place - x[at]) / (x[at + 1] - x[at]); };
        area += (right - left) * (height(left) + height(right)) / 2;
    }
    return area;
}

template <class Outcome>
double rowsArea(std::span<const Outcome> outcome, std::span<const double> score)
{
    std::vector<double> controls, cases;
    for (std::size_t at = 0; at < outcome.size(); ++at)
        if (!std::isnan(score[at]))
            (outcome[at] == 1 ? cases : controls).push_back(score[at]);
    return controls.empty() || cases.empty() ? std::numeric_limits<double>::quiet_NaN() : areaUnderCurve(controls, cases);
}

}  // namespace

double areaOfRows(std::span<const double> outcome, std::span<const double> score) { return rowsArea(outcome, score); }
double areaOfRows(std::span<const int> outcome, std::span<const double> score) { return rowsArea(outcome, score); }

Result<ScoredGroups> scoredGroups(std::span<const double> outcome, std::span<const double> score)
{
    ScoredGroups groups;
    for (std::size_t at = 0; at < outcome.size(); ++at)
        (outcome[at] == 1 ? groups.cases : groups.controls).push_back(score[at]);
    if (groups.cases.empty() || groups.controls.empty())
        return Error{Errc::invalid, message("stats", "There are %1 rows with the outcome and %2 without; both kinds are needed.", groups.cases.size(), groups.controls.size()), {}};
    return groups;
}

double areaUnderCurve(std::span<const double> controls, std::span<const double> cases)
{
    std::vector<double> both(cases.begin(), cases.end());
    both.insert(both.end(), controls.begin(), controls.end());
    const auto ranks = midranks(both);
    const auto countCases = static_cast<double>(cases.size()), countControls = static_cast<double>(controls.size());
    double sum = 0;
    for (std::size_t at = 0; at < cases.size(); ++at)
        sum += ranks[at];
    return (sum - countCases * (countCases + 1) / 2) / (countCases * countControls);
}

RocCurve rocCurve(const ScoredGroups& groups, Direction direction)
{
    RocCurve curve;
    curve.direction = direction != Direction::automatic                            ? direction
                      : median(groups.controls) <= median(groups.cases) ? Direction::higher
                                                                                   : Direction::lower;
    const bool higher = curve.direction == Direction::higher;
    curve.cases = static_cast<double>(groups.cases.size());
    curve.controls = static_cast<double>(groups.controls.size());
    const double area = areaUnderCurve(groups.controls, groups.cases);
    curve.auc = higher ? area : 1 - area;
    const auto scores = distinct(groups);
    curve.thresholds.push_back(-inf);
    for (std::size_t at = 0; at + 1 < scores.size(); ++at)
        curve.thresholds.push_back((scores[at] + scores[at + 1]) / 2);
    curve.thresholds.push_back(inf);
    auto controls = groups.controls, cases = groups.cases;
    std::sort(controls.begin(), controls.end());
    std::sort(cases.begin(), cases.end());
    if (!higher)
        std::reverse(curve.thresholds.begin(), curve.thresholds.end());
    // A mid-point that rounding puts onto the upper score counts that score as positive, "at or above".
    const auto positive = [higher](const std::vector<double>& sorted, double threshold) {
        const auto below = higher ? std::lower_bound(sorted.begin(), sorted.end(), threshold) - sorted.begin()
                                  : std::upper_bound(sorted.begin(), sorted.end(), threshold) - sorted.begin();
        return static_cast<double>(higher ? std::ssize(sorted) - below : below);
    };
    for (const double threshold : curve.thresholds) {
        curve.truePositives.push_back(positive(cases, threshold));
        curve.falsePositives.push_back(positive(controls, threshold));
        curve.sensitivities.push_back(curve.truePositives.back() / curve.cases);
        curve.specificities.push_back((curve.controls - curve.falsePositives.back()) / curve.controls);
    }
    return curve;
}

PartialArea partialArea(const RocCurve& curve, double low, double high, Along along)
{
    const bool specific = along == Along::specificity;
    const auto& x = specific ? curve.specificities : curve.sensitivities;
    const auto& y = specific ? curve.sensitivities : curve.specificities;
    PartialArea partial;
    partial.area = areaBetween(x, y, low, high);
    const double least = (high - low) * (1 - low + 1 - high) / 2, most = high - low;
    partial.corrected = (1 + (partial.area - least) / (most - least)) / 2;
    return partial;
}

std::vector<std::size_t> bestThresholds(const RocCurve& curve, BestBy by)
{
    std::vector<double> merits;
    for (std::size_t at = 0; at < curve.thresholds.size(); ++at) {
        const double sensitivity = curve.sensitivities[at], specificity = curve.specificities[at];
        merits.push_back(by == BestBy::youden ? sensitivity + specificity
                                              : -((1 - sensitivity) * (1 - sensitivity) + (1 - specificity) * (1 - specificity)));
    }
    const double best = *std::max_element(merits.begin(), merits.end());
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < merits.size(); ++at)
        if (merits[at] == best)
            places.push_back(at);
    return places;
}

std::size_t chosenThreshold(const std::vector<std::size_t>& best, TieRule rule)
{
    return rule == TieRule::middle ? best[best.size() / 2] : best.front();
}

}  // namespace annulus
