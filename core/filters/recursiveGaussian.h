#pragma once

#include "core/image/Grid.h"

#include <array>
#include <vector>

namespace annulus {

enum class GaussianOrder { smoothing, secondDerivative };

/// Coefficients of Deriche's fourth-order recursive Gaussian (R. Deriche, INRIA report 1893, 1993) in the fit of ITK's
/// RecursiveGaussianImageFilter (Farneback and Westin 2006): PyRadiomics' LoG is that approximation, up to 0.3 % away
/// from a sampled Gaussian.
struct RecursiveGaussian {
    std::array<double, 4> n{};   ///< causal, of the input
    std::array<double, 4> m{};   ///< anticausal, of the input
    std::array<double, 4> d{};   ///< of the earlier outputs
    std::array<double, 4> bn{};  ///< d for the outputs before the first sample, which is repeated to infinity
    std::array<double, 4> bm{};
};

/// Sigma and spacing in mm; the second derivative is normalised across scales (times sigma^2).
RecursiveGaussian recursiveGaussian(double sigma, double spacing, GaussianOrder order);

/// Samples of each line that are kept.
struct Kept {
    std::int64_t first = 0, count = 0;
};

/// Filters every line along an axis (0 = i) and keeps some samples of each, so that the result is shorter along that axis;
/// lines in double precision, the result in single, as ITK's pipeline does. Lines have at least four samples.
std::vector<float> filterLines(const std::vector<double>& in, const Size& size, int axis, const RecursiveGaussian& filter, const Kept& kept);
std::vector<float> filterLines(const std::vector<float>& in, const Size& size, int axis, const RecursiveGaussian& filter, const Kept& kept);

}  // namespace annulus
