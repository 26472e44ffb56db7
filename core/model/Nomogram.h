#pragma once

#include "core/base/Result.h"
#include "core/stats/logisticModel.h"

namespace annulus {

/// One predictor's axis.
struct NomogramAxis {
    std::string name;
    std::vector<double> values;        ///< of a number; empty for a factor
    std::vector<std::string> labels;   ///< values or levels as they are written
    std::vector<double> linear;        ///< beta x
    std::vector<double> points;
    double low = 0, high = 0;          ///< range of the data: an axis of round numbers may go beyond it
};

/// A logistic model as points (rms::nomogram, maxscale 100): the predictor with the widest range of beta x over its axis spans
/// 100 points; total points = scale x (linear predictor - shifted intercept).
struct Nomogram {
    std::vector<NomogramAxis> axes;
    double scale = 0;             ///< points per unit of the linear predictor
    double shiftedIntercept = 0;  ///< intercept plus the smallest beta x of each axis
    std::vector<double> totalAxis;
    std::vector<double> linearAxis, linearPoints;
    std::vector<double> probabilityAxis, probabilityPoints;

    [[nodiscard]] double totalPoints(double linearPredictor) const { return scale * (linearPredictor - shiftedIntercept); }
    [[nodiscard]] double linearPredictor(double totalPoints) const { return totalPoints / scale + shiftedIntercept; }
};

/// Numbers with at most ten distinct values show these, others round numbers over the range of the data.
Result<Nomogram> makeNomogram(const LogisticModel& model, const std::vector<Predictor>& predictors,
                              const std::vector<double>& probabilities = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95});

}  // namespace annulus
