#pragma once

#include <span>
#include <vector>

namespace annulus {

/// How P values of one family are adjusted: the first three bound the chance of any false finding (family-wise), the last
/// two the expected share of false findings (Benjamini and Hochberg 1995; Benjamini and Yekutieli 2001).
enum class Adjustment { holm, hochberg, bonferroni, benjaminiHochberg, benjaminiYekutieli };

/// Adjusted P values in the order given. NaN (no test) stays NaN and does not count in the family.
std::vector<double> adjustP(std::span<const double> p, Adjustment method);

}  // namespace annulus
