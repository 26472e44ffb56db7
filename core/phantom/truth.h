#pragma once

#include "core/phantom/demoPatient.h"

#include <nlohmann/json.hpp>

namespace annulus::phantom {

/// What truth.json says of the cohort: models, coefficients, separations, areas under the curve, readers, missing values.
nlohmann::ordered_json plantedTruth();

/// What it says of one patient; images are added as they are painted.
nlohmann::ordered_json patientTruth(const DemoPatient& patient);

}  // namespace annulus::phantom
