#include "core/selection/LassoSolver.h"

#include <Eigen/LU>

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

LassoSolver::LassoSolver(const StandardColumns& columns, std::vector<double> y, std::vector<double> weights, LassoLoss loss)
    : kernel_(columnKernels()), columns_(columns), kind_(loss), responses_(y.size() / columns.stride), y_(std::move(y)), weights_(std::move(weights)),
      linear_(y_.size(), 0.0), fitted_(linear_), residual_(linear_), working_(responses_ * y_.size(), 0.0), intercept_(static_cast<Eigen::Index>(responses_)),
      slotAt_(static_cast<std::size_t>(size()), none), interceptGradient_(Eigen::VectorXd::Zero(intercept_.size())), known_(slotAt_.size()), travelled_(responses_, 0.0)
{
    double square = 0;
    for (std::size_t at = 0; at < responses_; ++at) {
        const double* own = y_.data() + at * columns.stride;
        const double mean = kernel_.dot(own, weights_.data(), columns.stride);
        intercept_[static_cast<Eigen::Index>(at)] = kind_ == LassoLoss::squares ? mean : kind_ == LassoLoss::logistic ? std::log(mean / (1 - mean)) : std::log(mean);
        for (std::size_t row = 0; row < columns.rows; ++row)
            square += weights_[row] * (own[row] - mean) * (own[row] - mean);
    }
    if (kind_ == LassoLoss::softmax)
        intercept_.array() -= intercept_.mean();
    rebuildLinear();
    renewWeights();
    rounding_ = 1e-11 * std::sqrt(square);
}

void LassoSolver::rebuildLinear()
{
    for (std::size_t at = 0; at < responses_; ++at)
        std::fill_n(linear_.begin() + static_cast<std::ptrdiff_t>(at * columns_.stride), columns_.rows, intercept_[static_cast<Eigen::Index>(at)]);
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (beta_[slot] != 0)
            kernel_.add(beta_[slot], columnOf(slot), linear_.data() + responseOfSlot(slot) * columns_.stride, columns_.stride);
    update();
}

/// Loss of one row; `fitted` is what the model expects of it, for each response.
double LassoSolver::fitRow(std::size_t row, double* fitted) const
{
    if (kind_ == LassoLoss::softmax) {
        double top = linear_[row], sum = 0, own = 0;
        for (std::size_t at = 1; at < responses_; ++at)
            top = std::max(top, linear_[at * columns_.stride + row]);
        for (std::size_t at = 0; at < responses_; ++at) {
            const double eta = linear_[at * columns_.stride + row];
            sum += fitted[at] = std::exp(eta - top);
            own += y_[at * columns_.stride + row] * eta;
        }
        for (std::size_t at = 0; at < responses_; ++at)
            fitted[at] /= sum;
        return std::log(sum) + top - own;
    }
    const double eta = linear_[row];
    if (kind_ == LassoLoss::squares) {
        fitted[0] = eta;
        return (y_[row] - eta) * (y_[row] - eta) / 2;
    }
    const double e = std::exp(-std::abs(eta));
    fitted[0] = eta < 0 ? e / (1 + e) : 1 / (1 + e);
    return std::log1p(e) + std::max(eta, 0.0) - y_[row] * eta;
}

void LassoSolver::update()
{
    std::vector<double> fitted(responses_), moved(responses_, 0.0);
    double loss = 0;
    for (std::size_t row = 0; row < columns_.rows; ++row) {
        loss += weights_[row] * fitRow(row, fitted.data());
        for (std::size_t at = 0; at < responses_; ++at) {
            const std::size_t place = at * columns_.stride + row;
            moved[at] += weights_[row] * (fitted[at] - fitted_[place]) * (fitted[at] - fitted_[place]);
            fitted_[place] = fitted[at];
            residual_[place] = weights_[row] * (y_[place] - fitted[at]);
        }
    }
    loss_ = loss;
    for (std::size_t at = 0; at < responses_; ++at)
        travelled_[at] += std::sqrt(moved[at]);
}

void LassoSolver::renewWeights()
{
    if (kind_ == LassoLoss::squares && version_ > 1)
        return;  // they never change
    // The floor keeps the model curved where all rows are told apart.
    constexpr double least = 1e-9;
    const auto count = static_cast<Eigen::Index>(responses_);
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(count, count);
    for (std::size_t a = 0; a < responses_; ++a)
        for (std::size_t b = 0; b < responses_; ++b) {
            double* own = working_.data() + (a * responses_ + b) * columns_.stride;
            double sum = 0;
            for (std::size_t row = 0; row < columns_.rows; ++row) {
                const double p = fitted_[a * columns_.stride + row], q = fitted_[b * columns_.stride + row];
                own[row] = weights_[row] * (kind_ == LassoLoss::squares ? 1.0 : a == b ? std::max(p * (1 - p), least) : -p * q);
                sum += own[row];
            }
            sums(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) = sum;
        }
    // One and the same shift of all classes changes no probability: the inverse is that of the shifts that sum to zero.
    if (kind_ == LassoLoss::softmax)
        sums.array() += sums.trace() / static_cast<double>(count);
    interceptInverse_ = responses_ == 1 ? Eigen::MatrixXd::Constant(1, 1, 1 / sums(0, 0)) : Eigen::MatrixXd(sums.inverse());
    ++version_;
    model_.forgetFactor();
}

void LassoSolver::fillGram(const std::vector<std::size_t>& fresh)
{
    const std::size_t stride = columns_.stride;
    std::vector<std::vector<std::size_t>> filled(responses_);
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (filledAt_[slot] == version_)
            filled[responseOfSlot(slot)].push_back(slot);
    std::vector<double> weighted(gramBlock * responses_ * stride);
    std::vector<const double*> pointers(responses_ * gramBlock, weighted.data());
    for (std::size_t first = 0; first < fresh.size(); first += gramBlock) {
        const std::size_t count = std::min(gramBlock, fresh.size() - first);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t slot = fresh[first + k], response = responseOfSlot(slot);
            for (std::size_t at = 0; at < responses_; ++at) {
                double* own = weighted.data() + (at * gramBlock + k) * stride;
                kernel_.multiply(workingOf(response, at), columnOf(slot), own, stride);
                workingMean_(static_cast<Eigen::Index>(at), static_cast<Eigen::Index>(slot)) = std::accumulate(own, own + columns_.rows, 0.0);
                pointers[at * gramBlock + k] = own;
            }
            filledAt_[slot] = version_;
            filled[response].push_back(slot);
        }
        for (std::size_t at = 0; at < responses_; ++at)
            for (const std::size_t other : filled[at]) {
                const Eigen::VectorXd reach = interceptInverse_ * meansOf(other);
                for (std::size_t k = 0; k < count; k += 4) {
                    double products[4];
                    kernel_.dotFour(columnOf(other), pointers.data() + at * gramBlock + k, stride, products);
                    for (std::size_t place = k; place < std::min(k + 4, count); ++place) {
                        const std::size_t slot = fresh[first + place];
                        model_.setCurvature(slot, other, products[place - k] - meansOf(slot).dot(reach));
                    }
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
    if (workingMean_.cols() < static_cast<Eigen::Index>(slots_.size()))
        workingMean_.conservativeResize(static_cast<Eigen::Index>(responses_), std::max<Eigen::Index>(64, 2 * workingMean_.cols()));
    filledAt_.push_back(0);
    isActive_.push_back(0);
    model_.makeRoom(slots_.size());
    return slot;
}

void LassoSolver::measure(const std::vector<Eigen::Index>& columns)
{
    for (std::size_t first = 0; first < columns.size();) {
        const std::size_t response = responseOf(columns[first]);
        std::size_t count = 1;  // up to four of the same response
        while (count < 4 && first + count < columns.size() && responseOf(columns[first + count]) == response)
            ++count;
        const double* four[4];
        for (std::size_t k = 0; k < 4; ++k)
            four[k] = columns_.column(plainColumn(columns[first + std::min(k, count - 1)]));
        double gradients[4];
        kernel_.dotFour(residual_.data() + response * columns_.stride, four, columns_.stride, gradients);
        for (std::size_t k = 0; k < count; ++k)
            noteGradient(columns[first + k], gradients[k]);
        first += count;
    }
}

double LassoSolver::gradientOf(std::size_t slot) const { return known_[static_cast<std::size_t>(slots_[slot])].gradient; }

double LassoSolver::violation(const Penalty& penalty) const
{
    double worst = interceptGradient_.cwiseAbs().maxCoeff();
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
        const double moved = travelled_[responseOf(column)] - known.at;
        if ((slot != none && isActive_[slot]) || std::abs(known.gradient) + columns_.length[plainColumn(column)] * moved <= limit)
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

void LassoSolver::moveIntercepts(const Eigen::VectorXd& by)
{
    intercept_ += by;
    for (std::size_t at = 0; at < responses_; ++at)
        for (std::size_t row = 0; row < columns_.rows; ++row)
            linear_[at * columns_.stride + row] += by[static_cast<Eigen::Index>(at)];
}

bool LassoSolver::outerStep(const Penalty& penalty, double goal)
{
    std::vector<double> target = beta_, gradient(beta_.size(), 0.0);  // of the model: the intercepts are at their best for any coefficients
    Eigen::VectorXd shift = interceptInverse_ * interceptGradient_;
    for (const std::size_t slot : active_)
        gradient[slot] = gradientOf(slot) - meansOf(slot).dot(shift);
    model_.solve(active_, penalty, goal, target, gradient);
    const auto penaltyOf = [&](double beta) { return penalty.l1 * std::abs(beta) + penalty.ridge * beta * beta / 2; };
    double before = loss_;
    Eigen::VectorXd pulled = Eigen::VectorXd::Zero(shift.size());
    for (const std::size_t slot : active_) {
        pulled += (target[slot] - beta_[slot]) * meansOf(slot);
        before += penaltyOf(beta_[slot]);
    }
    shift -= interceptInverse_ * pulled;
    const std::vector<double> start = beta_, startLinear = linear_;
    const Eigen::VectorXd startIntercept = intercept_;
    bool isWhole = true;
    for (double share = 1; share > 1e-6; share /= 2, isWhole = false) {
        linear_ = startLinear;
        intercept_ = startIntercept;
        double after = 0;
        for (const std::size_t slot : active_) {
            const double moved = share == 1 ? target[slot] : start[slot] + share * (target[slot] - start[slot]);
            if (moved != start[slot])
                kernel_.add(moved - start[slot], columnOf(slot), linear_.data() + responseOfSlot(slot) * columns_.stride, columns_.stride);
            beta_[slot] = moved;
            after += penaltyOf(moved);
        }
        moveIntercepts(share * shift);
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
    std::vector<Eigen::Index> columns;
    for (std::size_t at = 0; at < responses_; ++at) {
        const double* own = residual_.data() + at * columns_.stride;
        interceptGradient_[static_cast<Eigen::Index>(at)] = std::accumulate(own, own + columns_.rows, 0.0);
        for (const std::size_t slot : active_)
            if (responseOfSlot(slot) == at)
                columns.push_back(slots_[slot]);
    }
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
    intercept_ = Eigen::Map<const Eigen::VectorXd>(state.intercept.data(), intercept_.size());
    rebuildLinear();
}

}  // namespace annulus
