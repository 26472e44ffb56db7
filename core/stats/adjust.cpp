#include "core/stats/adjust.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

/// What P value number `rank` (from 1, rising) of `count` is multiplied by.
double factor(Adjustment method, double rank, double count, double harmonic)
{
    switch (method) {
    case Adjustment::holm:
    case Adjustment::hochberg: return count - rank + 1;
    case Adjustment::bonferroni: return count;
    case Adjustment::benjaminiHochberg: return count / rank;
    case Adjustment::benjaminiYekutieli: return harmonic * count / rank;
    }
    return count;
}

}  // namespace

std::vector<double> adjustP(std::span<const double> p, Adjustment method)
{
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < p.size(); ++at)
        if (!std::isnan(p[at]))
            order.push_back(at);
    std::stable_sort(order.begin(), order.end(), [p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    const auto count = static_cast<double>(order.size());
    double harmonic = 0;
    for (double k = 1; k <= count; ++k)
        harmonic += 1 / k;
    std::vector<double> adjusted(p.begin(), p.end());
    for (std::size_t at = 0; at < order.size(); ++at)
        adjusted[order[at]] *= factor(method, static_cast<double>(at + 1), count, harmonic);
    // A smaller P never gets a larger adjusted value: step-down methods carry the largest so far up, step-up ones the
    // smallest so far down.
    if (method == Adjustment::holm) {
        for (std::size_t at = 1; at < order.size(); ++at)
            adjusted[order[at]] = std::max(adjusted[order[at]], adjusted[order[at - 1]]);
    } else if (method != Adjustment::bonferroni) {
        for (std::size_t at = order.size(); at-- > 1;)
            adjusted[order[at - 1]] = std::min(adjusted[order[at - 1]], adjusted[order[at]]);
    }
    for (const std::size_t at : order)
        adjusted[at] = std::min(adjusted[at], 1.0);
    return adjusted;
}

}  // namespace annulus
