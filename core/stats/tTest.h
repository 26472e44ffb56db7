#pragma once

#include "core/base/Result.h"
#include "core/stats/descriptive.h"

namespace annulus {

/// Which deviation from the null hypothesis counts.
enum class Alternative { twoSided, less, greater };

struct TTest {
    double t = 0, degrees = 0, standardError = 0;
    double estimate = 0;   ///< mean of x minus mean of y
    Interval interval;     ///< 95 % of the estimate
    [[nodiscard]] double p(Alternative alternative = Alternative::twoSided) const;
};

/// Equal variances (Student) or not (Welch, degrees of freedom by Satterthwaite).
Result<TTest> tTest(std::span<const double> x, std::span<const double> y, bool equalVariances);
/// Of the differences x - y; both have the same length.
Result<TTest> pairedTTest(std::span<const double> x, std::span<const double> y);

}  // namespace annulus
