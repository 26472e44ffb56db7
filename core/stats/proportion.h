#pragma once

#include "core/stats/descriptive.h"

namespace annulus {

/// `successes` of `trials` with 95 % intervals. Nothing tried: every number is NaN.
struct Proportion {
    double successes = 0, trials = 0, estimate = 0;
    Interval exact;   ///< Clopper and Pearson 1934
    Interval wilson;  ///< Wilson 1927, without continuity correction
    Interval wald;
};
Proportion proportion(double successes, double trials);

/// What a threshold makes of known outcomes.
struct Diagnostic {
    double tp = 0, fp = 0, fn = 0, tn = 0;
    Proportion sensitivity, specificity, ppv, npv, accuracy, prevalence;
    /// NaN or infinite where a denominator is 0.
    double youden = 0, balancedAccuracy = 0, f1 = 0, lrPositive = 0, lrNegative = 0, diagnosticOddsRatio = 0, kappa = 0, matthews = 0;
    /// F1 = 2 j / (1 + j) rises with the share j = tp / (tp + fp + fn), so the limits of j give its own.
    Interval f1Exact, f1Wilson;
    double kappaError = 0;  ///< for any agreement, not only none (Fleiss, Cohen and Everitt 1969), as vcd::Kappa
    Interval kappaInterval; ///< 95 %, by that error
};
Diagnostic diagnostic(double tp, double fp, double fn, double tn);

}  // namespace annulus
