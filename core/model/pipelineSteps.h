#pragma once

#include "core/model/Pipeline.h"

namespace annulus {

/// The training rows on their way through the steps.
struct Training {
    std::vector<std::string> names;
    Eigen::MatrixXd x;
    std::vector<int> outcome;
    Eigen::VectorXd fill;         ///< NaN where nothing fills a gap
    Eigen::VectorXd mean, scale;  ///< 0 and 1 before any scaling
    SparseCoefficients lasso;     ///< of the last LASSO step, in the order of `names`
    bool lassoIsBinomial = true;
    Message what;                 ///< what the last step did

    void keep(const std::vector<Eigen::Index>& columns);
};

Training startTraining(const LearningTable& table);

Result<void> applyStep(const ImputeMedian& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const Standardise& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const DropCorrelated& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const KeepDifferent& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const FillUpClasses& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const SelectByLasso& step, Training& now, std::vector<Message>& notes);

/// Stratified folds within the training rows; as many as the smaller class allows.
std::vector<int> innerFolds(const std::vector<int>& outcome, int folds, std::uint64_t seed);

}  // namespace annulus
