#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// Multinomial logistic regression against the first class.
struct MultinomialFit {
    Eigen::MatrixXd beta, se;  ///< a row per column of x, a column per class but the first
    double logLikelihood = 0, aic = 0;
    int steps = 0;

    /// P of each class, a row per row of x.
    [[nodiscard]] Eigen::MatrixXd probabilities(const Eigen::MatrixXd& x) const;
};

/// Newton's method to the maximum (nnet::multinom stops earlier). `x` carries the intercept; `level` counts from 0.
Result<MultinomialFit> fitMultinomial(const Eigen::MatrixXd& x, const std::vector<int>& level, int levels, const Eigen::VectorXd& weights = {});

/// One logistic regression per class against the others, probabilities divided by their sum. This is not the multinomial maximum.
struct OneVsRestFit {
    Eigen::MatrixXd beta, se;       ///< a column per class
    Eigen::MatrixXd probabilities;  ///< of the rows fitted, normalised
};
Result<OneVsRestFit> fitOneVsRest(const Eigen::MatrixXd& x, const std::vector<int>& level, int levels, const Eigen::VectorXd& weights = {});

}  // namespace annulus
