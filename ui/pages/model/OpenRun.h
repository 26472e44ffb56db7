#pragma once

#include "core/base/Progress.h"
#include "core/protocol/Protocol.h"
#include "core/project/Log.h"
#include "core/project/Project.h"
#include "core/readout/Bundle.h"
#include "ui/pages/model/projectState.h"
#include "ui/plots/runPlots.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace annulus::ui {

/// What a run needs. Paths that are empty: what the project holds.
struct RunOrder {
    Protocol protocol;
    bool published = true, honest = true;
    std::filesystem::path features, clinical, out;
    Project project;
};
/// How the page gets its work done; the composition root says how.
struct ModelActions {
    /// Writes the RUN folder `out`; gives what belongs into the log of the project, such as a look at the test set.
    std::function<Result<std::vector<Event>>(const RunOrder& order, const Progress& progress)> run;
};

/// A finished run as the page holds it.
struct OpenRun {
    std::filesystem::path folder;
    RunResult result;
    RunExtras extras;
    std::map<std::pair<std::string, std::string>, std::vector<BundlePredictor>> predictors;  ///< by mode and model; only of runs with bundles
    std::vector<Message> stale;   ///< files that the run read and that are not what they were
};
/// Reads result.json of a RUN folder and works out what the figures need. `log`: the project file or working copy whose log tells of its runs.
Result<std::shared_ptr<const OpenRun>> openRun(const std::filesystem::path& folder, const Progress& progress = {}, const std::filesystem::path& log = {});

/// How the columns of a model go together in its training rows. Nothing with fewer than three columns.
std::optional<CorrelationPlot> correlationOf(const Bundle& bundle);

/// A run that is kept, without its numbers.
struct KeptRun {
    std::filesystem::path folder;
    QString name;   ///< "mammography-sln"
    QString when;   ///< "2026-11-22 18:20"
    std::optional<ProjectState> project;  ///< of the open project, where it took its data from that one
};
/// Folders with a result.json, the newest first.
std::vector<KeptRun> runsIn(const std::filesystem::path& folder);
/// Where the runs of a project are: beside its file, "study.annulus" as "study.runs". Without a file: `otherwise`.
std::filesystem::path runsFolder(const std::filesystem::path& projectFile, const std::filesystem::path& otherwise);
/// A name nobody has yet, from the protocol's and the time.
std::filesystem::path newRunFolder(const std::filesystem::path& runs, const std::string& protocol);

}  // namespace annulus::ui
