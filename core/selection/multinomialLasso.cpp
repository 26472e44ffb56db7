#include "core/selection/multinomialLasso.h"

#include "core/base/parallelFor.h"
#include "core/selection/StandardColumns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace annulus {
namespace {

double shrink(double value, double by) { return value > by ? value - by : value < -by ? value + by : 0.0; }

/// One class after the other: a Newton step of its own coefficients with the other classes held, until none moves.
class MultinomialSolver {
public:
    MultinomialSolver(const StandardColumns& columns, const std::vector<int>& level, int classes, const Eigen::VectorXd& share)
        : kernel_(columnKernels()), columns_(columns), level_(level), classes_(classes), share_(columns.stride, 0.0),
          beta_(Eigen::MatrixXd::Zero(columns.size(), classes)), intercept_(Eigen::VectorXd::Zero(classes)), linear_(static_cast<std::size_t>(classes) * columns.stride, 0.0),
          probability_(linear_), residual_(columns.stride, 0.0), weight_(columns.stride, 0.0), active_(static_cast<std::size_t>(classes))
    {
        std::copy(share.begin(), share.end(), share_.begin());
        for (std::size_t row = 0; row < columns.rows; ++row)
            intercept_[level[row]] += share_[row];
        intercept_ = intercept_.array().log();
        intercept_.array() -= intercept_.mean();
        for (int at = 0; at < classes; ++at)
            std::fill_n(linearOf(at), columns.rows, intercept_[at]);
        update();
    }

    [[nodiscard]] double loss() const { return loss_; }

    /// Largest |gradient| of each column over the classes.
    [[nodiscard]] std::vector<double> gradients()
    {
        std::vector<double> all(static_cast<std::size_t>(columns_.size()), 0.0);
        for (int at = 0; at < classes_; ++at) {
            fillResidual(at);
            for (Eigen::Index column = 0; column < columns_.size(); ++column)
                all[static_cast<std::size_t>(column)] = std::max(all[static_cast<std::size_t>(column)], std::abs(gradient(column)));
        }
        return all;
    }

    bool solve(double l1, double ridge, double tolerance)
    {
        for (int round = 0; round < 2000; ++round) {
            double worst = 0;
            for (int at = 0; at < classes_; ++at)
                worst = std::max(worst, step(at, l1, ridge, tolerance));
            if (worst > tolerance)
                continue;
            // All columns once more: one outside may want to come in.
            bool entered = false;
            for (int at = 0; at < classes_; ++at) {
                fillResidual(at);
                for (Eigen::Index column = 0; column < columns_.size(); ++column)
                    if (columns_.scale[column] != 0 && beta_(column, at) == 0 && std::abs(gradient(column)) > l1 + tolerance)
                        entered = addActive(at, column) || entered;
            }
            if (!entered)
                return true;
        }
        return false;
    }

    [[nodiscard]] std::vector<SparseCoefficients> coefficients(bool scaled) const
    {
        std::vector<SparseCoefficients> all(static_cast<std::size_t>(classes_));
        double mean = 0;
        for (int at = 0; at < classes_; ++at) {
            SparseCoefficients& own = all[static_cast<std::size_t>(at)];
            own.intercept = intercept_[at];
            for (Eigen::Index column = 0; column < columns_.size(); ++column)
                if (beta_(column, at) != 0) {
                    own.columns.push_back(column);
                    own.values.push_back(beta_(column, at) / (scaled ? columns_.scale[column] : 1));
                    own.intercept -= own.values.back() * columns_.mean[column];
                }
            mean += own.intercept / classes_;
        }
        for (SparseCoefficients& own : all)
            own.intercept -= mean;
        return all;
    }

private:
    double* linearOf(int at) { return linear_.data() + static_cast<std::size_t>(at) * columns_.stride; }
    double* probabilityOf(int at) { return probability_.data() + static_cast<std::size_t>(at) * columns_.stride; }
    [[nodiscard]] double gradient(Eigen::Index column) const { return kernel_.dot(columns_.column(column), residual_.data(), columns_.stride); }

    bool addActive(int at, Eigen::Index column)
    {
        auto& own = active_[static_cast<std::size_t>(at)];
        if (std::find(own.begin(), own.end(), column) != own.end())
            return false;
        own.push_back(column);
        return true;
    }

    void update()
    {
        loss_ = 0;
        for (std::size_t row = 0; row < columns_.rows; ++row) {
            double top = linearOf(0)[row], sum = 0;
            for (int at = 1; at < classes_; ++at)
                top = std::max(top, linearOf(at)[row]);
            for (int at = 0; at < classes_; ++at)
                sum += probabilityOf(at)[row] = std::exp(linearOf(at)[row] - top);
            for (int at = 0; at < classes_; ++at)
                probabilityOf(at)[row] /= sum;
            loss_ += share_[row] * (std::log(sum) + top - linearOf(level_[row])[row]);
        }
    }

    void fillResidual(int at)
    {
        for (std::size_t row = 0; row < columns_.rows; ++row)
            residual_[row] = share_[row] * ((level_[row] == at ? 1.0 : 0.0) - probabilityOf(at)[row]);
    }

    /// Moves the coefficients of one class by one Newton step; answers how far they were from their optimum.
    double step(int at, double l1, double ridge, double tolerance)
    {
        fillResidual(at);
        auto& own = active_[static_cast<std::size_t>(at)];
        double intercept = 0, weights = 0;
        for (std::size_t row = 0; row < columns_.rows; ++row) {
            const double p = probabilityOf(at)[row];
            weight_[row] = share_[row] * std::max(p * (1 - p), 1e-9);
            weights += weight_[row];
            intercept += residual_[row];
        }
        double worst = std::abs(intercept);
        std::vector<double> start(own.size()), curvature(own.size());
        std::vector<double> weighted(columns_.stride * own.size());
        for (std::size_t place = 0; place < own.size(); ++place) {
            const double* column = columns_.column(own[place]);
            start[place] = beta_(own[place], at);
            kernel_.multiply(weight_.data(), column, weighted.data() + place * columns_.stride, columns_.stride);
            curvature[place] = kernel_.dot(column, weighted.data() + place * columns_.stride, columns_.stride);
            const double g = gradient(own[place]), b = start[place];
            worst = std::max(worst, b != 0 ? std::abs(g - ridge * b - (b > 0 ? l1 : -l1)) : std::max(0.0, std::abs(g) - l1));
        }
        if (worst <= tolerance)
            return worst;
        const double startIntercept = intercept_[at];
        for (int sweep = 0; sweep < 1000; ++sweep) {
            double moved = 0;
            const double shift = std::accumulate(residual_.begin(), residual_.begin() + static_cast<std::ptrdiff_t>(columns_.rows), 0.0) / weights;
            intercept_[at] += shift;
            kernel_.add(-shift, weight_.data(), residual_.data(), columns_.stride);
            for (std::size_t place = 0; place < own.size(); ++place) {
                double& b = beta_(own[place], at);
                const double next = shrink(gradient(own[place]) + curvature[place] * b, l1) / (curvature[place] + ridge);
                if (next == b)
                    continue;
                kernel_.add(b - next, weighted.data() + place * columns_.stride, residual_.data(), columns_.stride);
                moved = std::max(moved, std::abs(next - b) * curvature[place]);
                b = next;
            }
            if (std::max(moved, std::abs(shift) * weights) < 0.1 * std::max(tolerance, 0.01 * worst))
                break;
        }
        damp(at, own, start, startIntercept, l1, ridge);
        return worst;
    }

    /// Takes the step to the linear predictor, halved while the penalised loss would rise.
    void damp(int at, const std::vector<Eigen::Index>& own, const std::vector<double>& start, double startIntercept, double l1, double ridge)
    {
        const auto penaltyOf = [&](double b) { return l1 * std::abs(b) + ridge * b * b / 2; };
        const double before = loss_;
        double penaltyBefore = 0;
        for (const double b : start)
            penaltyBefore += penaltyOf(b);
        std::vector<double> target(own.size());
        for (std::size_t place = 0; place < own.size(); ++place)
            target[place] = beta_(own[place], at);
        const double targetIntercept = intercept_[at];
        for (double share = 1; share > 1e-6; share /= 2) {
            double penalty = 0;
            intercept_[at] = startIntercept + share * (targetIntercept - startIntercept);
            for (std::size_t place = 0; place < own.size(); ++place) {
                beta_(own[place], at) = share == 1 ? target[place] : start[place] + share * (target[place] - start[place]);
                penalty += penaltyOf(beta_(own[place], at));
            }
            double* linear = linearOf(at);
            std::fill_n(linear, columns_.rows, intercept_[at]);
            for (const Eigen::Index column : own)
                if (beta_(column, at) != 0)
                    kernel_.add(beta_(column, at), columns_.column(column), linear, columns_.stride);
            update();
            if (loss_ + penalty <= before + penaltyBefore + 1e-13 * (1 + std::abs(before)))
                return;
        }
    }

    const ColumnKernels& kernel_;
    const StandardColumns& columns_;
    std::vector<int> level_;
    int classes_;
    std::vector<double> share_;
    Eigen::MatrixXd beta_;
    Eigen::VectorXd intercept_;
    std::vector<double> linear_, probability_, residual_, weight_;
    double loss_ = 0;
    std::vector<std::vector<Eigen::Index>> active_;
};

Result<void> check(const Eigen::MatrixXd& x, const std::vector<int>& level, int classes, const std::vector<Eigen::Index>& rows, const std::vector<std::string>& names)
{
    std::vector<int> counts(static_cast<std::size_t>(std::max(classes, 0)), 0);
    for (const Eigen::Index row : rows) {
        for (Eigen::Index column = 0; column < x.cols(); ++column)
            if (!std::isfinite(x(row, column)))
                return Error{Errc::invalid, message("selection", "Column '%1' has no value in row %2; LASSO needs a number in every row.",
                                                    names.empty() ? std::to_string(column + 1) : names[static_cast<std::size_t>(column)], row + 1), {}};
        const int own = level[static_cast<std::size_t>(row)];
        if (own < 0 || own >= classes)
            return Error{Errc::invalid, message("selection", "The outcome in row %1 is none of the %2 classes.", row + 1, classes), {}};
        ++counts[static_cast<std::size_t>(own)];
    }
    for (std::size_t at = 0; at < counts.size(); ++at)
        if (counts[at] < 2)
            return Error{Errc::invalid, message("selection", "Class %1 has %2 rows; a multinomial LASSO needs at least 2 of each.", at + 1, counts[at]), {}};
    return {};
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
                                        const Eigen::VectorXd& weights, const std::vector<Eigen::Index>& givenRows, const std::vector<std::string>& names)
{
    std::vector<Eigen::Index> rows = givenRows;
    if (rows.empty()) {
        rows.resize(static_cast<std::size_t>(x.rows()));
        std::iota(rows.begin(), rows.end(), Eigen::Index{0});
    }
    if (const auto good = check(x, level, classes, rows, names); !good)
        return good.error();
    Eigen::VectorXd share(static_cast<Eigen::Index>(rows.size()));
    std::vector<int> own;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        share[static_cast<Eigen::Index>(row)] = weights.size() ? weights[rows[row]] : 1;
        own.push_back(level[static_cast<std::size_t>(rows[row])]);
    }
    const double sum = share.sum();
    share /= sum;
    const StandardColumns columns = standardColumns(x, rows, share, settings.standardise);
    MultinomialSolver solver(columns, own, classes, share);
    MultinomialPath path;
    path.classes = classes;
    for (Eigen::Index column = 0; column < columns.size(); ++column)
        if (columns.scale[column] == 0)
            path.constant.push_back(column);
    const auto gradients = solver.gradients();
    const double top = *std::max_element(gradients.begin(), gradients.end());
    if (!(top > 0))
        return Error{Errc::invalid, message("selection", "No column goes with the outcome at all; there is no path to follow."), {}};
    const double nullLoss = solver.loss();
    path.nullDeviance = 2 * sum * nullLoss;
    const double ratio = settings.smallestRatio.value_or(rows.size() < static_cast<std::size_t>(x.cols()) ? 0.01 : 1e-4);
    const double factor = std::pow(ratio, 1.0 / std::max(1, settings.lambdas - 1));
    const std::size_t count = settings.givenLambdas.empty() ? static_cast<std::size_t>(settings.lambdas) : settings.givenLambdas.size();
    double lambda = top / std::max(settings.alpha, 1e-3);
    for (std::size_t at = 0; at < count; ++at) {
        if (!settings.givenLambdas.empty())
            lambda = settings.givenLambdas[at];
        if (!solver.solve(lambda * settings.alpha, lambda * (1 - settings.alpha), settings.tolerance * top))
            return Error{Errc::invalid, message("selection", "The LASSO did not settle at lambda %1.", lambda), {}};
        path.lambda.push_back(lambda);
        path.coefficients.push_back(solver.coefficients(settings.standardise));
        path.devianceRatio.push_back(1 - solver.loss() / nullLoss);
        const double last = path.devianceRatio.back();
        if (settings.givenLambdas.empty() && at >= 4 && (last > 0.999 || last - path.devianceRatio[at - 1] < 1e-5))
            break;  // as glmnet.control() has it
        lambda *= factor;
    }
    return path;
}

Result<MultinomialCv> multinomialCv(const Eigen::MatrixXd& x, const std::vector<int>& level, int classes, const std::vector<int>& fold,
                                    const LassoCvSettings& settings, const Eigen::VectorXd& weights, const std::vector<std::string>& names)
{
    if (fold.size() != static_cast<std::size_t>(x.rows()) || fold.empty())
        return Error{Errc::invalid, message("selection", "There are %1 fold numbers for %2 rows.", fold.size(), x.rows()), {}};
    const auto folds = static_cast<std::size_t>(*std::max_element(fold.begin(), fold.end()) + 1);
    for (std::size_t at = 0; at < folds; ++at)
        if (std::find(fold.begin(), fold.end(), static_cast<int>(at)) == fold.end())
            return Error{Errc::invalid, message("selection", "Fold %1 of %2 has no row; fewer folds are needed.", at + 1, folds), {}};
    std::vector<Result<MultinomialPath>> paths(folds + 1, Result<MultinomialPath>(stopped()));
    std::vector<std::vector<Eigen::Index>> kept(folds), held(folds);
    for (std::size_t row = 0; row < fold.size(); ++row)
        for (std::size_t at = 0; at < folds; ++at)
            (fold[row] == static_cast<int>(at) ? held : kept)[at].push_back(static_cast<Eigen::Index>(row));
    parallelFor(
        folds + 1,
        [&](std::size_t at) {
            paths[at] = multinomialPath(x, level, classes, settings.path, weights, at == 0 ? std::vector<Eigen::Index>{} : kept[at - 1], names);
        },
        settings.threads);
    for (std::size_t at = 0; at < paths.size(); ++at)
        if (!paths[at])
            return at == 0 ? paths[at].error() : paths[at].error().in("fold " + std::to_string(at));
    MultinomialCv cv;
    cv.path = std::move(paths[0]).value();
    const auto lambdas = static_cast<Eigen::Index>(cv.path.lambda.size());
    cv.foldError.resize(static_cast<Eigen::Index>(folds), lambdas);
    Eigen::VectorXd foldWeight = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(folds));
    for (std::size_t at = 0; at < folds; ++at) {
        const MultinomialPath& own = *paths[at + 1];
        for (Eigen::Index place = 0; place < lambdas; ++place) {
            // Coefficients between the fold's own lambdas are linear in lambda; so are its linear predictors.
            std::vector<SparseCoefficients> coefficients;
            for (int k = 0; k < classes; ++k) {
                LassoPath one;
                one.lambda = own.lambda;
                for (const auto& all : own.coefficients)
                    one.coefficients.push_back(all[static_cast<std::size_t>(k)]);
                coefficients.push_back(coefficientsAt(one, cv.path.lambda[static_cast<std::size_t>(place)]));
            }
            double cost = 0, sum = 0;
            for (const Eigen::Index row : held[at]) {
                Eigen::VectorXd linear(classes);
                for (int k = 0; k < classes; ++k)
                    linear[k] = coefficients[static_cast<std::size_t>(k)].linear(x, row);
                const int truth = level[static_cast<std::size_t>(row)];
                Eigen::Index predicted = 0;
                const double top = linear.maxCoeff(&predicted);
                const double p = std::exp(linear[truth] - top) / (linear.array() - top).exp().sum();
                const double weight = weights.size() ? weights[row] : 1;
                cost += weight * (settings.measure == LassoMeasure::misclassification ? (predicted != truth ? 1.0 : 0.0) : -2 * std::log(std::clamp(p, 1e-5, 1 - 1e-5)));
                sum += weight;
            }
            foldWeight[static_cast<Eigen::Index>(at)] = sum;
            cv.foldError(static_cast<Eigen::Index>(at), place) = cost / sum;
        }
    }
    foldWeight /= foldWeight.sum();
    for (Eigen::Index place = 0; place < lambdas; ++place) {
        const double mean = foldWeight.dot(cv.foldError.col(place));
        cv.mean.push_back(mean);
        cv.error.push_back(std::sqrt(foldWeight.dot((cv.foldError.col(place).array() - mean).square().matrix()) / (static_cast<double>(folds) - 1)));
    }
    cv.best = static_cast<std::size_t>(std::min_element(cv.mean.begin(), cv.mean.end()) - cv.mean.begin());
    while (cv.mean[cv.oneError] > cv.mean[cv.best] + cv.error[cv.best])
        ++cv.oneError;
    return cv;
}

}  // namespace annulus
