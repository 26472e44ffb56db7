#pragma once

#include "core/selection/LassoPath.h"
#include "core/selection/QuadraticLasso.h"
#include "core/selection/StandardColumns.h"

#include <cmath>

namespace annulus {

/// Finds the penalised optimum on standardised columns for one lambda after another, each from the last.
///
/// Newton's quadratic model of the loss is held as a Gram matrix of the columns that ever mattered ("slots"), centred, at working
/// weights that are renewed only when they slow the outer iteration down: a stale matrix costs a few more outer steps of
/// O(rows x active), a fresh one O(rows x active^2). Progress is judged by the true gradient only, so the result does not depend on
/// these shortcuts.
class LassoSolver {
public:
    LassoSolver(const StandardColumns& columns, std::vector<double> y, std::vector<double> weights, LassoFamily family);

    using Penalty = LassoPenalty;

    /// Moves to the optimum over the columns of `candidates` (and all slots). False where it did not settle.
    bool solve(const Penalty& penalty, const std::vector<Eigen::Index>& candidates);

    /// weights x (y - fitted), padded: the gradient of a column is its inner product with this.
    [[nodiscard]] const std::vector<double>& residual() const { return residual_; }
    [[nodiscard]] double loss() const { return loss_; }  ///< mean deviance / 2 (binomial) or mean square / 2
    [[nodiscard]] double intercept() const { return intercept_; }

    /// |gradient| of a column when it was last measured, by solve() or by a caller, who tells with noteGradient().
    [[nodiscard]] double knownGradient(Eigen::Index column) const { return std::abs(known_[static_cast<std::size_t>(column)].gradient); }
    void noteGradient(Eigen::Index column, double gradient) { known_[static_cast<std::size_t>(column)] = {gradient, travelled_}; }

    struct Coefficient {
        Eigen::Index column;
        double value;
    };
    [[nodiscard]] std::vector<Coefficient> nonZero() const;

    struct State {
        std::vector<double> beta;
        double intercept = 0;
    };
    [[nodiscard]] State state() const { return {beta_, intercept_}; }
    void restore(const State& state);

private:
    void update();  ///< residual and loss from the linear predictor
    void rebuildLinear();
    void renewWeights();
    std::size_t slotOf(Eigen::Index column);
    void fillGram(const std::vector<std::size_t>& fresh);
    void activate(std::size_t slot);
    void measureActive();
    void measure(const std::vector<Eigen::Index>& columns);
    [[nodiscard]] double gradientOf(std::size_t slot) const;
    bool takeEntering(const Penalty& penalty, const std::vector<Eigen::Index>& candidates);
    [[nodiscard]] double violation(const Penalty& penalty) const;
    bool outerStep(const Penalty& penalty, double goal);
    [[nodiscard]] const double* columnOf(std::size_t slot) const { return columns_.column(slots_[slot]); }

    const ColumnKernels& kernel_;
    const StandardColumns& columns_;
    LassoFamily family_;
    std::vector<double> y_, weights_;
    std::vector<double> linear_, fitted_, residual_, working_;  ///< working_: weights of the quadratic model
    double intercept_ = 0, loss_ = 0, workingSum_ = 1, rounding_ = 0;

    std::vector<std::size_t> slotAt_;   ///< slot of each column, or none
    std::vector<Eigen::Index> slots_;   ///< column of each slot
    std::vector<double> beta_;          ///< of each slot
    std::vector<double> workingMean_;   ///< sum of working weight x column
    std::vector<unsigned> filledAt_;    ///< version of the working weights a slot's Gram row is of
    unsigned version_ = 1;
    QuadraticLasso model_;

    std::vector<std::size_t> active_;   ///< slots in the quadratic model
    std::vector<char> isActive_;
    double interceptGradient_ = 0;

    struct Known {
        double gradient = 0, at = 0;  ///< when it was measured, and where the residual was then
    };
    std::vector<Known> known_;          ///< of each column
    double travelled_ = 0;              ///< length of the way of the residual so far: no gradient can have moved further
};

}  // namespace annulus
