#include "core/project/replay.h"

#include "core/project/editJson.h"
#include "core/project/projectJson.h"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>

namespace annulus {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// The images below `from` lie below `to` now.
Project movedAlong(const Project& project, const fs::path& from, const fs::path& to)
{
    Project moved = project;
    for (auto& patient : moved.patients) {
        Patient copy = *patient;
        for (Study& study : copy.studies)
            for (Series& series : study.series)
                for (ImageRecord& image : series.images)
                    if (const fs::path below = image.path.lexically_relative(from); !below.empty() && *below.begin() != "..")
                        image.path = to / below;
        patient = std::make_shared<const Patient>(std::move(copy));
    }
    return moved;
}

class Replay {
public:
    explicit Replay(const FetchBlob& fetch) : parts_(fetch) {}

    /// Throws where the entry cannot be repeated.
    void step(const LogEntry& entry)
    {
        const json body = json::parse(entry.body);
        if (entry.kind == logKind::begin)
            begin(body);
        else if (entry.kind == logKind::patient)
            current_.patients.push_back(std::make_shared<const Patient>(patientFromJson(body.at("patient"), parts_)));
        else if (entry.kind == logKind::edit)
            edit(body);
        else if (entry.kind == logKind::undo || entry.kind == logKind::redo)
            back(entry.kind == logKind::undo);
        else if (entry.kind == logKind::open)
            open(pathFromJson(body.at("folder")));
        else if (entry.kind == logKind::save || entry.kind == logKind::saveFailed)
            folder_ = pathFromJson(body.at("folder"));
    }

    Replayed finish(const fs::path& home)
    {
        moveTo(home);
        return {std::move(current_), std::move(history_)};
    }

private:
    void begin(const json& body)
    {
        current_ = Project{body.at("name"), ringSettingsFromJson(body.at("rings")), {}, {}, {}, body.at("nextRoi")};
        if (body.contains("extraction"))  // since format 4
            current_.extraction = extractionFromJson(body.at("extraction"));
        if (body.contains("codebook"))  // since format 6
            current_.codebook = body.at("codebook").get<std::string>();
        history_.clear();
    }

    void edit(const json& body)
    {
        Command command{{}, messageFromJson(body.at("name"))};
        for (const auto& one : body.at("edits"))
            command.edits.push_back(editFromJson(one, parts_));
        auto next = apply(current_, command);
        if (!next)
            throw std::runtime_error(next.error().sentence());
        Project before = std::exchange(current_, std::move(next).value());
        const Touched touched = touchedBy(command);
        history_.push(std::move(before), std::move(command.name), touched, current_);
    }

    void back(bool undo)
    {
        if (!(undo ? history_.canUndo() : history_.canRedo()))
            throw std::runtime_error("there is nothing to take back");
        undo ? history_.undo(current_) : history_.redo(current_);
    }

    void open(const fs::path& folder)
    {
        moveTo(folder);
        folder_ = folder;
        history_.clear();
    }

    void moveTo(const fs::path& folder)
    {
        if (folder_.empty() || folder.empty() || folder_ == folder)
            return;
        current_ = movedAlong(current_, folder_, folder);
        history_.clear();  // its snapshots look for the images where they were
    }

    StoredParts parts_;
    Project current_;
    History history_{History::usualSteps, History::anyBytes};
    fs::path folder_;
};

}  // namespace

Result<Replayed> replayWithHistory(std::span<const LogEntry> entries, const FetchBlob& fetch, const fs::path& home, const Progress& progress)
{
    Replay replay(fetch);
    for (const LogEntry& entry : entries) {
        if (progress.cancelled())
            return stopped();
        progress.report(static_cast<double>(entry.number) / static_cast<double>(entries.size()));
        try {
            replay.step(entry);
        } catch (const json::exception&) {
            return Error{Errc::corrupt, message("project", "Entry %1 of the log (%2) cannot be repeated: it cannot be read.", entry.number, entry.kind), {}};
        } catch (const std::exception& problem) {
            return Error{Errc::corrupt, message("project", "Entry %1 of the log (%2) cannot be repeated: %3.", entry.number, entry.kind, problem.what()), {}};
        }
    }
    return replay.finish(home);
}

Result<Project> replay(std::span<const LogEntry> entries, const FetchBlob& fetch, const fs::path& home, const Progress& progress)
{
    auto whole = replayWithHistory(entries, fetch, home, progress);
    if (!whole)
        return std::move(whole).error();
    return std::move(whole->project);
}

Result<void> checkChain(std::span<const LogEntry> entries)
{
    std::string before;
    std::int64_t expected = 1;
    for (const LogEntry& entry : entries) {
        if (entry.number != expected)
            return Error{Errc::corrupt, message("project", "The log is broken: entry %1 is missing.", expected), {}};
        if (sealOf(entry, before) != entry.hash)
            return Error{Errc::corrupt, message("project", "The log is broken at entry %1 (%2, %3): it was changed after it was written.", entry.number, entry.kind, entry.time), {}};
        before = entry.hash;
        ++expected;
    }
    return {};
}

}  // namespace annulus
