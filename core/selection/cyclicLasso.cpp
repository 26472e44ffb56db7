#include "core/selection/cyclicLasso.h"

#include "core/base/parallelFor.h"
#include "core/selection/StandardColumns.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace annulus {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

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

Part partOf(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<Eigen::Index>& rows)
{
    Part part;
    const auto count = static_cast<Eigen::Index>(rows.size());
    part.columns = standardColumns(x, rows, Eigen::VectorXd::Constant(count, 1.0 / static_cast<double>(count)), false);
    part.y.assign(part.columns.stride, 0.0);
    for (const Eigen::Index row : rows)
        part.mean += y[row];
    part.mean /= static_cast<double>(count);
    for (std::size_t row = 0; row < rows.size(); ++row)
        part.y[row] = y[rows[row]] - part.mean;
    return part;
}

Result<void> check(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<int>& fold, const std::vector<std::string>& names)
{
    if (x.rows() < 2 || fold.size() != static_cast<std::size_t>(x.rows()))
        return Error{Errc::invalid, message("selection", "There are %1 fold numbers for %2 rows.", fold.size(), x.rows()), {}};
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        if (!std::isfinite(y[row]))
            return Error{Errc::invalid, message("selection", "The outcome in row %1 is missing; a number is expected.", row + 1), {}};
        for (Eigen::Index column = 0; column < x.cols(); ++column)
            if (!std::isfinite(x(row, column)))
                return Error{Errc::invalid, message("selection", "Column '%1' has no value in row %2; LASSO needs a number in every row.",
                                                    names.empty() ? std::to_string(column + 1) : names[static_cast<std::size_t>(column)], row + 1), {}};
    }
    const int folds = *std::max_element(fold.begin(), fold.end()) + 1;
    if (folds < 2 || *std::min_element(fold.begin(), fold.end()) < 0)
        return Error{Errc::invalid, message("selection", "There are %1 folds; at least 2 are expected, numbered from 1.", folds), {}};
    for (int at = 0; at < folds; ++at)
        if (std::find(fold.begin(), fold.end(), at) == fold.end())
            return Error{Errc::invalid, message("selection", "Fold %1 of %2 has no row; fewer folds are needed.", at + 1, folds), {}};
    return {};
}

std::vector<double> fallingAlphas(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<Eigen::Index>& rows, const CyclicLassoSettings& settings)
{
    std::vector<double> alphas = settings.alphas;
    if (alphas.empty()) {
        const Part whole = partOf(x, y, rows);
        const double top = CyclicDescent(whole.columns, whole.y).largestGradient() / static_cast<double>(rows.size());
        for (int at = 0; at < 100; ++at)
            alphas.push_back(top * std::pow(1e-3, at / 99.0));
    }
    std::sort(alphas.begin(), alphas.end(), std::greater<>());
    return alphas;
}

void summarise(CyclicLassoCv& cv)
{
    const auto folds = static_cast<double>(cv.squaredError.cols());
    for (Eigen::Index at = 0; at < cv.squaredError.rows(); ++at) {
        const double mean = cv.squaredError.row(at).mean();
        const double variance = (cv.squaredError.row(at).array() - mean).square().sum() / (folds - 1);
        cv.mean.push_back(mean);
        cv.error.push_back(std::sqrt(variance / folds));
    }
    cv.best = static_cast<std::size_t>(std::min_element(cv.mean.begin(), cv.mean.end()) - cv.mean.begin());
    while (cv.mean[cv.oneError] > cv.mean[cv.best] + cv.error[cv.best])
        ++cv.oneError;
}

}  // namespace

Result<CyclicLassoCv> cyclicLassoCv(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<int>& fold, const CyclicLassoSettings& settings,
                                    const std::vector<std::string>& names, const Progress& progress)
{
    if (const auto good = check(x, y, fold, names); !good)
        return good.error();
    const auto folds = static_cast<std::size_t>(*std::max_element(fold.begin(), fold.end()) + 1);
    std::vector<Eigen::Index> all(fold.size());
    std::iota(all.begin(), all.end(), Eigen::Index{0});
    CyclicLassoCv cv;
    cv.alphas = fallingAlphas(x, y, all, settings);
    cv.squaredError.resize(static_cast<Eigen::Index>(cv.alphas.size()), static_cast<Eigen::Index>(folds));
    std::vector<char> settled(folds + 1, 1);
    // The last task follows the path of all rows.
    parallelFor(
        folds + 1,
        [&](std::size_t k) {
            std::vector<Eigen::Index> kept, held;
            for (std::size_t row = 0; row < fold.size(); ++row)
                (fold[row] == static_cast<int>(k) ? held : kept).push_back(static_cast<Eigen::Index>(row));
            const Part part = partOf(x, y, kept);
            CyclicDescent descent(part.columns, part.y);
            for (std::size_t at = 0; at < cv.alphas.size() && !progress.cancelled(); ++at) {
                if (!descent.solve(cv.alphas[at] * static_cast<double>(kept.size()), settings.tolerance, settings.mostSweeps))
                    settled[k] = 0;
                const SparseCoefficients now = descent.coefficients(part.mean);
                if (k == folds) {
                    cv.path.push_back(now);
                    continue;
                }
                double sum = 0;
                for (const Eigen::Index row : held)
                    sum += std::pow(y[row] - now.linear(x, row), 2);
                cv.squaredError(static_cast<Eigen::Index>(at), static_cast<Eigen::Index>(k)) = sum / static_cast<double>(held.size());
            }
        },
        settings.threads);
    if (progress.cancelled())
        return stopped();
    summarise(cv);
    // The final fit starts from zero, as LassoCV's does.
    const Part whole = partOf(x, y, all);
    CyclicDescent descent(whole.columns, whole.y);
    const double rows = static_cast<double>(all.size());
    cv.settled = descent.solve(cv.alphas[cv.best] * rows, settings.tolerance, settings.mostSweeps);
    cv.coefficients = descent.coefficients(whole.mean);
    for (const Eigen::Index row : all)
        cv.objective += std::pow(y[row] - cv.coefficients.linear(x, row), 2) / (2 * rows);
    for (const double value : cv.coefficients.values)
        cv.objective += cv.alphas[cv.best] * std::abs(value);
    if (!cv.settled || std::find(settled.begin(), settled.end(), 0) != settled.end())
        cv.notes.push_back(message("selection", "The descent did not settle within %1 sweeps at some alpha; raise the number of sweeps.", settings.mostSweeps));
    return cv;
}

}  // namespace annulus
