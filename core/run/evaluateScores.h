#pragma once

#include "core/base/Progress.h"
#include "core/run/RunResult.h"

namespace annulus {

struct EvaluationSettings {
    std::vector<std::string> classes;
    double decisionFrom = 0.1, decisionTo = 0.6;
    int calibrationGroups = 10;
    std::size_t replicates = 1000;   ///< of the decision curve's bands
    std::uint64_t seed = 15;
    int threads = 0;
};

/// Everything that is told of a set of scores: one evaluation for each of its columns. `outcome`: class of each patient of the set.
std::vector<Evaluation> evaluateScores(const ScoreSet& set, const std::vector<int>& outcome, const EvaluationSettings& settings);

/// More than two classes: the most probable class against the true one.
ConfusionPicture confusionOf(const ScoreSet& set, const std::vector<int>& outcome, const std::vector<Evaluation>& evaluations);

/// All pairs of models of one mode on one set: DeLong's test with Holm's adjustment, reclassification.
std::vector<ModelComparison> compareModels(const std::vector<const ScoreSet*>& sets, const std::vector<int>& outcome, const std::vector<std::string>& classes);

}  // namespace annulus
