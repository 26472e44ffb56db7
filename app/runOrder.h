#pragma once

#include "ui/pages/model/OpenRun.h"

namespace annulus {

/// The work behind the button Run of page Model: files to a RUN folder, the same as annulus-cli run writes. Gives what belongs into the
/// project's log: the run, and each look at the test set.
Result<std::vector<Event>> carryOut(const ui::RunOrder& order, const Progress& progress);

}  // namespace annulus
