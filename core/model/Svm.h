#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/selection/FoldRows.h"

#include <Eigen/Core>

#include <optional>
#include <string>
#include <vector>

namespace annulus {

struct SvmSettings {
    double cost = 1;
    std::optional<double> gamma;  ///< empty: "scale", 1 / (columns x variance of all entries)
    bool balanced = false;        ///< cost of a class x n / (2 n of the class)
    double tolerance = 1e-3;      ///< libsvm's stop on the optimality conditions
    bool operator==(const SvmSettings&) const = default;
};

/// A support vector machine with radial kernel: decision = sum coefficient exp(-gamma |x - vector|^2) - rho, positive for class 1.
struct Svm {
    Eigen::MatrixXd vectors;
    Eigen::VectorXd coefficients;
    std::vector<Eigen::Index> rows;  ///< of the training rows
    double rho = 0, gamma = 0;
    double weightZero = 1, weightOne = 1;

    [[nodiscard]] Eigen::VectorXd decision(const Eigen::MatrixXd& x) const;
    /// sum |a| - a'Ka / 2: what training maximises.
    [[nodiscard]] double dualObjective() const;
    [[nodiscard]] std::size_t vectorsOf(int label) const;
};

double scaleGamma(const Eigen::MatrixXd& x);

/// libsvm's C-SVC (Chang and Lin 2011) on columns that are already scaled. `label` is 0 or 1. Its own probabilities and
/// cross-validation call rand() and are not used.
Result<Svm> fitSvm(const Eigen::MatrixXd& x, const std::vector<int>& label, const SvmSettings& settings);

/// P(1) = 1 / (1 + exp(a f + b)).
struct Platt {
    double a = 0, b = 0;
    double negativeLogLikelihood = 0;
    double targetOne = 1, targetZero = 0;

    [[nodiscard]] double probability(double decision) const;
};

/// Platt's scaling by the Newton method of Lin, Lin and Weng (2007), on decision values of rows that the machine did not see. Rows without
/// a decision value (NaN) are left out.
Result<Platt> fitPlatt(const Eigen::VectorXd& decision, const std::vector<int>& label);

/// Decision value of each row by a machine trained without its fold, NaN where no fold judges the row. gamma "scale" is that of all rows.
Result<Eigen::VectorXd> heldOutDecision(const Eigen::MatrixXd& x, const std::vector<int>& label, const std::vector<FoldRows>& folds, const SvmSettings& settings,
                                        const Progress& progress = {});

/// One cell of the grid of an inner cross-validation.
struct SvmGridCell {
    double cost = 0, gamma = 0;
    double auc = 0;  ///< of the held-out decision values of all folds together
};
struct SvmChoice {
    std::vector<SvmGridCell> grid;
    std::size_t best = 0;  ///< the highest area; of equal ones the lowest cost, then the lowest gamma
};

/// C and gamma by inner cross-validation over given folds; the cells run side by side.
Result<SvmChoice> chooseSvm(const Eigen::MatrixXd& x, const std::vector<int>& label, const std::vector<FoldRows>& folds, const std::vector<double>& costs,
                            const std::vector<double>& gammas, const SvmSettings& settings, int threads = 0, const Progress& progress = {});

}  // namespace annulus
