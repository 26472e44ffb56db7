#pragma once

#include "core/run/RunResult.h"
#include "core/stats/rocBand.h"
#include "ui/plots/plots.h"
#include "ui/plots/variableNames.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace annulus::ui {

// From a run's result to the numbers of its figures: what the page shows and the report prints.

/// Bands of the curves: bootstrapped once when a run is opened, on a worker. By mode, model, set, class.
using RunBands = std::map<std::tuple<std::string, std::string, std::string, std::string>, RocBand>;

/// What figures need beside the result: worked out once, on a worker.
struct RunExtras {
    RunBands bands;
    /// Spearman's rho of the columns of a model over its training rows, by mode and model; only of runs with model bundles.
    std::map<std::pair<std::string, std::string>, CorrelationPlot> correlations;
    VariableNames names;
};
RunExtras extrasOf(const RunResult& run, std::size_t replicates = 400);

/// Which part of a run a figure is of.
struct RunChoice {
    std::string mode;          ///< "published" or "honest"
    std::string set;           ///< "train", "cv" or "test"
    std::string outcomeClass;  ///< empty with two classes
    std::string model;         ///< the one whose details are shown
    std::vector<std::string> models;  ///< those that are drawn together
    bool operator==(const RunChoice&) const = default;
};
/// What a run is opened with: honest before published, held-out before test before training, the combined model.
RunChoice firstChoice(const RunResult& run);
/// The same with everything that this run does not have replaced by what it has.
RunChoice fitted(RunChoice choice, const RunResult& run);

std::vector<std::string> setsOf(const RunResult& run, const std::string& mode);
std::vector<std::string> modelsOf(const RunResult& run, const std::string& mode);
std::vector<std::string> classesToTell(const RunResult& run);  ///< one empty name with two classes

QString modelName(const std::string& name, const PlotLook& look);
QString setName(const std::string& set, const PlotLook& look);
QString modeName(const std::string& mode, const PlotLook& look);
int modelColour(const RunResult& run, const std::string& model);

/// One figure of a run; `make` gives nothing where the run has no such numbers (a score that is no probability has no calibration).
struct RunFigure {
    const char* id;
    const char* title;   ///< context "plots"
    const char* section; ///< page's part: "overview", "selection", "roc", "calibration", "decision", "comparison", "nomogram", "flow"
    std::optional<PlotNumbers> (*make)(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look);
    bool isOfOneModel;   ///< follows choice.model; else choice.models
    bool isOfSet;        ///< follows choice.set
};
std::span<const RunFigure> runFigures();
const RunFigure* findRunFigure(std::string_view id);

}  // namespace annulus::ui
