#include "core/stats/separation.h"

#include "core/stats/StandardDesign.h"
#include "core/stats/pivotedQr.h"
#include "core/stats/sigmoid.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace annulus {
namespace {

/// One Newton step of the plain likelihood, zeros where aliased.
Eigen::VectorXd newtonStep(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const Eigen::VectorXd& beta)
{
    const Eigen::VectorXd linear = x * beta;
    Eigen::VectorXd root(y.size()), response(y.size());
    for (Eigen::Index row = 0; row < y.size(); ++row) {
        const double e = std::exp(-std::abs(linear[row]));
        const double variance = std::max(e / ((1 + e) * (1 + e)), 1e-300);
        root[row] = std::sqrt(weights[row] * variance);
        const double rest = y[row] > 0.5 ? sigmoid(-linear[row]) : -sigmoid(linear[row]);  // y - p without cancellation
        response[row] = root[row] * rest / variance;
    }
    const Eigen::VectorXd step = coefficients(pivotedQr(root.asDiagonal() * x, 1e-11), response);
    return step.unaryExpr([](double value) { return std::isnan(value) ? 0.0 : value; });
}

}  // namespace

Separation findSeparation(const Eigen::MatrixXd& given, const Eigen::VectorXd& y, const Eigen::VectorXd& givenWeights)
{
    const StandardDesign standard = standardDesign(given);
    const Eigen::MatrixXd& x = standard.x;
    constexpr int firstLook = 8, mostSteps = 30;
    constexpr double backwards = 1e-4, moving = 0.3;
    const Eigen::VectorXd weights = givenWeights.size() ? givenWeights : Eigen::VectorXd::Ones(y.size());
    Eigen::VectorXd beta = Eigen::VectorXd::Zero(x.cols());
    for (int count = 1; count <= mostSteps; ++count) {
        const Eigen::VectorXd step = newtonStep(x, y, weights, beta);
        beta += step;
        if (!beta.allFinite())
            break;
        const Eigen::VectorXd gain = x * step;
        double best = 0, worst = 0;
        Eigen::Index gained = 0, rows = 0;
        for (Eigen::Index row = 0; row < y.size(); ++row) {
            if (weights[row] == 0)
                continue;
            const double own = y[row] > 0.5 ? gain[row] : -gain[row];
            best = std::max(best, own);
            worst = std::min(worst, own);
        }
        if (count < firstLook)
            continue;
        if (gain.cwiseAbs().maxCoeff() < 1e-6)
            break;  // a maximum
        if (best < moving || worst < -backwards * best)
            continue;
        Separation separation;
        for (Eigen::Index row = 0; row < y.size(); ++row)
            if (weights[row] > 0) {
                ++rows;
                gained += (y[row] > 0.5 ? gain[row] : -gain[row]) > backwards * best;
            }
        separation.complete = gained == rows;
        // The intercept counts only for what it does beyond making up for centred columns.
        const double intercept = standard.toGiven(step)[0];
        for (Eigen::Index column = 0; column < x.cols(); ++column)
            if (std::abs(column == 0 ? intercept : step[column]) * x.col(column).cwiseAbs().maxCoeff() > 1e-3 * best)
                separation.columns.push_back(column);
        return separation;
    }
    return {};
}

Separation smallestSeparation(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const Separation& found)
{
    std::vector<Eigen::Index> left;
    std::copy_if(found.columns.begin(), found.columns.end(), std::back_inserter(left), [](Eigen::Index column) { return column > 0; });
    const auto separates = [&](std::vector<Eigen::Index> columns) {
        columns.insert(columns.begin(), 0);
        const Separation now = findSeparation(x(Eigen::all, columns), y, weights);
        return now.found() && now.complete >= found.complete;
    };
    std::vector<Eigen::Index> named;
    while (!left.empty()) {
        std::vector<Eigen::Index> needed;
        std::copy_if(left.begin(), left.end(), std::back_inserter(needed), [&](Eigen::Index column) { return separates({column}); });
        if (needed.empty() && separates(left)) {
            needed = left;
            for (auto at = left.rbegin(); at != left.rend() && needed.size() > 2; ++at) {
                auto tried = needed;
                std::erase(tried, *at);
                if (separates(tried))
                    needed = std::move(tried);
            }
        }
        if (needed.empty())
            break;
        named.insert(named.end(), needed.begin(), needed.end());
        std::erase_if(left, [&needed](Eigen::Index column) { return std::find(needed.begin(), needed.end(), column) != needed.end(); });
        if (found.complete)
            break;
    }
    if (named.empty())
        return found;
    std::sort(named.begin(), named.end());
    if (found.columns.front() == 0)
        named.insert(named.begin(), 0);
    return {named, found.complete};
}

}  // namespace annulus
