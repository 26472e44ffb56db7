#pragma once

#include "core/base/Progress.h"
#include "core/cohort/PatientFeatures.h"
#include "core/features/featureTable.h"

#include <map>
#include <set>
#include <span>

namespace annulus {

/// How the views and lesions of a patient become one row.
struct PatientRowSettings {
    enum class Views { concat, mean, one };  ///< columns of each view side by side; their mean; a single view
    enum class Lesion { index, largest, mean, max };
    Views views = Views::concat;
    std::vector<std::string> which{"CC", "MLO"};  ///< the views that a patient must have
    Lesion lesion = Lesion::largest;
    bool excludeMissingView = true;  ///< else the view's columns are missing
    std::string reader;              ///< whose outlines; empty: the first by name
    bool operator==(const PatientRowSettings&) const = default;
};

/// One row per patient out of the features of all lesions and views.
/// - index: the lesion with the lowest name ("Lesion 1"); largest: by the area (or volume) of the lesion in its largest view.
/// - mean, max: of all lesions, feature by feature and view by view; missing where one of them is.
/// - Two images of a lesion in one view: the first counts, with a note.
/// - Columns are named for people: "CC_intra_original_glcm_Idn", without the view where there is one view or their mean.
/// Features that name no view at all are taken as one view. A row that cannot be read spoils one patient.
Result<PatientFeatures> patientRows(std::span<const FeatureTableItem> items, const PatientRowSettings& settings, const Progress& progress = {});

/// Of which views each patient has features: for setViewFacts().
std::map<std::string, std::set<std::string>> viewsOfPatients(std::span<const FeatureTableItem> items);

}  // namespace annulus
