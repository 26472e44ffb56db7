#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/selection/FoldRows.h"
#include "core/selection/LassoPath.h"

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// scikit-learn's LassoCV: squared error / (2 n) + alpha |b|, columns as given, intercept by centring, cyclic descent that stops by the
/// duality gap. Paper A fits a 0/1 outcome so: the prediction is a linear score, not a probability.
struct CyclicLassoSettings {
    std::vector<double> alphas;  ///< any order; empty: 100, geometric from the first that leaves all at zero down to a thousandth
    double tolerance = 1e-4;     ///< of the gap, relative to |y|^2, and of the largest step
    int mostSweeps = 100000;
    int threads = 0;
    bool operator==(const CyclicLassoSettings&) const = default;
};

struct CyclicLassoCv {
    std::vector<double> alphas;      ///< falling
    Eigen::MatrixXd squaredError;    ///< alpha x fold
    std::vector<double> mean, error; ///< over the folds, by the weight of their rows where there are weights; standard error
    std::size_t best = 0;            ///< the first, that is the largest, alpha with the lowest mean
    std::size_t oneError = 0;        ///< the largest alpha within one standard error
    SparseCoefficients coefficients; ///< all rows, at the best alpha
    double objective = 0;            ///< value of the penalised loss there
    bool settled = true;
    std::vector<SparseCoefficients> path;  ///< all rows, at each alpha (for the plot)
    std::vector<Message> notes;
};

/// `weights` as LassoCV's sample_weight: a row of weight 2 counts as two rows, in each fit and in the error of a fold; empty: ones.
Result<CyclicLassoCv> cyclicLassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<int>& fold, const CyclicLassoSettings& settings,
                                    const Eigen::VectorXd& weights = {}, const std::vector<std::string>& names = {}, const Progress& progress = {});

/// The same over any folds, and no check of them.
Result<CyclicLassoCv> cyclicLassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<FoldRows>& folds, const CyclicLassoSettings& settings,
                                    const Eigen::VectorXd& weights = {}, const std::vector<std::string>& names = {}, const Progress& progress = {});

}  // namespace annulus
