#pragma once

#include "core/cohort/tableOne.h"

namespace annulus {

/// Decides the test of a row of numbers (unless it was laid down), runs it on the groups' values and notes what stood in
/// the way.
void compareNumbers(TableRow& row, const std::vector<std::vector<double>>& samples);

/// The same for a row of levels.
void compareLevels(TableRow& row);

}  // namespace annulus
