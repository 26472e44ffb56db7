#include "core/project/WorkingWriter.h"

#include "core/base/files.h"
#include "core/project/backups.h"
#include "core/project/store.h"

#include <fcntl.h>
#include <unistd.h>

// How a working copy becomes a project file.
namespace annulus {
namespace {

namespace fs = std::filesystem;

/// Bytes 18 and 19 of an SQLite file say whether it needs a write-ahead log beside it; a project file must not
/// (sqlite.org/fileformat2.html, 1.3.3).
void leaveWal(const fs::path& file)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    const char legacy[] = {1, 1};
    const bool done = descriptor >= 0 && ::pwrite(descriptor, legacy, sizeof legacy, 18) == sizeof legacy;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!done)
        throw std::runtime_error("the copy cannot be written");
}

}  // namespace

/// The working copy as it is on disk, plus what could not be written to it, as a project file for `target`. False where
/// what was waiting reached the working copy only after it was copied: then once more.
bool WorkingCopy::Writer::copyTo(const fs::path& temporary, const fs::path& target)
{
    std::int64_t needed = 0, wanted = 0;
    {
        const std::scoped_lock lock(stateMutex_);
        needed = headOnDisk();
        wanted = head_.number;
    }
    {
        constexpr int patienceMs = 500;  // with a reader or the writer, before the log is emptied
        SQLite::Database from(file_.string(), SQLite::OPEN_READWRITE, patienceMs);
        copyToFile(from, temporary);
    }
    leaveWal(temporary);
    SQLite::Database database(temporary.string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA journal_mode=OFF");
    database.exec("PRAGMA synchronous=OFF");
    SQLite::Transaction transaction(database);
    const std::string home = readRemark(database, workingRemark::home);
    {
        const std::scoped_lock lock(stateMutex_);
        const std::int64_t found = readHead(database).number;
        if (found < needed)
            throw std::runtime_error("the working copy was changed by another program");
        if (!pending_.empty() && found == headOnDisk()) {
            database.exec(emptyStateSql);
            writeTo(database, {});
        } else if (found < wanted) {
            return false;
        }
    }
    changeHome(database, std::u8string(home.begin(), home.end()), target.parent_path());
    for (const char* remark : {workingRemark::home, workingRemark::source, workingRemark::saved})
        database.exec(std::string("DELETE FROM meta WHERE key='") + remark + "'");
    transaction.commit();
    return true;
}

bool WorkingCopy::Writer::canBeRead() const
{
    try {
        SQLite::Database database(file_.string(), SQLite::OPEN_READONLY);
        return readHead(database).number > 0;
    } catch (const std::exception&) {
        return false;
    }
}

Result<void> WorkingCopy::Writer::save(const fs::path& file, bool replaceOther)
{
    const std::scoped_lock one(saveMutex_);
    const fs::path target = fileItself(file);
    auto saved = write(target, replaceOther);
    if (!saved)
        add({.happening = Event{logKind::saveFailed, {{"file", toUtf8(target)}, {"folder", toUtf8(source().parent_path())}, {"reason", saved.error().what.english()}}},
             .time = {}, .reader = {}, .after = {}, .remarks = {}, .home = {}});
    return saved;
}

Result<void> WorkingCopy::Writer::write(const fs::path& target, bool replaceOther)
{
    const bool isSame = target == source();
    std::optional<FileLock> lock;
    if (!isSame) {
        auto attempt = FileLock::take(target);
        if (attempt.holder)
            return Error{Errc::conflict, heldBy(*attempt.holder), toUtf8(target)};
        lock = std::move(attempt.lock);  // where it is impossible, writing the file says why
    }
    std::error_code code;
    add({.happening = saveEvent(target), .time = {}, .reader = {}, .after = {}, .remarks = {}, .home = {}});
    (void)flush();  // what could not be written is added to the copy
    const fs::path temporary = unfinishedName(target);
    LogHead head;
    try {
        constexpr int mostTries = 5;
        for (int tries = 1; !copyTo(temporary, target); ++tries)
            if (tries == mostTries)
                throw std::runtime_error("the working copy is being written all the time");
        SQLite::Database made(temporary.string(), SQLite::OPEN_READONLY);
        head = readHead(made);
        if (!replaceOther && fs::exists(target, code)) {
            auto there = openForReading(target);
            const LogHead found = there ? readHead(**there) : LogHead{};
            const bool isOurs = there && (found.number == 0 ? isSame : hashOfEntry(made, found.number) == found.hash);
            if (!isOurs) {
                fs::remove(temporary, code);
                return Error{Errc::conflict, message("project", "The file was changed by another program since you opened it; save the project under another name."), toUtf8(target)};
            }
        }
    } catch (const std::exception& problem) {
        fs::remove(temporary, code);
        if (const std::scoped_lock guard(mutex_); discarded_)
            return stopped();
        if (canBeRead())
            return cannotSave(target, problem);
        if (!replaceOther && !isSame && fs::exists(target, code))
            return Error{Errc::conflict, message("project", "There is a file of this name already, and it is not this project."), toUtf8(target)};
        // What is in memory is all there is; the log begins anew.
        const std::scoped_lock state(stateMutex_);
        if (auto saved = saveProject(target_, target, author_); !saved)
            return saved;
    }
    if (fs::exists(temporary, code))
        if (auto placed = replaceProject(temporary, target); !placed)
            return placed;
    {
        const std::scoped_lock guard(mutex_);
        source_ = target;
    }
    {
        const std::scoped_lock state(stateMutex_);
        saved_ = head;
    }
    if (lock) {
        const std::scoped_lock guard(lockMutex_);
        std::swap(sourceLock_, lock);  // the old one is given back without holding anybody
    }
    add({.happening = {}, .time = {}, .reader = {}, .after = {},
         .remarks = {{workingRemark::source, toUtf8(target)}, {workingRemark::saved, std::to_string(head.number)}}, .home = target.parent_path()});
    (void)flush();
    return {};
}

}  // namespace annulus
