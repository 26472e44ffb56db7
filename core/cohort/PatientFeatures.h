#pragma once

#include "core/base/table.h"
#include "core/cohort/EligibilityFlow.h"

#include <string>
#include <vector>

namespace annulus {

/// Features with one row per patient, column by column: what a protocol works on.
struct PatientFeatures {
    std::vector<std::string> patients;        ///< sorted, distinct
    std::vector<std::string> names;           ///< "CC_intra_original_glcm_Idn"
    std::vector<std::string> views, regions;  ///< of each name: "CC" (empty for a mean of views), "lesion", "ring_0-1mm"
    std::vector<Numbers> columns;             ///< one for each name, a value or its reason for each patient
    std::vector<Excluded> dropped;            ///< patients of the source without a row: a view is missing, ...
    std::vector<Message> notes;
    bool operator==(const PatientFeatures&) const = default;

    /// The same patients' rows in the order of `kept` (places of rows).
    [[nodiscard]] PatientFeatures rowsAt(const std::vector<std::size_t>& kept) const;
};

}  // namespace annulus
