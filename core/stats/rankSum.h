#pragma once

#include "core/stats/tTest.h"

namespace annulus {

/// How the P value of a rank test comes about.
enum class RankMode {
    automatic,         ///< as R: exact below 50 values a group without ties, else normal with continuity correction
    exact,             ///< exact where there are no ties, else normal with continuity correction
    normal,            ///< normal, tie-corrected variance, continuity correction
    normalUncorrected, ///< the same without continuity correction (SPSS, SciPy's asymptotic)
    exactTies,         ///< permutation distribution of the midranks, ties or not
};

/// Wilcoxon's rank sum test, the same as Mann and Whitney's U.
struct RankSum {
    double w = 0;             ///< rank sum of x minus its least value: the U of x
    double otherU = 0;        ///< U of y
    double sigma = 0;         ///< standard deviation of w, corrected for ties
    double z = 0, zCorrected = 0;
    bool exact = false, corrected = false, hasTies = false;
    double pTwoSided = 0, pLess = 0, pGreater = 0;

    /// Chance that a value of x exceeds one of y, ties half.
    [[nodiscard]] double auc() const { return w / (w + otherU); }
};
Result<RankSum> rankSumTest(std::span<const double> x, std::span<const double> y, RankMode mode = RankMode::automatic);

/// Wilcoxon's signed rank test of pairs.
struct SignedRank {
    double v = 0;  ///< sum of the ranks of positive differences x - y
    double z = 0;
    std::size_t used = 0, zeros = 0;  ///< pairs without a difference are left out
    bool exact = false, corrected = false, hasTies = false;
    double pTwoSided = 0, pLess = 0, pGreater = 0;
};
Result<SignedRank> signedRankTest(std::span<const double> x, std::span<const double> y, RankMode mode = RankMode::automatic);

struct Kruskal {
    double h = 0, degrees = 0, p = 0;
};
/// Kruskal and Wallis' test of k groups, corrected for ties; `group` counts from 0.
Result<Kruskal> kruskalTest(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups);

}  // namespace annulus
