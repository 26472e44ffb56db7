#pragma once

#include "core/run/runStudy.h"

namespace annulus {

/// The tables of a run as they are printed: baseline, coefficients, features, performance, comparisons, optimism, subgroups.
std::vector<ResultTable> runTables(const Protocol& protocol, const StudyInput& input, const RunResult& result);

/// What reviewers reject, in plain words.
std::vector<RunWarning> runWarnings(const Protocol& protocol, const StudyInput& input, const StudyTable& study, const RunResult& result);

/// Performance in the levels of the protocol's subgroup columns.
std::vector<SubgroupLine> subgroupLines(const Protocol& protocol, const StudyInput& input, const RunResult& result);

}  // namespace annulus
