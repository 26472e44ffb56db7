#pragma once

#include "core/stats/descriptive.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace annulus {

/// Rows of one bootstrap replicate, drawn with replacement from 0 .. outcome.size() - 1. Stratified: as many of each class as
/// there are. A replicate's rows depend on seed and number only.
std::vector<std::size_t> bootstrapRows(std::span<const double> outcome, bool stratified, std::uint64_t seed, std::uint64_t replicate);

/// Intervals of one statistic from its bootstrap replicates (Davison and Hinkley 1997, chapter 5), all at 95 %.
struct BootstrapSummary {
    double original = 0;
    std::size_t undefined = 0;              ///< replicates without a value
    double percentileMiddle = 0;            ///< median of the replicates
    Interval percentile, basic, normal;     ///< type 7 quantiles; normal is bias-corrected
    double bias = 0, standardError = 0;
    double z0 = 0, acceleration = 0;        ///< of BCa; acceleration by the jackknife
    Interval bcaLevels, bca;
};
/// `replicates` may hold NaN (undefined); `leaveOneOut` are the values without each row in turn (NaN: left out).
BootstrapSummary bootstrapSummary(double original, std::span<const double> replicates, std::span<const double> leaveOneOut);

}  // namespace annulus
