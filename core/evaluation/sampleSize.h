#pragma once

namespace annulus {

/// Patients that a binary model asks for, by Riley and others (BMJ 2020;368:m441), as R's pmsampsize counts them.
struct SampleSize {
    double shrinkage = 0;  ///< for a global shrinkage of at least 0.9
    double optimism = 0;   ///< for an optimism of at most 0.05 in Nagelkerke's R2
    double overall = 0;    ///< for the overall risk within 0.05
    double largestR2 = 0;  ///< Cox and Snell's R2 cannot be larger with this prevalence
};
/// `candidates`: parameters among which is chosen; `r2`: Cox and Snell's that is expected, between 0 and its largest value.
SampleSize sampleSize(double candidates, double prevalence, double r2);

/// 15 % of the largest R2: what Riley and others advise where nothing is known.
double cautiousR2(double prevalence);

}  // namespace annulus
