#include "core/selection/lassoCv.h"

#include "core/base/parallelFor.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace annulus {
namespace {

constexpr std::size_t leastFolds = 3;  // as cv.glmnet

double weightOf(const Eigen::VectorXd& weights, Eigen::Index row) { return weights.size() ? weights[row] : 1; }

/// Area under the ROC curve of weighted rows, ties count half.
double weightedAuc(const std::vector<double>& score, const std::vector<double>& y, const std::vector<double>& weight)
{
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] < score[b]; });
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

double costOf(LassoMeasure measure, double y, double linear)
{
    constexpr double least = 1e-5;  // cv.glmnet's bounds of a probability
    if (measure == LassoMeasure::squaredError)
        return (y - linear) * (y - linear);
    const double p = 1 / (1 + std::exp(-linear));
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

Result<void> checkFolds(const std::vector<int>& fold, Eigen::Index rows, int& folds)
{
    if (fold.size() != static_cast<std::size_t>(rows))
        return Error{Errc::invalid, message("selection", "There are %1 fold numbers for %2 rows.", fold.size(), rows), {}};
    folds = *std::max_element(fold.begin(), fold.end()) + 1;
    std::vector<std::size_t> counts(static_cast<std::size_t>(std::max(folds, 0)), 0);
    for (std::size_t row = 0; row < fold.size(); ++row) {
        if (fold[row] < 0)
            return Error{Errc::invalid, message("selection", "Row %1 has no fold.", row + 1), {}};
        ++counts[static_cast<std::size_t>(fold[row])];
    }
    if (folds < static_cast<int>(leastFolds))
        return Error{Errc::invalid, message("selection", "There are %1 folds; at least 3 are expected.", folds), {}};
    for (std::size_t at = 0; at < counts.size(); ++at)
        if (counts[at] == 0)
            return Error{Errc::invalid, message("selection", "Fold %1 of %2 has no row; fewer folds are needed.", at + 1, folds), {}};
    return {};
}

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

/// Mean and standard error over the groups (folds, or rows where folds are tiny), as cvstats of glmnet.
void summarise(const Eigen::MatrixXd& costs, const Eigen::VectorXd& weights, LassoCv& cv)
{
    const Eigen::VectorXd share = weights / weights.sum();
    for (Eigen::Index at = 0; at < costs.cols(); ++at) {
        const double mean = share.dot(costs.col(at));
        const double variance = share.dot((costs.col(at).array() - mean).square().matrix());
        cv.mean.push_back(mean);
        cv.error.push_back(std::sqrt(variance / static_cast<double>(costs.rows() - 1)));
    }
}

void choose(LassoCv& cv)
{
    const double sign = cv.measure == LassoMeasure::auc ? -1 : 1;
    for (std::size_t at = 0; at < cv.mean.size(); ++at)
        if (sign * cv.mean[at] < sign * cv.mean[cv.best])
            cv.best = at;
    const double limit = sign * cv.mean[cv.best] + cv.error[cv.best];
    while (sign * cv.mean[cv.oneError] > limit)
        ++cv.oneError;
}

}  // namespace

Result<LassoCv> lassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<int>& fold, const LassoCvSettings& settings,
                        const Eigen::VectorXd& weights, const std::vector<std::string>& names, const Progress& progress)
{
    int folds = 0;
    if (const auto good = checkFolds(fold, x.rows(), folds); !good)
        return good.error();
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

    const bool grouped = perFold >= 3 || cv.measure == LassoMeasure::auc;
    const auto lambdas = static_cast<Eigen::Index>(cv.path.lambda.size());
    cv.foldError.resize(std::ssize(fitted), lambdas);
    Eigen::VectorXd foldWeight(std::ssize(fitted)), rowWeight(grouped ? 0 : static_cast<Eigen::Index>(judged));
    Eigen::MatrixXd rowCost(rowWeight.size(), lambdas);
    Eigen::Index rowsDone = 0;
    for (Eigen::Index place = 0; place < foldWeight.size(); ++place) {
        const std::size_t at = fitted[static_cast<std::size_t>(place)];
        const auto& rows = folds[at].held;
        const Eigen::MatrixXd linear = predictors(*paths[at + 1], x, rows, cv.path.lambda);
        std::vector<double> w, truth;
        for (const Eigen::Index row : rows) {
            w.push_back(weightOf(weights, row));
            truth.push_back(y[row]);
        }
        const double sum = std::accumulate(w.begin(), w.end(), 0.0);
        foldWeight[place] = sum;
        for (Eigen::Index lambda = 0; lambda < lambdas; ++lambda) {
            double cost = 0;
            if (cv.measure == LassoMeasure::auc) {
                cost = weightedAuc(std::vector<double>(linear.col(lambda).begin(), linear.col(lambda).end()), truth, w);
            } else {
                for (std::size_t row = 0; row < rows.size(); ++row) {
                    const double one = costOf(cv.measure, truth[row], linear(static_cast<Eigen::Index>(row), lambda));
                    cost += w[row] * one;
                    if (!grouped)
                        rowCost(rowsDone + static_cast<Eigen::Index>(row), lambda) = one;
                }
                cost /= sum;
            }
            if (std::isnan(cost))
                return Error{Errc::invalid, message("selection", "Fold %1 has no row with a weight, or rows of one class only; other folds are needed.", at + 1), {}};
            cv.foldError(place, lambda) = cost;
        }
        if (!grouped)
            for (const double weight : w)
                rowWeight[rowsDone++] = weight;
    }
    if (grouped)
        summarise(cv.foldError, foldWeight, cv);
    else
        summarise(rowCost.topRows(rowsDone), rowWeight.head(rowsDone), cv);
    for (const SparseCoefficients& coefficients : cv.path.coefficients)
        cv.nonZero.push_back(coefficients.columns.size());
    choose(cv);
    return cv;
}

}  // namespace annulus
