#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"

#include <Eigen/Core>

#include <optional>
#include <string>
#include <vector>

namespace annulus {

enum class LassoFamily { gaussian, binomial };

/// The conventions of R's glmnet (Friedman, Hastie and Tibshirani 2010): loss / n + lambda ((1 - alpha) / 2 |b|^2 + alpha |b|), columns
/// standardised by the weighted 1/n deviation, lambda and coefficients on the user's scale.
struct LassoSettings {
    LassoFamily family = LassoFamily::binomial;
    double alpha = 1;  ///< 1: LASSO; below: elastic net
    int lambdas = 100;
    std::vector<double> givenLambdas;  ///< falling; empty: from the first that leaves all coefficients at zero, geometric
    std::optional<double> smallestRatio;  ///< last / first lambda; glmnet: 0.01 with fewer rows than columns, else 1e-4
    bool standardise = true;
    /// Largest residual of the optimality conditions, relative to the first lambda. glmnet's default leaves 1e-3 to 1e-5.
    double tolerance = 1e-7;
    bool operator==(const LassoSettings&) const = default;
};

/// The coefficients that are not zero, on the scale of the columns given.
struct SparseCoefficients {
    double intercept = 0;
    std::vector<Eigen::Index> columns;  ///< rising
    std::vector<double> values;

    [[nodiscard]] double linear(const Eigen::MatrixXd& x, Eigen::Index row) const;
    bool operator==(const SparseCoefficients&) const = default;
};

struct LassoPath {
    LassoFamily family = LassoFamily::binomial;
    std::vector<double> lambda;
    std::vector<SparseCoefficients> coefficients;  ///< one for each lambda
    std::vector<double> devianceRatio;             ///< share of the null deviance explained
    double nullDeviance = 0;
    std::vector<Eigen::Index> constant;  ///< columns without variation, never selected
    std::vector<Message> notes;
};

/// `y` is 0 or 1 (binomial) or any number. Empty `weights` are ones. What cannot be fitted (a missing value, one class only, no column that
/// varies) is an error that names column and row by `names` where given. Where a solution does not settle, the path ends before it and says so.
Result<LassoPath> lassoPath(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const LassoSettings& settings, const Eigen::VectorXd& weights = {},
                            const std::vector<Eigen::Index>& rows = {}, const std::vector<std::string>& names = {}, const Progress& progress = {});

/// Coefficients between two lambdas of the path, linear in lambda and constant beyond its ends (glmnet's predict with s =).
SparseCoefficients coefficientsAt(const LassoPath& path, double lambda);

/// Largest violation of the optimality conditions at one lambda of the path: how good a solution is, whoever found it.
double optimalityResidual(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const LassoSettings& settings, const SparseCoefficients& at, double lambda,
                          const Eigen::VectorXd& weights = {});

}  // namespace annulus
