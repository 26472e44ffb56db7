#include "ui/pages/model/OpenRun.h"

#include "core/base/files.h"
#include "core/run/resultJson.h"
#include "ui/text.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace annulus::ui {

Result<std::shared_ptr<const OpenRun>> openRun(const std::filesystem::path& folder, const Progress& progress)
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
    run->bands = bandsOf(run->result);
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
        found.push_back({when, {entry.path(), name, when.toString("yyyy-MM-dd HH:mm")}});
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
