#pragma once

#include "core/base/Result.h"
#include "core/stats/design.h"

#include <Eigen/Core>

namespace annulus {

/// Proportional-odds logistic regression (McCullagh 1980): logit P(Y <= j) = threshold_j - x beta, so a positive beta
/// raises the level. `beta / se` is what MASS::polr prints as t value.
struct OrdinalFit {
    Eigen::VectorXd thresholds, thresholdSe;
    Eigen::VectorXd beta, se;
    Eigen::MatrixXd covariance;  ///< thresholds first, then beta: inverse of the observed information
    double logLikelihood = 0, nullLogLikelihood = 0, aic = 0;
    int steps = 0;

    [[nodiscard]] double t(Eigen::Index column) const { return beta[column] / se[column]; }
    /// P(Y = level) of a row without intercept.
    [[nodiscard]] Eigen::VectorXd probabilities(const Eigen::VectorXd& row) const;
};

/// `x` has no intercept column and no aliased one; `level` counts from 0 to levels - 1, and each level occurs.
Result<OrdinalFit> fitOrdinal(const Eigen::MatrixXd& x, const std::vector<int>& level, int levels, const Eigen::VectorXd& weights = {});

/// Likelihood-ratio test that one term's effect is the same at every threshold: fitted again with a coefficient per
/// threshold for it (ordinal::nominal_test).
struct ParallelTest {
    double chiSquare = 0;
    int degrees = 0;
    double p = 0;
};
Result<ParallelTest> testParallel(const Eigen::MatrixXd& x, const std::vector<Eigen::Index>& term, const std::vector<int>& level, int levels,
                                  const OrdinalFit& fit, const Eigen::VectorXd& weights = {});

}  // namespace annulus
