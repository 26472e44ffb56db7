#include "core/model/combat.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace annulus {
namespace {

constexpr double converged = 1e-4;  // sva's it.sol
constexpr int mostSteps = 1000;

double meanOf(const Eigen::VectorXd& values) { return values.mean(); }
double varianceOf(const Eigen::VectorXd& values)
{
    return values.size() < 2 ? 0 : (values.array() - values.mean()).square().sum() / static_cast<double>(values.size() - 1);
}

/// Posterior location and scale of one column in one batch, by sva's iteration.
void shrink(const Eigen::VectorXd& standard, double ownMean, double ownVariance, double priorMean, double priorVariance, double a, double b, double& location, double& scale)
{
    const auto n = static_cast<double>(standard.size());
    location = ownMean;
    scale = ownVariance;
    for (int step = 0; step < mostSteps; ++step) {
        const double nextLocation = (priorVariance * n * ownMean + scale * priorMean) / (priorVariance * n + scale);
        const double squares = (standard.array() - nextLocation).square().sum();
        const double nextScale = (0.5 * squares + b) / (n / 2 + a - 1);
        const double change = std::max(std::abs(nextLocation - location) / std::abs(location), std::abs(nextScale - scale) / scale);
        location = nextLocation;
        scale = nextScale;
        if (!(change > converged))
            return;
    }
}

}  // namespace

const BatchShift* shiftOf(const std::vector<BatchShift>& shifts, int batch)
{
    const auto found = std::find_if(shifts.begin(), shifts.end(), [batch](const BatchShift& one) { return one.batch == batch; });
    return found == shifts.end() ? nullptr : &*found;
}

Result<std::vector<BatchShift>> fitCombat(const Eigen::MatrixXd& x, const std::vector<int>& batch, const CombatSettings& settings)
{
    const std::set<int> batches(batch.begin(), batch.end());
    std::vector<std::vector<Eigen::Index>> rows;
    for (const int one : batches) {
        rows.emplace_back();
        for (std::size_t row = 0; row < batch.size(); ++row)
            if (batch[row] == one)
                rows.back().push_back(static_cast<Eigen::Index>(row));
        if (rows.back().size() < 2)
            return Error{Errc::invalid, message("model", "ComBat knows a batch by %1 row; at least 2 are expected.", rows.back().size()), {}};
    }
    const auto n = static_cast<double>(x.rows());
    Eigen::VectorXd grand = Eigen::VectorXd::Zero(x.cols()), pooled = Eigen::VectorXd::Zero(x.cols());
    for (const auto& own : rows) {
        const Eigen::MatrixXd part = x(own, Eigen::all);
        const Eigen::RowVectorXd mean = part.colwise().mean();
        grand += static_cast<double>(own.size()) / n * mean.transpose();
        pooled += (part.rowwise() - mean).array().square().colwise().sum().matrix().transpose() / n;
    }
    std::vector<Eigen::Index> varying;
    for (Eigen::Index column = 0; column < x.cols(); ++column)
        if (pooled[column] > 0)
            varying.push_back(column);
    std::vector<BatchShift> shifts;
    std::size_t place = 0;
    for (const int one : batches) {
        const auto& own = rows[place++];
        BatchShift shift{one, Eigen::VectorXd::Ones(x.cols()), Eigen::VectorXd::Zero(x.cols())};
        const auto count = static_cast<Eigen::Index>(varying.size());
        Eigen::MatrixXd standard = x(own, varying);
        Eigen::VectorXd location(count), scale(count);
        for (Eigen::Index at = 0; at < count; ++at) {
            const Eigen::Index column = varying[static_cast<std::size_t>(at)];
            standard.col(at) = (standard.col(at).array() - grand[column]) / std::sqrt(pooled[column]);
            location[at] = meanOf(standard.col(at));
            scale[at] = varianceOf(standard.col(at));
        }
        const double priorMean = count ? meanOf(location) : 0, priorVariance = varianceOf(location);
        const double scaleMean = count ? meanOf(scale) : 1, scaleVariance = varianceOf(scale);
        const bool shrinks = settings.empiricalBayes && batches.size() > 1 && priorVariance > 0 && scaleVariance > 0;
        const double a = (2 * scaleVariance + scaleMean * scaleMean) / scaleVariance;
        const double b = (scaleMean * scaleVariance + scaleMean * scaleMean * scaleMean) / scaleVariance;
        for (Eigen::Index at = 0; at < count; ++at) {
            const Eigen::Index column = varying[static_cast<std::size_t>(at)];
            double gamma = location[at], delta = scale[at];
            if (!(delta > 0))
                continue;  // constant in this batch: nothing to scale it by
            if (shrinks)
                shrink(standard.col(at), location[at], scale[at], priorMean, priorVariance, a, b, gamma, delta);
            // ((x - grand) / sd - gamma) / sqrt(delta) * sd + grand
            const double sd = std::sqrt(pooled[column]);
            shift.multiply[column] = 1 / std::sqrt(delta);
            shift.add[column] = grand[column] - (grand[column] + gamma * sd) / std::sqrt(delta);
        }
        shifts.push_back(std::move(shift));
    }
    return shifts;
}

}  // namespace annulus
