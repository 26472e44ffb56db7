#include "core/selection/LassoSolver.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

double sign(double value) { return value > 0 ? 1.0 : -1.0; }

double shrink(double value, double by) { return value > by ? value - by : value < -by ? value + by : 0.0; }

/// How far a coefficient and the gradient of the loss there are from the optimality conditions.
double violationOf(double gradient, double beta, const LassoSolver::Penalty& penalty)
{
    if (beta != 0)
        return std::abs(gradient - penalty.ridge * beta - penalty.l1 * sign(beta));
    return std::max(0.0, std::abs(gradient) - penalty.l1);
}

}  // namespace

LassoSolver::LassoSolver(const StandardColumns& columns, std::vector<double> y, std::vector<double> weights, LassoFamily family)
    : kernel_(columnKernels()), columns_(columns), family_(family), y_(std::move(y)), weights_(std::move(weights)), linear_(columns.stride, 0.0),
      residual_(columns.stride, 0.0), working_(columns.stride, 0.0), slotAt_(static_cast<std::size_t>(columns.size()), none)
{
    const double mean = kernel_.dot(y_.data(), weights_.data(), columns.stride);
    intercept_ = family == LassoFamily::binomial ? std::log(mean / (1 - mean)) : mean;
    rebuildLinear();
    renewWeights();
}

void LassoSolver::rebuildLinear()
{
    std::fill_n(linear_.begin(), columns_.rows, intercept_);
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (beta_[slot] != 0)
            kernel_.add(beta_[slot], columns_.column(slots_[slot]), linear_.data(), columns_.stride);
    update();
}

void LassoSolver::update()
{
    double loss = 0;
    for (std::size_t row = 0; row < columns_.rows; ++row) {
        if (family_ == LassoFamily::gaussian) {
            const double rest = y_[row] - linear_[row];
            residual_[row] = weights_[row] * rest;
            loss += residual_[row] * rest / 2;
            continue;
        }
        const double eta = linear_[row], e = std::exp(-std::abs(eta));
        const double p = eta < 0 ? e / (1 + e) : 1 / (1 + e);
        residual_[row] = weights_[row] * (y_[row] - p);
        loss += weights_[row] * (std::log1p(e) + std::max(eta, 0.0) - y_[row] * eta);
    }
    loss_ = loss;
}

void LassoSolver::renewWeights()
{
    for (std::size_t row = 0; row < columns_.rows; ++row) {
        const double e = std::exp(-std::abs(linear_[row]));
        // The floor keeps the model curved where all rows are told apart.
        working_[row] = family_ == LassoFamily::gaussian ? weights_[row] : weights_[row] * std::max(e / ((1 + e) * (1 + e)), 1e-9);
    }
    workingSum_ = 0;
    for (std::size_t row = 0; row < columns_.rows; ++row)
        workingSum_ += working_[row];
    ++version_;
    for (const std::size_t slot : active_)
        fillGram(slot);
}

void LassoSolver::fillGram(std::size_t slot)
{
    std::vector<double> weighted(columns_.stride);
    kernel_.multiply(working_.data(), columns_.column(slots_[slot]), weighted.data(), columns_.stride);
    double sum = 0;
    for (std::size_t row = 0; row < columns_.rows; ++row)
        sum += weighted[row];
    workingMean_[slot] = sum;
    filledAt_[slot] = version_;
    const auto at = static_cast<Eigen::Index>(slot);
    for (std::size_t other = 0; other < slots_.size(); ++other)
        if (filledAt_[other] == version_) {
            const double product = kernel_.dot(weighted.data(), columns_.column(slots_[other]), columns_.stride);
            gram_(at, static_cast<Eigen::Index>(other)) = product;
            gram_(static_cast<Eigen::Index>(other), at) = product;
        }
}

std::size_t LassoSolver::slotOf(Eigen::Index column)
{
    std::size_t& slot = slotAt_[static_cast<std::size_t>(column)];
    if (slot != none)
        return slot;
    slot = slots_.size();
    slots_.push_back(column);
    beta_.push_back(0);
    workingMean_.push_back(0);
    filledAt_.push_back(0);
    if (gram_.rows() < static_cast<Eigen::Index>(slots_.size())) {
        const Eigen::Index room = std::max<Eigen::Index>(32, 2 * gram_.rows());
        gram_.conservativeResize(room, room);
    }
    return slot;
}

double LassoSolver::gradient(Eigen::Index column) const { return kernel_.dot(columns_.column(column), residual_.data(), columns_.stride); }

double LassoSolver::violation(const Penalty& penalty) const
{
    double worst = std::abs(interceptGradient_);
    for (std::size_t at = 0; at < active_.size(); ++at)
        worst = std::max(worst, violationOf(activeGradient_[at], beta_[active_[at]], penalty));
    return worst;
}

void LassoSolver::solveModel(const Penalty& penalty, double goal)
{
    const auto size = static_cast<Eigen::Index>(active_.size());
    Eigen::MatrixXd h(size, size);
    Eigen::VectorXd rest(size), b(size);  // rest: gradient of the model's loss where b is now
    for (Eigen::Index j = 0; j < size; ++j) {
        const std::size_t sj = active_[static_cast<std::size_t>(j)];
        b[j] = beta_[sj];
        rest[j] = activeGradient_[static_cast<std::size_t>(j)] - workingMean_[sj] * interceptGradient_ / workingSum_;
        for (Eigen::Index i = 0; i <= j; ++i) {
            const std::size_t si = active_[static_cast<std::size_t>(i)];
            h(i, j) = h(j, i) = gram_(static_cast<Eigen::Index>(si), static_cast<Eigen::Index>(sj)) - workingMean_[si] * workingMean_[sj] / workingSum_;
        }
    }
    const auto sweep = [&] {
        for (Eigen::Index j = 0; j < size; ++j) {
            const double curvature = h(j, j);
            if (!(curvature + penalty.ridge > 1e-300))
                continue;
            // What is at its limit to rounding stays out; columns that repeat each other may still share one coefficient.
            if (b[j] == 0 && std::abs(rest[j]) <= penalty.l1 + 0.01 * goal)
                continue;
            const double moved = shrink(rest[j] + curvature * b[j], penalty.l1) / (curvature + penalty.ridge) - b[j];
            if (moved == 0)
                continue;
            b[j] += moved;
            rest -= moved * h.col(j);
        }
    };
    const auto worst = [&] {
        double most = 0;
        for (Eigen::Index j = 0; j < size; ++j)
            most = std::max(most, violationOf(rest[j], b[j], penalty));
        return most;
    };
    std::vector<std::size_t> free;
    std::vector<Eigen::Index> places;
    for (int round = 0; round < 200; ++round) {
        for (int count = 0; count < (round < 3 ? 2 : 5); ++count)
            sweep();
        if (worst() <= goal)
            break;
        // The signs as they stand, solved at once; up to the first coefficient that would change its sign, which stops at zero.
        for (int corners = 0; corners < 10; ++corners) {
            free.clear();
            places.clear();
            for (Eigen::Index j = 0; j < size; ++j)
                if (b[j] != 0) {
                    free.push_back(active_[static_cast<std::size_t>(j)]);
                    places.push_back(j);
                }
            if (free.empty())
                break;
            if (free != factoredSlots_ || factoredVersion_ != version_ || factoredRidge_ != penalty.ridge) {
                Eigen::MatrixXd part = h(places, places);
                part.diagonal().array() += penalty.ridge;
                factor_.compute(part);
                factoredSlots_ = free;
                factoredVersion_ = version_;
                factoredRidge_ = penalty.ridge;
            }
            if (factor_.info() != Eigen::Success || !(factor_.rcond() > 1e-13))
                break;  // columns that repeat each other: coordinate descent goes on alone
            Eigen::VectorXd wanted(static_cast<Eigen::Index>(places.size()));
            for (std::size_t at = 0; at < places.size(); ++at)
                wanted[static_cast<Eigen::Index>(at)] = rest[places[at]] - penalty.ridge * b[places[at]] - penalty.l1 * sign(b[places[at]]);
            const Eigen::VectorXd step = factor_.solve(wanted);
            double share = 1;
            Eigen::Index corner = -1;
            for (std::size_t at = 0; at < places.size(); ++at) {
                const double now = b[places[at]], d = step[static_cast<Eigen::Index>(at)];
                if ((now + d) * now < 0 && -now / d < share) {
                    share = -now / d;
                    corner = places[at];
                }
            }
            for (std::size_t at = 0; at < places.size(); ++at) {
                const double d = places[at] == corner ? -b[corner] : share * step[static_cast<Eigen::Index>(at)];
                b[places[at]] = places[at] == corner ? 0 : b[places[at]] + d;
                rest -= d * h.col(places[at]);
            }
            if (corner < 0)
                break;
        }
        if (worst() <= goal)
            break;
    }
    target_ = b;
}

bool LassoSolver::outerStep(const Penalty& penalty, double goal)
{
    solveModel(penalty, goal);
    const auto penaltyOf = [&](double beta) { return penalty.l1 * std::abs(beta) + penalty.ridge * beta * beta / 2; };
    double shift = interceptGradient_ / workingSum_;
    double before = loss_;
    for (std::size_t at = 0; at < active_.size(); ++at) {
        const double now = beta_[active_[at]];
        shift -= workingMean_[active_[at]] * (target_[static_cast<Eigen::Index>(at)] - now) / workingSum_;
        before += penaltyOf(now);
    }
    std::vector<double> start(active_.size());
    for (std::size_t at = 0; at < active_.size(); ++at)
        start[at] = beta_[active_[at]];
    const double startIntercept = intercept_;
    const std::vector<double> startLinear = linear_;
    bool whole = true;
    for (double share = 1; share > 1e-6; share /= 2, whole = false) {
        linear_ = startLinear;
        double after = 0;
        for (std::size_t at = 0; at < active_.size(); ++at) {
            const double wanted = target_[static_cast<Eigen::Index>(at)];
            const double moved = share == 1 ? wanted : start[at] + share * (wanted - start[at]);
            if (moved != start[at])
                kernel_.add(moved - start[at], columns_.column(slots_[active_[at]]), linear_.data(), columns_.stride);
            beta_[active_[at]] = moved;
            after += penaltyOf(moved);
        }
        intercept_ = startIntercept + share * shift;
        for (std::size_t row = 0; row < columns_.rows; ++row)
            linear_[row] += share * shift;
        update();
        if (loss_ + after <= before + 1e-13 * (1 + std::abs(before)))
            break;
    }
    return whole;
}

bool LassoSolver::solve(const Penalty& penalty, const std::vector<Eigen::Index>& candidates)
{
    constexpr int mostSteps = 300;
    active_.clear();
    std::vector<char> isActive(slots_.size(), 0);
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (beta_[slot] != 0) {
            active_.push_back(slot);
            isActive[slot] = 1;
        }
    double last = std::numeric_limits<double>::infinity();
    int slow = 0, stalled = 0;
    for (int step = 0; step < mostSteps; ++step) {
        activeGradient_.resize(active_.size());
        for (std::size_t at = 0; at < active_.size(); ++at)
            activeGradient_[at] = gradient(slots_[active_[at]]);
        interceptGradient_ = 0;
        for (std::size_t row = 0; row < columns_.rows; ++row)
            interceptGradient_ += residual_[row];
        double now = violation(penalty);
        // New columns are looked for when the present ones are near their optimum, not only at it.
        if (step == 0 || now < std::max(penalty.tolerance, 0.02 * penalty.l1)) {
            std::vector<std::size_t> entering;
            for (const Eigen::Index column : candidates) {
                const std::size_t slot = slotAt_[static_cast<std::size_t>(column)];
                if (slot != none && isActive[slot])
                    continue;
                if (std::abs(gradient(column)) > penalty.l1 + penalty.tolerance)
                    entering.push_back(slotOf(column));
            }
            if (!entering.empty()) {
                isActive.resize(slots_.size(), 0);
                for (const std::size_t slot : entering) {
                    isActive[slot] = 1;
                    active_.push_back(slot);
                    activeGradient_.push_back(gradient(slots_[slot]));
                }
                now = violation(penalty);
                last = std::numeric_limits<double>::infinity();
            } else if (now <= penalty.tolerance) {
                return true;
            }
        }
        // Rounding of the gradient can lie above a very small tolerance.
        stalled = now > 0.5 * last ? stalled + 1 : 0;
        if (stalled > 8 && now <= 1e3 * penalty.tolerance)
            return true;
        if (now > 0.3 * last && ++slow > 1) {
            slow = 0;
            renewWeights();
        }
        last = now;
        for (const std::size_t slot : active_)
            if (filledAt_[slot] != version_)
                fillGram(slot);
        if (!outerStep(penalty, std::max(0.1 * penalty.tolerance, 1e-3 * now))) {
            renewWeights();
            last = std::numeric_limits<double>::infinity();
        }
    }
    return violation(penalty) <= 1e3 * penalty.tolerance;
}

std::vector<LassoSolver::Coefficient> LassoSolver::nonZero() const
{
    std::vector<Coefficient> all;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (beta_[slot] != 0)
            all.push_back({slots_[slot], beta_[slot]});
    std::sort(all.begin(), all.end(), [](const Coefficient& a, const Coefficient& b) { return a.column < b.column; });
    return all;
}

void LassoSolver::restore(const State& state)
{
    std::fill(beta_.begin(), beta_.end(), 0.0);
    std::copy(state.beta.begin(), state.beta.end(), beta_.begin());
    intercept_ = state.intercept;
    rebuildLinear();
}

}  // namespace annulus
