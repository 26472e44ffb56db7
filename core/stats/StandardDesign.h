#pragma once

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// A model matrix in units of its own: each column centred and divided by its deviation. Fits that iterate do so on these columns, so that
/// neither their path nor their stopping rules know in which units, and from which zero, a predictor was measured.
struct StandardDesign {
    Eigen::MatrixXd x;
    Eigen::VectorXd centre, scale;  ///< column = centre + scale x; 0 and 1 for the intercept and for constant columns

    /// From coefficients of `x` to those of the columns given, and back. Constant columns keep their place; the first one takes up the shift.
    [[nodiscard]] Eigen::VectorXd toGiven(const Eigen::VectorXd& beta) const;
    /// The covariance that belongs to toGiven().
    [[nodiscard]] Eigen::MatrixXd covarianceToGiven(const Eigen::MatrixXd& covariance) const;
};

/// `x` with an intercept (ones) as its first column. Without one nothing may be shifted: its columns are only scaled.
StandardDesign standardDesign(const Eigen::MatrixXd& x);

/// `x` of a model whose intercepts (thresholds) stand apart: all columns are centred, and toGiven() does not apply.
StandardDesign standardPredictors(const Eigen::MatrixXd& x);

/// Columns of a model matrix that are sums of earlier ones, or constant: no fit has a coefficient for them.
std::vector<Eigen::Index> aliasedColumns(const Eigen::MatrixXd& x);

}  // namespace annulus
