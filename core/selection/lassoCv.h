#pragma once

#include "core/selection/FoldRows.h"
#include "core/selection/LassoPath.h"

namespace annulus {

/// What a held-out row costs: 2 log loss, wrong class at 0.5, (1 -) area under the ROC curve, squared error.
enum class LassoMeasure { deviance, misclassification, auc, squaredError };

struct LassoCvSettings {
    LassoSettings path;
    LassoMeasure measure = LassoMeasure::deviance;
    int threads = 0;
    bool operator==(const LassoCvSettings&) const = default;
};

/// Cross-validated path as R's cv.glmnet: each fold follows its own lambdas, and its coefficients are interpolated onto those of all rows.
struct LassoCv {
    LassoPath path;
    Eigen::MatrixXd foldError;        ///< fold x lambda, of the folds that could be fitted
    std::vector<double> mean, error;  ///< of each lambda over the folds, weighted by the rows' weights; its standard error
    std::vector<std::size_t> nonZero;
    LassoMeasure measure = LassoMeasure::deviance;  ///< the one used; small folds turn auc into deviance
    std::size_t best = 0;       ///< lambda.min: the largest lambda with the lowest mean (the highest auc)
    std::size_t oneError = 0;   ///< lambda.1se: the largest within one standard error of it
    std::vector<Message> notes;
};

/// How many folds there are; each from 0 on holds a row, every row has one, and there are `least` of them.
Result<int> countFolds(const std::vector<int>& fold, Eigen::Index rows, int least = 3);

/// `fold` counts from 0 and holds each number up to its largest at least once. A fold whose rows cannot be fitted is left out with a note,
/// while three remain.
Result<LassoCv> lassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<int>& fold, const LassoCvSettings& settings,
                        const Eigen::VectorXd& weights = {}, const std::vector<std::string>& names = {}, const Progress& progress = {});

/// The same over any folds, and no check of them: a row is judged in one fold at most.
Result<LassoCv> lassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<FoldRows>& folds, const LassoCvSettings& settings,
                        const Eigen::VectorXd& weights = {}, const std::vector<std::string>& names = {}, const Progress& progress = {});

}  // namespace annulus
