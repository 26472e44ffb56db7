#pragma once

#include <span>
#include <vector>

namespace annulus {

/// Arithmetic mean in two passes, as R: the second takes out the rounding of the first. NaN for none.
double mean(std::span<const double> values);
/// Sum of squared deviations from the mean.
double squaredDeviations(std::span<const double> values);
/// With n - 1; NaN for fewer than two values.
double variance(std::span<const double> values);
double standardDeviation(std::span<const double> values);

/// How a quantile lies between two order statistics (Hyndman and Fan 1996). R and NumPy use type 7, SPSS type 6, SAS type 2
/// or 5: the interquartile range of one sample differs between them.
enum class QuantileType { averaged = 2, spss = 6, r = 7 };

/// `sorted` rises; probability 0..1. NaN for none.
double quantileOfSorted(std::span<const double> sorted, double probability, QuantileType type = QuantileType::r);
double quantile(std::vector<double> values, double probability, QuantileType type = QuantileType::r);
double median(std::vector<double> values);
/// Median absolute deviation times 1.4826, which estimates the standard deviation of a normal sample.
double medianAbsoluteDeviation(std::span<const double> values);

struct MinMax {
    double min = 0, max = 0;
};
MinMax minMax(std::span<const double> values);

struct Interval {
    double low = 0, high = 0;
};
/// Student's confidence interval of the mean, 95 %.
Interval meanInterval(std::span<const double> values);

/// Ranks from 1, equal values share the mean of their ranks.
std::vector<double> midranks(std::span<const double> values);
/// Sum of t^3 - t over groups of t equal values.
double tieSum(std::span<const double> values);

}  // namespace annulus
