#include "core/project/noteInProject.h"

#include "core/base/files.h"
#include "core/project/backups.h"
#include "core/project/database.h"
#include "core/project/recoverWork.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace annulus {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

Result<FileLock> lockWithin(const fs::path& file, double seconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (true) {
        auto attempt = FileLock::take(file);
        if (attempt.lock)
            return std::move(*attempt.lock);
        if (attempt.impossible)
            return std::move(*attempt.impossible);
        if (std::chrono::steady_clock::now() >= end)
            return Error{Errc::conflict, heldBy(*attempt.holder), toUtf8(file)};
        std::this_thread::sleep_for(50ms);
    }
}

Result<void> checkWritable(const fs::path& file)
{
    auto database = openForReading(file);
    if (!database)
        return std::move(database).error();
    if (auto newer = newerThanThis(**database))
        return Error{Errc::unsupported, std::move(*newer), toUtf8(file)};
    if (isBackup(file))
        return Error{Errc::invalid, message("project", "This is an older state of the project, kept as a backup."), toUtf8(file)};
    if ((*database)->getFilename() == ":memory:")
        return Error{Errc::unsupported, message("project", "The project is of an earlier format; open it in the window and save it once."), toUtf8(file)};
    return {};
}

}  // namespace

Result<void> noteInProject(const fs::path& given, const Event& event, const WorkingPlaces& places, const Author& author, double patienceSeconds)
{
    const fs::path file = fileItself(given);
    std::error_code code;
    if (!fs::is_regular_file(file, code))  // or a lock would be left where there is nothing
        return Error{Errc::notFound, message("project", "There is no such project file."), toUtf8(file)};
    const auto lock = lockWithin(file, patienceSeconds);
    if (!lock)
        return lock.error();
    if (auto writable = checkWritable(file); !writable)
        return writable;
    if (std::ranges::any_of(findRecoverable(places), [&](const Recoverable& work) { return fileItself(work.source) == file; }))
        return Error{Errc::conflict, message("project", "Unsaved work on the project waits to be restored; open it in the window first."), toUtf8(file)};
    const fs::path temporary = unfinishedName(file);
    try {
        fs::copy_file(file, temporary, fs::copy_options::overwrite_existing);
        SQLite::Database database(temporary.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA journal_mode=OFF");
        database.exec("PRAGMA synchronous=OFF");
        SQLite::Transaction transaction(database);
        LogHead head = readHead(database);
        writeEvent(database, head, event, author);
        transaction.commit();
    } catch (const std::exception& problem) {
        fs::remove(temporary, code);
        return cannotSave(file, problem);
    }
    return commitFile(temporary, file);
}

}  // namespace annulus
