#pragma once

#include "core/selection/columnKernels.h"

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// Some rows of a matrix, its columns centred and scaled by weights that sum to 1, padded for the column kernels.
struct StandardColumns {
    std::size_t rows = 0, stride = 0;
    std::vector<double> values;  ///< column after column
    Eigen::VectorXd mean, scale;  ///< scale 0: constant, the column is zeros
    Eigen::VectorXd length;       ///< root of the weighted mean square, as the column is stored

    [[nodiscard]] const double* column(Eigen::Index at) const { return values.data() + static_cast<std::size_t>(at) * stride; }
    [[nodiscard]] Eigen::Index size() const { return mean.size(); }
};

/// `weights` belong to `rows`. Without `scaled` the columns are centred only, and scale is 1 where they vary.
StandardColumns standardColumns(const Eigen::MatrixXd& x, const std::vector<Eigen::Index>& rows, const Eigen::VectorXd& weights, bool scaled);

}  // namespace annulus
