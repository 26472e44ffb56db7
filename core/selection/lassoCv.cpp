#include "core/selection/lassoCv.h"

#include "core/base/parallelFor.h"
#include "core/selection/cvCurve.h"
#include "core/stats/sigmoid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace annulus {
namespace {

constexpr std::size_t leastFolds = 3;  // as cv.glmnet

/// Area under the ROC curve of weighted rows, ties count half.
double weightedAuc(const Eigen::VectorXd& score, const Eigen::VectorXd& y, const Eigen::VectorXd& weight)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(score.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return score[a] < score[b]; });
    double below = 0, area = 0, ones = 0;
    for (std::size_t at = 0; at < order.size();) {
        double tiedOnes = 0, tiedZeros = 0;
        const double value = score[order[at]];
        for (; at < order.size() && score[order[at]] == value; ++at)
            (y[order[at]] > 0.5 ? tiedOnes : tiedZeros) += weight[order[at]];
        area += tiedOnes * (below + tiedZeros / 2);
        below += tiedZeros;
        ones += tiedOnes;
    }
    return area / (below * ones);
}

double costOf(LassoFamily family, LassoMeasure measure, double y, double linear)
{
    constexpr double least = 1e-5;  // cv.glmnet's bounds of a probability
    if (family == LassoFamily::gaussian)
        return (y - linear) * (y - linear);
    const double p = sigmoid(linear);
    if (measure == LassoMeasure::squaredError)
        return 2 * (y - p) * (y - p);  // glmnet sums over both classes
    if (measure == LassoMeasure::misclassification)
        return y > 0.5 ? (p <= 0.5 ? 1 : 0) : (p > 0.5 ? 1 : 0);
    const double inside = std::clamp(p, least, 1 - least);
    return -2 * (y * std::log(inside) + (1 - y) * std::log(1 - inside));
}

/// Linear predictor of each row at each lambda wanted, from a path with its own lambdas.
Eigen::MatrixXd predictors(const LassoPath& path, const Eigen::MatrixXd& x, const std::vector<Eigen::Index>& rows, const std::vector<double>& lambdas)
{
    Eigen::MatrixXd all(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(lambdas.size()));
    for (std::size_t at = 0; at < lambdas.size(); ++at) {
        const SparseCoefficients coefficients = coefficientsAt(path, lambdas[at]);
        for (std::size_t row = 0; row < rows.size(); ++row)
            all(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(at)) = coefficients.linear(x, rows[row]);
    }
    return all;
}

}  // namespace

Result<int> countFolds(const std::vector<int>& fold, Eigen::Index rows, int least)
{
    if (fold.size() != static_cast<std::size_t>(rows) || fold.empty())
        return Error{Errc::invalid, message("selection", "There are %1 fold numbers for %2 rows.", fold.size(), rows), {}};
    const int folds = *std::max_element(fold.begin(), fold.end()) + 1;
    std::vector<std::size_t> counts(static_cast<std::size_t>(std::max(folds, 0)), 0);
    for (std::size_t row = 0; row < fold.size(); ++row) {
        if (fold[row] < 0)
            return Error{Errc::invalid, message("selection", "Row %1 has no fold.", row + 1), {}};
        ++counts[static_cast<std::size_t>(fold[row])];
    }
    if (folds < least)
        return Error{Errc::invalid, message("selection", "There are %1 folds; at least %2 are expected.", folds, least), {}};
    for (std::size_t at = 0; at < counts.size(); ++at)
        if (counts[at] == 0)
            return Error{Errc::invalid, message("selection", "Fold %1 of %2 has no row; fewer folds are needed.", at + 1, folds), {}};
    return folds;
}

namespace {

/// Folds whose path could be followed; a note for each other one, and what the paths had to say. The first path is that of all rows.
std::vector<std::size_t> fittedFolds(const std::vector<Result<LassoPath>>& paths, std::vector<Message>& notes)
{
    std::vector<std::size_t> fitted;
    if (paths[0])
        notes.insert(notes.end(), paths[0]->notes.begin(), paths[0]->notes.end());
    for (std::size_t at = 1; at < paths.size(); ++at) {
        if (!paths[at]) {
            notes.push_back(message("selection", "Fold %1 is left out of the cross-validation: %2", at, paths[at].error().what.english()));
            continue;
        }
        fitted.push_back(at - 1);
        for (const Message& note : paths[at]->notes)
            notes.push_back(message("selection", "Fold %1: %2", at, note.english()));
    }
    return fitted;
}

/// What the held-out rows of a fold cost at each lambda.
FoldCost costsOf(LassoFamily family, LassoMeasure measure, const Eigen::MatrixXd& linear, const Eigen::VectorXd& y, const Eigen::VectorXd& weight)
{
    if (measure == LassoMeasure::auc) {
        FoldCost whole{Eigen::MatrixXd(1, linear.cols()), Eigen::VectorXd::Constant(1, weight.sum())};
        for (Eigen::Index at = 0; at < linear.cols(); ++at)
            whole.cost(0, at) = weightedAuc(linear.col(at), y, weight);
        return whole;
    }
    FoldCost cost{Eigen::MatrixXd(linear.rows(), linear.cols()), weight};
    for (Eigen::Index at = 0; at < linear.cols(); ++at)
        for (Eigen::Index row = 0; row < linear.rows(); ++row)
            cost.cost(row, at) = costOf(family, measure, y[row], linear(row, at));
    return cost;
}

}  // namespace

Result<LassoCv> lassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<int>& fold, const LassoCvSettings& settings,
                        const Eigen::VectorXd& weights, const std::vector<std::string>& names, const Progress& progress)
{
    if (const auto folds = countFolds(fold, x.rows(), static_cast<int>(leastFolds)); !folds)
        return folds.error();
    return lassoCv(x, y, foldRows(fold), settings, weights, names, progress);
}

Result<LassoCv> lassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<FoldRows>& folds, const LassoCvSettings& settings,
                        const Eigen::VectorXd& weights, const std::vector<std::string>& names, const Progress& progress)
{
    std::size_t judged = 0;
    for (const FoldRows& fold : folds)
        judged += fold.held.size();
    LassoCv cv;
    cv.measure = settings.path.family == LassoFamily::gaussian ? LassoMeasure::squaredError : settings.measure;
    const double perFold = static_cast<double>(judged) / static_cast<double>(folds.size());
    if (cv.measure == LassoMeasure::auc && perFold < 10) {
        cv.measure = LassoMeasure::deviance;
        cv.notes.push_back(message("selection", "A fold has fewer than 10 rows: the deviance is used in place of the area under the curve."));
    }
    std::vector<Result<LassoPath>> paths(folds.size() + 1, Result<LassoPath>(stopped()));
    parallelFor(
        paths.size(),
        [&](std::size_t at) {
            if (!progress.cancelled())
                paths[at] = lassoPath(x, y, settings.path, weights, at == 0 ? std::vector<Eigen::Index>{} : folds[at - 1].kept, names, progress.quiet());
        },
        settings.threads);
    if (progress.cancelled())
        return stopped();
    if (!paths[0])
        return paths[0].error();
    const std::vector<std::size_t> fitted = fittedFolds(paths, cv.notes);
    if (fitted.size() < leastFolds) {
        const auto failed = std::find_if(paths.begin(), paths.end(), [](const auto& path) { return !path; });
        if (failed != paths.end())
            return failed->error().in("fold " + std::to_string(failed - paths.begin()));
    }
    cv.path = std::move(paths[0]).value();

    std::vector<FoldCost> costs;
    for (const std::size_t at : fitted) {
        const auto& rows = folds[at].held;
        const Eigen::VectorXd weight = weights.size() ? Eigen::VectorXd(weights(rows)) : Eigen::VectorXd::Ones(std::ssize(rows));
        costs.push_back(costsOf(settings.path.family, cv.measure, predictors(*paths[at + 1], x, rows, cv.path.lambda), y(rows), weight));
        if (!(weight.sum() > 0) || costs.back().cost.hasNaN())
            return Error{Errc::invalid, message("selection", "Fold %1 has no row with a weight, or rows of one class only; other folds are needed.", at + 1), {}};
    }
    if (perFold < 3 && cv.measure != LassoMeasure::auc)
        cv.notes.push_back(message("selection", "There are fewer than 3 rows in a fold: the standard error is that of the rows, not of the folds."));
    CvCurve curve = cvCurve(costs, perFold >= 3 || cv.measure == LassoMeasure::auc, cv.measure == LassoMeasure::auc);
    cv.foldError = std::move(curve.foldError);
    cv.mean = std::move(curve.mean);
    cv.error = std::move(curve.error);
    cv.best = curve.best;
    cv.oneError = curve.oneError;
    for (const SparseCoefficients& coefficients : cv.path.coefficients)
        cv.nonZero.push_back(coefficients.columns.size());
    return cv;
}

}  // namespace annulus
