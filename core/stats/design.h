#pragma once

#include "core/base/Result.h"
#include "core/stats/Usage.h"

#include <Eigen/Core>

#include <string>
#include <vector>

namespace annulus {

/// One variable of a model: a number, or a factor with levels of which the first is the reference.
/// `values` holds the number or the place of the level; NaN where missing.
struct Predictor {
    std::string name;
    std::vector<std::string> levels;  ///< empty: a number
    std::vector<double> values;

    [[nodiscard]] bool isFactor() const { return !levels.empty(); }
    bool operator==(const Predictor&) const = default;
};

/// A model matrix: intercept, then each term as one number column or one 0/1 column for each level but the reference.
struct Design {
    Eigen::MatrixXd x;
    std::vector<std::string> columns;  ///< "(Intercept)", "age", "gradeII": as R names them
    std::vector<int> termOf;           ///< -1 the intercept, else the place in `terms`
    std::vector<std::string> terms;
    Usage usage;

    [[nodiscard]] Eigen::Index rows() const { return x.rows(); }
    /// Columns of a term.
    [[nodiscard]] std::vector<Eigen::Index> columnsOf(int term) const;
    /// The same without some terms; they keep their order.
    [[nodiscard]] Design without(const std::vector<int>& dropped) const;
    /// The same without some columns; every term stays, one perhaps without a column.
    [[nodiscard]] Design withoutColumns(const std::vector<Eigen::Index>& dropped) const;
};

/// The rows where every predictor and every outcome (NaN: missing) is there, with the others counted by the first column that is missing.
std::vector<std::size_t> completeRows(const std::vector<Predictor>& predictors, const std::vector<double>& outcome, Usage& usage);

/// The model matrix of `rows`. A factor without a row in its reference, or of which the rows hold one level only, is an error that names it
/// (R's contrasts need two); a level that no row has gives a column of zeros (aliased in the fit).
Result<Design> makeDesign(const std::vector<Predictor>& predictors, const std::vector<std::size_t>& rows);

}  // namespace annulus
