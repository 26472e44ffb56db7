#include "core/stats/blandAltman.h"

#include "core/stats/distributions.h"

#include <cassert>
#include <cmath>

namespace annulus {

Result<BlandAltman> blandAltman(std::span<const double> first, std::span<const double> second)
{
    assert(first.size() == second.size());
    if (first.size() < 3)
        return Error{Errc::invalid, message("stats", "There are %1 pairs of measurements; limits of agreement need at least three.", first.size()), {}};
    std::vector<double> differences;
    for (std::size_t at = 0; at < first.size(); ++at)
        differences.push_back(second[at] - first[at]);
    BlandAltman result;
    const auto n = static_cast<double>(differences.size());
    const double limit = normalQuantile(0.975), t = tQuantile(0.975, n - 1);
    result.pairs = differences.size();
    result.bias = mean(differences);
    result.standardDeviation = standardDeviation(differences);
    const double s = result.standardDeviation;
    const double ofBias = t * s / std::sqrt(n), ofLimit = t * s * std::sqrt(1 / n + limit * limit / (2 * (n - 1)));
    result.limits = {result.bias - limit * s, result.bias + limit * s};
    result.biasInterval = {result.bias - ofBias, result.bias + ofBias};
    result.lowInterval = {result.limits.low - ofLimit, result.limits.low + ofLimit};
    result.highInterval = {result.limits.high - ofLimit, result.limits.high + ofLimit};
    return result;
}

}  // namespace annulus
