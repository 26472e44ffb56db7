#include "core/stats/logistic.h"

#include "core/stats/distributions.h"
#include "core/stats/pivotedQr.h"

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double tiny = std::numeric_limits<double>::epsilon();

/// Share of the deviance of one row: 2 w (y log(y/p) + (1-y) log((1-y)/(1-p))).
double devianceOf(double y, double p, double weight)
{
    const double one = y > 0 ? y * std::log(y / p) : 0;
    const double zero = y < 1 ? (1 - y) * std::log((1 - y) / (1 - p)) : 0;
    return 2 * weight * (one + zero);
}

/// d probability / d linear predictor, with R's floor where the exponential would run out.
double slopeOf(double linear)
{
    if (std::abs(linear) > 30)
        return tiny;
    const double e = std::exp(linear);
    return e / ((1 + e) * (1 + e));
}

Eigen::VectorXd withoutNaN(const Eigen::VectorXd& beta)
{
    return beta.unaryExpr([](double value) { return std::isnan(value) ? 0.0 : value; });
}

struct Step {
    Eigen::VectorXd root;     ///< square root of the working weights
    Eigen::VectorXd working;  ///< weighted working response
};

Step workingStep(const Eigen::VectorXd& linear, const Eigen::VectorXd& fitted, const Eigen::VectorXd& y, const Eigen::VectorXd& weights,
                 const Eigen::VectorXd& offset)
{
    Step step{Eigen::VectorXd(y.size()), Eigen::VectorXd(y.size())};
    for (Eigen::Index row = 0; row < y.size(); ++row) {
        const double slope = slopeOf(linear[row]);
        const double p = fitted[row];
        step.root[row] = std::sqrt(weights[row] * slope * slope / (p * (1 - p)));
        step.working[row] = step.root[row] * (linear[row] - offset[row] + (y[row] - p) / slope);
    }
    return step;
}

Result<void> check(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights)
{
    if (x.rows() < 2)
        return Error{Errc::invalid, message("stats", "There are %1 complete rows; a logistic model needs at least 2.", x.rows()), {}};
    double zeros = 0, ones = 0;
    Eigen::Index counted = 0;
    for (Eigen::Index row = 0; row < y.size(); ++row) {
        if (!(weights[row] >= 0) || !std::isfinite(weights[row]))
            return Error{Errc::invalid, message("stats", "The weight in row %1 is %2; a number from 0 up is expected.", row + 1, weights[row]), {}};
        if (!(y[row] >= 0 && y[row] <= 1))
            return Error{Errc::invalid, message("stats", "The outcome in row %1 is %2; 0 or 1 is expected.", row + 1, y[row]), {}};
        ones += weights[row] * y[row];
        zeros += weights[row] * (1 - y[row]);
        counted += weights[row] > 0;
    }
    if (counted == 0)
        return Error{Errc::invalid, message("stats", "All %1 rows have weight 0; a logistic model needs rows that count.", y.size()), {}};
    if ((ones == 0 || zeros == 0) && counted < y.size())
        return Error{Errc::invalid, message("stats", "All %1 outcomes with a weight above 0 are %2; a logistic model needs both 0 and 1.", counted, ones == 0 ? 0 : 1), {}};
    if (ones == 0 || zeros == 0)
        return Error{Errc::invalid, message("stats", "All %1 outcomes are %2; a logistic model needs both 0 and 1.", y.size(), ones == 0 ? 0 : 1), {}};
    return {};
}

/// -2 log likelihood as R's binomial()$aic counts it: rows stand for round(weight) patients, and R rounds a half to the even neighbour, as
/// nearbyint does.
double minusTwoLogLikelihood(const LogisticFit& fit, const Eigen::VectorXd& y, const Eigen::VectorXd& weights)
{
    double sum = 0;
    for (Eigen::Index row = 0; row < y.size(); ++row) {
        const double trials = std::nearbyint(weights[row]);
        const double hits = std::nearbyint(weights[row] * y[row]);
        const double p = fit.fitted[row];
        double logDensity = (hits > 0 ? hits * std::log(p) : 0) + (trials > hits ? (trials - hits) * std::log1p(-p) : 0);
        if (hits > 0 && hits < trials)
            logDensity += std::lgamma(trials + 1) - std::lgamma(hits + 1) - std::lgamma(trials - hits + 1);
        if (weights[row] > 0)
            sum += logDensity;
    }
    return -2 * sum;
}

/// Deviance of the model with an intercept only (and the offset): Newton's method in one unknown.
double nullDevianceOf(const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const Eigen::VectorXd& offset)
{
    const double share = weights.dot(y) / weights.sum();
    double intercept = std::log(share / (1 - share));
    Eigen::VectorXd fitted = Eigen::VectorXd::Constant(y.size(), share);
    for (int step = 0; step < 100 && offset.cwiseAbs().maxCoeff() > 0; ++step) {
        fitted = (offset.array() + intercept).unaryExpr([](double linear) { return logistic(linear); });
        const double slope = weights.dot(y - fitted), curvature = (weights.array() * fitted.array() * (1 - fitted.array())).sum();
        const double move = std::clamp(slope / curvature, -5.0, 5.0);
        intercept += move;
        if (std::abs(move) < 1e-12 * (1 + std::abs(intercept)))
            break;
    }
    return binomialDeviance(y, fitted, weights);
}

}  // namespace

double logistic(double linear)
{
    const double e = linear < -30 ? tiny : linear > 30 ? 1 / tiny : std::exp(linear);
    return e / (1 + e);
}

double binomialDeviance(const Eigen::VectorXd& y, const Eigen::VectorXd& probability, const Eigen::VectorXd& weights)
{
    double sum = 0;
    for (Eigen::Index row = 0; row < y.size(); ++row)
        sum += devianceOf(y[row], probability[row], weights[row]);
    return sum;
}

Result<LogisticFit> fitLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& givenWeights,
                                const Eigen::VectorXd& givenOffset, const LogisticOptions& options)
{
    const Eigen::VectorXd weights = givenWeights.size() ? givenWeights : Eigen::VectorXd::Ones(y.size());
    const Eigen::VectorXd offset = givenOffset.size() ? givenOffset : Eigen::VectorXd::Zero(y.size());
    if (const auto good = check(x, y, weights); !good)
        return good.error();
    LogisticFit fit;
    fit.fitted = ((weights.array() * y.array() + 0.5) / (weights.array() + 1)).matrix();
    fit.linear = fit.fitted.unaryExpr([](double p) { return std::log(p / (1 - p)); });
    fit.deviance = binomialDeviance(y, fit.fitted, weights);
    PivotedQr qr;
    const auto solve = [&] {
        const Step step = workingStep(fit.linear, fit.fitted, y, weights, offset);
        qr = pivotedQr(step.root.asDiagonal() * x, options.rankTolerance);
        return coefficients(qr, step.working);
    };
    while (fit.steps < options.mostSteps && !fit.converged) {
        Eigen::VectorXd beta = solve();
        ++fit.steps;
        const double before = fit.deviance;
        // A step that overshoots is halved towards the coefficients before (R does so only when the deviance is infinite).
        for (int halvings = 0;; ++halvings) {
            fit.linear = x * withoutNaN(beta) + offset;
            fit.fitted = fit.linear.unaryExpr([](double linear) { return logistic(linear); });
            fit.deviance = binomialDeviance(y, fit.fitted, weights);
            const bool worse = fit.steps > 1 && fit.deviance > before + 1e-6 * (before + 0.1);
            if (!worse || halvings == 30)
                break;
            beta = (beta + fit.beta) / 2;
        }
        fit.beta = beta;
        fit.converged = std::abs(fit.deviance - before) / (std::abs(fit.deviance) + 0.1) < options.epsilon;
    }
    if (options.seAtMaximum) {
        fit.beta = solve();
        fit.linear = x * withoutNaN(fit.beta) + offset;
        fit.fitted = fit.linear.unaryExpr([](double linear) { return logistic(linear); });
        fit.deviance = binomialDeviance(y, fit.fitted, weights);
        solve();
    }
    fit.covariance = crossInverse(qr);
    fit.se = fit.covariance.diagonal().cwiseSqrt();
    fit.rank = qr.rank;
    fit.used = (weights.array() > 0).count();
    fit.nullDeviance = nullDevianceOf(y, weights, offset);
    const double minusTwo = minusTwoLogLikelihood(fit, y, weights);
    fit.aic = minusTwo + 2 * static_cast<double>(fit.rank);
    fit.logLikelihood = -minusTwo / 2;
    return fit;
}

CoefficientLimits waldLimits(double beta, double se, double level)
{
    const double z = normalQuantile((1 + level) / 2);
    return {beta - z * se, beta + z * se};
}

CoefficientLimits profileLimits(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const LogisticFit& fit,
                         Eigen::Index column, double level)
{
    constexpr double noValue = std::numeric_limits<double>::quiet_NaN();
    const double z = normalQuantile((1 + level) / 2);
    const double limit = fit.deviance + z * z;
    std::vector<Eigen::Index> others;
    for (Eigen::Index other = 0; other < x.cols(); ++other)
        if (other != column && !std::isnan(fit.beta[other]))
            others.push_back(other);
    const Eigen::MatrixXd rest = x(Eigen::all, others);
    const Eigen::VectorXd w = weights.size() ? weights : Eigen::VectorXd::Ones(y.size());
    const auto excess = [&](double value) {
        const Eigen::VectorXd offset = value * x.col(column);
        if (others.empty()) {
            const Eigen::VectorXd fitted = offset.unaryExpr([](double linear) { return logistic(linear); });
            return binomialDeviance(y, fitted, w) - limit;
        }
        LogisticOptions options;
        options.seAtMaximum = false;
        const auto constrained = fitLogistic(rest, y, w, offset, options);
        return constrained ? constrained->deviance - limit : noValue;
    };
    CoefficientLimits limits{noValue, noValue};
    const double se = fit.se[column];
    if (!(se > 0) || !std::isfinite(se))
        return limits;
    for (const double side : {-1.0, 1.0}) {
        double inner = fit.beta[column], innerExcess = -z * z;
        for (int step = 1; step <= 40; ++step) {
            const double outer = fit.beta[column] + side * step * 0.75 * z * se;
            const double outerExcess = excess(outer);
            if (std::isnan(outerExcess))
                break;
            if (outerExcess > 0) {
                std::uintmax_t most = 100;
                const double low = std::min(inner, outer), high = std::max(inner, outer);
                const auto root = boost::math::tools::toms748_solve(excess, low, high, inner < outer ? innerExcess : outerExcess,
                                                                    inner < outer ? outerExcess : innerExcess,
                                                                    boost::math::tools::eps_tolerance<double>(40), most);
                (side < 0 ? limits.low : limits.high) = (root.first + root.second) / 2;
                break;
            }
            inner = outer;
            innerExcess = outerExcess;
        }
    }
    return limits;
}

Result<LikelihoodRatio> testDropped(const Eigen::MatrixXd& without, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const LogisticFit& full,
                                    const LogisticOptions& options)
{
    const auto fit = fitLogistic(without, y, weights, {}, options);
    if (!fit)
        return fit.error();
    LikelihoodRatio test{fit->deviance - full.deviance, full.rank - fit->rank, 0};
    test.p = test.degrees > 0 ? chiSquareUpper(std::max(0.0, test.chiSquare), static_cast<double>(test.degrees)) : std::numeric_limits<double>::quiet_NaN();
    return test;
}

}  // namespace annulus
