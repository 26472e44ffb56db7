#include "core/stats/ordinal.h"

#include "core/stats/StandardDesign.h"
#include "core/stats/distributions.h"
#include "core/stats/sigmoid.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

/// A cumulative model: thresholds first, then the coefficients of `common`, then one block for each threshold of `own`.
struct Cumulative {
    const Eigen::MatrixXd& common;
    const Eigen::MatrixXd& own;
    const std::vector<int>& level;
    const Eigen::VectorXd& weights;
    int cuts;

    [[nodiscard]] Eigen::Index size() const { return cuts + common.cols() + cuts * own.cols(); }

    /// Gradient of the linear predictor of P(Y <= cut) in one row.
    [[nodiscard]] Eigen::VectorXd direction(Eigen::Index row, int cut) const
    {
        Eigen::VectorXd d = Eigen::VectorXd::Zero(size());
        d[cut] = 1;
        d.segment(cuts, common.cols()) = -common.row(row).transpose();
        d.segment(cuts + common.cols() + cut * own.cols(), own.cols()) = -own.row(row).transpose();
        return d;
    }
};

struct Point {
    double likelihood = 0;
    Eigen::VectorXd gradient;
    Eigen::MatrixXd information;  ///< minus the second derivatives
};

/// F(upper) - F(lower) without cancellation when both lie far in the same tail.
double between(double lower, double upper)
{
    if (lower > 0)
        return sigmoid(-lower) - sigmoid(-upper);
    return sigmoid(upper) - sigmoid(lower);
}

double likelihoodAt(const Cumulative& model, const Eigen::VectorXd& at, Point* point)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double likelihood = 0;
    const Eigen::Index size = model.size();
    if (point) {
        point->gradient = Eigen::VectorXd::Zero(size);
        point->information = Eigen::MatrixXd::Zero(size, size);
    }
    for (Eigen::Index row = 0; row < model.common.rows(); ++row) {
        const int level = model.level[static_cast<std::size_t>(row)];
        const double weight = model.weights[row];
        const bool hasUpper = level < model.cuts, hasLower = level > 0;
        Eigen::VectorXd up = Eigen::VectorXd::Zero(size), low = up;
        if (hasUpper)
            up = model.direction(row, level);
        if (hasLower)
            low = model.direction(row, level - 1);
        const double upper = hasUpper ? up.dot(at) : infinity, lower = hasLower ? low.dot(at) : -infinity;
        const double p = between(lower, upper);
        if (!(p > 0))
            return -infinity;
        likelihood += weight * std::log(p);
        if (!point)
            continue;
        const double fu = sigmoid(upper) * sigmoid(-upper), fl = sigmoid(lower) * sigmoid(-lower);
        const double cu = fu * (sigmoid(-upper) - sigmoid(upper)), cl = fl * (sigmoid(-lower) - sigmoid(lower));
        const Eigen::VectorXd g = (fu * up - fl * low) / p;
        point->gradient += weight * g;
        point->information += weight * (g * g.transpose() - (cu * up * up.transpose() - cl * low * low.transpose()) / p);
    }
    if (point)
        point->likelihood = likelihood;
    return likelihood;
}

struct Maximum {
    Eigen::VectorXd at;
    Eigen::MatrixXd covariance;
    double likelihood = 0;
    int steps = 0;
};

Result<Maximum> maximise(const Cumulative& model, Eigen::VectorXd at)
{
    constexpr int mostSteps = 200;
    Maximum maximum;
    Point point;
    likelihoodAt(model, at, &point);
    for (;; ++maximum.steps) {
        Eigen::LDLT<Eigen::MatrixXd> solver(point.information);
        if (maximum.steps == mostSteps || solver.info() != Eigen::Success || !solver.isPositive())
            return Error{Errc::invalid, message("stats", "The ordinal model has no finite maximum: some column separates the levels (%1 steps taken).", maximum.steps), {}};
        Eigen::VectorXd step = solver.solve(point.gradient);
        const double slope = step.dot(point.gradient);
        double reached = likelihoodAt(model, at + step, nullptr);
        for (int halvings = 0; halvings < 40 && !(reached >= point.likelihood - 1e-12 * std::abs(point.likelihood)); ++halvings) {
            step /= 2;
            reached = likelihoodAt(model, at + step, nullptr);
        }
        at += step;
        likelihoodAt(model, at, &point);
        if (slope < 1e-20 * (1 + std::abs(point.likelihood)) || step.cwiseAbs().maxCoeff() < 1e-14 * (1 + at.cwiseAbs().maxCoeff()))
            break;
    }
    const Eigen::Index size = model.size();
    maximum.covariance = Eigen::LDLT<Eigen::MatrixXd>(point.information).solve(Eigen::MatrixXd::Identity(size, size));
    if (!(maximum.covariance.diagonal().minCoeff() > 0) || maximum.covariance.diagonal().maxCoeff() > 1e12)
        return Error{Errc::invalid, message("stats", "The ordinal model has no finite maximum: some column separates the levels (%1 steps taken).", maximum.steps), {}};
    maximum.at = std::move(at);
    maximum.likelihood = point.likelihood;
    return maximum;
}

}  // namespace

Eigen::VectorXd OrdinalFit::probabilities(const Eigen::VectorXd& row) const
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double linear = beta.dot(row);
    Eigen::VectorXd p(thresholds.size() + 1);
    for (Eigen::Index level = 0; level < p.size(); ++level)
        p[level] = between(level == 0 ? -infinity : thresholds[level - 1] - linear, level == thresholds.size() ? infinity : thresholds[level] - linear);
    return p;
}

Result<OrdinalFit> fitOrdinal(const Eigen::MatrixXd& x, const std::vector<int>& level, int levels, const Eigen::VectorXd& givenWeights)
{
    const Eigen::VectorXd weights = givenWeights.size() ? givenWeights : Eigen::VectorXd::Ones(x.rows());
    Eigen::VectorXd counts = Eigen::VectorXd::Zero(levels);
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        counts[level[static_cast<std::size_t>(row)]] += weights[row];
    for (int at = 0; at < levels; ++at)
        if (counts[at] == 0)
            return Error{Errc::invalid, message("stats", "No row has level %1 of %2; every level of an ordinal outcome must occur.", at + 1, levels), {}};
    const int cuts = levels - 1;
    OrdinalFit fit;
    Eigen::VectorXd start = Eigen::VectorXd::Zero(cuts + x.cols());
    double below = 0;
    for (int cut = 0; cut < cuts; ++cut) {
        below += counts[cut];
        start[cut] = std::log(below / (counts.sum() - below));
    }
    for (int at = 0; at < levels; ++at)
        fit.nullLogLikelihood += counts[at] * std::log(counts[at] / counts.sum());
    const StandardDesign standard = standardPredictors(x);
    const Eigen::MatrixXd none(x.rows(), 0);
    const auto maximum = maximise({standard.x, none, level, weights, cuts}, start);
    if (!maximum)
        return maximum.error();
    // threshold - z beta with z = (x - centre) / scale, in the units of x.
    Eigen::MatrixXd toGiven = Eigen::MatrixXd::Identity(start.size(), start.size());
    toGiven.bottomRightCorner(x.cols(), x.cols()).diagonal() = standard.scale.cwiseInverse();
    toGiven.topRightCorner(cuts, x.cols()).rowwise() = standard.centre.cwiseQuotient(standard.scale).transpose();
    const Eigen::VectorXd at = toGiven * maximum->at;
    fit.thresholds = at.head(cuts);
    fit.beta = at.tail(x.cols());
    fit.covariance = toGiven * maximum->covariance * toGiven.transpose();
    const Eigen::VectorXd se = fit.covariance.diagonal().cwiseSqrt();
    fit.thresholdSe = se.head(cuts);
    fit.se = se.tail(x.cols());
    fit.logLikelihood = maximum->likelihood;
    fit.aic = -2 * fit.logLikelihood + 2 * static_cast<double>(se.size());
    fit.steps = maximum->steps;
    return fit;
}

Result<ParallelTest> testParallel(const Eigen::MatrixXd& x, const std::vector<Eigen::Index>& term, const std::vector<int>& level, int levels,
                                  const OrdinalFit& fit, const Eigen::VectorXd& givenWeights)
{
    const Eigen::VectorXd weights = givenWeights.size() ? givenWeights : Eigen::VectorXd::Ones(x.rows());
    const int cuts = levels - 1;
    std::vector<Eigen::Index> others;
    for (Eigen::Index column = 0; column < x.cols(); ++column)
        if (std::find(term.begin(), term.end(), column) == term.end())
            others.push_back(column);
    const StandardDesign standard = standardPredictors(x);
    const Eigen::VectorXd beta = fit.beta.cwiseProduct(standard.scale);
    const Eigen::MatrixXd common = standard.x(Eigen::all, others), own = standard.x(Eigen::all, term);
    const Cumulative model{common, own, level, weights, cuts};
    Eigen::VectorXd start(model.size());
    start.head(cuts) = fit.thresholds.array() - standard.centre.dot(fit.beta);
    start.segment(cuts, common.cols()) = beta(others);
    for (int cut = 0; cut < cuts; ++cut)
        start.segment(cuts + common.cols() + cut * own.cols(), own.cols()) = beta(term);
    const auto maximum = maximise(model, start);
    if (!maximum)
        return maximum.error();
    ParallelTest test{2 * (maximum->likelihood - fit.logLikelihood), static_cast<int>(own.cols()) * (cuts - 1), 0};
    test.p = chiSquareUpper(test.chiSquare, test.degrees);
    return test;
}

}  // namespace annulus
