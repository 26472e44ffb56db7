#pragma once

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// What the rows held out by one fold cost at each lambda: a line for each row (or one for the fold as a whole), with its weight.
struct FoldCost {
    Eigen::MatrixXd cost;
    Eigen::VectorXd weight;
};

/// Mean cost over the folds and the choice by it, as cvstats and getOptcv of glmnet.
struct CvCurve {
    Eigen::MatrixXd foldError;        ///< fold x lambda
    std::vector<double> mean, error;  ///< of each lambda, by the rows' weights; its standard error
    std::size_t best = 0;             ///< lambda.min: the largest lambda with the best mean
    std::size_t oneError = 0;         ///< lambda.1se: the largest within one standard error of it
};
/// `grouped`: the spread is that of the folds; without, where folds are tiny, that of the rows.
CvCurve cvCurve(const std::vector<FoldCost>& folds, bool grouped, bool largerIsBetter);

}  // namespace annulus
