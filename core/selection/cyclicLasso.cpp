#include "core/selection/cyclicLasso.h"

#include "core/base/parallelFor.h"
#include "core/selection/QuadraticLasso.h"
#include "core/selection/StandardColumns.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace annulus {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
/// Correlated columns under a small penalty can keep cyclic sweeps busy for tens of thousands of rounds, where a factor of the columns in use
/// has the optimum at once. Descents that settle before stop where scikit-learn's does.
constexpr int patience = 5000;

/// The sweeps of scikit-learn's enet_coordinate_descent, without the work that cannot change anything: a column at zero stays there
/// while a bound on its gradient (the last value plus how far the residual has moved since) is below the penalty, and the
/// gradients of columns that were ever in use follow from their inner products with each other. The iterates are the same.
class CyclicDescent {
public:
    CyclicDescent(const StandardColumns& columns, std::vector<double> y)
        : kernel_(columnKernels()), columns_(columns), y_(std::move(y)), residual_(y_), width_(static_cast<std::size_t>(columns.size())), norm_(width_, 0.0),
          length_(width_, 0.0), known_(width_, 0.0), knownAt_(width_, 0.0), place_(width_, none)
    {
        ySquared_ = kernel_.dot(y_.data(), y_.data(), columns.stride);
        for (std::size_t j = 0; j < width_; ++j) {
            norm_[j] = columns.scale[static_cast<Eigen::Index>(j)] == 0 ? 0 : kernel_.dot(column(j), column(j), columns.stride);
            length_[j] = std::sqrt(norm_[j]);
            known_[j] = kernel_.dot(column(j), y_.data(), columns.stride);
        }
    }

    [[nodiscard]] double largestGradient() const
    {
        double most = 0;
        for (const double value : known_)
            most = std::max(most, std::abs(value));
        return most;
    }

    /// False where the sweeps ran out.
    bool solve(double penalty, double tolerance, int mostSweeps)
    {
        for (int sweep = 0; sweep < mostSweeps; ++sweep) {
            double largest = 0, moved = 0;
            for (std::size_t j = 0; j < width_; ++j) {
                if (norm_[j] == 0)
                    continue;
                const std::size_t at = place_[j];
                const double now = at == none ? 0 : beta_[at];
                if (at == none && std::abs(known_[j]) + length_[j] * (travelled_ - knownAt_[j]) <= penalty)
                    continue;
                const double gradient = (at == none ? measured(j) : gradient_[at]) + norm_[j] * now;
                const double size = std::max(std::abs(gradient) - penalty, 0.0) / norm_[j];
                const double next = gradient < 0 ? -size : size;
                if (next != now)
                    move(j, next - now, next);
                moved = std::max(moved, std::abs(next - now));
                largest = std::max(largest, std::abs(next));
            }
            if (largest == 0 || moved / largest < tolerance || sweep == mostSweeps - 1)
                if (gap(penalty) < tolerance * ySquared_)
                    return true;
            if (sweep == patience - 1 && finish(penalty, tolerance * ySquared_))
                return true;
        }
        return false;
    }

    [[nodiscard]] SparseCoefficients coefficients(double yMean) const
    {
        SparseCoefficients sparse;
        sparse.intercept = yMean;
        for (std::size_t j = 0; j < width_; ++j)
            if (place_[j] != none && beta_[place_[j]] != 0) {
                sparse.columns.push_back(static_cast<Eigen::Index>(j));
                sparse.values.push_back(beta_[place_[j]]);
                sparse.intercept -= beta_[place_[j]] * columns_.mean[static_cast<Eigen::Index>(j)];
            }
        return sparse;
    }

private:
    [[nodiscard]] const double* column(std::size_t j) const { return columns_.column(static_cast<Eigen::Index>(j)); }

    /// Inner product of an unused column with the residual now.
    double measured(std::size_t j)
    {
        for (const std::size_t at : pendingPlaces_) {
            kernel_.add(-pending_[at], column(used_[at]), residual_.data(), columns_.stride);
            pending_[at] = 0;
            isPending_[at] = 0;
        }
        pendingPlaces_.clear();
        known_[j] = kernel_.dot(column(j), residual_.data(), columns_.stride);
        knownAt_[j] = travelled_;
        return known_[j];
    }

    void take(std::size_t j)
    {
        const std::size_t at = used_.size();
        place_[j] = at;
        used_.push_back(j);
        beta_.push_back(0);
        pending_.push_back(0);
        isPending_.push_back(0);
        if (gram_.rows() < static_cast<Eigen::Index>(used_.size())) {
            const Eigen::Index had = gram_.rows(), room = std::max<Eigen::Index>(64, 2 * had);  // whole column blocks
            gram_.conservativeResize(room, room);
            gram_.rightCols(room - had).setZero();
            gram_.bottomRows(room - had).setZero();
            gradient_.resize(static_cast<std::size_t>(room), 0.0);
        }
        gradient_[at] = known_[j];  // measured just now
        for (std::size_t other = 0; other <= at; ++other) {
            const double product = kernel_.dot(column(j), column(used_[other]), columns_.stride);
            gram_(static_cast<Eigen::Index>(at), static_cast<Eigen::Index>(other)) = product;
            gram_(static_cast<Eigen::Index>(other), static_cast<Eigen::Index>(at)) = product;
        }
    }

    void move(std::size_t j, double by, double to)
    {
        if (place_[j] == none)
            take(j);
        const std::size_t at = place_[j];
        beta_[at] = to;
        const double* products = gram_.data() + static_cast<Eigen::Index>(at) * gram_.outerStride();
        kernel_.add(-by, products, gradient_.data(), paddedLength(used_.size()));
        travelled_ += std::abs(by) * length_[j];
        pending_[at] += by;
        if (!isPending_[at]) {
            isPending_[at] = 1;
            pendingPlaces_.push_back(at);
        }
    }

    /// Straight towards the optimum: the quadratic problem of the columns in use, then those that it leaves above the penalty, more exactly
    /// each time until the gap is small enough. False where that does not end soon.
    bool finish(double penalty, double wanted)
    {
        constexpr int mostRounds = 12;
        double goal = 1e-2 * penalty;
        for (int round = 0; round < mostRounds; ++round) {
            const std::size_t count = used_.size();
            QuadraticLasso quadratic;
            quadratic.makeRoom(count);
            std::vector<std::size_t> active(count);
            std::iota(active.begin(), active.end(), std::size_t{0});
            for (std::size_t a = 0; a < count; ++a)
                for (std::size_t b = 0; b <= a; ++b)
                    quadratic.setCurvature(a, b, gram_(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)));
            std::vector<double> beta = beta_, gradient(gradient_.begin(), gradient_.begin() + static_cast<std::ptrdiff_t>(count));
            quadratic.solve(active, {penalty, 0, goal}, goal, beta, gradient);
            for (std::size_t at = 0; at < count; ++at) {
                const double by = beta[at] - beta_[at];
                gradient_[at] = gradient[at];
                if (by == 0)
                    continue;
                beta_[at] = beta[at];
                travelled_ += std::abs(by) * length_[used_[at]];
                pending_[at] += by;
                if (!isPending_[at]) {
                    isPending_[at] = 1;
                    pendingPlaces_.push_back(at);
                }
            }
            if (gap(penalty) < wanted)
                return true;
            for (std::size_t j = 0; j < width_; ++j)
                if (norm_[j] != 0 && place_[j] == none && std::abs(known_[j]) + length_[j] * (travelled_ - knownAt_[j]) > penalty && std::abs(measured(j)) > penalty)
                    take(j);
            if (used_.size() == count)
                goal *= 0.1;
        }
        return false;
    }

    double gap(double penalty)
    {
        double largest = 0, withY = 0, absolute = 0, residualSquared = ySquared_;
        for (std::size_t at = 0; at < used_.size(); ++at) {
            largest = std::max(largest, std::abs(gradient_[at]));
            if (beta_[at] == 0)
                continue;
            const double xy = kernel_.dot(column(used_[at]), y_.data(), columns_.stride);
            withY += beta_[at] * xy;
            residualSquared -= beta_[at] * (xy + gradient_[at]);
            absolute += std::abs(beta_[at]);
        }
        for (std::size_t j = 0; j < width_; ++j)
            if (place_[j] == none && std::abs(known_[j]) + length_[j] * (travelled_ - knownAt_[j]) > largest)
                largest = std::max(largest, std::abs(measured(j)));
        const double share = largest > penalty ? penalty / largest : 1;
        const double both = largest > penalty ? 0.5 * residualSquared * (1 + share * share) : residualSquared;
        return both + penalty * absolute - share * (ySquared_ - withY);
    }

    const ColumnKernels& kernel_;
    const StandardColumns& columns_;
    std::vector<double> y_, residual_;
    std::size_t width_;
    std::vector<double> norm_, length_;
    std::vector<double> known_, knownAt_;  ///< gradient of an unused column when it was last measured, and where the residual was then
    double travelled_ = 0, ySquared_ = 0;

    std::vector<std::size_t> place_;  ///< of each column among those used
    std::vector<std::size_t> used_;
    std::vector<double> beta_, gradient_, pending_;
    std::vector<char> isPending_;
    std::vector<std::size_t> pendingPlaces_;
    Eigen::MatrixXd gram_;
};

struct Part {
    StandardColumns columns;
    std::vector<double> y;
    double mean = 0;
};

/// Rows of weight w are multiplied by its root after centring (scikit-learn's _rescale_data); the weights of the rows add up to their number.
Part partOf(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<Eigen::Index>& rows, const Eigen::VectorXd& weights)
{
    Part part;
    const auto count = static_cast<Eigen::Index>(rows.size());
    const bool isWeighted = weights.size() > 0;
    Eigen::VectorXd share = Eigen::VectorXd::Constant(count, 1.0 / static_cast<double>(count));
    if (isWeighted)
        share = weights(rows) / weights(rows).sum();
    part.columns = standardColumns(x, rows, share, false);
    part.y.assign(part.columns.stride, 0.0);
    part.mean = isWeighted ? share.dot(y(rows)) : y(rows).mean();
    for (std::size_t row = 0; row < rows.size(); ++row)
        part.y[row] = y[rows[row]] - part.mean;
    if (!isWeighted)
        return part;
    std::vector<double> root(part.columns.stride, 0.0);
    for (std::size_t row = 0; row < rows.size(); ++row)
        root[row] = std::sqrt(share[static_cast<Eigen::Index>(row)] * static_cast<double>(count));
    const ColumnKernels& kernel = columnKernels();
    for (std::size_t at = 0; at < part.columns.values.size(); at += part.columns.stride)
        kernel.multiply(root.data(), &part.columns.values[at], &part.columns.values[at], part.columns.stride);
    kernel.multiply(root.data(), part.y.data(), part.y.data(), part.columns.stride);
    return part;
}

Result<void> checkRows(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const std::vector<std::string>& names)
{
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        if (!std::isfinite(y[row]))
            return Error{Errc::invalid, message("selection", "The outcome in row %1 is missing; a number is expected.", row + 1), {}};
        if (weights.size() && !(weights[row] > 0 && std::isfinite(weights[row])))
            return Error{Errc::invalid, message("selection", "The weight in row %1 is %2; a number above 0 is expected.", row + 1, weights[row]), {}};
        for (Eigen::Index column = 0; column < x.cols(); ++column)
            if (!std::isfinite(x(row, column)))
                return Error{Errc::invalid, message("selection", "Column '%1' has no value in row %2; LASSO needs a number in every row.",
                                                    names.empty() ? std::to_string(column + 1) : names[static_cast<std::size_t>(column)], row + 1), {}};
    }
    return {};
}

Result<void> checkFolds(const std::vector<int>& fold, Eigen::Index rows)
{
    if (rows < 2 || fold.size() != static_cast<std::size_t>(rows))
        return Error{Errc::invalid, message("selection", "There are %1 fold numbers for %2 rows.", fold.size(), rows), {}};
    const int folds = *std::max_element(fold.begin(), fold.end()) + 1;
    if (folds < 2 || *std::min_element(fold.begin(), fold.end()) < 0)
        return Error{Errc::invalid, message("selection", "There are %1 folds; at least 2 are expected, numbered from 1.", folds), {}};
    for (int at = 0; at < folds; ++at)
        if (std::find(fold.begin(), fold.end(), at) == fold.end())
            return Error{Errc::invalid, message("selection", "Fold %1 of %2 has no row; fewer folds are needed.", at + 1, folds), {}};
    return {};
}

std::vector<double> fallingAlphas(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<Eigen::Index>& rows, const CyclicLassoSettings& settings,
                                  const Eigen::VectorXd& weights)
{
    std::vector<double> alphas = settings.alphas;
    if (alphas.empty()) {
        const Part whole = partOf(x, y, rows, weights);
        const double top = CyclicDescent(whole.columns, whole.y).largestGradient() / static_cast<double>(rows.size());
        for (int at = 0; at < 100; ++at)
            alphas.push_back(top * std::pow(1e-3, at / 99.0));
    }
    std::sort(alphas.begin(), alphas.end(), std::greater<>());
    return alphas;
}

void summarise(CyclicLassoCv& cv, const Eigen::VectorXd& foldWeight)
{
    const auto folds = static_cast<double>(cv.squaredError.cols());
    const Eigen::VectorXd share = foldWeight / foldWeight.sum();
    for (Eigen::Index at = 0; at < cv.squaredError.rows(); ++at) {
        const Eigen::VectorXd errors = cv.squaredError.row(at);
        const double mean = share.dot(errors);
        const double variance = share.dot((errors.array() - mean).square().matrix()) * folds / (folds - 1);
        cv.mean.push_back(mean);
        cv.error.push_back(std::sqrt(variance / folds));
    }
    cv.best = static_cast<std::size_t>(std::min_element(cv.mean.begin(), cv.mean.end()) - cv.mean.begin());
    while (cv.mean[cv.oneError] > cv.mean[cv.best] + cv.error[cv.best])
        ++cv.oneError;
}

/// Squared error of rows, by their weights.
double errorOf(const SparseCoefficients& coefficients, const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<Eigen::Index>& rows,
               const Eigen::VectorXd& weights)
{
    double sum = 0, weight = 0;
    for (const Eigen::Index row : rows) {
        const double own = weights.size() ? weights[row] : 1;
        sum += own * std::pow(y[row] - coefficients.linear(x, row), 2);
        weight += own;
    }
    return sum / weight;
}

}  // namespace

Result<CyclicLassoCv> cyclicLassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<int>& fold, const CyclicLassoSettings& settings,
                                    const Eigen::VectorXd& weights, const std::vector<std::string>& names, const Progress& progress)
{
    if (const auto good = checkFolds(fold, x.rows()); !good)
        return good.error();
    return cyclicLassoCv(x, y, foldRows(fold), settings, weights, names, progress);
}

Result<CyclicLassoCv> cyclicLassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<FoldRows>& folds, const CyclicLassoSettings& settings,
                                    const Eigen::VectorXd& weights, const std::vector<std::string>& names, const Progress& progress)
{
    if (const auto good = checkRows(x, y, weights, names); !good)
        return good.error();
    std::vector<Eigen::Index> all(static_cast<std::size_t>(x.rows()));
    std::iota(all.begin(), all.end(), Eigen::Index{0});
    CyclicLassoCv cv;
    cv.alphas = fallingAlphas(x, y, all, settings, weights);
    cv.squaredError.resize(std::ssize(cv.alphas), std::ssize(folds));
    std::vector<char> settled(folds.size() + 1, 1);
    // The last task follows the path of all rows.
    parallelFor(
        folds.size() + 1,
        [&](std::size_t k) {
            const auto& kept = k == folds.size() ? all : folds[k].kept;
            const Part part = partOf(x, y, kept, weights);
            CyclicDescent descent(part.columns, part.y);
            for (std::size_t at = 0; at < cv.alphas.size() && !progress.cancelled(); ++at) {
                if (!descent.solve(cv.alphas[at] * static_cast<double>(kept.size()), settings.tolerance, settings.mostSweeps))
                    settled[k] = 0;
                const SparseCoefficients now = descent.coefficients(part.mean);
                if (k == folds.size())
                    cv.path.push_back(now);
                else
                    cv.squaredError(static_cast<Eigen::Index>(at), static_cast<Eigen::Index>(k)) = errorOf(now, x, y, folds[k].held, weights);
            }
        },
        settings.threads);
    if (progress.cancelled())
        return stopped();
    Eigen::VectorXd foldWeight = Eigen::VectorXd::Ones(std::ssize(folds));
    if (weights.size())
        for (std::size_t k = 0; k < folds.size(); ++k)
            foldWeight[static_cast<Eigen::Index>(k)] = weights(folds[k].held).sum();
    summarise(cv, foldWeight);
    // The final fit starts from zero, as LassoCV's does.
    const Part whole = partOf(x, y, all, weights);
    CyclicDescent descent(whole.columns, whole.y);
    cv.settled = descent.solve(cv.alphas[cv.best] * static_cast<double>(all.size()), settings.tolerance, settings.mostSweeps);
    cv.coefficients = descent.coefficients(whole.mean);
    cv.objective = errorOf(cv.coefficients, x, y, all, weights) / 2;
    for (const double value : cv.coefficients.values)
        cv.objective += cv.alphas[cv.best] * std::abs(value);
    if (!cv.settled || std::find(settled.begin(), settled.end(), 0) != settled.end())
        cv.notes.push_back(message("selection", "The descent did not settle within %1 sweeps at some alpha; raise the number of sweeps.", settings.mostSweeps));
    return cv;
}

}  // namespace annulus
