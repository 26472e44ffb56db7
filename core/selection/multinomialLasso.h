#pragma once

#include "core/selection/lassoCv.h"

namespace annulus {

/// Multinomial LASSO and elastic net as R's glmnet (family "multinomial", type.multinomial "ungrouped"; Friedman, Hastie and Tibshirani 2010,
/// section 4): one set of coefficients for each class, none of them the reference, the probabilities by softmax. The penalty alone decides
/// between sets that give the same probabilities; intercepts are free and stand centred.
struct MultinomialPath {
    int classes = 0;
    std::vector<double> lambda;
    std::vector<std::vector<SparseCoefficients>> coefficients;  ///< lambda, then class; intercepts sum to zero
    std::vector<double> devianceRatio;
    double nullDeviance = 0;
    std::vector<Eigen::Index> constant;
    std::vector<Message> notes;

    /// P of each class.
    [[nodiscard]] Eigen::VectorXd probabilities(const Eigen::MatrixXd& x, Eigen::Index row, std::size_t lambda) const;
};

/// `level` counts from 0 to classes - 1, and each occurs. `settings.family` is not looked at.
Result<MultinomialPath> multinomialPath(const Eigen::MatrixXd& x, const std::vector<int>& level, int classes, const LassoSettings& settings,
                                        const Eigen::VectorXd& weights = {}, const std::vector<Eigen::Index>& rows = {},
                                        const std::vector<std::string>& names = {}, const Progress& progress = {});

struct MultinomialCv {
    MultinomialPath path;
    Eigen::MatrixXd foldError;
    std::vector<double> mean, error;
    std::size_t best = 0, oneError = 0;
    std::vector<Message> notes;
};
/// `measure`: deviance, misclassification or squaredError.
Result<MultinomialCv> multinomialCv(const Eigen::MatrixXd& x, const std::vector<int>& level, int classes, const std::vector<int>& fold,
                                    const LassoCvSettings& settings, const Eigen::VectorXd& weights = {}, const std::vector<std::string>& names = {}, const Progress& progress = {});

}  // namespace annulus
