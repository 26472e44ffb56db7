#pragma once

#include "core/base/Result.h"

#include <span>
#include <vector>

namespace annulus {

struct RiskGroup {
    double count = 0, observed = 0, expected = 0;  ///< expected: sum of the probabilities
};

/// Hosmer and Lemeshow's test. Groups are cut at type 7 quantiles of the probability, closed on the right. Ties can leave a
/// group empty: the plain statistic is then not defined (NaN, as in R), the other drops it and one degree of freedom.
struct HosmerLemeshow {
    std::vector<double> breaks;
    std::vector<RiskGroup> groups;
    double chi2 = 0, degrees = 0, p = 0;
    double emptyGroups = 0, chi2NonEmpty = 0, degreesNonEmpty = 0, pNonEmpty = 0;
};
/// Degrees of freedom are groups - 2 on the data of the fit, groups on other data. Equal breaks are an error unless they are
/// joined, which leaves fewer groups.
enum class FittedOn { theseData, otherData };
Result<HosmerLemeshow> hosmerLemeshow(std::span<const double> outcome, std::span<const double> probability, std::size_t groups = 10,
                                      FittedOn fitted = FittedOn::theseData, bool joinEqualBreaks = false);

}  // namespace annulus
