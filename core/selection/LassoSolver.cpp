#include "core/selection/LassoSolver.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace annulus {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// Slots whose weighted columns are held at a time while inner products are taken: they stay in the processor's second cache.
constexpr std::size_t gramBlock = 16;

/// Working weights grow stale in the course of a path; new ones are due when two steps in a row gain less than this.
constexpr double slowStep = 0.3;

}  // namespace

LassoSolver::LassoSolver(const StandardColumns& columns, std::vector<double> y, std::vector<double> weights, LassoFamily family)
    : kernel_(columnKernels()), columns_(columns), family_(family), y_(std::move(y)), weights_(std::move(weights)), linear_(columns.stride, 0.0), fitted_(linear_),
      residual_(linear_), working_(linear_), slotAt_(static_cast<std::size_t>(columns.size()), none), known_(slotAt_.size())
{
    const double mean = kernel_.dot(y_.data(), weights_.data(), columns.stride);
    intercept_ = family == LassoFamily::binomial ? std::log(mean / (1 - mean)) : mean;
    rebuildLinear();
    renewWeights();
    double square = 0;
    for (std::size_t row = 0; row < columns.rows; ++row)
        square += weights_[row] * (y_[row] - mean) * (y_[row] - mean);
    rounding_ = 1e-11 * std::sqrt(square);
}

void LassoSolver::rebuildLinear()
{
    std::fill_n(linear_.begin(), columns_.rows, intercept_);
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (beta_[slot] != 0)
            kernel_.add(beta_[slot], columnOf(slot), linear_.data(), columns_.stride);
    update();
}

void LassoSolver::update()
{
    double loss = 0, moved = 0;
    for (std::size_t row = 0; row < columns_.rows; ++row) {
        const double eta = linear_[row];
        double fitted = eta;
        if (family_ == LassoFamily::gaussian) {
            loss += weights_[row] * (y_[row] - eta) * (y_[row] - eta) / 2;
        } else {
            const double e = std::exp(-std::abs(eta));
            fitted = eta < 0 ? e / (1 + e) : 1 / (1 + e);
            loss += weights_[row] * (std::log1p(e) + std::max(eta, 0.0) - y_[row] * eta);
        }
        moved += weights_[row] * (fitted - fitted_[row]) * (fitted - fitted_[row]);
        fitted_[row] = fitted;
        residual_[row] = weights_[row] * (y_[row] - fitted);
    }
    loss_ = loss;
    travelled_ += std::sqrt(moved);
}

void LassoSolver::renewWeights()
{
    if (family_ == LassoFamily::gaussian && version_ > 1)
        return;  // they never change
    workingSum_ = 0;
    for (std::size_t row = 0; row < columns_.rows; ++row) {
        const double p = fitted_[row];
        // The floor keeps the model curved where all rows are told apart.
        working_[row] = family_ == LassoFamily::gaussian ? weights_[row] : weights_[row] * std::max(p * (1 - p), 1e-9);
        workingSum_ += working_[row];
    }
    ++version_;
    model_.forgetFactor();
}

void LassoSolver::fillGram(const std::vector<std::size_t>& fresh)
{
    const std::size_t stride = columns_.stride;
    std::vector<std::size_t> filled;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (filledAt_[slot] == version_)
            filled.push_back(slot);
    std::vector<double> weighted(gramBlock * stride);
    std::vector<const double*> pointers(gramBlock, weighted.data());
    for (std::size_t first = 0; first < fresh.size(); first += gramBlock) {
        const std::size_t count = std::min(gramBlock, fresh.size() - first);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t slot = fresh[first + k];
            double* own = weighted.data() + k * stride;
            kernel_.multiply(working_.data(), columnOf(slot), own, stride);
            workingMean_[slot] = std::accumulate(own, own + columns_.rows, 0.0);
            filledAt_[slot] = version_;
            filled.push_back(slot);
            pointers[k] = own;
        }
        for (const std::size_t other : filled)
            for (std::size_t k = 0; k < count; k += 4) {
                double products[4];
                kernel_.dotFour(columnOf(other), pointers.data() + k, stride, products);
                for (std::size_t at = k; at < std::min(k + 4, count); ++at) {
                    const std::size_t slot = fresh[first + at];
                    model_.setCurvature(slot, other, products[at - k] - workingMean_[slot] * workingMean_[other] / workingSum_);
                }
            }
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
    isActive_.push_back(0);
    model_.makeRoom(slots_.size());
    return slot;
}

void LassoSolver::measure(const std::vector<Eigen::Index>& columns)
{
    for (std::size_t first = 0; first < columns.size(); first += 4) {
        const std::size_t count = std::min<std::size_t>(4, columns.size() - first);
        const double* four[4];
        for (std::size_t k = 0; k < 4; ++k)
            four[k] = columns_.column(columns[first + std::min(k, count - 1)]);
        double gradients[4];
        kernel_.dotFour(residual_.data(), four, columns_.stride, gradients);
        for (std::size_t k = 0; k < count; ++k)
            noteGradient(columns[first + k], gradients[k]);
    }
}

double LassoSolver::gradientOf(std::size_t slot) const { return known_[static_cast<std::size_t>(slots_[slot])].gradient; }

double LassoSolver::violation(const Penalty& penalty) const
{
    double worst = std::abs(interceptGradient_);
    for (const std::size_t slot : active_)
        worst = std::max(worst, lassoViolation(gradientOf(slot), beta_[slot], penalty));
    return worst;
}

/// Candidates beyond their limit become active; a column is measured only where its gradient can have come that far.
bool LassoSolver::takeEntering(const Penalty& penalty, const std::vector<Eigen::Index>& candidates)
{
    const double limit = penalty.l1 + penalty.tolerance;
    std::vector<Eigen::Index> near, unsure;
    for (const Eigen::Index column : candidates) {
        const std::size_t slot = slotAt_[static_cast<std::size_t>(column)];
        const Known& known = known_[static_cast<std::size_t>(column)];
        const double moved = travelled_ - known.at;
        if ((slot != none && isActive_[slot]) || std::abs(known.gradient) + columns_.length[column] * moved <= limit)
            continue;
        near.push_back(column);
        if (moved > 0)
            unsure.push_back(column);
    }
    measure(unsure);
    const std::size_t before = active_.size();
    for (const Eigen::Index column : near)
        if (knownGradient(column) > limit)
            activate(slotOf(column));
    return active_.size() > before;
}

bool LassoSolver::outerStep(const Penalty& penalty, double goal)
{
    std::vector<double> target = beta_, gradient(beta_.size(), 0.0);  // of the model: the intercept is at its best for any coefficients
    for (const std::size_t slot : active_)
        gradient[slot] = gradientOf(slot) - workingMean_[slot] * interceptGradient_ / workingSum_;
    model_.solve(active_, penalty, goal, target, gradient);
    const auto penaltyOf = [&](double beta) { return penalty.l1 * std::abs(beta) + penalty.ridge * beta * beta / 2; };
    double shift = interceptGradient_ / workingSum_, before = loss_;
    for (const std::size_t slot : active_) {
        shift -= workingMean_[slot] * (target[slot] - beta_[slot]) / workingSum_;
        before += penaltyOf(beta_[slot]);
    }
    const std::vector<double> start = beta_, startLinear = linear_;
    const double startIntercept = intercept_;
    bool isWhole = true;
    for (double share = 1; share > 1e-6; share /= 2, isWhole = false) {
        linear_ = startLinear;
        double after = 0;
        for (const std::size_t slot : active_) {
            const double moved = share == 1 ? target[slot] : start[slot] + share * (target[slot] - start[slot]);
            if (moved != start[slot])
                kernel_.add(moved - start[slot], columnOf(slot), linear_.data(), columns_.stride);
            beta_[slot] = moved;
            after += penaltyOf(moved);
        }
        intercept_ = startIntercept + share * shift;
        for (std::size_t row = 0; row < columns_.rows; ++row)
            linear_[row] += share * shift;
        update();
        if (loss_ + after <= before + 1e-13 * (1 + std::abs(before)))
            break;
    }
    return isWhole;
}

void LassoSolver::activate(std::size_t slot)
{
    active_.push_back(slot);
    isActive_[slot] = 1;
}

/// Gradients of the intercept and of the active slots where they stand.
void LassoSolver::measureActive()
{
    interceptGradient_ = std::accumulate(residual_.begin(), residual_.begin() + static_cast<std::ptrdiff_t>(columns_.rows), 0.0);
    std::vector<Eigen::Index> columns;
    for (const std::size_t slot : active_)
        columns.push_back(slots_[slot]);
    measure(columns);
}

bool LassoSolver::solve(const Penalty& penalty, const std::vector<Eigen::Index>& candidates)
{
    constexpr int mostSteps = 300;
    active_.clear();
    std::fill(isActive_.begin(), isActive_.end(), 0);
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (beta_[slot] != 0)
            activate(slot);
    const double unknown = std::numeric_limits<double>::infinity();
    double last = unknown;
    int slow = 0, stalled = 0;
    for (int step = 0; step < mostSteps; ++step) {
        measureActive();
        double now = violation(penalty);
        // New columns are looked for when the present ones are near their optimum, not only at it.
        if (step == 0 || now < std::max(penalty.tolerance, 0.02 * penalty.l1)) {
            if (takeEntering(penalty, candidates)) {
                now = violation(penalty);
                last = unknown;
            } else if (now <= penalty.tolerance) {
                return true;
            }
        }
        // Rounding of the gradient can lie above a very small tolerance.
        stalled = now > 0.5 * last ? stalled + 1 : 0;
        if (stalled > 8 && now <= rounding_)
            return true;
        slow = now > slowStep * last ? slow + 1 : 0;
        if (slow > 1) {
            slow = 0;
            renewWeights();
        }
        last = now;
        std::vector<std::size_t> fresh;
        for (const std::size_t slot : active_)
            if (filledAt_[slot] != version_)
                fresh.push_back(slot);
        fillGram(fresh);
        if (!outerStep(penalty, std::max(0.1 * penalty.tolerance, 0.01 * now))) {
            renewWeights();
            last = unknown;
        }
    }
    return false;
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
