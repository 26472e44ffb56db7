#pragma once

#include "core/base/Progress.h"
#include "core/model/Pipeline.h"

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// A pipeline refitted without each fold in turn. Its inner cross-validations draw from the training rows only, so the whole is nested.
struct CrossValidation {
    Eigen::VectorXd scores;                 ///< of each row by the fit that did not see it
    std::vector<int> fold;
    std::vector<FittedPipeline> fits;       ///< one for each fold
    std::vector<double> foldAuc;            ///< NaN where a fold holds one class only
    double auc = 0;                         ///< of all held-out scores together
    std::vector<std::pair<std::string, int>> chosen;  ///< how often each column was kept, the most often first
    std::vector<Message> notes;
};
Result<CrossValidation> crossValidate(const Pipeline& pipeline, const LearningTable& table, const std::vector<int>& fold, int threads = 0,
                                      const Progress& progress = {});

/// Optimism of the whole pipeline, selection included (Harrell): refitted on each replicate, judged there and on all rows.
struct PipelineOptimism {
    double apparent = 0, optimism = 0;
    std::vector<double> training, test;  ///< area under the curve of each replicate that could be fitted
    std::size_t failed = 0;
    std::vector<Message> notes;

    [[nodiscard]] double corrected() const { return apparent - optimism; }
};
Result<PipelineOptimism> pipelineOptimism(const Pipeline& pipeline, const LearningTable& table, const std::vector<std::vector<std::size_t>>& rows,
                                          int threads = 0, const Progress& progress = {});

}  // namespace annulus
