#pragma once

#include "core/cohort/ClinicalTable.h"
#include "core/cohort/EligibilityFlow.h"
#include "core/cohort/PatientFeatures.h"

namespace annulus {

/// The patients a study counts with: clinical facts and features in the same rows, and how they came to be these. Selection, models and
/// splits start from here.
struct CohortTable {
    ClinicalTable clinical;    ///< rows in the order of flow.included
    PatientFeatures features;  ///< the same rows; no columns for a clinical model
    EligibilityFlow flow;
    bool operator==(const CohortTable&) const = default;

    [[nodiscard]] const std::vector<std::string>& patients() const { return flow.included; }
};

}  // namespace annulus
