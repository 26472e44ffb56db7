#pragma once

#include "core/cohort/ClinicalTable.h"
#include "core/cohort/CohortTable.h"
#include "core/cohort/PatientFeatures.h"
#include "core/features/featureTable.h"
#include "core/run/runFolder.h"

#include <filesystem>
#include <optional>

namespace annulus {

/// From a clinical table and features of all lesions, views and readers to the eligible patients in rows, coded and split: eligibility rules,
/// HER2 status, views and lesions joined, outcome, training and test set.
Result<StudyInput> makeStudyInput(const Protocol& protocol, const ClinicalTable& clinical, std::span<const FeatureTableItem> features, const Progress& progress = {});

/// The same from a cohort that was put together elsewhere. `second`: the second reader's features, where there are any.
Result<StudyInput> makeStudyInput(const Protocol& protocol, const CohortTable& cohort, const PatientFeatures* second, const Progress& progress = {});

/// Files of a run.
struct RunFiles {
    std::filesystem::path features, clinical, codebook;  ///< no features: a protocol of clinical models; no codebook: the built-in one
    std::filesystem::path split;                         ///< a locked split in place of the protocol's, of exactly the eligible patients
};
struct RunRead {
    StudyInput input;
    std::vector<RunInputFile> files;
};
Result<RunRead> readStudyInput(const Protocol& protocol, const RunFiles& files, const Progress& progress = {});

}  // namespace annulus
