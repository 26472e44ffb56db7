#include "core/project/store.h"

#include "core/base/files.h"
#include "core/project/backups.h"
#include "core/project/database.h"

namespace annulus {
namespace {

namespace fs = std::filesystem;

fs::path wholePath(const fs::path& file) { return fs::absolute(file).lexically_normal(); }

void writeWhole(SQLite::Database& database, const Project& project, const fs::path& target, const Author& author)
{
    createTables(database);
    writeRemark(database, "readableFrom", std::to_string(projectFormat));
    const KeepBlob keep = keepIn(database);
    writeDifference(database, {}, project, target.parent_path(), keep);
    std::vector<LogEntry> entries = entriesFor(project, keep);
    entries.push_back(entryFor(saveEvent(target), keep));
    LogHead head;
    const std::string now = utcNow();
    for (LogEntry& entry : entries) {
        entry.time = now;
        entry.author = author;
        seal(entry, head);
        writeEntry(database, entry);
    }
}

}  // namespace

Result<void> saveProject(const Project& project, const fs::path& file, const Author& author)
{
    const fs::path target = wholePath(file);
    return writeProjectFile(target, [&](SQLite::Database& made) {
        SQLite::Transaction transaction(made);
        writeWhole(made, project, target, author);
        transaction.commit();
    });
}

Result<Project> openProject(const fs::path& file, const Progress& progress)
{
    auto database = openForReading(file);
    if (!database)
        return std::move(database).error();
    return guarded([&] { return readProject(*database, homeOf(file), progress); },
                   [&](const std::exception& problem) -> Result<Project> { return readingFailed(file, problem); });
}

Result<std::vector<LogEntry>> readLogOf(const fs::path& file)
{
    using Entries = Result<std::vector<LogEntry>>;
    auto database = openForReading(file);
    if (!database)
        return std::move(database).error();
    return guarded([&]() -> Entries { return readLog(**database); },
                   [&](const std::exception& problem) -> Entries { return readingFailed(file, problem); });
}

}  // namespace annulus
