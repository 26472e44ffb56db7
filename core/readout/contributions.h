#pragma once

#include "core/readout/patientRow.h"

namespace annulus {

/// What pushed an equation's log-odds away from the training means. Exact where it is linear; of a support vector machine each predictor
/// in turn is set back to its mean, and what is left over is `together`. Private to core/readout.
struct Explained {
    double baseline = 0;
    std::vector<Contribution> contributions;  ///< the largest first
    double together = 0;
};
Explained explain(const Bundle& bundle, const BundleEquation& equation, const PatientRow& row);

}  // namespace annulus
