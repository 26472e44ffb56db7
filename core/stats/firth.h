#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

namespace annulus {

/// Logistic regression with Firth's correction (1993): finite also where the data separate.
struct FirthFit {
    Eigen::VectorXd beta, se;  ///< NaN where aliased
    Eigen::MatrixXd covariance;
    Eigen::VectorXd fitted;
    double penalisedLogLikelihood = 0;  ///< log likelihood + log|information| / 2
    int steps = 0;
    bool converged = false;
};

/// Fisher scoring on the scores corrected by leverage, X'(w (y - p) + h (1/2 - p)) (Heinze and Schemper 2002).
Result<FirthFit> fitFirth(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights = {});

}  // namespace annulus
