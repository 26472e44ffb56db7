#include "core/selection/cvCurve.h"

#include <cmath>

namespace annulus {
namespace {

void summarise(const Eigen::MatrixXd& costs, const Eigen::VectorXd& weights, CvCurve& curve)
{
    const Eigen::VectorXd share = weights / weights.sum();
    for (Eigen::Index at = 0; at < costs.cols(); ++at) {
        const double mean = share.dot(costs.col(at));
        const double variance = share.dot((costs.col(at).array() - mean).square().matrix());
        curve.mean.push_back(mean);
        curve.error.push_back(std::sqrt(variance / static_cast<double>(costs.rows() - 1)));
    }
}

}  // namespace

CvCurve cvCurve(const std::vector<FoldCost>& folds, bool grouped, bool largerIsBetter)
{
    CvCurve curve;
    const Eigen::Index lambdas = folds.front().cost.cols();
    curve.foldError.resize(std::ssize(folds), lambdas);
    Eigen::VectorXd foldWeight(std::ssize(folds));
    Eigen::Index rows = 0;
    for (std::size_t at = 0; at < folds.size(); ++at) {
        const auto place = static_cast<Eigen::Index>(at);
        foldWeight[place] = folds[at].weight.sum();
        curve.foldError.row(place) = folds[at].weight.transpose() * folds[at].cost / foldWeight[place];
        rows += folds[at].weight.size();
    }
    if (grouped) {
        summarise(curve.foldError, foldWeight, curve);
    } else {
        Eigen::MatrixXd costs(rows, lambdas);
        Eigen::VectorXd weights(rows);
        rows = 0;
        for (const FoldCost& fold : folds) {
            costs.middleRows(rows, fold.cost.rows()) = fold.cost;
            weights.segment(rows, fold.weight.size()) = fold.weight;
            rows += fold.weight.size();
        }
        summarise(costs, weights, curve);
    }
    const double sign = largerIsBetter ? -1 : 1;
    for (std::size_t at = 0; at < curve.mean.size(); ++at)
        if (sign * curve.mean[at] < sign * curve.mean[curve.best])
            curve.best = at;
    const double limit = sign * curve.mean[curve.best] + curve.error[curve.best];
    while (sign * curve.mean[curve.oneError] > limit)
        ++curve.oneError;
    return curve;
}

}  // namespace annulus
