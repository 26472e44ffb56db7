#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"

#include <filesystem>
#include <vector>

namespace annulus {

/// One line of a results file: method,case,quantity,term,index,value.
struct CaseValue {
    std::string method, caseName, quantity, term, index, value;
};

struct CaseRun {
    std::vector<CaseValue> values;     ///< in the order of methods by name and of cases in their file
    std::vector<Message> notCovered;   ///< methods we do not have; quantities of expected/ that no case gave
};

/// Runs every case of a folder laid out as tests/reference/stats: cases/METHOD.json, data/*.csv, and expected/METHOD.csv
/// where the values are known. A case that fails has one line with quantity "error". `only`: these methods, or all.
Result<CaseRun> runCases(const std::filesystem::path& folder, const std::vector<std::string>& only = {}, const Progress& progress = {}, int threads = 0);

std::string toCsv(const CaseRun& run);

}  // namespace annulus
