#pragma once

#include "core/readout/Bundle.h"
#include "core/run/runFolder.h"

namespace annulus {

/// One fitted model of a run as a bundle that a new patient can be read with. A score that is no probability has none, and a combined model
/// of a machine's decision neither: one sentence. `runHash` names the run it comes from.
Result<Bundle> bundleOf(const RunOutcome& outcome, const Protocol& protocol, const std::string& mode, const FittedModel& model, const std::string& runHash);

/// A file model/MODE-NAME.annulusmodel for each model that has one; why others have none.
std::vector<Message> addBundles(RunOutputs& outputs, const RunOutcome& outcome, const Protocol& protocol);

}  // namespace annulus
