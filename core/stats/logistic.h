#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// How a logistic regression iterates. The defaults go to the maximum itself; R's glm stops at epsilon 1e-8 after at most
/// 25 steps and takes the standard errors from the weights before the last step (`seAtMaximum` false).
struct LogisticOptions {
    double epsilon = 1e-14;  ///< |deviance - before| / (|deviance| + 0.1)
    int mostSteps = 200;
    double rankTolerance = 1e-7;  ///< a column this dependent on earlier ones is aliased
    bool seAtMaximum = true;
    bool operator==(const LogisticOptions&) const = default;

    /// R's defaults; its rank tolerance is tied to epsilon (glm.fit: min(1e-7, epsilon / 1000)).
    static LogisticOptions asGlm() { return {1e-8, 25, 1e-11, false}; }
};

/// A fitted logistic regression. Aliased coefficients are NaN in `beta`, `se` and `covariance`.
struct LogisticFit {
    Eigen::VectorXd beta, se;
    Eigen::MatrixXd covariance;
    Eigen::VectorXd linear, fitted;
    double deviance = 0, nullDeviance = 0, aic = 0, logLikelihood = 0;
    Eigen::Index rank = 0;
    Eigen::Index used = 0;  ///< rows with a weight
    int steps = 0;
    bool converged = false;

    [[nodiscard]] double z(Eigen::Index column) const { return beta[column] / se[column]; }
};

double logistic(double linear);

/// Iteratively reweighted least squares, as R's glm (McCullagh and Nelder 1989, section 2.5). `y` is 0 or 1 (or a share in
/// between), empty `weights` are ones, empty `offset` zeros. One class only, a negative weight or fewer than two rows is an error.
Result<LogisticFit> fitLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights = {},
                                const Eigen::VectorXd& offset = {}, const LogisticOptions& options = {});

/// Deviance of probabilities.
double binomialDeviance(const Eigen::VectorXd& y, const Eigen::VectorXd& probability, const Eigen::VectorXd& weights);

/// Profile-likelihood limits of one coefficient (Venzon and Moolgavkar 1988), by root finding on the deviance; NaN where the
/// likelihood does not fall far enough (separation).
struct CoefficientLimits {
    double low = 0, high = 0;
    bool operator==(const CoefficientLimits&) const = default;
};
CoefficientLimits profileLimits(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const LogisticFit& fit,
                         Eigen::Index column, double level = 0.95);

/// Wald interval of a coefficient.
CoefficientLimits waldLimits(double beta, double se, double level = 0.95);

/// The test of a term: deviance without it minus deviance with it (drop1 of R).
struct LikelihoodRatio {
    double chiSquare = 0;
    Eigen::Index degrees = 0;
    double p = 0;
};
Result<LikelihoodRatio> testDropped(const Eigen::MatrixXd& without, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const LogisticFit& full,
                                    const LogisticOptions& options = {});

}  // namespace annulus
