#pragma once

#include "core/model/Pipeline.h"
#include "core/protocol/Protocol.h"
#include "core/stats/design.h"

#include <Eigen/Core>

#include <string>
#include <vector>

namespace annulus {

/// A clinical variable as it enters models.
struct StudyPredictor {
    Predictor predictor;         ///< one value for each patient, NaN where missing
    ClinicalVariable coding;     ///< resolved: never `codebook`
    bool late = false;           ///< known at surgery only, or nobody says when
    bool containsOutcome = false;
};

/// The patients of a study in rows, coded for models: the one table that everything is fitted from. Rows are picked by their numbers, never
/// by handing over a table that something was selected on.
struct StudyTable {
    std::vector<std::string> patients;
    std::vector<std::string> classes;
    std::vector<int> outcome;            ///< place in `classes`
    std::vector<StudyPredictor> clinical;
    std::vector<std::string> features;   ///< "CC_intra_original_glcm_Idn"
    std::vector<std::string> views, regions;  ///< of each feature; the region as protocols name it ("lesion", "ring_0-1mm")
    Eigen::MatrixXd x;                   ///< patient x feature, NaN where missing
    std::vector<int> batch;              ///< site of each patient, where the protocol harmonises; else empty

    [[nodiscard]] int classCount() const { return static_cast<int>(classes.size()); }
    /// Columns of a radiomics model, in the table's order.
    [[nodiscard]] std::vector<Eigen::Index> columnsOf(const ModelChoice& model) const;
    [[nodiscard]] LearningTable learningTable(const std::vector<Eigen::Index>& columns, const std::vector<Eigen::Index>& rows) const;
    /// The same patients without some features.
    void keepFeatures(const std::vector<Eigen::Index>& kept);
};

}  // namespace annulus
