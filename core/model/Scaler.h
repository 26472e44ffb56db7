#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// Which standard deviation a z-score divides by: R's (n - 1) or scikit-learn's (n).
enum class Deviation { sample, population };

/// z-score with the statistics of the training rows only. A constant column has scale 1 and becomes zero; it is named.
struct Scaler {
    Eigen::VectorXd mean, scale;
    std::vector<Eigen::Index> constant;

    [[nodiscard]] Eigen::MatrixXd apply(const Eigen::MatrixXd& x) const;
};

/// `rows`: the training rows, all when empty. Values must be finite.
Scaler fitScaler(const Eigen::MatrixXd& x, Deviation deviation, const std::vector<Eigen::Index>& rows = {});

}  // namespace annulus
