#pragma once

#include <functional>
#include <optional>
#include <span>

namespace annulus {

/// Largest magnitude among the eigenvalues of a symmetric matrix whose eigenvector `known` (of length 1) is left out, by
/// Lanczos iteration with full reorthogonalisation. `multiply(x, y)` sets y = A x. Good to 1e-12 of the matrix's
/// norm; nothing where that is not reached in 300 steps.
std::optional<double> largestOtherEigenvalue(std::span<const double> known, const std::function<void(std::span<const double>, std::span<double>)>& multiply);

}  // namespace annulus
