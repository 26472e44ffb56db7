#pragma once

#include <span>

namespace annulus {

/// Area under the precision-recall steps, as scikit-learn: sum over thresholds of (recall gained) x precision.
double averagePrecision(std::span<const double> outcome, std::span<const double> score);

/// Mean of -log of the probability given to what happened; probabilities are kept 1e-15 from 0 and 1.
double logLoss(std::span<const double> outcome, std::span<const double> probability);

}  // namespace annulus
