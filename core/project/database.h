#pragma once

#include "core/base/Result.h"
#include "core/project/rows.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace annulus {

// How the stage opens SQLite files; private to core/project's .cpp files.

/// Opens a finished project file for reading and looks whether it is one, whole, and readable by this program.
/// An earlier format comes as a migrated copy in memory.
Result<std::shared_ptr<SQLite::Database>> openForReading(const std::filesystem::path& file);

/// Is the database one of ours, of a format that can be read, with sound tables? `where` names it in sentences.
Result<void> checkFormat(SQLite::Database& database, const std::filesystem::path& where);

/// A file of a newer program that this one may read: why it must not write it.
std::optional<Message> newerThanThis(SQLite::Database& database);

/// Copies a whole database, also one that is being written by another connection.
void copyDatabase(SQLite::Database& from, SQLite::Database& to);

/// Copies the state of this moment to a new file while others go on writing, and lets the disk begin at once: the sync that follows has
/// less to wait for. As bytes where the write-ahead log can be emptied first, else by SQLite's backup, which takes
/// longer. Whether it was as bytes.
bool copyToFile(SQLite::Database& from, const std::filesystem::path& file);

/// A new file that nobody reads before it is renamed: no rollback journal is needed to build it.
std::unique_ptr<SQLite::Database> createUnfinished(const std::filesystem::path& file);

Error damaged(const std::filesystem::path& file, std::string_view found);
/// Why a project could not be written, as a person can act on it: no room, a folder that is gone or may not be written to.
Error cannotSave(const std::filesystem::path& target, const std::exception& problem);
/// What SQLite says when a file cannot be opened or read.
Error readingFailed(const std::filesystem::path& file, const std::exception& problem);

/// Gives the entry its place at the end of the log.
void seal(LogEntry& entry, LogHead& head);
/// Makes a project file: `fill` gets a new database that nobody sees before it is whole and takes the target's place. What `fill` throws
/// becomes a sentence, and the target stays as it was.
Result<void> writeProjectFile(const std::filesystem::path& target, const std::function<void(SQLite::Database&)>& fill);
/// Seals and writes what happened at this moment.
void writeEvent(SQLite::Database& database, LogHead& head, const Event& event, const Author& author);
/// The project is saved as this file.
Event saveEvent(const std::filesystem::path& file);

/// Runs body() and turns exceptions into what `explain(exception)` says.
template <class Body, class Explain>
auto guarded(Body body, Explain explain) -> decltype(body())
{
    try {
        return body();
    } catch (const std::exception& problem) {
        return explain(problem);
    }
}

}  // namespace annulus
