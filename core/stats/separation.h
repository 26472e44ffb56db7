#pragma once

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// Columns whose coefficients have no finite maximum (Albert and Anderson 1984), with the direction that proves it:
/// along it no row gets less likely and some get more likely without end.
struct Separation {
    std::vector<Eigen::Index> columns;  ///< empty: the maximum exists
    bool complete = false;              ///< every row is on its own side; else only some are (quasi-complete)

    [[nodiscard]] bool found() const { return !columns.empty(); }
};

/// Newton's steps of a logistic likelihood without a maximum settle on a direction of recession, and along it each step
/// moves the linear predictor by about one. Such a direction is checked row by row, so a finding is a proof.
Separation findSeparation(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights = {});

/// What to blame: where the rows are told apart, every coefficient runs away, innocent ones too. The columns that separate (as completely)
/// each alone; where none does, a set of which none can be spared. Where only some rows are told apart, other columns may do so
/// for other rows and are named too. `x` has the intercept first; one search for a direction for each column named by `found`.
Separation smallestSeparation(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const Separation& found);

}  // namespace annulus
