#pragma once

#include "core/readout/readPatient.h"

#include "core/base/Progress.h"

#include <filesystem>

namespace annulus {

/// Every patient of a feature table, a clinical table or both, as a bundle may see them: views and lesions joined, HER2 derived and clinical cells
/// understood as the bundle's protocol did. In the order of the clinical table, then of the features.
Result<std::vector<PatientValues>> readPatientValues(const Bundle& bundle, const std::filesystem::path& features, const std::filesystem::path& clinical, const Progress& progress = {});

/// A readout as JSON: one object.
std::string readoutJson(const Bundle& bundle, const Readout& readout);

}  // namespace annulus
