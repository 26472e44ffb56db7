#pragma once

#include <span>
#include <vector>

namespace annulus {

/// Points of a smooth curve, x rising.
struct SmoothCurve {
    std::vector<double> x, y;
};

/// Cleveland's lowess (JASA 1979;74:829-836) without robustness steps: local straight lines with tricube weights over a
/// share `span` of the points. Within `delta` of a fitted point (a share of the range) the curve is interpolated.
SmoothCurve lowess(std::span<const double> x, std::span<const double> y, double span = 2.0 / 3, double deltaShare = 0.01);

/// Straight lines between the points; equal x count once with the mean of their y; NaN outside.
double interpolated(const SmoothCurve& curve, double x);
/// The same without joining equal x each time.
SmoothCurve joinEqual(const SmoothCurve& curve);

/// Local regression of degree 2 evaluated directly at each of `at` (R's loess(surface = "direct"), Gaussian family).
std::vector<double> loess(std::span<const double> x, std::span<const double> y, std::span<const double> at, double span = 0.75);

}  // namespace annulus
