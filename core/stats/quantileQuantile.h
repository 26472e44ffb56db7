#pragma once

#include <span>
#include <vector>

namespace annulus {

/// Points of a normal quantile-quantile plot (R's qqnorm and qqline): sorted values against normal quantiles at
/// (i - a) / (n + 1 - 2a), a = 3/8 up to ten values, 1/2 beyond; the line goes through the quartiles.
struct QuantileQuantile {
    std::vector<double> theoretical, sample;
    double intercept = 0, slope = 0;
};
QuantileQuantile quantileQuantile(std::span<const double> values);

}  // namespace annulus
