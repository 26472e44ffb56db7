#pragma once

#include "ui/plots/runPlots.h"

#include <cmath>

namespace annulus::ui {

// What the files that turn a run's result into figures share. Private to ui/plots.

using MadePlot = std::optional<PlotNumbers>;
using MakePlot = MadePlot(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look);

inline std::optional<double> there(double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; }
inline std::optional<Interval> intervalOf(double low, double high) { return std::isfinite(low) && std::isfinite(high) ? std::optional(Interval{low, high}) : std::nullopt; }

const Evaluation* evaluationOf(const RunResult& run, const RunChoice& choice, const std::string& model);

/// "with" and "without" the outcome, in the words of the run.
QString classWords(const RunResult& run, const std::string& outcomeClass, bool with, const PlotLook& look);

/// Scores of the class told, and whether each patient has it.
struct Scored {
    std::vector<double> score, outcome;
    std::vector<std::string> patients;
    double threshold = std::nan("");
};
Scored scoredOf(const RunResult& run, const ScoreSet& set, const std::string& outcomeClass);

namespace makes {
/// How good the scores are.
extern MakePlot rocOfModels, rocOfSets, calibration, decision, comparison, confusion, groups, waterfall, margins, optimism;
/// How patients and features were chosen, and what became of them.
extern MakePlot flow, icc, volcano, lassoCv, lassoPath, coefficients, correlation, forest, nomogram;
}  // namespace makes

}  // namespace annulus::ui
