#pragma once

#include "core/stats/logisticModel.h"

namespace annulus {

enum class StepDirection { backward, forward, both };

/// One move of a stepwise search: the term taken ("- age") or added ("+ age"; empty at the start) and the AIC after it.
struct Step {
    std::string move;
    double aic = 0;
};

struct StepwiseModel {
    std::vector<Step> steps;
    LogisticModel model;
};

/// Selection of terms by AIC as R's step: backward and both start with all terms, forward with none; of all single moves the one
/// with the lowest AIC is made while it is lower than now. All models use the rows that are complete in every predictor.
Result<StepwiseModel> stepwiseAic(const std::vector<Predictor>& predictors, const std::vector<double>& outcome, StepDirection direction,
                                  const std::vector<double>& weights = {});

}  // namespace annulus
