#include "core/selection/followLasso.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace annulus {
namespace {

// glmnet.control(): the path ends where it explains all, or a step explains next to nothing more, after at least five lambdas.
constexpr double enoughExplained = 0.999, leastGain = 1e-5;
constexpr std::size_t leastLambdas = 5;
constexpr double leastAlpha = 1e-3;

Result<void> check(const Eigen::MatrixXd& x, const LassoSettings& settings, const Eigen::VectorXd& weights, const std::vector<Eigen::Index>& rows,
                   const std::vector<std::string>& names)
{
    for (Eigen::Index column = 0; column < x.cols(); ++column)
        for (const Eigen::Index row : rows)
            if (!std::isfinite(x(row, column)))
                return Error{Errc::invalid, message("selection", "Column '%1' has no value in row %2; LASSO needs a number in every row.",
                                                    names.empty() ? std::to_string(column + 1) : names[static_cast<std::size_t>(column)], row + 1), {}};
    double sum = 0;
    for (const Eigen::Index row : rows) {
        const double weight = weights.size() ? weights[row] : 1;
        if (!(weight >= 0) || !std::isfinite(weight))
            return Error{Errc::invalid, message("selection", "The weight in row %1 is %2; a number from 0 up is expected.", row + 1, weight), {}};
        sum += weight;
    }
    if (rows.size() < 2 || sum == 0)
        return Error{Errc::invalid, message("selection", "%1 rows have a weight; LASSO needs at least 2.", sum == 0 ? std::size_t{0} : rows.size()), {}};
    if (!(settings.alpha >= 0 && settings.alpha <= 1))
        return Error{Errc::invalid, message("selection", "Alpha is %1; a number from 0 to 1 is expected.", settings.alpha), {}};
    if (settings.givenLambdas.empty() && settings.lambdas < 2)
        return Error{Errc::invalid, message("selection", "%1 lambdas are asked for; at least 2 are expected.", settings.lambdas), {}};
    return {};
}

/// One fit: the solver, what the penalty means on its columns, and how near to the optimum is near enough.
struct Fit {
    LassoSolver& solver;
    const StandardColumns& columns;
    const LassoSettings& settings;
    double ridgeScale, top = 0, tolerance = 0;  ///< top: largest |gradient| with all coefficients at zero
    std::vector<Eigen::Index> varying;          ///< columns that are not constant, of the first response

    [[nodiscard]] LassoSolver::Penalty penaltyAt(double lambda) const
    {
        return {lambda * settings.alpha, lambda * (1 - settings.alpha) * ridgeScale, tolerance};
    }

    /// Calls body with the number of each column that varies, for each response.
    template <class Body>
    void forEachColumn(Body body) const
    {
        for (std::size_t at = 0; at < solver.responses(); ++at)
            for (const Eigen::Index column : varying)
                body(static_cast<Eigen::Index>(at) * columns.size() + column);
    }

    [[nodiscard]] const double* stretch(const double* residual, Eigen::Index column) const { return residual + solver.responseOf(column) * columns.stride; }

    /// The largest |gradient| where the solver stands; each column is measured.
    double largestGradient()
    {
        const ColumnKernels& kernel = columnKernels();
        double largest = 0;
        forEachColumn([&](Eigen::Index column) {
            solver.noteGradient(column, kernel.dot(columns.column(solver.plainColumn(column)), stretch(solver.residual().data(), column), columns.stride));
            largest = std::max(largest, solver.knownGradient(column));
        });
        return largest;
    }

    /// The smallest lambda that leaves all coefficients at zero.
    [[nodiscard]] double firstLambda() const { return top / std::max(settings.alpha, leastAlpha); }
};

std::vector<SparseCoefficients> onUserScale(const Fit& fit)
{
    std::vector<SparseCoefficients> all(fit.solver.responses());
    for (std::size_t at = 0; at < all.size(); ++at)
        all[at].intercept = fit.solver.intercept(at);
    for (const auto& one : fit.solver.nonZero()) {
        const Eigen::Index column = fit.solver.plainColumn(one.column);
        const double value = one.value / (fit.settings.standardise ? fit.columns.scale[column] : 1);
        SparseCoefficients& sparse = all[fit.solver.responseOf(one.column)];
        sparse.columns.push_back(column);
        sparse.values.push_back(value);
        sparse.intercept -= value * fit.columns.mean[column];
    }
    return all;
}

std::vector<double> lambdasFor(const Fit& fit, std::size_t rows)
{
    if (!fit.settings.givenLambdas.empty())
        return fit.settings.givenLambdas;
    const double ratio = fit.settings.smallestRatio.value_or(rows < static_cast<std::size_t>(fit.columns.size()) ? 0.01 : 1e-4);
    const double factor = std::pow(ratio, 1.0 / (fit.settings.lambdas - 1));
    std::vector<double> lambdas{fit.firstLambda()};
    while (lambdas.size() < static_cast<std::size_t>(fit.settings.lambdas))
        lambdas.push_back(lambdas.back() * factor);
    return lambdas;
}

/// Whether the path ends with the last of these (elnet and lognet of glmnet stop by a relative and an absolute gain).
bool endsHere(const std::vector<double>& ratios, bool relativeGain)
{
    if (ratios.size() < leastLambdas)
        return false;
    const double last = ratios.back(), gain = last - ratios[ratios.size() - 2];
    return last > enoughExplained || gain < (relativeGain ? leastGain * last : leastGain);
}

constexpr std::size_t blockSize = 4;  // as the kernel takes columns

/// Solutions of some lambdas that are not yet checked against the columns left out.
struct Block {
    std::size_t first = 0;
    std::vector<LassoSolver::State> before;
    std::vector<std::vector<SparseCoefficients>> coefficients;
    std::vector<double> losses;
    std::vector<double> residuals;  ///< side by side
};

/// The first solution of the block that a column outside wants to enter, or the size of the block; the violators join `candidates`.
std::size_t firstViolated(Fit& fit, const Block& block, const std::vector<double>& lambdas, std::vector<char>& isCandidate)
{
    const ColumnKernels& kernel = columnKernels();
    const std::size_t count = block.losses.size();
    std::size_t first = count;
    std::vector<std::pair<std::size_t, Eigen::Index>> violators;
    const double* residuals[blockSize];
    const std::size_t length = fit.solver.residual().size();
    fit.forEachColumn([&](Eigen::Index column) {
        for (std::size_t at = 0; at < blockSize; ++at)
            residuals[at] = fit.stretch(block.residuals.data() + std::min(at, count - 1) * length, column);
        double gradients[blockSize];
        kernel.dotFour(fit.columns.column(fit.solver.plainColumn(column)), residuals, fit.columns.stride, gradients);
        fit.solver.noteGradient(column, gradients[count - 1]);
        if (isCandidate[static_cast<std::size_t>(column)])
            return;
        for (std::size_t at = 0; at < count; ++at)
            if (std::abs(gradients[at]) > lambdas[block.first + at] * fit.settings.alpha + fit.tolerance) {
                violators.emplace_back(at, column);
                first = std::min(first, at);
                break;
            }
    });
    for (const auto& [at, column] : violators)
        isCandidate[static_cast<std::size_t>(column)] = 1;
    return first;
}

Result<void> follow(Fit& fit, std::vector<double> lambdas, bool relativeGain, FollowedPath& path, const Progress& progress)
{
    const double nullLoss = fit.solver.loss();
    std::vector<double> ratios;
    double lastLambda = fit.firstLambda();
    std::vector<char> isCandidate(static_cast<std::size_t>(fit.solver.size()), 0);
    bool ended = false;
    for (std::size_t at = 0; at < lambdas.size() && !ended;) {
        if (progress.cancelled())
            return stopped();
        std::size_t count = std::min(blockSize, lambdas.size() - at);
        // Sequential strong rule (Tibshirani et al. 2012) for the whole block; what it wrongly leaves out is found below.
        const double bound = fit.settings.alpha * (2 * lambdas[at + count - 1] - lastLambda);
        std::fill(isCandidate.begin(), isCandidate.end(), 0);
        fit.forEachColumn([&](Eigen::Index column) { isCandidate[static_cast<std::size_t>(column)] = fit.solver.knownGradient(column) >= bound; });
        for (const auto& one : fit.solver.nonZero())
            isCandidate[static_cast<std::size_t>(one.column)] = 1;
        Block block;
        block.first = at;
        while (block.losses.size() < count) {
            std::vector<Eigen::Index> candidates;
            fit.forEachColumn([&](Eigen::Index column) {
                if (isCandidate[static_cast<std::size_t>(column)])
                    candidates.push_back(column);
            });
            while (block.losses.size() < count) {
                block.before.push_back(fit.solver.state());
                const double lambda = lambdas[at + block.losses.size()];
                if (!fit.solver.solve(fit.penaltyAt(lambda), candidates)) {
                    if (at + block.losses.size() == 0)
                        return Error{Errc::invalid, message("selection", "The LASSO did not settle at lambda %1.", lambda), {}};
                    path.notes.push_back(message("selection", "The LASSO did not settle at lambda %1: the path ends before it.", lambda));
                    lambdas.resize(at + block.losses.size());
                    count = block.losses.size();
                    break;
                }
                block.coefficients.push_back(onUserScale(fit));
                block.losses.push_back(fit.solver.loss());
                block.residuals.insert(block.residuals.end(), fit.solver.residual().begin(), fit.solver.residual().end());
            }
            const std::size_t good = count == 0 ? 0 : firstViolated(fit, block, lambdas, isCandidate);
            if (good == count)
                break;
            fit.solver.restore(block.before[good]);
            block.before.resize(good);
            block.coefficients.resize(good);
            block.losses.resize(good);
            block.residuals.resize(good * fit.solver.residual().size());
        }
        for (std::size_t k = 0; k < count && !ended; ++k) {
            path.lambda.push_back(lambdas[at + k]);
            path.coefficients.push_back(std::move(block.coefficients[k]));
            ratios.push_back(1 - block.losses[k] / nullLoss);
            ended = fit.settings.givenLambdas.empty() && endsHere(ratios, relativeGain);
        }
        at += count;
        lastLambda = lambdas[at - 1];
    }
    path.devianceRatio = std::move(ratios);
    return {};
}

}  // namespace

std::vector<Eigen::Index> rowsOrAll(const std::vector<Eigen::Index>& rows, Eigen::Index count)
{
    if (!rows.empty())
        return rows;
    std::vector<Eigen::Index> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), Eigen::Index{0});
    return all;
}

std::vector<double> LassoRows::paddedShare() const
{
    std::vector<double> longer(columns.stride, 0.0);
    std::copy(share.begin(), share.end(), longer.begin());
    return longer;
}

Result<LassoRows> lassoRows(const Eigen::MatrixXd& x, const LassoSettings& settings, const Eigen::VectorXd& weights, const std::vector<Eigen::Index>& given,
                            const std::vector<std::string>& names)
{
    LassoRows all{rowsOrAll(given, x.rows()), {}, 0, {}};
    if (const auto good = check(x, settings, weights, all.rows, names); !good)
        return good.error();
    all.share.resize(std::ssize(all.rows));
    for (std::size_t row = 0; row < all.rows.size(); ++row)
        all.share[static_cast<Eigen::Index>(row)] = weights.size() ? weights[all.rows[row]] : 1;
    all.weightSum = all.share.sum();
    all.share /= all.weightSum;
    all.columns = standardColumns(x, all.rows, all.share, settings.standardise);
    if ((all.columns.scale.array() == 0).all())
        return Error{Errc::invalid, message("selection", "All %1 columns are constant; LASSO needs at least one that varies.", x.cols()), {}};
    return all;
}

Result<FollowedPath> followLasso(LassoSolver& solver, const LassoRows& rows, const LassoSettings& settings, double ridgeScale, bool relativeGain, const Progress& progress)
{
    FollowedPath path;
    Fit fit{solver, rows.columns, settings, ridgeScale, 0, 0, {}};
    for (Eigen::Index column = 0; column < rows.columns.size(); ++column)
        (rows.columns.scale[column] == 0 ? path.constant : fit.varying).push_back(column);
    path.nullDeviance = 2 * rows.weightSum * solver.loss();
    fit.top = fit.largestGradient();
    if (!(fit.top > 0))
        return Error{Errc::invalid, message("selection", "No column goes with the outcome at all; there is no path to follow."), {}};
    fit.tolerance = settings.tolerance * fit.top;
    if (const auto done = follow(fit, lambdasFor(fit, rows.rows.size()), relativeGain, path, progress); !done)
        return done.error();
    return path;
}

BetweenLambdas betweenLambdas(const std::vector<double>& lambdas, double lambda)
{
    const std::size_t last = lambdas.size() - 1;
    if (lambda >= lambdas.front())
        return {0, 0, 1};
    if (lambda <= lambdas.back())
        return {last, last, 1};
    const auto right = static_cast<std::size_t>(std::lower_bound(lambdas.begin(), lambdas.end(), lambda, std::greater<>()) - lambdas.begin());
    return {right - 1, right, (lambda - lambdas[right]) / (lambdas[right - 1] - lambdas[right])};
}

SparseCoefficients mixed(const SparseCoefficients& a, const SparseCoefficients& b, double share)
{
    if (share == 1)
        return a;
    if (share == 0)
        return b;
    SparseCoefficients between;
    between.intercept = share * a.intercept + (1 - share) * b.intercept;
    std::size_t i = 0, j = 0;
    while (i < a.columns.size() || j < b.columns.size()) {
        const bool takeA = j == b.columns.size() || (i < a.columns.size() && a.columns[i] <= b.columns[j]);
        const bool takeB = i == a.columns.size() || (j < b.columns.size() && b.columns[j] <= a.columns[i]);
        between.columns.push_back(takeA ? a.columns[i] : b.columns[j]);
        between.values.push_back((takeA ? share * a.values[i] : 0) + (takeB ? (1 - share) * b.values[j] : 0));
        i += takeA;
        j += takeB;
    }
    return between;
}

}  // namespace annulus
