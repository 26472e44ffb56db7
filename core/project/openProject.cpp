#include "core/project/openProject.h"

#include "core/base/files.h"
#include "core/base/parallelFor.h"
#include "core/project/backups.h"
#include "core/project/database.h"
#include "core/project/store.h"

namespace annulus {
namespace {

namespace fs = std::filesystem;
using Opened = Result<OpenedProject>;

/// A project of an earlier format has no log: it begins with what the file held.
void beginLog(SQLite::Database& database, const Project& project, const Author& author)
{
    LogHead head;
    for (LogEntry& entry : entriesFor(project, keepIn(database))) {
        entry.time = utcNow();
        entry.author = author;
        seal(entry, head);
        writeEntry(database, entry);
    }
}

/// The bytes of a project file. Where it is not the one that was opened any more, or in memory only (an earlier format),
/// the open one is copied page by page.
void copyProject(SQLite::Database& from, const fs::path& source, const fs::path& target)
{
    if (from.getFilename() != ":memory:") {
        fs::copy_file(source, target, fs::copy_options::overwrite_existing);
        SQLite::Database copy(target.string(), SQLite::OPEN_READONLY);
        if (readHead(copy) == readHead(from))
            return;
    }
    const auto copy = createUnfinished(target);
    copyDatabase(from, *copy);
}

/// The bytes of a project file where its working copy will be, under a name that is not final.
struct Draft {
    fs::path file;  ///< the final name; empty where there is no place
    std::optional<FileLock> lock;
    std::string reason;  ///< why there is no place, or not the first one

    [[nodiscard]] fs::path unfinished() const { return fs::path(file) += draftMark; }
};

Draft draftOf(SQLite::Database& from, const fs::path& source, const WorkingPlaces& places)
{
    Draft draft;
    for (const fs::path& folder : {places.folder, places.fallback})
        try {
            makePrivateFolder(folder);
            draft.file = newWorkingFile({folder, places.fallback});
            draft.lock = FileLock::take(draft.file).lock;
            copyProject(from, source, draft.unfinished());
            return draft;
        } catch (const std::exception& problem) {
            removeDatabase(draft.unfinished());
            draft.lock.reset();
            draft.reason = problem.what();
        }
    draft.file.clear();
    return draft;
}

/// Makes a draft the working copy of a project; whole or not there.
LogHead finish(const Draft& draft, const fs::path& source, const Project& project, const Author& author)
{
    LogHead head;
    try {
        SQLite::Database database(draft.unfinished().string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA journal_mode=OFF");
        database.exec("PRAGMA synchronous=OFF");
        SQLite::Transaction transaction(database);
        if (readHead(database).number == 0)
            beginLog(database, project, author);
        head = readHead(database);
        writeRemark(database, "readableFrom", std::to_string(projectFormat));
        writeRemark(database, workingRemark::source, toUtf8(source));
        writeRemark(database, workingRemark::home, toUtf8(source.parent_path()));
        writeRemark(database, workingRemark::saved, std::to_string(head.number));
        transaction.commit();
    } catch (const std::exception&) {
        removeDatabase(draft.unfinished());
        throw;
    }
    fs::rename(draft.unfinished(), draft.file);
    return head;
}

Event openEvent(const fs::path& file)
{
    return {logKind::open, {{"file", toUtf8(file)}, {"folder", toUtf8(file.parent_path())}}};
}

/// Why a project file may only be read; nothing where it may be worked on.
std::optional<Message> whyReadOnly(SQLite::Database& database, const fs::path& file, const std::optional<LockHolder>& holder)
{
    if (auto newer = newerThanThis(database))
        return newer;
    if (isBackup(file))
        return message("project", "This is an older state of the project, kept as a backup; save it under a name of its own to work on.");
    return holder ? std::optional(heldBy(*holder)) : std::nullopt;
}

}  // namespace

Result<OpenedProject> openToLook(const fs::path& given, const Progress& progress)
{
    const fs::path file = fileItself(given);
    auto from = openForReading(file);
    if (!from)
        return std::move(from).error();
    OpenedProject opened;
    opened.file = file;
    opened.readOnly = whyReadOnly(**from, file, lockHolder(file));
    return guarded(
        [&]() -> Opened {
            auto project = readProject(*from, homeOf(file), progress);
            if (!project)
                return std::move(project).error();
            opened.project = std::move(project).value();
            return std::move(opened);
        },
        [&](const std::exception& problem) -> Opened { return readingFailed(file, problem); });
}

Result<OpenedProject> openForWork(const fs::path& given, const WorkingPlaces& places, const Author& author, const Progress& progress)
{
    const fs::path file = fileItself(given);
    std::error_code code;
    // First the lock: what is read is what stays. A file that is not there must not leave one.
    FileLock::Attempt attempt;
    if (fs::is_regular_file(file, code))
        attempt = FileLock::take(file);
    auto from = openForReading(file);
    if (!from)
        return std::move(from).error();
    OpenedProject opened;
    opened.file = file;
    WorkingStart start;
    opened.readOnly = whyReadOnly(**from, file, attempt.holder);
    if (!opened.readOnly) {
        if (attempt.impossible)
            opened.notes.push_back(message("project", "The folder of the project is read-only: changes are kept, but have to be saved in another place."));
        start.sourceLock = std::move(attempt.lock);
    }
    return guarded(
        [&]() -> Opened {
            Result<Project> project = Error{};
            Draft draft;
            // Copying waits for the disk, reading for the processor.
            parallelFor(opened.readOnly ? 1 : 2, [&](std::size_t part) {
                if (part == 0)
                    project = guarded([&] { return readProject(*from, homeOf(file), progress); },
                                      [&](const std::exception& problem) -> Result<Project> { return readingFailed(file, problem); });
                else
                    draft = draftOf(**from, file, places);
            });
            if (!project) {
                removeDatabase(draft.unfinished());
                return std::move(project).error();
            }
            opened.project = std::move(project).value();
            if (opened.readOnly)
                return std::move(opened);
            if (draft.file.empty())
                return Error{Errc::io, message("project", "There is no place for the working copy of the project: %1.", draft.reason), toUtf8(places.folder)};
            start.source = file;
            start.home = file.parent_path();
            start.project = opened.project;
            start.file = draft.file;
            start.head = finish(draft, file, opened.project, author);
            start.saved = start.head;
            start.ownLock = std::move(draft.lock);
            if (start.file.parent_path() != places.folder)
                opened.notes.push_back(message("project", "%1 cannot be written (%2); your changes are kept in %3.", toUtf8(places.folder), draft.reason, toUtf8(places.fallback)));
            opened.working = std::make_shared<WorkingCopy>(std::move(start), places, author);
            opened.working->record(openEvent(file));
            return std::move(opened);
        },
        [&](const std::exception& problem) -> Opened { return readingFailed(file, problem); });
}

Result<void> copyProjectFile(const fs::path& source, const fs::path& given)
{
    const fs::path target = fileItself(given);
    auto attempt = FileLock::take(target);
    if (attempt.holder)
        return Error{Errc::conflict, heldBy(*attempt.holder), toUtf8(target)};
    auto from = openForReading(source);
    if (!from)
        return std::move(from).error();
    return writeProjectFile(target, [&](SQLite::Database& made) {
        copyDatabase(**from, made);
        SQLite::Transaction transaction(made);
        changeHome(made, homeOf(source), target.parent_path());
        // The log must know of the move, or a replay would look for the images where they were.
        if (LogHead head = readHead(made); head.number > 0 && !newerThanThis(made))
            writeEvent(made, head, saveEvent(target), thisAuthor());
        transaction.commit();
    });
}

}  // namespace annulus
