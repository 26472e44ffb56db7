#pragma once

#include "core/selection/LassoPath.h"
#include "core/selection/LassoSolver.h"

namespace annulus {

/// What the LASSO of every family has in common: which lambdas, in which order, and which columns are looked at for each.

/// `rows`, or all of them where none are named.
std::vector<Eigen::Index> rowsOrAll(const std::vector<Eigen::Index>& rows, Eigen::Index count);

/// Rows taken, their weights summing to 1, and the columns on them.
struct LassoRows {
    std::vector<Eigen::Index> rows;
    Eigen::VectorXd share;
    double weightSum = 0;
    StandardColumns columns;

    [[nodiscard]] std::vector<double> paddedShare() const;
};
/// Checks what does not depend on the outcome: values, weights, settings; at least two rows and one column that varies.
Result<LassoRows> lassoRows(const Eigen::MatrixXd& x, const LassoSettings& settings, const Eigen::VectorXd& weights, const std::vector<Eigen::Index>& rows,
                            const std::vector<std::string>& names);

/// The path of a solver that stands at no coefficients.
struct FollowedPath {
    std::vector<double> lambda;
    std::vector<std::vector<SparseCoefficients>> coefficients;  ///< for each lambda, for each response
    std::vector<double> devianceRatio;
    double nullDeviance = 0;
    std::vector<Eigen::Index> constant;
    std::vector<Message> notes;
};
/// `ridgeScale`: what one unit of lambda (1 - alpha) is in the solver's loss.
Result<FollowedPath> followLasso(LassoSolver& solver, const LassoRows& rows, const LassoSettings& settings, double ridgeScale, bool relativeGain, const Progress& progress);

/// Where a lambda lies in a falling list: `share` of the coefficients at `left`, the rest of those at `right`.
struct BetweenLambdas {
    std::size_t left = 0, right = 0;
    double share = 0;
};
BetweenLambdas betweenLambdas(const std::vector<double>& lambdas, double lambda);
/// share x a + (1 - share) x b.
SparseCoefficients mixed(const SparseCoefficients& a, const SparseCoefficients& b, double share);

}  // namespace annulus
