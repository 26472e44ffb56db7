#pragma once

#include "core/selection/UpdatedFactor.h"

#include <cstddef>
#include <vector>

namespace annulus {

/// l1 |b| + ridge b^2 / 2; `tolerance` is absolute, on the gradient.
struct LassoPenalty {
    double l1 = 0, ridge = 0, tolerance = 0;
};

/// How far a coefficient and the gradient of the loss there are from the optimality conditions.
double lassoViolation(double gradient, double beta, const LassoPenalty& penalty);

/// The LASSO of a quadratic loss b'Hb / 2 - g'b over numbered coefficients, solved again and again while H mostly stays.
///
/// Coordinate descent settles the signs; with the signs as they stand the optimum is the solution of a linear system, which a factor of H
/// gives at once however correlated the columns are. The factor follows the signs column by column.
class QuadraticLasso {
public:
    /// Room for coefficients 0 .. count - 1. New entries of H are zero.
    void makeRoom(std::size_t count);
    void setCurvature(std::size_t a, std::size_t b, double value) { curvature_[a * stride_ + b] = curvature_[b * stride_ + a] = value; }
    /// To be called when entries of H have changed that were in use before.
    void forgetFactor() { factor_.clear(); }

    /// Moves `beta` to the optimum over the coefficients of `active`, within `goal`. `gradient` belongs to the loss where `beta` is (falling
    /// positive), and follows it; entries that are not active mean nothing.
    void solve(const std::vector<std::size_t>& active, const LassoPenalty& penalty, double goal, std::vector<double>& beta, std::vector<double>& gradient);

private:
    void sweep();
    void jump();
    void followSigns();
    bool stepToFirstCorner();
    void move(std::size_t at, double by);
    [[nodiscard]] double worst() const;

    std::size_t width_ = 0, stride_ = 0;  ///< coefficients in use, and as many as there is room for; both whole blocks of the kernels
    std::vector<double> curvature_;  ///< H, column after column
    UpdatedFactor factor_;           ///< of H + ridge
    double factoredRidge_ = 0;
    std::vector<char> isFactored_;

    // of the solve that is running
    const std::vector<std::size_t>* active_ = nullptr;
    LassoPenalty penalty_;
    double goal_ = 0;
    std::vector<double> beta_, gradient_;  ///< as long as width_
};

}  // namespace annulus
