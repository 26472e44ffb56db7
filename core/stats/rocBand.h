#pragma once

#include "core/stats/roc.h"

#include <cstdint>

namespace annulus {

/// Percentile bootstrap band (95 %) of the sensitivity at given false-positive rates, stratified, as pROC's ci.se draws it. The curve is read between its
/// points along straight lines.
struct RocBand {
    std::vector<double> falsePositive, low, high;
};
RocBand rocBand(const ScoredGroups& groups, const std::vector<double>& falsePositive, std::size_t replicates, std::uint64_t seed, Direction direction = Direction::higher);

/// Sensitivity of a curve at a false-positive rate; at a vertical stretch its upper end.
double sensitivityAt(const RocCurve& curve, double falsePositive);

}  // namespace annulus
