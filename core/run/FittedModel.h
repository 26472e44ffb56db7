#pragma once

#include "core/run/TableFit.h"

namespace annulus {

/// One model of a study after training: everything that a new patient's risk needs.
struct FittedModel {
    ModelChoice choice;
    std::vector<std::string> classes;
    std::vector<FittedPipeline> machines;       ///< radiomics: one, or one for each class
    TableFit table;                             ///< clinical, combined
    std::vector<FittedPipeline> scoreMachines;  ///< combined: of the scores among `table.terms`, in their order
    std::vector<double> thresholds;             ///< of each column of scores
    bool isProbability = true;

    /// How many columns scores() has: one with two classes or a score for all classes, else one for each.
    [[nodiscard]] Eigen::Index width() const;
    /// Score of each row.
    [[nodiscard]] Result<Eigen::MatrixXd> scores(const StudyTable& study, const std::vector<Eigen::Index>& rows) const;
};

/// Values of the terms of a table model for these rows; scores are computed.
Result<std::vector<std::vector<double>>> termValues(const FittedModel& model, const StudyTable& study, const std::vector<Eigen::Index>& rows);

}  // namespace annulus
