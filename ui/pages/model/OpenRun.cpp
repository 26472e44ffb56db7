#include "ui/pages/model/OpenRun.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/readout/bundleFile.h"
#include "core/run/resultJson.h"
#include "core/run/runFolder.h"
#include "core/stats/correlation.h"
#include "ui/text.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace annulus::ui {

namespace {

/// Files that the run read, when they are no longer what they were. A folder without a manifest knows none.
std::vector<Message> changedInputs(const std::filesystem::path& folder)
{
    std::vector<Message> changed;
    const auto manifest = readRunManifest(folder);
    if (!manifest)
        return changed;
    for (const RunInputFile& input : manifest->inputs) {
        std::error_code ignored;
        const std::filesystem::path file = input.file;
        if (!std::filesystem::exists(file, ignored)) {
            changed.push_back(message("report", "%1 is no longer where this run read it.", toUtf8(file)));
            continue;
        }
        const auto hash = hashFile(file);
        if (hash && *hash != input.sha256)
            changed.push_back(message("report", "%1 has changed since this run: run again to see what follows from it.", toUtf8(file.filename())));
    }
    return changed;
}

/// The folder of a run that the project's log tells of is still the one that was written then.
std::vector<Message> changedFolder(const std::filesystem::path& folder, const std::filesystem::path& log)
{
    const auto recorded = recordedManifest(log, toUtf8(folder.filename()));
    if (!recorded)
        return {};
    const auto now = hashFile(folder / "manifest.json");
    if (now && *now == *recorded)
        return {};
    return {message("report", "The log of this project tells of another run in this folder: somebody has changed it since.")};
}

}  // namespace

std::optional<CorrelationPlot> correlationOf(const Bundle& bundle)
{
    if (bundle.columns.size() < 3 || bundle.training.size() < 4)
        return {};
    const auto rows = static_cast<Eigen::Index>(bundle.training.size()), columns = static_cast<Eigen::Index>(bundle.columns.size());
    Eigen::MatrixXd x(rows, columns);
    for (Eigen::Index r = 0; r < rows; ++r)
        for (Eigen::Index c = 0; c < columns; ++c) {
            const auto& row = bundle.training[static_cast<std::size_t>(r)].columns;
            if (static_cast<std::size_t>(c) >= row.size())
                return {};
            x(r, c) = static_cast<double>(row[static_cast<std::size_t>(c)]);
        }
    const Eigen::MatrixXd rho = correlationMatrix(x, CorrelationKind::spearman);
    CorrelationPlot plot;
    for (Eigen::Index r = 0; r < columns; ++r) {
        plot.names.push_back(QString::fromStdString(bundle.columns[static_cast<std::size_t>(r)].name));
        for (Eigen::Index c = 0; c < columns; ++c)
            plot.rho.push_back(rho(r, c));
    }
    return plot;
}

Result<std::shared_ptr<const OpenRun>> openRun(const std::filesystem::path& folder, const Progress& progress, const std::filesystem::path& log)
{
    auto json = readTextFile(folder / "result.json");
    if (!json)
        return std::move(json).error();
    progress.report(0.2);
    auto result = parseResult(*json);
    if (!result)
        return std::move(result).error().in(toUtf8(folder));
    auto run = std::make_shared<OpenRun>();
    run->folder = folder;
    run->result = std::move(*result);
    if (progress.cancelled())
        return stopped();
    progress.report(0.5);
    run->extras = extrasOf(run->result);
    progress.report(0.7);
    for (const ModelResult& model : run->result.models)
        if (const auto bundle = readBundle(folder / "model" / (model.mode + "-" + model.name + bundleExtension)); bundle && !progress.cancelled()) {
            run->predictors[{model.mode, model.name}] = bundle->predictors;
            if (auto plot = correlationOf(*bundle))
                run->extras.correlations[{model.mode, model.name}] = std::move(*plot);
        }
    run->extras.names = readVariableNames(folder, run->result);
    progress.report(0.9);
    run->stale = changedInputs(folder);
    for (Message& one : changedFolder(folder, log))
        run->stale.push_back(std::move(one));
    return std::shared_ptr<const OpenRun>(std::move(run));
}

std::vector<KeptRun> runsIn(const std::filesystem::path& folder)
{
    std::vector<std::pair<QDateTime, KeptRun>> found;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
        const QFileInfo result(text(entry.path() / "result.json"));
        if (!result.exists())
            continue;
        const QDateTime when = result.lastModified();
        QString name = text(entry.path().filename());
        // "mammography-sln 2026-11-22 182003"
        name = name.section(' ', 0, 0);
        found.push_back({when, {entry.path(), name, when.toString("yyyy-MM-dd HH:mm"), readProjectState(entry.path())}});
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second.folder > b.second.folder; });
    std::vector<KeptRun> runs;
    for (auto& one : found)
        runs.push_back(std::move(one.second));
    return runs;
}

std::filesystem::path runsFolder(const std::filesystem::path& projectFile, const std::filesystem::path& otherwise)
{
    if (projectFile.empty())
        return otherwise;
    std::filesystem::path folder = projectFile;
    return folder.replace_extension(".runs");
}

std::filesystem::path newRunFolder(const std::filesystem::path& runs, const std::string& protocol)
{
    const QString stem = QString("%1 %2").arg(text(protocol).replace('/', '-').replace(' ', '-'), QDateTime::currentDateTime().toString("yyyy-MM-dd HHmmss"));
    std::filesystem::path folder = runs / pathOf(stem);
    for (int i = 2; std::filesystem::exists(folder); ++i)
        folder = runs / pathOf(QString("%1-%2").arg(stem).arg(i));
    return folder;
}

}  // namespace annulus::ui
