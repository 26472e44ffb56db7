#include "core/stats/firth.h"

#include "core/stats/StandardDesign.h"
#include "core/stats/pivotedQr.h"
#include "core/stats/sigmoid.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <limits>

namespace annulus {
namespace {

struct State {
    Eigen::VectorXd fitted;
    Eigen::LLT<Eigen::MatrixXd> information;
    Eigen::VectorXd score;
    double likelihood = 0;
};

State stateAt(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const Eigen::VectorXd& beta)
{
    State state;
    const Eigen::VectorXd linear = x * beta;
    state.fitted = linear.unaryExpr([](double eta) { return sigmoid(eta); });
    const Eigen::VectorXd variance = weights.array() * state.fitted.array() * (1 - state.fitted.array());
    const Eigen::MatrixXd half = variance.cwiseSqrt().asDiagonal() * x;
    state.information = Eigen::LLT<Eigen::MatrixXd>(half.transpose() * half);
    const Eigen::MatrixXd spread = state.information.matrixL().solve(half.transpose());
    const Eigen::VectorXd leverage = spread.colwise().squaredNorm();
    const Eigen::VectorXd rest = weights.array() * (y - state.fitted).array() + leverage.array() * (0.5 - state.fitted.array());
    state.score = x.transpose() * rest;
    for (Eigen::Index row = 0; row < y.size(); ++row) {
        state.likelihood += weights[row] * (y[row] * linear[row] - softPlus(linear[row]));
    }
    state.likelihood += state.information.matrixLLT().diagonal().array().log().sum();
    return state;
}

}  // namespace

Result<FirthFit> fitFirth(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& givenWeights)
{
    constexpr double noValue = std::numeric_limits<double>::quiet_NaN();
    const Eigen::VectorXd weights = givenWeights.size() ? givenWeights : Eigen::VectorXd::Ones(y.size());
    const PivotedQr qr = pivotedQr(weights.cwiseSqrt().asDiagonal() * standardDesign(x).x);
    std::vector<Eigen::Index> kept(qr.pivot.begin(), qr.pivot.begin() + qr.rank);
    const StandardDesign standard = standardDesign(x(Eigen::all, kept));
    const Eigen::MatrixXd& columns = standard.x;
    Eigen::VectorXd beta = Eigen::VectorXd::Zero(qr.rank);
    State state = stateAt(columns, y, weights, beta);
    FirthFit fit;
    constexpr int mostSteps = 1000;
    for (; fit.steps < mostSteps && !fit.converged; ++fit.steps) {
        Eigen::VectorXd step = state.information.solve(state.score);
        const double longest = step.cwiseAbs().maxCoeff();
        if (!std::isfinite(longest))
            break;
        if (longest > 5)
            step *= 5 / longest;
        State next = stateAt(columns, y, weights, beta + step);
        for (int halvings = 0; halvings < 20 && !(next.likelihood >= state.likelihood - 1e-10); ++halvings) {
            step /= 2;
            next = stateAt(columns, y, weights, beta + step);
        }
        beta += step;
        state = std::move(next);
        fit.converged = step.cwiseAbs().maxCoeff() <= 1e-13 * (1 + beta.cwiseAbs().maxCoeff());
    }
    if (!fit.converged && !(state.score.cwiseAbs().maxCoeff() < 1e-8))
        return Error{Errc::invalid, message("stats", "Firth's regression did not settle within %1 steps.", mostSteps), {}};
    fit.converged = true;
    fit.beta = fit.se = Eigen::VectorXd::Constant(x.cols(), noValue);
    fit.covariance = Eigen::MatrixXd::Constant(x.cols(), x.cols(), noValue);
    beta = standard.toGiven(beta);
    const Eigen::MatrixXd covariance = standard.covarianceToGiven(state.information.solve(Eigen::MatrixXd::Identity(qr.rank, qr.rank)));
    for (Eigen::Index a = 0; a < qr.rank; ++a) {
        fit.beta[kept[static_cast<std::size_t>(a)]] = beta[a];
        fit.se[kept[static_cast<std::size_t>(a)]] = std::sqrt(covariance(a, a));
        for (Eigen::Index b = 0; b < qr.rank; ++b)
            fit.covariance(kept[static_cast<std::size_t>(a)], kept[static_cast<std::size_t>(b)]) = covariance(a, b);
    }
    fit.fitted = state.fitted;
    fit.penalisedLogLikelihood = state.likelihood + standard.scale.array().log().sum();  // |information| in the units given
    return fit;
}

}  // namespace annulus
