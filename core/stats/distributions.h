#pragma once

namespace annulus {

// Distribution functions by Boost.Math, which answers NaN where R does instead of throwing. `Upper` is the upper tail,
// computed as such: 1 - lower would lose every digit of a small P.

double normalLower(double z);
double normalUpper(double z);
double normalQuantile(double probability);
/// Two-sided P of a standard normal statistic.
double normalTwoSided(double z);

double tLower(double t, double degrees);
double tUpper(double t, double degrees);
double tTwoSided(double t, double degrees);
double tQuantile(double probability, double degrees);

double chiSquareUpper(double value, double degrees);

double fUpper(double value, double numerator, double denominator);
/// Quantile by the lower tail.
double fQuantile(double probability, double numerator, double denominator);

/// Quantile of the beta distribution by the lower tail.
double betaQuantile(double probability, double a, double b);

/// P(X <= successes) of `trials` with `probability` each.
double binomialLower(double successes, double trials, double probability);

}  // namespace annulus
