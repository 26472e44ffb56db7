#pragma once

#include "core/selection/LassoPath.h"
#include "core/selection/QuadraticLasso.h"
#include "core/selection/StandardColumns.h"

#include <Eigen/Core>

#include <cmath>

namespace annulus {

enum class LassoLoss { squares, logistic, softmax };

/// Finds the penalised optimum on standardised columns for one lambda after another, each from the last.
///
/// A softmax has one linear predictor (response) for each class, each with an intercept and coefficients of its own. What is called a column
/// here is then a column for one response: number response x columns + column. The other losses have one response.
///
/// Newton's quadratic model of the loss is held as a Gram matrix of the columns that ever mattered ("slots"), centred, at working
/// weights that are renewed only when they slow the outer iteration down: a stale matrix costs a few more outer steps of
/// O(rows x active), a fresh one O(rows x active^2). Progress is judged by the true gradient only, so the result does not depend on
/// these shortcuts.
class LassoSolver {
public:
    /// `y`: one stretch of `columns.stride` numbers for each response; for a softmax 1 in that of a row's own class.
    LassoSolver(const StandardColumns& columns, std::vector<double> y, std::vector<double> weights, LassoLoss loss);

    /// How many there are, and one of them.
    [[nodiscard]] std::size_t responses() const { return responses_; }
    [[nodiscard]] Eigen::Index size() const { return static_cast<Eigen::Index>(responses_) * columns_.size(); }
    [[nodiscard]] Eigen::Index plainColumn(Eigen::Index column) const { return column - static_cast<Eigen::Index>(responseOf(column)) * columns_.size(); }
    [[nodiscard]] std::size_t responseOf(Eigen::Index column) const { return responses_ == 1 ? 0 : static_cast<std::size_t>(column / columns_.size()); }

    using Penalty = LassoPenalty;

    /// Moves to the optimum over the columns of `candidates` (and all slots). False where it did not settle.
    bool solve(const Penalty& penalty, const std::vector<Eigen::Index>& candidates);

    /// weights x (y - fitted), padded, response after response: the gradient of a column is its inner product with its stretch of this.
    [[nodiscard]] const std::vector<double>& residual() const { return residual_; }
    [[nodiscard]] double loss() const { return loss_; }  ///< mean deviance / 2 or mean square / 2
    [[nodiscard]] double intercept(std::size_t response) const { return intercept_[response]; }

    /// |gradient| of a column when it was last measured, by solve() or by a caller, who tells with noteGradient().
    [[nodiscard]] double knownGradient(Eigen::Index column) const { return std::abs(known_[static_cast<std::size_t>(column)].gradient); }
    void noteGradient(Eigen::Index column, double gradient) { known_[static_cast<std::size_t>(column)] = {gradient, travelled_[responseOf(column)]}; }

    struct Coefficient {
        Eigen::Index column;
        double value;
    };
    [[nodiscard]] std::vector<Coefficient> nonZero() const;

    struct State {
        std::vector<double> beta, intercept;
    };
    [[nodiscard]] State state() const { return {beta_, {intercept_.begin(), intercept_.end()}}; }
    void restore(const State& state);

private:
    void update();  ///< residual and loss from the linear predictors
    [[nodiscard]] double fitRow(std::size_t row, double* fitted) const;
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
    void moveIntercepts(const Eigen::VectorXd& by);
    [[nodiscard]] const double* columnOf(std::size_t slot) const { return columns_.column(plainColumn(slots_[slot])); }
    [[nodiscard]] std::size_t responseOfSlot(std::size_t slot) const { return responseOf(slots_[slot]); }
    [[nodiscard]] const double* workingOf(std::size_t a, std::size_t b) const { return working_.data() + (a * responses_ + b) * columns_.stride; }
    [[nodiscard]] auto meansOf(std::size_t slot) const { return workingMean_.col(static_cast<Eigen::Index>(slot)); }

    const ColumnKernels& kernel_;
    const StandardColumns& columns_;
    LassoLoss kind_;
    std::size_t responses_;
    std::vector<double> y_, weights_;
    std::vector<double> linear_, fitted_, residual_;  ///< response after response
    std::vector<double> working_;   ///< weights of the quadratic model, for each pair of responses
    Eigen::VectorXd intercept_;
    double loss_ = 0, rounding_ = 0;

    std::vector<std::size_t> slotAt_;   ///< slot of each column, or none
    std::vector<Eigen::Index> slots_;   ///< column of each slot
    std::vector<double> beta_;          ///< of each slot
    Eigen::MatrixXd workingMean_;       ///< sum of working weight x column: a column per slot, a row per response
    Eigen::MatrixXd interceptInverse_;  ///< of the model's curvature in the intercepts; for a softmax on shifts that sum to zero
    std::vector<unsigned> filledAt_;    ///< version of the working weights a slot's Gram row is of
    unsigned version_ = 1;
    QuadraticLasso model_;

    std::vector<std::size_t> active_;   ///< slots in the quadratic model
    std::vector<char> isActive_;
    Eigen::VectorXd interceptGradient_;

    struct Known {
        double gradient = 0, at = 0;  ///< when it was measured, and where the residual was then
    };
    std::vector<Known> known_;          ///< of each column
    std::vector<double> travelled_;     ///< length of the way of each residual so far: no gradient can have moved further
};

}  // namespace annulus
