#pragma once

#include "core/selection/LassoPath.h"
#include "core/selection/StandardColumns.h"

#include <Eigen/Cholesky>

namespace annulus {

/// Finds the penalised optimum on standardised columns for one lambda after another, each from the last.
///
/// Newton's quadratic model of the loss is held as a Gram matrix of the columns that ever mattered ("slots"), at working
/// weights that are renewed only when they slow the outer iteration down: a stale matrix costs a few more outer steps of
/// O(rows x active), a fresh one O(rows x active^2). The model is solved by coordinate descent that settles the signs, and
/// a Cholesky solve that then hits its optimum at once however correlated the columns are. Progress is judged by the
/// true gradient only, so the result does not depend on these shortcuts.
class LassoSolver {
public:
    LassoSolver(const StandardColumns& columns, std::vector<double> y, std::vector<double> weights, LassoFamily family);

    /// Parts of the penalty: l1 |b| + ridge b^2 / 2; `tolerance` is absolute, on the gradient.
    struct Penalty {
        double l1 = 0, ridge = 0, tolerance = 0;
    };

    /// Moves to the optimum over the columns of `candidates` (and all slots). False where it did not settle.
    bool solve(const Penalty& penalty, const std::vector<Eigen::Index>& candidates);

    /// weights x (y - fitted), padded: the gradient of a column is its inner product with this.
    [[nodiscard]] const std::vector<double>& residual() const { return residual_; }
    [[nodiscard]] double loss() const { return loss_; }  ///< mean deviance / 2 (binomial) or mean square / 2
    [[nodiscard]] double intercept() const { return intercept_; }

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
    void fillGram(std::size_t slot);
    [[nodiscard]] double gradient(Eigen::Index column) const;
    [[nodiscard]] double violation(const Penalty& penalty) const;
    void solveModel(const Penalty& penalty, double goal);
    bool outerStep(const Penalty& penalty, double goal);

    const ColumnKernels& kernel_;
    const StandardColumns& columns_;
    LassoFamily family_;
    std::vector<double> y_, weights_;
    std::vector<double> linear_, residual_, working_;  ///< working_: weights of the quadratic model
    double intercept_ = 0, loss_ = 0, workingSum_ = 1;

    std::vector<std::size_t> slotAt_;        ///< slot of each column, or none
    std::vector<Eigen::Index> slots_;        ///< column of each slot
    std::vector<double> beta_;               ///< of each slot
    std::vector<double> workingMean_;        ///< sum of working weight x column
    std::vector<unsigned> filledAt_;         ///< version of the working weights a slot's Gram row is of
    unsigned version_ = 1;
    Eigen::MatrixXd gram_;

    std::vector<std::size_t> active_;        ///< slots in the quadratic model, rising by column
    std::vector<double> activeGradient_;
    double interceptGradient_ = 0;
    Eigen::VectorXd target_;                 ///< minimum of the quadratic model

    std::vector<std::size_t> factoredSlots_;
    unsigned factoredVersion_ = 0;
    double factoredRidge_ = 0;
    Eigen::LLT<Eigen::MatrixXd> factor_;
};

}  // namespace annulus
