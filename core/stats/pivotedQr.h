#pragma once

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// Householder QR with limited pivoting, as R's dqrdc2 (LINPACK): a column that loses all but `tolerance` of its length to
/// the ones before it moves to the end. So the columns kept are the first ones, and which are aliased agrees with lm and glm.
struct PivotedQr {
    Eigen::MatrixXd qr;           ///< R above, Householder vectors below
    Eigen::VectorXd aux;          ///< heads of the Householder vectors
    std::vector<Eigen::Index> pivot;  ///< original column at each place
    Eigen::Index rank = 0;
};

PivotedQr pivotedQr(Eigen::MatrixXd x, double tolerance = 1e-7);

/// Least-squares coefficients in the order of the original columns; NaN where aliased.
Eigen::VectorXd coefficients(const PivotedQr& qr, Eigen::VectorXd y);

/// (X'X)^-1 in the order of the original columns; NaN where aliased.
Eigen::MatrixXd crossInverse(const PivotedQr& qr);

/// Diagonal of the projection on the columns (the leverages).
Eigen::VectorXd leverages(const PivotedQr& qr);

}  // namespace annulus
