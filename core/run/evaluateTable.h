#pragma once

#include "core/base/csv.h"
#include "core/base/Result.h"
#include "core/run/RunResult.h"

#include <optional>
#include <string>

namespace annulus {

inline constexpr const char* evaluationName = "evaluate";

/// Scores that somebody else's model gave.
struct ScoresOptions {
    std::optional<double> threshold;       ///< empty: Youden's of these scores, which is optimistic, and a warning says so
    double decisionFrom = 0.05, decisionTo = 0.6;
    int bandReplicates = 1000;
    std::uint64_t seed = 15;
};

/// Columns patient, outcome (0 or 1), score and perhaps model: ROC with DeLong's interval, calibration and decision curve where scores lie in
/// 0..1, and models of the same patients compared.
Result<RunResult> evaluateTable(const Csv& table, const ScoresOptions& options);

/// What a manifest holds of them, and back.
std::string evaluationText(const ScoresOptions& options);
Result<ScoresOptions> evaluationOptions(const std::string& text);

}  // namespace annulus
