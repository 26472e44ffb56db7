#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/project/Log.h"

#include <filesystem>
#include <memory>

namespace SQLite {
class Database;
}

namespace annulus {

/// Takes the state out of a project's tables; the log and the parts stay.
inline constexpr const char* emptyStateSql = "DELETE FROM feature; DELETE FROM roi; DELETE FROM image; DELETE FROM patient";

// The tables of a project file and of a working copy, which are the same: the state, patient by patient, the log, and
// the blobs both refer to. These functions throw exceptions of std; their callers turn them into a sentence.

inline constexpr int projectApplicationId = 0x416e6e75;  // "Annu": `file` and SQLite tools can tell the format
inline constexpr int projectFormat = 6;

void createTables(SQLite::Database& database);

/// Makes tables of `before` into tables of `after`, looking only at patients that are not shared; what they name goes to
/// `keep`. Image paths below `home` are written relative to it, so that folder and project can move together.
void writeDifference(SQLite::Database& database, const Project& before, const Project& after, const std::filesystem::path& home, const KeepBlob& keep);

/// Where an image lies whose path was written relative to `home` or whole.
std::filesystem::path resolvedPath(const std::string& stored, const std::filesystem::path& home);

/// The whole project; image paths are resolved against `home`. Numbers of features are fetched from the database when
/// somebody looks: it stays open as long as the results live.
Result<Project> readProject(const std::shared_ptr<SQLite::Database>& database, const std::filesystem::path& home, const Progress& progress);

/// Parts of a database that stays open as long as they are used; from any thread.
FetchBlob fetchFrom(std::shared_ptr<SQLite::Database> database);

/// The same paths, written against another folder.
void changeHome(SQLite::Database& database, const std::filesystem::path& from, const std::filesystem::path& to);

void writeBlobs(SQLite::Database& database, const Blobs& blobs);
Bytes readBlob(SQLite::Database& database, const std::string& hash);
bool hasBlob(SQLite::Database& database, const std::string& hash);
/// A KeepBlob that writes what the database has not.
KeepBlob keepIn(SQLite::Database& database);

/// The head of the log is remarked apart: entries that somebody removed from its end are noticed.
inline constexpr const char* logHeadRemark = "logHead";
void writeEntry(SQLite::Database& database, const LogEntry& entry);
/// Entries after number `after`, in order.
std::vector<LogEntry> readLog(SQLite::Database& database, std::int64_t after = 0);

LogHead readHead(SQLite::Database& database);
/// The hash of one entry, empty where there is none.
std::string hashOfEntry(SQLite::Database& database, std::int64_t number);

/// A remark of the file about itself; empty where there is none.
std::string readRemark(SQLite::Database& database, const char* key);
void writeRemark(SQLite::Database& database, const char* key, const std::string& value);

}  // namespace annulus
