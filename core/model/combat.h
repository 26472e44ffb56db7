#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// What one site's values become: x -> multiply x + add, for each column.
struct BatchShift {
    int batch = 0;
    Eigen::VectorXd multiply, add;
};

/// ComBat (Johnson, Li and Rabinovic, Biostatistics 2007;8:118-127) without covariates, as sva::ComBat: location and scale of each batch are
/// drawn towards what the columns of that batch have in common. Learnt from training rows; a batch that training does not know stays as it is.
/// A batch with one row only has no spread and is an error; columns without variation stay as they are.
struct CombatSettings {
    bool empiricalBayes = true;  ///< else each column's own location and scale
    bool operator==(const CombatSettings&) const = default;
};
Result<std::vector<BatchShift>> fitCombat(const Eigen::MatrixXd& x, const std::vector<int>& batch, const CombatSettings& settings);

/// The shift of a batch, or null.
const BatchShift* shiftOf(const std::vector<BatchShift>& shifts, int batch);

}  // namespace annulus
