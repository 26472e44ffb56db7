#pragma once

#include <cmath>

namespace annulus {

/// 1 / (1 + exp(-x)), exact at both ends: sigmoid(-x) is 1 - sigmoid(x) without its cancellation. R's glm keeps its probabilities away from
/// 0 and 1; that one is logistic() in logistic.h.
inline double sigmoid(double x)
{
    const double e = std::exp(-std::abs(x));
    return (x < 0 ? e : 1) / (1 + e);
}

/// log(1 + exp(x)) without overflow.
inline double softPlus(double x) { return (x > 0 ? x : 0) + std::log1p(std::exp(-std::abs(x))); }

}  // namespace annulus
