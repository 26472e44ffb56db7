#include "core/selection/QuadraticLasso.h"

#include "core/selection/columnKernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

double sign(double value) { return value > 0 ? 1.0 : -1.0; }

double shrink(double value, double by) { return value > by ? value - by : value < -by ? value + by : 0.0; }

}  // namespace

double lassoViolation(double gradient, double beta, const LassoPenalty& penalty)
{
    if (beta != 0)
        return std::abs(gradient - penalty.ridge * beta - penalty.l1 * sign(beta));
    return std::max(0.0, std::abs(gradient) - penalty.l1);
}

void QuadraticLasso::makeRoom(std::size_t count)
{
    width_ = paddedLength(count);
    if (count <= stride_)
        return;
    const std::size_t stride = std::max<std::size_t>(64, paddedLength(2 * count));
    std::vector<double> wider(stride * stride, 0.0);
    for (std::size_t at = 0; at < stride_; ++at)
        std::copy_n(curvature_.data() + at * stride_, stride_, wider.data() + at * stride);
    curvature_ = std::move(wider);
    stride_ = stride;
}

void QuadraticLasso::move(std::size_t at, double by)
{
    beta_[at] += by;
    columnKernels().add(-by, curvature_.data() + at * stride_, gradient_.data(), width_);
}

void QuadraticLasso::sweep()
{
    for (const std::size_t at : *active_) {
        const double now = beta_[at], curvature = curvature_[at * stride_ + at];
        if (!(curvature + penalty_.ridge > 1e-300))
            continue;
        // What is at its limit to rounding stays out; columns that repeat each other may still share one coefficient.
        if (now == 0 && std::abs(gradient_[at]) <= penalty_.l1 + 0.01 * goal_)
            continue;
        const double next = shrink(gradient_[at] + curvature * now, penalty_.l1) / (curvature + penalty_.ridge);
        if (next != now)
            move(at, next - now);
    }
}

double QuadraticLasso::worst() const
{
    double most = 0;
    for (const std::size_t at : *active_)
        most = std::max(most, lassoViolation(gradient_[at], beta_[at], penalty_));
    return most;
}

/// The factor gets the columns whose coefficients are not zero. One that the others explain stays outside, at its coefficient.
void QuadraticLasso::followSigns()
{
    if (factoredRidge_ != penalty_.ridge)
        factor_.clear();
    factoredRidge_ = penalty_.ridge;
    for (std::size_t place = factor_.names().size(); place-- > 0;)
        if (beta_[factor_.names()[place]] == 0)
            factor_.remove(place);
    isFactored_.assign(width_, 0);
    for (const std::size_t at : factor_.names())
        isFactored_[at] = 1;
    std::vector<double> column;
    for (const std::size_t at : *active_) {
        if (beta_[at] == 0 || isFactored_[at])
            continue;
        const double* own = curvature_.data() + at * stride_;
        column.clear();
        for (const std::size_t other : factor_.names())
            column.push_back(own[other]);
        isFactored_[at] = factor_.append(at, column, own[at] + penalty_.ridge);
    }
}

/// Towards the optimum for the signs as they stand, up to the first coefficient that would change its sign; that one stops at zero.
/// False where none did.
bool QuadraticLasso::stepToFirstCorner()
{
    followSigns();
    const std::vector<std::size_t>& names = factor_.names();
    std::vector<double> lack, step;  // of the gradient; the way that makes it good
    for (const std::size_t at : names)
        lack.push_back(gradient_[at] - penalty_.ridge * beta_[at] - penalty_.l1 * sign(beta_[at]));
    step = lack;
    factor_.solve(step);
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    double share = 1;
    std::size_t corner = none;
    for (std::size_t place = 0; place < names.size(); ++place) {
        const double now = beta_[names[place]];
        if ((now + step[place]) * now < 0 && -now / step[place] < share) {
            share = -now / step[place];
            corner = names[place];
        }
    }
    std::vector<double> moved(width_, 0.0);
    for (std::size_t place = 0; place < names.size(); ++place) {
        const std::size_t at = names[place];
        moved[at] = at == corner ? -beta_[at] : share * step[place];
        beta_[at] += moved[at];
        gradient_[at] -= share * lack[place] - penalty_.ridge * moved[at];  // H x step = lack - ridge x step
    }
    for (const std::size_t at : *active_)
        if (!isFactored_[at])
            gradient_[at] -= columnKernels().dot(curvature_.data() + at * stride_, moved.data(), width_);
    return corner != none;
}

void QuadraticLasso::jump()
{
    constexpr int mostCorners = 10;  // each costs as much as a sweep, which settles many signs at once
    for (int corners = 0; corners < mostCorners && stepToFirstCorner(); ++corners) {}
}

void QuadraticLasso::solve(const std::vector<std::size_t>& active, const LassoPenalty& penalty, double goal, std::vector<double>& beta,
                           std::vector<double>& gradient)
{
    constexpr int mostRounds = 200;
    active_ = &active;
    penalty_ = penalty;
    goal_ = goal;
    beta_ = beta;
    gradient_ = gradient;
    beta_.resize(width_, 0.0);
    gradient_.resize(width_, 0.0);
    for (int round = 0; round < mostRounds && (round == 0 || worst() > goal); ++round) {
        for (int count = 0; count < (round < 3 ? 1 : 5); ++count)
            sweep();
        jump();
    }
    beta_.resize(beta.size());
    gradient_.resize(gradient.size());
    beta.swap(beta_);
    gradient.swap(gradient_);
}

}  // namespace annulus
