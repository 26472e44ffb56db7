#pragma once

#include "core/model/Pipeline.h"

namespace annulus {

/// The training rows on their way through the steps.
struct Training {
    std::vector<std::string> names;
    std::vector<bool> isCode;         ///< of each column: 0 and 1 only in the table
    Eigen::MatrixXd x;
    std::vector<int> outcome;
    std::vector<int> patient;         ///< of each row; a synthetic row belongs to the patient it starts from
    std::vector<int> otherPatient;    ///< the one a synthetic row goes towards, or `nobody` for a real row
    static constexpr int nobody = -1;
    Eigen::VectorXd fill;         ///< NaN where nothing fills a gap
    std::vector<int> batch;           ///< of each row; empty: none is known
    std::vector<BatchShift> shifts;
    Eigen::VectorXd mean, scale;  ///< 0 and 1 before any scaling
    SparseCoefficients lasso;     ///< of the last LASSO step, in the order of `names`
    bool lassoIsBinomial = true;
    std::vector<ScreenRecord> screens;
    std::vector<LassoRecord> lassos;
    Message what;                 ///< what the last step did
    int threads = 0;              ///< for the inner cross-validations
    Progress progress;

    void keep(const std::vector<Eigen::Index>& columns);
};

Training startTraining(const LearningTable& table, int threads = 0, const Progress& progress = {});

Result<void> applyStep(const ImputeMedian& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const Harmonise& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const Standardise& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const DropCorrelated& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const KeepDifferent& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const FillUpClasses& step, Training& now, std::vector<Message>& notes);
Result<void> applyStep(const SelectByLasso& step, Training& now, std::vector<Message>& notes);

/// Stratified folds of the patients within the training rows, as many as the smaller class allows. No synthetic row is judged, and it
/// trains a fold only where neither of its two patients is judged.
std::vector<FoldRows> innerFolds(const Training& now, int folds, std::uint64_t seed);

}  // namespace annulus
