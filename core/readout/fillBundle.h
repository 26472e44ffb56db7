#pragma once

#include "core/model/Pipeline.h"
#include "core/readout/Bundle.h"
#include "core/stats/logisticModel.h"

namespace annulus {

// From fitted models to bundles. `learnt` is the table that the fit learnt from: ranges and missing shares are taken from it.

/// Adds the pipeline's selected columns and, as a score of this name, its linear predictor. A machine has none and is an error.
Result<void> addScore(Bundle& bundle, const std::string& name, const FittedPipeline& fitted, const LearningTable& learnt);

/// Adds the pipeline's selected columns and its equation for `outcome`: linear, or a support vector machine with Platt's probability.
/// A score that is no probability (LASSO by squared error) is an error.
Result<void> addEquation(Bundle& bundle, const std::string& outcome, const FittedPipeline& fitted, const LearningTable& learnt);

/// Adds the equation of a logistic model. A predictor with the name of a score is that score, the others are clinical ones of
/// `clinical` (coding, levels, source), found by name; a predictor that is neither is an error.
Result<void> addEquation(Bundle& bundle, const std::string& outcome, const LogisticModel& model, const std::vector<Predictor>& predictors,
                         const std::vector<BundlePredictor>& clinical);

}  // namespace annulus
