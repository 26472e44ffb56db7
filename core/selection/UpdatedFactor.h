#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace annulus {

/// Upper triangle R with R'R = A for a positive definite matrix whose rows and columns come and go one at a time. Both cost a multiple of
/// size^2 in place of the size^3 of a new factorisation (Golub and Van Loan 2013, section 6.5).
class UpdatedFactor {
public:
    /// What the rows are called by the caller, in the order of the factor.
    [[nodiscard]] const std::vector<std::size_t>& names() const { return names_; }
    void clear() { names_.clear(); }

    /// `column`: A's entries with the rows of names(), `diagonal` its own. False, and nothing changed, where the others explain the column
    /// but for rounding.
    bool append(std::size_t name, std::span<const double> column, double diagonal);
    void remove(std::size_t place);

    /// `values` becomes the solution of A x = values, in the order of names().
    void solve(std::vector<double>& values) const;

private:
    [[nodiscard]] const double* column(std::size_t at) const { return values_.data() + at * stride_; }
    [[nodiscard]] double* column(std::size_t at) { return values_.data() + at * stride_; }
    void makeRoom(std::size_t size);
    void solveTransposed(double* values, std::size_t size) const;

    std::vector<std::size_t> names_;
    std::size_t stride_ = 0;
    std::vector<double> values_;  ///< column after column
};

}  // namespace annulus
