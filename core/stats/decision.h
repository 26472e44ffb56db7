#pragma once

#include "core/stats/descriptive.h"

#include <cstdint>

namespace annulus {

/// Whether a probability equal to the threshold counts as positive: dcurves says yes, rmda no.
enum class AtThreshold { positive, negative };

/// Decision curve analysis (Vickers and Elkin, Medical Decision Making 2006;26:565-574).
struct DecisionPoint {
    double threshold = 0, tp = 0, fp = 0;
    double netBenefit = 0, netBenefitAll = 0;  ///< of treating by the model, of treating everybody; nobody: 0
    double standardised = 0;                   ///< divided by the prevalence: 1 is the best there is
    double avoidedPer100 = 0;                  ///< interventions avoided per 100 patients against treating everybody
};
/// `thresholds` lie in 0..1. At 0 no intervention can be weighed (avoided: NaN); at 1 a false positive weighs without bound.
std::vector<DecisionPoint> decisionCurve(std::span<const double> outcome, std::span<const double> probability, std::span<const double> thresholds,
                                         AtThreshold rule = AtThreshold::positive);

/// Percentile bootstrap bands of the model's net benefit, one interval a threshold; replicates drawn from all rows.
std::vector<Interval> decisionBands(std::span<const double> outcome, std::span<const double> probability, std::span<const double> thresholds, AtThreshold rule,
                                    std::size_t replicates, std::uint64_t seed);

}  // namespace annulus
