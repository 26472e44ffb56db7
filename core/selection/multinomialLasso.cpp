#include "core/selection/multinomialLasso.h"

#include "core/base/parallelFor.h"
#include "core/selection/cvCurve.h"
#include "core/selection/followLasso.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

Result<void> checkOutcome(const std::vector<int>& level, int classes, const LassoRows& all)
{
    std::vector<int> counts(static_cast<std::size_t>(std::max(classes, 0)), 0);
    std::vector<double> shares(counts.size(), 0.0);
    for (std::size_t at = 0; at < all.rows.size(); ++at) {
        const int own = level[static_cast<std::size_t>(all.rows[at])];
        if (own < 0 || own >= classes)
            return Error{Errc::invalid, message("selection", "The outcome in row %1 is none of the %2 classes.", all.rows[at] + 1, classes), {}};
        ++counts[static_cast<std::size_t>(own)];
        shares[static_cast<std::size_t>(own)] += all.share[static_cast<Eigen::Index>(at)];
    }
    for (std::size_t at = 0; at < counts.size(); ++at)
        if (counts[at] < 2 || shares[at] == 0)
            return Error{Errc::invalid, message("selection", "Class %1 has %2 rows; a multinomial LASSO needs at least 2 of each.", at + 1, shares[at] == 0 ? 0 : counts[at]), {}};
    return {};
}

/// Linear predictors of some rows at one place of the path: a column per class.
Eigen::MatrixXd linearOf(const std::vector<SparseCoefficients>& coefficients, const Eigen::MatrixXd& x, const std::vector<Eigen::Index>& rows)
{
    Eigen::MatrixXd linear(std::ssize(rows), std::ssize(coefficients));
    for (std::size_t k = 0; k < coefficients.size(); ++k)
        for (std::size_t row = 0; row < rows.size(); ++row)
            linear(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(k)) = coefficients[k].linear(x, rows[row]);
    return linear;
}

/// What a held-out row costs (cv.multnet of glmnet): wrong class, squared error of all its probabilities, or -2 log of the probability of its
/// own class, which is kept off 0 and 1.
double costOf(LassoMeasure measure, const Eigen::VectorXd& linear, int truth)
{
    constexpr double least = 1e-5;
    Eigen::Index predicted = 0;
    const double top = linear.maxCoeff(&predicted);
    if (measure == LassoMeasure::misclassification)
        return predicted != truth ? 1 : 0;
    Eigen::VectorXd p = (linear.array() - top).exp();
    p /= p.sum();
    if (measure == LassoMeasure::squaredError)
        return p.squaredNorm() - 2 * p[truth] + 1;
    return -2 * std::log(std::clamp(p[truth], least, 1 - least));
}

/// Held-out rows of one fold, whose path has lambdas of its own.
FoldCost costsOf(const MultinomialPath& path, const Eigen::MatrixXd& x, const std::vector<int>& level, const std::vector<Eigen::Index>& rows,
                 const std::vector<double>& lambdas, LassoMeasure measure)
{
    FoldCost costs{Eigen::MatrixXd(std::ssize(rows), std::ssize(lambdas)), {}};
    for (std::size_t at = 0; at < lambdas.size(); ++at) {
        const BetweenLambdas place = betweenLambdas(path.lambda, lambdas[at]);
        std::vector<SparseCoefficients> coefficients;
        for (std::size_t k = 0; k < static_cast<std::size_t>(path.classes); ++k)
            coefficients.push_back(mixed(path.coefficients[place.left][k], path.coefficients[place.right][k], place.share));
        const Eigen::MatrixXd linear = linearOf(coefficients, x, rows);
        for (Eigen::Index row = 0; row < linear.rows(); ++row)
            costs.cost(row, static_cast<Eigen::Index>(at)) = costOf(measure, linear.row(row), level[static_cast<std::size_t>(rows[static_cast<std::size_t>(row)])]);
    }
    return costs;
}

}  // namespace

Eigen::VectorXd MultinomialPath::probabilities(const Eigen::MatrixXd& x, Eigen::Index row, std::size_t at) const
{
    Eigen::VectorXd linear(classes);
    for (int k = 0; k < classes; ++k)
        linear[k] = coefficients[at][static_cast<std::size_t>(k)].linear(x, row);
    linear.array() = (linear.array() - linear.maxCoeff()).exp();
    return linear / linear.sum();
}

Result<MultinomialPath> multinomialPath(const Eigen::MatrixXd& x, const std::vector<int>& level, int classes, const LassoSettings& settings,
                                        const Eigen::VectorXd& weights, const std::vector<Eigen::Index>& rows, const std::vector<std::string>& names,
                                        const Progress& progress)
{
    const auto all = lassoRows(x, settings, weights, rows, names);
    if (!all)
        return all.error();
    if (const auto good = checkOutcome(level, classes, *all); !good)
        return good.error();
    std::vector<double> hit(static_cast<std::size_t>(classes) * all->columns.stride, 0.0);
    for (std::size_t row = 0; row < all->rows.size(); ++row)
        hit[static_cast<std::size_t>(level[static_cast<std::size_t>(all->rows[row])]) * all->columns.stride + row] = 1;
    LassoSolver solver(all->columns, std::move(hit), all->paddedShare(), LassoLoss::softmax);
    auto followed = followLasso(solver, *all, settings, 1, false, progress);
    if (!followed)
        return std::move(followed).error();
    for (auto& coefficients : followed->coefficients) {
        double mean = 0;  // of the intercepts on the scale of the columns given: glmnet centres them
        for (const SparseCoefficients& own : coefficients)
            mean += own.intercept / classes;
        for (SparseCoefficients& own : coefficients)
            own.intercept -= mean;
    }
    return MultinomialPath{classes, std::move(followed->lambda), std::move(followed->coefficients), std::move(followed->devianceRatio), followed->nullDeviance,
                           std::move(followed->constant), std::move(followed->notes)};
}

Result<MultinomialCv> multinomialCv(const Eigen::MatrixXd& x, const std::vector<int>& level, int classes, const std::vector<int>& fold,
                                    const LassoCvSettings& settings, const Eigen::VectorXd& weights, const std::vector<std::string>& names, const Progress& progress)
{
    if (const auto count = countFolds(fold, x.rows()); !count)
        return count.error();
    const auto folds = foldRows(fold);
    std::vector<Result<MultinomialPath>> paths(folds.size() + 1, Result<MultinomialPath>(stopped()));
    parallelFor(
        paths.size(),
        [&](std::size_t at) {
            if (!progress.cancelled())
                paths[at] = multinomialPath(x, level, classes, settings.path, weights, at == 0 ? std::vector<Eigen::Index>{} : folds[at - 1].kept, names, progress.quiet());
        },
        settings.threads);
    if (progress.cancelled())
        return stopped();
    MultinomialCv cv;
    for (std::size_t at = 0; at < paths.size(); ++at) {
        if (!paths[at])
            return at == 0 ? paths[at].error() : paths[at].error().in("fold " + std::to_string(at));
        for (const Message& note : paths[at]->notes)
            cv.notes.push_back(at == 0 ? note : message("selection", "Fold %1: %2", at, note.english()));
    }
    cv.path = std::move(paths[0]).value();
    std::vector<FoldCost> costs(folds.size());
    parallelFor(
        folds.size(),
        [&](std::size_t at) {
            costs[at] = costsOf(*paths[at + 1], x, level, folds[at].held, cv.path.lambda, settings.measure);
            costs[at].weight = weights.size() ? Eigen::VectorXd(weights(folds[at].held)) : Eigen::VectorXd::Ones(std::ssize(folds[at].held));
        },
        settings.threads);
    for (std::size_t at = 0; at < costs.size(); ++at)
        if (!(costs[at].weight.sum() > 0))
            return Error{Errc::invalid, message("selection", "Fold %1 has no row with a weight; other folds are needed.", at + 1), {}};
    const double perFold = static_cast<double>(fold.size()) / static_cast<double>(folds.size());
    if (perFold < 3)
        cv.notes.push_back(message("selection", "There are fewer than 3 rows in a fold: the standard error is that of the rows, not of the folds."));
    CvCurve curve = cvCurve(costs, perFold >= 3, false);
    cv.foldError = std::move(curve.foldError);
    cv.mean = std::move(curve.mean);
    cv.error = std::move(curve.error);
    cv.best = curve.best;
    cv.oneError = curve.oneError;
    return cv;
}

}  // namespace annulus
