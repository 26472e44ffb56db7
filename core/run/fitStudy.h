#pragma once

#include "core/base/Progress.h"
#include "core/run/FittedModel.h"

#include <map>

namespace annulus {

/// Every model of a protocol on the same training rows.
struct FitOptions {
    /// Honest: thresholds, and scores that become predictors, come from refits without the row. Else from the training rows' own scores,
    /// as both papers do.
    bool heldOut = false;
    int heldOutFolds = 5;
    bool withTables = true;      ///< what is printed and drawn; a fold of a cross-validation needs none
    bool withThresholds = true;
    std::vector<Eigen::Index> machineRows;  ///< as published with SMOTE before the split: what radiomics models are fitted on in place of the rows
    int threads = 0;
};

struct StudyFit {
    std::vector<FittedModel> models;                ///< in the order of `choices`
    std::vector<ModelResult> results;               ///< what is told of each
    std::vector<Eigen::MatrixXd> trainingScores;    ///< of the rows given, apparent
};

/// The protocol's models, each clinical and combined one a second time with what is known before surgery where that is less.
std::vector<ModelChoice> modelChoices(const Protocol& protocol, const StudyTable& study);

/// Everything that learns, on these rows only. Rows may occur twice (a bootstrap replicate).
Result<StudyFit> fitStudy(const Protocol& protocol, const std::vector<ModelChoice>& choices, const StudyTable& study, const std::vector<Eigen::Index>& rows, const FitOptions& options,
                          const Progress& progress = {});

/// Area under the curve of a score column for a class (two classes: the second); NaN where one kind is missing.
double areaOf(const StudyTable& study, const std::vector<Eigen::Index>& rows, const Eigen::MatrixXd& scores, int column);
/// The mean over the columns.
double meanArea(const StudyTable& study, const std::vector<Eigen::Index>& rows, const Eigen::MatrixXd& scores);

/// Outcome of a score column: two classes as it is, else 1 for the column's class. One score for more classes counts for the highest one.
std::vector<int> outcomeFor(const StudyTable& study, const std::vector<Eigen::Index>& rows, Eigen::Index column, Eigen::Index width);

}  // namespace annulus
