#pragma once

#include "core/stats/descriptive.h"

namespace annulus {

/// One part of a net reclassification with its Wald test.
struct Reclassified {
    double value = 0, error = 0;
    [[nodiscard]] double z() const { return value / error; }
    [[nodiscard]] double p() const;
    [[nodiscard]] Interval interval() const;  ///< 95 %
};

/// What a new model changes against an old one (Pencina and others, Statistics in Medicine 2008;27:157-172 and 2011;30:11-21;
/// Hmisc::improveProb). The category-free NRI rises with miscalibration and is no proper score: read its two parts.
struct Reclassification {
    double count = 0, events = 0, nonEvents = 0;
    double upEvents = 0, upNonEvents = 0, downEvents = 0, downNonEvents = 0;  ///< shares whose probability rises or falls
    Reclassified nri, nriEvents, nriNonEvents;
    double sensitivityGain = 0, specificityGain = 0;  ///< mean change of the probability with and without the event
    Reclassified idi;
};
Reclassification reclassification(std::span<const double> outcome, std::span<const double> oldProbability, std::span<const double> newProbability);

/// The same over risk categories cut at `cuts`, [low, high). Pencina's error holds under no difference; the other does not
/// assume it.
struct CategoryReclassification {
    double upEvents = 0, downEvents = 0, upNonEvents = 0, downNonEvents = 0;
    Reclassified nri, nriEvents, nriNonEvents;  ///< the parts with errors of their own, which do not assume "no difference"
    double errorUnrestricted = 0;
    /// 95 %, by the unrestricted error: an interval must not assume that there is no difference.
    [[nodiscard]] Interval interval() const;
};
CategoryReclassification categoryReclassification(std::span<const double> outcome, std::span<const double> oldProbability,
                                                  std::span<const double> newProbability, std::vector<double> cuts);

}  // namespace annulus
