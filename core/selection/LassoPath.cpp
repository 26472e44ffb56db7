#include "core/selection/LassoPath.h"

#include "core/selection/LassoSolver.h"

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

std::string nameOf(const std::vector<std::string>& names, Eigen::Index column)
{
    return names.empty() ? std::to_string(column + 1) : names[static_cast<std::size_t>(column)];
}

Result<void> check(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const LassoSettings& settings, const Eigen::VectorXd& weights,
                   const std::vector<Eigen::Index>& rows, const std::vector<std::string>& names)
{
    for (Eigen::Index column = 0; column < x.cols(); ++column)
        for (const Eigen::Index row : rows)
            if (!std::isfinite(x(row, column)))
                return Error{Errc::invalid, message("selection", "Column '%1' has no value in row %2; LASSO needs a number in every row.", nameOf(names, column), row + 1), {}};
    double sum = 0, ones = 0;
    for (const Eigen::Index row : rows) {
        const double weight = weights.size() ? weights[row] : 1;
        if (!(weight >= 0) || !std::isfinite(weight))
            return Error{Errc::invalid, message("selection", "The weight in row %1 is %2; a number from 0 up is expected.", row + 1, weight), {}};
        const bool good = settings.family == LassoFamily::gaussian ? std::isfinite(y[row]) : y[row] == 0 || y[row] == 1;
        if (!good)
            return Error{Errc::invalid,
                         settings.family == LassoFamily::gaussian
                             ? message("selection", "The outcome in row %1 is missing; a number is expected.", row + 1)
                             : message("selection", "The outcome in row %1 is %2; 0 or 1 is expected.", row + 1, y[row]),
                         {}};
        sum += weight;
        ones += weight * y[row];
    }
    if (rows.size() < 2 || sum == 0)
        return Error{Errc::invalid, message("selection", "%1 rows have a weight; LASSO needs at least 2.", sum == 0 ? std::size_t{0} : rows.size()), {}};
    if (settings.family == LassoFamily::binomial && (ones == 0 || ones == sum))
        return Error{Errc::invalid, message("selection", "All %1 outcomes are %2; a binomial LASSO needs both 0 and 1.", rows.size(), ones == 0 ? 0 : 1), {}};
    if (!(settings.alpha >= 0 && settings.alpha <= 1))
        return Error{Errc::invalid, message("selection", "Alpha is %1; a number from 0 to 1 is expected.", settings.alpha), {}};
    if (settings.givenLambdas.empty() && settings.lambdas < 2)
        return Error{Errc::invalid, message("selection", "%1 lambdas are asked for; at least 2 are expected.", settings.lambdas), {}};
    return {};
}

/// One fit: the columns, what the penalty means on them, and the path so far.
struct Fit {
    const LassoSettings& settings;
    const StandardColumns& columns;
    LassoSolver solver;
    double ridgeScale = 1;  ///< glmnet scales a gaussian y by its deviation, which its ridge part does not undo
    double top = 0;        ///< largest |gradient| with all coefficients at zero
    double tolerance = 0;
    std::vector<Eigen::Index> varying;

    [[nodiscard]] LassoSolver::Penalty penaltyAt(double lambda) const
    {
        return {lambda * settings.alpha, lambda * (1 - settings.alpha) * ridgeScale, tolerance};
    }

    /// The largest |gradient| where the solver stands; each column is measured.
    double largestGradient()
    {
        const ColumnKernels& kernel = columnKernels();
        double largest = 0;
        for (const Eigen::Index column : varying) {
            solver.noteGradient(column, kernel.dot(columns.column(column), solver.residual().data(), columns.stride));
            largest = std::max(largest, solver.knownGradient(column));
        }
        return largest;
    }

    /// The smallest lambda that leaves all coefficients at zero.
    [[nodiscard]] double firstLambda() const { return top / std::max(settings.alpha, leastAlpha); }
};

SparseCoefficients onUserScale(const Fit& fit)
{
    SparseCoefficients sparse;
    sparse.intercept = fit.solver.intercept();
    for (const auto& one : fit.solver.nonZero()) {
        const double value = one.value / (fit.settings.standardise ? fit.columns.scale[one.column] : 1);
        sparse.columns.push_back(one.column);
        sparse.values.push_back(value);
        sparse.intercept -= value * fit.columns.mean[one.column];
    }
    return sparse;
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
bool endsHere(const std::vector<double>& ratios, LassoFamily family)
{
    if (ratios.size() < leastLambdas)
        return false;
    const double last = ratios.back(), gain = last - ratios[ratios.size() - 2];
    return last > enoughExplained || gain < (family == LassoFamily::gaussian ? leastGain * last : leastGain);
}

constexpr std::size_t blockSize = 4;  // as the kernel takes columns

/// Solutions of some lambdas that are not yet checked against the columns left out.
struct Block {
    std::size_t first = 0;
    std::vector<LassoSolver::State> before;
    std::vector<SparseCoefficients> coefficients;
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
    for (std::size_t at = 0; at < blockSize; ++at)
        residuals[at] = block.residuals.data() + std::min(at, count - 1) * fit.columns.stride;
    for (const Eigen::Index column : fit.varying) {
        double gradients[blockSize];
        kernel.dotFour(fit.columns.column(column), residuals, fit.columns.stride, gradients);
        fit.solver.noteGradient(column, gradients[count - 1]);
        if (isCandidate[static_cast<std::size_t>(column)])
            continue;
        for (std::size_t at = 0; at < count; ++at)
            if (std::abs(gradients[at]) > lambdas[block.first + at] * fit.settings.alpha + fit.tolerance) {
                violators.emplace_back(at, column);
                first = std::min(first, at);
                break;
            }
    }
    for (const auto& [at, column] : violators)
        isCandidate[static_cast<std::size_t>(column)] = 1;
    return first;
}

Result<LassoPath> followPath(Fit& fit, LassoPath path, std::vector<double> lambdas, const Progress& progress)
{
    const double nullLoss = fit.solver.loss();
    std::vector<double> ratios;
    double lastLambda = fit.firstLambda();
    std::vector<char> isCandidate(static_cast<std::size_t>(fit.columns.size()), 0);
    bool ended = false;
    for (std::size_t at = 0; at < lambdas.size() && !ended;) {
        if (progress.cancelled())
            return stopped();
        std::size_t count = std::min(blockSize, lambdas.size() - at);
        // Sequential strong rule (Tibshirani et al. 2012) for the whole block; what it wrongly leaves out is found below.
        const double bound = fit.settings.alpha * (2 * lambdas[at + count - 1] - lastLambda);
        std::fill(isCandidate.begin(), isCandidate.end(), 0);
        for (const Eigen::Index column : fit.varying)
            isCandidate[static_cast<std::size_t>(column)] = fit.solver.knownGradient(column) >= bound;
        for (const auto& one : fit.solver.nonZero())
            isCandidate[static_cast<std::size_t>(one.column)] = 1;
        Block block;
        block.first = at;
        while (block.losses.size() < count) {
            std::vector<Eigen::Index> candidates;
            for (const Eigen::Index column : fit.varying)
                if (isCandidate[static_cast<std::size_t>(column)])
                    candidates.push_back(column);
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
            block.residuals.resize(good * fit.columns.stride);
        }
        for (std::size_t k = 0; k < count && !ended; ++k) {
            path.lambda.push_back(lambdas[at + k]);
            path.coefficients.push_back(std::move(block.coefficients[k]));
            ratios.push_back(1 - block.losses[k] / nullLoss);
            ended = fit.settings.givenLambdas.empty() && endsHere(ratios, fit.settings.family);
        }
        at += count;
        lastLambda = lambdas[at - 1];
    }
    path.devianceRatio = std::move(ratios);
    return path;
}

std::vector<Eigen::Index> rowsOrAll(const std::vector<Eigen::Index>& rows, Eigen::Index count)
{
    if (!rows.empty())
        return rows;
    std::vector<Eigen::Index> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), Eigen::Index{0});
    return all;
}

/// Weights of the rows, summing to 1.
Eigen::VectorXd shares(const Eigen::VectorXd& weights, const std::vector<Eigen::Index>& rows, double& sum)
{
    Eigen::VectorXd all(static_cast<Eigen::Index>(rows.size()));
    for (std::size_t row = 0; row < rows.size(); ++row)
        all[static_cast<Eigen::Index>(row)] = weights.size() ? weights[rows[row]] : 1;
    sum = all.sum();
    return all / sum;
}

std::vector<double> padded(const Eigen::VectorXd& values, std::size_t length)
{
    std::vector<double> longer(length, 0.0);
    std::copy(values.begin(), values.end(), longer.begin());
    return longer;
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
                            const std::vector<Eigen::Index>& givenRows, const std::vector<std::string>& names, const Progress& progress)
{
    const auto rows = rowsOrAll(givenRows, x.rows());
    if (const auto good = check(x, y, settings, weights, rows, names); !good)
        return good.error();
    double sum = 0;
    const Eigen::VectorXd share = shares(weights, rows, sum);
    const StandardColumns columns = standardColumns(x, rows, share, settings.standardise);
    Eigen::VectorXd outcome(static_cast<Eigen::Index>(rows.size()));
    for (std::size_t row = 0; row < rows.size(); ++row)
        outcome[static_cast<Eigen::Index>(row)] = y[rows[row]];
    LassoPath path;
    path.family = settings.family;
    std::vector<Eigen::Index> varying;
    for (Eigen::Index column = 0; column < columns.size(); ++column)
        (columns.scale[column] == 0 ? path.constant : varying).push_back(column);
    if (varying.empty())
        return Error{Errc::invalid, message("selection", "All %1 columns are constant; LASSO needs at least one that varies.", x.cols()), {}};
    const double mean = share.dot(outcome);
    const double deviation = std::sqrt(share.dot((outcome.array() - mean).square().matrix()));
    if (deviation == 0)
        return Error{Errc::invalid, message("selection", "The outcome is %1 in all %2 rows; nothing can be selected for it.", mean, rows.size()), {}};
    const std::size_t stride = columns.stride;
    LassoSolver solver(columns, padded(outcome, stride), padded(share, stride), settings.family);
    path.nullDeviance = 2 * sum * solver.loss();
    Fit fit{settings, columns, std::move(solver), settings.family == LassoFamily::gaussian ? 1 / deviation : 1, 0, 0, std::move(varying)};
    fit.top = fit.largestGradient();
    if (!(fit.top > 0))
        return Error{Errc::invalid, message("selection", "No column goes with the outcome at all; there is no path to follow."), {}};
    fit.tolerance = settings.tolerance * fit.top;
    return followPath(fit, std::move(path), lambdasFor(fit, rows.size()), progress);
}

SparseCoefficients coefficientsAt(const LassoPath& path, double lambda)
{
    const auto& lambdas = path.lambda;
    if (lambda >= lambdas.front())
        return path.coefficients.front();
    if (lambda <= lambdas.back())
        return path.coefficients.back();
    const auto right = static_cast<std::size_t>(std::lower_bound(lambdas.begin(), lambdas.end(), lambda, std::greater<>()) - lambdas.begin());
    const double share = (lambda - lambdas[right]) / (lambdas[right - 1] - lambdas[right]);  // of the left one
    const SparseCoefficients &a = path.coefficients[right - 1], &b = path.coefficients[right];
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

double optimalityResidual(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const LassoSettings& settings, const SparseCoefficients& at, double lambda,
                          const Eigen::VectorXd& weights)
{
    const auto rows = rowsOrAll({}, x.rows());
    double sum = 0;
    const Eigen::VectorXd share = shares(weights, rows, sum);
    const StandardColumns columns = standardColumns(x, rows, share, settings.standardise);
    std::vector<double> residual(columns.stride, 0.0);
    double worst = 0, intercept = 0;
    const double mean = share.dot(y);
    const double deviation = std::sqrt(share.dot((y.array() - mean).square().matrix()));
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        const double linear = at.linear(x, row);
        const double fitted = settings.family == LassoFamily::gaussian ? linear : 1 / (1 + std::exp(-linear));
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
