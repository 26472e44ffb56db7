#pragma once

#include "core/stats/roc.h"

#include <optional>

namespace annulus {

/// DeLong, DeLong and Clarke-Pearson (Biometrics 1988;44:837-845) with the rank algorithm of Sun and Xu (IEEE Signal
/// Processing Letters 2014;21:1389-1393): O(n log n).
struct DelongArea {
    double auc = 0;
    std::optional<double> variance;          ///< none with a single case or control
    std::vector<double> ofCases, ofControls; ///< placement values
    [[nodiscard]] std::optional<Interval> interval() const;           ///< 95 %, within 0..1
    [[nodiscard]] std::optional<Interval> untruncatedInterval() const;
    /// 95 % on the logit scale; none where the area is 0 or 1.
    [[nodiscard]] std::optional<Interval> logitInterval() const;
};
DelongArea delongArea(const ScoredGroups& groups, Direction direction = Direction::higher);

/// Covariance of two areas of the same patients in the same order.
double delongCovariance(const DelongArea& first, const DelongArea& second);

/// Difference of two areas.
struct DelongTest {
    double standardError = 0;
    double statistic = 0;   ///< Z, or t for unpaired curves
    double degrees = 0;     ///< of t; 0 for Z
    double p = 1;
    std::optional<Interval> interval;  ///< 95 % of the difference, paired curves
};
/// Curves of the same patients. Identical curves: Z 0, P 1.
DelongTest delongPaired(const DelongArea& first, const DelongArea& second);
/// Curves of different patients: t with Satterthwaite's degrees of freedom over the patients, as pROC.
DelongTest delongUnpaired(const DelongArea& first, const DelongArea& second);

/// Hanley and McNeil's standard error (Radiology 1982;143:29-36), from the area and the counts alone.
double hanleyMcNeilError(double auc, double cases, double controls);

}  // namespace annulus
