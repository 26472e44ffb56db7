#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

#include <optional>

namespace annulus {

/// Pearson's chi-square test of a table of counts.
struct ChiSquare {
    double chi2 = 0, degrees = 0, p = 0;
    bool corrected = false;  ///< Yates
    Eigen::MatrixXd expected, standardResiduals;
    /// The common rule: more than a fifth of the cells expected below 5, or one below 1.
    [[nodiscard]] bool isSparse() const;
    [[nodiscard]] bool hasSmallCell() const { return (expected.array() < 5).any(); }
};
/// Yates' correction is for 2 x 2 only and never overshoots (min(0.5, |O - E|)). Empty rows or columns give NaN.
Result<ChiSquare> chiSquareTest(const Eigen::MatrixXd& counts, bool yates);

struct McNemar {
    double chi2 = 0, p = 0;            ///< with Edwards' continuity correction
    double chi2Uncorrected = 0, pUncorrected = 0;
    double pExact = 0;                 ///< binomial, of the pairs that differ
};
/// Of a 2 x 2 table of pairs; `yesNo` and `noYes` are its off-diagonal cells. Without a pair that differs there is no test.
std::optional<McNemar> mcNemarTest(double yesNo, double noYes);

/// Fisher's exact test of a 2 x 2 table.
struct Fisher2x2 {
    double p = 0, pLess = 0, pGreater = 0;
    double oddsRatio = 0;        ///< conditional maximum likelihood, not ad/bc
    double low = 0, high = 0;    ///< 95 % of it, by the tails of the noncentral hypergeometric distribution
    double sampleOddsRatio = 0;  ///< ad/bc
};
Result<Fisher2x2> fisherTest2x2(const Eigen::MatrixXd& counts);

/// P of Fisher's exact test of any table, by the network algorithm (Mehta and Patel 1983). A table that would take too long
/// is an error that says so.
Result<double> fisherTest(const Eigen::MatrixXd& counts);

/// Counts are whole, not negative, at least 2 x 2, with something in them.
Result<void> checkCounts(const Eigen::MatrixXd& counts);

}  // namespace annulus
