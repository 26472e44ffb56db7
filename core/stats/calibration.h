#pragma once

#include "core/base/Result.h"
#include "core/stats/smooth.h"

#include <optional>

namespace annulus {

/// Logistic recalibration: the outcome on the logit of the prediction. Predictions of exactly 0 or 1 have no logit and are
/// left out here.
struct Recalibration {
    std::size_t used = 0, infinite = 0;
    double largeIntercept = 0, largeError = 0;   ///< calibration in the large: intercept with the slope held at 1
    double intercept = 0, slope = 0, interceptError = 0, slopeError = 0;
    double deviance = 0;                         ///< -2 log likelihood of intercept and slope
    double devianceAsIs = 0, devianceNull = 0;   ///< of the predictions as they are; of the prevalence alone
};
/// Predictions that separate the classes have no finite slope: one sentence.
Result<Recalibration> recalibrate(std::span<const double> outcome, std::span<const double> probability);

/// How far predictions are from what was observed, as rms::val.prob prints it. Emax, E90, Eavg are the largest, 90th
/// percentile and mean distance from the lowess curve.
struct CalibrationStatistics {
    double dxy = 0, c = 0, r2 = 0, d = 0, dChi2 = 0, dP = 0, u = 0, uChi2 = 0, uP = 0, q = 0;
    double brier = 0, brierScaled = 0, observedToExpected = 0;
    double emax = 0, e90 = 0, eavg = 0;
    double spiegelhalterZ = 0, spiegelhalterP = 0;
};
CalibrationStatistics calibrationStatistics(std::span<const double> outcome, std::span<const double> probability, const Recalibration& recalibration);

double brierScore(std::span<const double> outcome, std::span<const double> probability);

/// Distances between predictions and a loess curve of the outcome (Austin and Steyerberg 2019): mean (ICI), median, 90th
/// percentile, largest.
struct LoessCalibration {
    SmoothCurve grid;   ///< 21 points over the range of the predictions
    double ici = 0, e50 = 0, e90 = 0, emax = 0;
};
LoessCalibration loessCalibration(std::span<const double> outcome, std::span<const double> probability);

/// Groups of nearly equal size by rising prediction; equal predictions stay together (Hmisc::cut2).
struct CalibrationGroup {
    double count = 0, meanPrediction = 0, observed = 0;
};
std::vector<CalibrationGroup> calibrationGroups(std::span<const double> outcome, std::span<const double> probability, std::size_t groups = 10);

}  // namespace annulus
