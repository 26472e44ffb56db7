#pragma once

#include "core/methods/runCases.h"

namespace annulus {

/// How far a method's values are from the expected ones.
struct MethodComparison {
    std::string method;
    std::size_t compared = 0;   ///< values held against the expected one
    std::size_t skipped = 0;    ///< as tolerances.csv says
    double worst = 0;           ///< largest difference as a fraction of what is allowed, exact matches 0
    std::string worstPlace;     ///< case, quantity, term, index of it
    std::vector<std::string> failures;  ///< one line each: place, expected, found
    std::vector<std::string> departures;  ///< beyond the tolerance but within the bound of a known departure, with its reason
};

/// Holds a run against expected/*.csv by tolerances.csv: the first rule whose four patterns (with *) fit wins. `value`:
/// within max(abs, rel x |expected|), words without regard to case; `presence`: the row must be there; `skip`.
/// Known departures of the reference (departures.cpp) are listed apart and are no failures within their bound.
Result<std::vector<MethodComparison>> compareCases(const std::filesystem::path& folder, const CaseRun& run);

}  // namespace annulus
