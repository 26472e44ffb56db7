#pragma once

#include "core/run/runStudy.h"

namespace annulus {

/// One model in one outer fold: scores of the patients held out, by a fit that did not see them.
struct FoldModel {
    std::string name;
    std::vector<std::vector<double>> scores;  ///< [column][held row]
    std::vector<double> thresholds;
    std::vector<NamedValue> features;
    double auc = 0;
    bool isProbability = true;
};
struct FoldResult {
    std::vector<std::size_t> rows;            ///< of the study
    std::vector<FoldModel> models;
};

/// Everything refitted without each fold of the training rows in turn. Finished folds come from `parts`. Thresholds cost refits of their own.
Result<std::vector<FoldResult>> honestFolds(const Protocol& protocol, const std::vector<ModelChoice>& choices, const StudyTable& study, const std::vector<Eigen::Index>& training,
                                            const std::string& key, bool withThresholds, const RunOptions& options, const Progress& progress);

/// Area of each model on a replicate of the training rows and on these rows, by a fit on the replicate.
struct ReplicateResult {
    std::vector<double> replicate, original;  ///< of each model; empty where the replicate could not be fitted
};
Result<std::vector<ReplicateResult>> honestReplicates(const Protocol& protocol, const std::vector<ModelChoice>& choices, const StudyTable& study,
                                                      const std::vector<Eigen::Index>& training, int count, const std::string& key, const RunOptions& options,
                                                      const Progress& progress);

}  // namespace annulus
