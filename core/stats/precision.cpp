#include "core/stats/precision.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace annulus {

double averagePrecision(std::span<const double> outcome, std::span<const double> score)
{
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [score](std::size_t a, std::size_t b) { return score[a] > score[b]; });
    const double all = std::accumulate(outcome.begin(), outcome.end(), 0.0);
    double sum = 0, hits = 0, before = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
        hits += outcome[order[at]];
        // Equal scores pass the threshold together.
        if (at + 1 < order.size() && score[order[at + 1]] == score[order[at]])
            continue;
        sum += (hits - before) / all * hits / static_cast<double>(at + 1);
        before = hits;
    }
    return sum;
}

double logLoss(std::span<const double> outcome, std::span<const double> probability)
{
    double sum = 0;
    for (std::size_t at = 0; at < outcome.size(); ++at) {
        const double p = std::clamp(probability[at], 1e-15, 1 - 1e-15);
        sum -= outcome[at] == 1 ? std::log(p) : std::log1p(-p);
    }
    return sum / static_cast<double>(outcome.size());
}

}  // namespace annulus
