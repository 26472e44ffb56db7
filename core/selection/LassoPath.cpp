#include "core/selection/LassoPath.h"

#include "core/selection/followLasso.h"
#include "core/stats/sigmoid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

Result<void> checkOutcome(const Eigen::VectorXd& y, const LassoSettings& settings, const LassoRows& all)
{
    const bool isGaussian = settings.family == LassoFamily::gaussian;
    double ones = 0, zeros = 0;
    for (std::size_t at = 0; at < all.rows.size(); ++at) {
        const Eigen::Index row = all.rows[at];
        if (isGaussian ? !std::isfinite(y[row]) : y[row] != 0 && y[row] != 1)
            return Error{Errc::invalid,
                         isGaussian ? message("selection", "The outcome in row %1 is missing; a number is expected.", row + 1)
                                    : message("selection", "The outcome in row %1 is %2; 0 or 1 is expected.", row + 1, y[row]),
                         {}};
        (y[row] == 1 ? ones : zeros) += all.share[static_cast<Eigen::Index>(at)];
    }
    if (!isGaussian && (ones == 0 || zeros == 0))
        return Error{Errc::invalid, message("selection", "All %1 outcomes are %2; a binomial LASSO needs both 0 and 1.", all.rows.size(), ones == 0 ? 0 : 1), {}};
    return {};
}

}  // namespace

double SparseCoefficients::linear(const Eigen::MatrixXd& x, Eigen::Index row) const
{
    double sum = intercept;
    for (std::size_t at = 0; at < columns.size(); ++at)
        sum += values[at] * x(row, columns[at]);
    return sum;
}

Result<LassoPath> lassoPath(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const LassoSettings& settings, const Eigen::VectorXd& weights,
                            const std::vector<Eigen::Index>& rows, const std::vector<std::string>& names, const Progress& progress)
{
    const auto all = lassoRows(x, settings, weights, rows, names);
    if (!all)
        return all.error();
    if (const auto good = checkOutcome(y, settings, *all); !good)
        return good.error();
    std::vector<double> outcome(all->columns.stride, 0.0);
    double mean = 0, square = 0;
    for (std::size_t row = 0; row < all->rows.size(); ++row) {
        outcome[row] = y[all->rows[row]];
        mean += all->share[static_cast<Eigen::Index>(row)] * outcome[row];
    }
    for (std::size_t row = 0; row < all->rows.size(); ++row)
        square += all->share[static_cast<Eigen::Index>(row)] * (outcome[row] - mean) * (outcome[row] - mean);
    if (square == 0)
        return Error{Errc::invalid, message("selection", "The outcome is %1 in all %2 rows; nothing can be selected for it.", mean, all->rows.size()), {}};
    const bool isGaussian = settings.family == LassoFamily::gaussian;
    LassoSolver solver(all->columns, std::move(outcome), all->paddedShare(), isGaussian ? LassoLoss::squares : LassoLoss::logistic);
    // glmnet scales a gaussian outcome by its deviation, which its ridge part does not undo.
    auto followed = followLasso(solver, *all, settings, isGaussian ? 1 / std::sqrt(square) : 1, isGaussian, progress);
    if (!followed)
        return std::move(followed).error();
    LassoPath path{settings.family, std::move(followed->lambda), {}, std::move(followed->devianceRatio), followed->nullDeviance, std::move(followed->constant),
                   std::move(followed->notes)};
    for (auto& coefficients : followed->coefficients)
        path.coefficients.push_back(std::move(coefficients.front()));
    return path;
}

SparseCoefficients coefficientsAt(const LassoPath& path, double lambda)
{
    const BetweenLambdas place = betweenLambdas(path.lambda, lambda);
    return mixed(path.coefficients[place.left], path.coefficients[place.right], place.share);
}

double optimalityResidual(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const LassoSettings& settings, const SparseCoefficients& at, double lambda,
                          const Eigen::VectorXd& weights)
{
    const auto all = lassoRows(x, settings, weights, {}, {});
    if (!all)
        return std::numeric_limits<double>::infinity();
    const Eigen::VectorXd& share = all->share;
    const StandardColumns& columns = all->columns;
    std::vector<double> residual(columns.stride, 0.0);
    double worst = 0, intercept = 0;
    const double mean = share.dot(y);
    const double deviation = std::sqrt(share.dot((y.array() - mean).square().matrix()));
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        const double linear = at.linear(x, row);
        const double fitted = settings.family == LassoFamily::gaussian ? linear : sigmoid(linear);
        residual[static_cast<std::size_t>(row)] = share[row] * (y[row] - fitted);
        intercept += residual[static_cast<std::size_t>(row)];
    }
    worst = std::abs(intercept);
    Eigen::VectorXd beta = Eigen::VectorXd::Zero(x.cols());
    for (std::size_t place = 0; place < at.columns.size(); ++place)
        beta[at.columns[place]] = at.values[place] * (settings.standardise ? columns.scale[at.columns[place]] : 1);
    const double ridge = lambda * (1 - settings.alpha) * (settings.family == LassoFamily::gaussian ? 1 / deviation : 1);
    for (Eigen::Index column = 0; column < x.cols(); ++column) {
        if (columns.scale[column] == 0)
            continue;
        const double gradient = columnKernels().dot(columns.column(column), residual.data(), columns.stride) - ridge * beta[column];
        const double limit = lambda * settings.alpha;
        worst = std::max(worst, beta[column] != 0 ? std::abs(gradient - (beta[column] > 0 ? limit : -limit)) : std::abs(gradient) - limit);
    }
    return worst;
}

}  // namespace annulus
