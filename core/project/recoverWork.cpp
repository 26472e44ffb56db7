#include "core/project/recoverWork.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/project/database.h"
#include "core/project/migrate.h"
#include "core/project/replay.h"

#include <algorithm>
#include <set>

namespace annulus {
namespace {

namespace fs = std::filesystem;
using Opened = Result<OpenedProject>;

fs::path pathOfUtf8(const std::string& text) { return std::u8string(text.begin(), text.end()); }

/// Edits and events; also a log that begins again after the working copy was removed: it holds what nobody can tell one by one.
bool isUnsavedWork(const HistoryLine& line)
{
    return line.details.contains(recoveryDetail::before) ||
           (line.topic != HistoryTopic::project && line.topic != HistoryTopic::saves && line.topic != HistoryTopic::recovery);
}

/// The log of a working copy with what went to the overflow.
struct WholeLog {
    std::vector<LogEntry> entries;
    std::size_t inWorking = 0;
};

WholeLog wholeLog(SQLite::Database* working, SQLite::Database* overflow)
{
    WholeLog log;
    if (working)
        log.entries = readLog(*working);
    log.inWorking = log.entries.size();
    const std::int64_t last = log.entries.empty() ? 0 : log.entries.back().number;
    if (overflow)
        for (LogEntry& entry : readLog(*overflow, last))
            log.entries.push_back(std::move(entry));
    return log;
}

/// A program may be killed after it made the file and before its first transaction: then there is nothing in it. A file
/// that lost its content is another thing: it is empty, but has a write-ahead log beside it (which SQLite removes when it
/// opens such a file, so it has to be looked for before).
std::shared_ptr<SQLite::Database> openIfThere(const fs::path& file)
{
    std::error_code code;
    if (!fs::exists(file, code))
        return nullptr;
    const bool lostItsContent = fs::file_size(file, code) == 0 && fs::exists(fs::path(file) += "-wal", code);
    // Opened for writing: what a killed program left in the write-ahead log is taken in.
    auto database = std::make_shared<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE);
    const auto number = [&](const char* pragma) { return database->execAndGet(pragma).getInt64(); };
    const bool wasNeverWritten = !lostItsContent && !database->tableExists("meta") && number("PRAGMA user_version") == 0 && number("PRAGMA page_count") <= 1;
    return wasNeverWritten ? nullptr : database;
}

Result<void> checkWhole(SQLite::Database& database, const fs::path& file)
{
    if (auto known = checkFormat(database, file); !known)
        return known;
    if (const std::string check = database.execAndGet("PRAGMA quick_check(1)").getString(); check != "ok")
        return damaged(file, check);
    return {};
}

/// Every working copy, also one of which only the overflow is there.
std::set<fs::path> workingFiles(const WorkingPlaces& places)
{
    std::set<fs::path> files;
    std::error_code code;
    for (const fs::path& folder : {places.folder, places.fallback})
        for (const auto& entry : fs::directory_iterator(folder, code)) {
            const fs::path name = entry.path().filename();
            if (name.extension() != ".sqlite")
                continue;
            if (name.stem().extension() != overflowMark) {
                files.insert(entry.path());
                continue;
            }
            const fs::path base = fs::path(name.stem().stem()) += ".sqlite";
            files.insert(fs::exists(places.fallback / base, code) ? places.fallback / base : places.folder / base);
        }
    return files;
}

/// Copies that a program did not finish before it ended: the project file is still all there is.
void removeDrafts(const WorkingPlaces& places)
{
    std::error_code code;
    std::vector<fs::path> drafts;
    for (const fs::path& folder : {places.folder, places.fallback})
        for (const auto& entry : fs::directory_iterator(folder, code))
            if (entry.path().extension() == draftMark)
                drafts.push_back(entry.path());
    for (const fs::path& draft : drafts) {
        const fs::path working = fs::path(draft).replace_extension();
        if (lockHolder(working))
            continue;
        removeDatabase(draft);
        fs::remove(FileLock::placeFor(working), code);
    }
}

/// The patients of edits that concern an image, with what names their images and nothing that keeps the database open.
Project namedPatients(const std::shared_ptr<SQLite::Database>& database, const std::vector<HistoryLine>& edits)
{
    std::set<std::string> wanted;
    for (const HistoryLine& line : edits)
        if (!line.image.empty())
            wanted.insert(line.patient);
    Project named;
    if (wanted.empty() || database->execAndGet("PRAGMA user_version").getInt() != projectFormat)
        return named;
    const auto project = readProject(database, {}, {});
    if (!project)
        return named;
    for (const std::string& id : wanted)
        if (const Patient* patient = project->findPatient(id)) {
            Patient bare{patient->id, patient->name, {}, {}, patient->studies, {}, {}};
            for (Study& study : bare.studies)
                for (Series& series : study.series)
                    for (ImageRecord& image : series.images)
                        image.thumbnail = {};
            named.patients.push_back(std::make_shared<const Patient>(std::move(bare)));
        }
    return named;
}

Recoverable describe(const fs::path& working, const WorkingPlaces& places)
{
    Recoverable found;
    found.working = working;
    const auto database = openIfThere(working);
    const auto overflow = openIfThere(overflowOf(working, places));
    for (auto* one : {database.get(), overflow.get()}) {
        if (!one)
            continue;
        if (auto whole = checkWhole(*one, working); !whole) {
            found.damaged = std::move(whole).error();
            return found;
        }
        found.name = readRemark(*one, "name");
        if (found.source.empty())
            found.source = pathOfUtf8(readRemark(*one, workingRemark::source));
    }
    const std::int64_t saved = database ? static_cast<std::int64_t>(parseNumber(readRemark(*database, workingRemark::saved)).value_or(0)) : 0;
    HistoryMark end;
    for (auto* one : {database.get(), overflow.get()}) {
        if (!one)
            continue;
        HistoryRead read = readHistory(*one, end);
        if (read.broken && !found.damaged)
            found.damaged = std::move(*read.broken).in(toUtf8(working));
        for (HistoryLine& line : read.lines)
            if (line.number > saved && isUnsavedWork(line)) {
                found.lastEdit = line.time;
                found.edits.push_back(std::move(line));
            }
        end = std::move(read.end);
    }
    if (database && !found.damaged)
        found.named = namedPatients(database, found.edits);
    return found;
}

/// Takes the entries of the overflow into the working copy, so that state and log agree again.
void takeOverflow(SQLite::Database& working, SQLite::Database* overflow, const fs::path& home, const Progress& progress)
{
    const WholeLog log = wholeLog(&working, overflow);
    const bool hasState = !readRemark(working, "rings").empty();  // a copy of the overflow has none
    if (hasState && log.inWorking == log.entries.size())
        return;
    const auto fetch = [&](const std::string& hash) {
        try {
            return readBlob(*overflow, hash);
        } catch (const std::exception&) {
            return readBlob(working, hash);
        }
    };
    auto whole = replay(log.entries, fetch, home, progress);
    if (!whole)
        throw std::runtime_error(whole.error().sentence());
    SQLite::Transaction transaction(working);
    SQLite::Statement blobs(*overflow, "SELECT hash, bytes FROM blob");
    while (blobs.executeStep()) {
        const auto bytes = blobs.getColumn(1);
        const auto* first = static_cast<const std::uint8_t*>(bytes.getBlob());
        writeBlobs(working, {{blobs.getColumn(0).getString(), Bytes(first, first + bytes.getBytes())}});
    }
    working.exec(emptyStateSql);
    for (std::size_t at = log.inWorking; at < log.entries.size(); ++at)
        writeEntry(working, log.entries[at]);
    writeDifference(working, {}, *whole, home, keepIn(working));
    transaction.commit();
}

/// The steps that could be undone when the program ended, where the log tells of the very state that was found.
void takeSteps(OpenedProject& opened, const std::shared_ptr<SQLite::Database>& working, const fs::path& home, const Progress& progress)
{
    auto told = replayWithHistory(readLog(*working), fetchFrom(working), home, progress);
    if (!told || !(told->project == opened.project))
        return;
    opened.project = std::move(told->project);  // shares its patients with the steps
    opened.history = std::move(told->history);
    opened.history.limit(History::usualSteps, History::usualBytes);
}

/// Did the project file go on without this work, or is it in other hands? Then the work needs another name.
void claimSource(WorkingStart& start, OpenedProject& opened, SQLite::Database& working)
{
    std::error_code code;
    if (start.source.empty())
        return;
    if (!fs::exists(start.source, code)) {
        opened.notes.push_back(message("project", "The project file %1 is not there at present.", toUtf8(start.source)));
        opened.file = start.source;
        return;
    }
    auto attempt = FileLock::take(start.source);
    if (attempt.holder) {
        opened.notes.push_back(heldBy(*attempt.holder));
    } else {
        auto there = openForReading(start.source);
        const LogHead head = there ? readHead(**there) : LogHead{};
        if (there && (head.number == 0 || hashOfEntry(working, head.number) == head.hash)) {
            start.sourceLock = std::move(attempt.lock);
            start.saved = head;
            opened.file = start.source;
            return;
        }
        opened.notes.push_back(there ? message("project", "The project file %1 was changed since; save the recovered work under another name.", toUtf8(start.source))
                                     : there.error().what);
    }
    start.source.clear();
    writeRemark(working, workingRemark::source, "");
}

}  // namespace

std::vector<Recoverable> findRecoverable(const WorkingPlaces& places)
{
    removeDrafts(places);
    std::vector<Recoverable> all;
    for (const fs::path& working : workingFiles(places)) {
        if (lockHolder(working))
            continue;
        Recoverable found;
        try {
            found = describe(working, places);
        } catch (const std::exception& problem) {
            found.working = working;
            found.damaged = damaged(working, problem.what());
        }
        if (found.edits.empty() && !found.damaged)
            discardRecoverable(found, places);
        else
            all.push_back(std::move(found));
    }
    std::ranges::sort(all, std::ranges::greater(), &Recoverable::lastEdit);
    return all;
}

Result<OpenedProject> recover(const Recoverable& what, const WorkingPlaces& places, const Author& author, const Progress& progress)
{
    if (what.damaged)
        return *what.damaged;
    WorkingStart start;
    start.file = what.working;
    try {
        makePrivateFolder(what.working.parent_path());
    } catch (const std::exception& problem) {
        return Error{Errc::io, message("project", "There is no place for the working copy of the project: %1.", problem.what()), toUtf8(what.working.parent_path())};
    }
    auto attempt = FileLock::take(what.working);
    if (!attempt.lock)
        return attempt.holder ? Error{Errc::conflict, heldBy(*attempt.holder), toUtf8(what.working)} : *attempt.impossible;
    start.ownLock = std::move(attempt.lock);
    return guarded(
        [&]() -> Opened {
            OpenedProject opened;
            opened.isModified = true;
            const fs::path overflowFile = overflowOf(what.working, places);
            auto overflow = openIfThere(overflowFile);
            if (overflow && !openIfThere(what.working)) {
                removeDatabase(what.working);
                fs::copy_file(overflowFile, what.working);
            }
            auto working = openIfThere(what.working);
            if (!working)
                return Error{Errc::notFound, message("project", "The working copy is gone."), toUtf8(what.working)};
            migrate(*working);
            start.home = pathOfUtf8(readRemark(*working, workingRemark::home));
            start.source = pathOfUtf8(readRemark(*working, workingRemark::source));
            if (overflow)
                takeOverflow(*working, overflow.get(), start.home, progress.part(0, 0.3));
            auto project = readProject(working, start.home, progress.part(0.3, 0.6));
            if (!project)
                return std::move(project).error();
            opened.project = std::move(project).value();
            takeSteps(opened, working, start.home, progress.part(0.6, 1));
            if (progress.cancelled())
                return stopped();
            claimSource(start, opened, *working);
            start.head = readHead(*working);
            start.project = opened.project;
            start.stepsToUndo = opened.history.stepsToUndo();
            start.stepsToRedo = opened.history.stepsToRedo();
            working.reset();
            overflow.reset();
            removeDatabase(overflowFile);
            opened.working = std::make_shared<WorkingCopy>(std::move(start), places, author);
            opened.working->record(Event{logKind::recovery, {{"edits", std::to_string(what.edits.size())}, {"lastEdit", what.lastEdit}}});
            return opened;
        },
        [&](const std::exception& problem) -> Opened { return readingFailed(what.working, problem); });
}

void discardRecoverable(const Recoverable& what, const WorkingPlaces& places)
{
    if (lockHolder(what.working))
        return;  // another window has taken it meanwhile
    removeDatabase(what.working);
    removeDatabase(overflowOf(what.working, places));
    std::error_code code;
    fs::remove(FileLock::placeFor(what.working), code);
}

}  // namespace annulus
