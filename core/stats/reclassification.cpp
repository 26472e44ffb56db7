#include "core/stats/reclassification.h"

#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

/// Shares of ups and downs in one class and the variance of their difference.
struct Moves {
    double count = 0, up = 0, down = 0;

    void add(double change)
    {
        count += 1;
        up += change > 0 ? 1 : 0;
        down += change < 0 ? 1 : 0;
    }
    [[nodiscard]] double shareUp() const { return up / count; }
    [[nodiscard]] double shareDown() const { return down / count; }
    [[nodiscard]] double nullVariance() const { return (shareUp() + shareDown()) / count; }
    [[nodiscard]] double variance() const
    {
        const double net = shareUp() - shareDown();
        return (shareUp() + shareDown() - net * net) / count;
    }
};

}  // namespace

double Reclassified::p() const { return normalTwoSided(z()); }

Interval Reclassified::interval() const
{
    const double half = normalQuantile(0.975) * error;
    return {value - half, value + half};
}

Reclassification reclassification(std::span<const double> outcome, std::span<const double> oldProbability, std::span<const double> newProbability)
{
    Moves events, nonEvents;
    std::vector<double> changeEvents, changeNonEvents;
    for (std::size_t at = 0; at < outcome.size(); ++at) {
        const double change = newProbability[at] - oldProbability[at];
        (outcome[at] == 1 ? events : nonEvents).add(change);
        (outcome[at] == 1 ? changeEvents : changeNonEvents).push_back(change);
    }
    Reclassification result;
    result.count = static_cast<double>(outcome.size());
    result.events = events.count;
    result.nonEvents = nonEvents.count;
    result.upEvents = events.shareUp();
    result.downEvents = events.shareDown();
    result.upNonEvents = nonEvents.shareUp();
    result.downNonEvents = nonEvents.shareDown();
    result.nriEvents = {events.shareUp() - events.shareDown(), std::sqrt(events.variance())};
    result.nriNonEvents = {nonEvents.shareDown() - nonEvents.shareUp(), std::sqrt(nonEvents.variance())};
    result.nri = {result.nriEvents.value + result.nriNonEvents.value, std::sqrt(events.variance() + nonEvents.variance())};
    result.sensitivityGain = mean(changeEvents);
    result.specificityGain = -mean(changeNonEvents);
    result.idi = {result.sensitivityGain + result.specificityGain,
                  std::sqrt(variance(changeEvents) / events.count + variance(changeNonEvents) / nonEvents.count)};
    return result;
}

CategoryReclassification categoryReclassification(std::span<const double> outcome, std::span<const double> oldProbability,
                                                  std::span<const double> newProbability, std::vector<double> cuts)
{
    std::sort(cuts.begin(), cuts.end());
    const auto category = [&cuts](double p) { return static_cast<double>(std::upper_bound(cuts.begin(), cuts.end(), p) - cuts.begin()); };
    Moves events, nonEvents;
    for (std::size_t at = 0; at < outcome.size(); ++at)
        (outcome[at] == 1 ? events : nonEvents).add(category(newProbability[at]) - category(oldProbability[at]));
    CategoryReclassification result{events.shareUp(), events.shareDown(), nonEvents.shareUp(), nonEvents.shareDown(), {}, {}, {}, 0};
    result.nri = {result.upEvents - result.downEvents + result.downNonEvents - result.upNonEvents, std::sqrt(events.nullVariance() + nonEvents.nullVariance())};
    result.nriEvents = {result.upEvents - result.downEvents, std::sqrt(events.variance())};
    result.nriNonEvents = {result.downNonEvents - result.upNonEvents, std::sqrt(nonEvents.variance())};
    result.errorUnrestricted = std::sqrt(events.variance() + nonEvents.variance());
    return result;
}

Interval CategoryReclassification::interval() const { return Reclassified{nri.value, errorUnrestricted}.interval(); }

}  // namespace annulus
