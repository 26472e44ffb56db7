#pragma once

#include "core/base/Result.h"
#include "core/stats/descriptive.h"

#include <span>

namespace annulus {

/// Differences of two readers (second minus first) and the limits within which 95 % of them are expected.
struct BlandAltman {
    std::size_t pairs = 0;
    double bias = 0;               ///< mean difference
    double standardDeviation = 0;  ///< of the differences, n - 1
    Interval limits;               ///< bias -+ 1.96 standard deviations
    Interval biasInterval;         ///< 95 % confidence, Student
    Interval lowInterval;          ///< 95 % confidence of the lower limit
    Interval highInterval;
};

/// Bland and Altman, Statistical Methods in Medical Research 1999;8:135-160, sections 2 and 2.1: the standard error of a
/// limit is s sqrt(1/n + 1.96^2 / (2 (n - 1))). Both spans have one value for each case; at least three are needed.
Result<BlandAltman> blandAltman(std::span<const double> first, std::span<const double> second);

}  // namespace annulus
