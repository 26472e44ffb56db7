#include "core/project/database.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/project/backups.h"
#include "core/project/migrate.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

namespace annulus {
namespace {

namespace fs = std::filesystem;

/// The tables that a reader walks through; blobs are checked by being read.
constexpr const char* checkedTables[] = {"meta", "patient", "image", "roi", "feature"};

struct Descriptor {
    explicit Descriptor(const fs::path& file, int flags = 0) : number(::open(file.c_str(), O_WRONLY | O_CLOEXEC | flags, 0644)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    int number;
};

/// Brings what waits in the write-ahead log into the file, as far as readers let it. A connection that has read nothing yet knows of no
/// such log, and would do nothing.
void emptyLog(SQLite::Database& database)
{
    (void)readRemark(database, "name");
    (void)sqlite3_wal_checkpoint_v2(database.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

/// Within a read transaction: it reads the file alone, and as long as it lasts no checkpoint changes the file (wal.c: a reader of an
/// empty log holds read lock 0, which a checkpoint must have to itself before it writes pages).
bool logIsEmpty(SQLite::Database& database)
{
    std::error_code code;
    const auto size = fs::file_size(fs::path(database.getFilename()) += "-wal", code);
    return !code && size == 0;
}

/// The file as its bytes lie, through SQLite's own handle: to open it a second time and close that would give up the locks that this
/// process has on it (sqlite.org/howtocorrupt.html, 2.2).
void copyBytes(SQLite::Database& from, const fs::path& file)
{
    constexpr sqlite3_int64 atOnce = sqlite3_int64{8} << 20;
    sqlite3_file* source = nullptr;
    if (sqlite3_file_control(from.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &source) != SQLITE_OK || !source || !source->pMethods)
        throw std::runtime_error("the working copy cannot be read");
    sqlite3_int64 size = 0;
    if (source->pMethods->xFileSize(source, &size) != SQLITE_OK)
        throw std::runtime_error("the working copy cannot be read");
    const Descriptor to(file, O_CREAT | O_TRUNC);
    if (to.number < 0)
        throw std::system_error(errno, std::generic_category());
    std::vector<char> bytes(static_cast<std::size_t>(std::min(size, atOnce)));
    for (std::int64_t at = 0; at < size; at += atOnce) {
        const auto count = static_cast<std::size_t>(std::min(atOnce, size - at));
        if (source->pMethods->xRead(source, bytes.data(), static_cast<int>(count), at) != SQLITE_OK)
            throw std::runtime_error("the working copy cannot be read");
        for (std::size_t done = 0; done < count;) {
            const auto written = ::write(to.number, bytes.data() + done, count - done);
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                throw std::system_error(errno, std::generic_category());
            done += static_cast<std::size_t>(written);
        }
        (void)::sync_file_range(to.number, at, static_cast<off_t>(count), SYNC_FILE_RANGE_WRITE);
    }
}

/// The same page by page, with what is in the log.
void copyPages(SQLite::Database& from, const fs::path& file)
{
    constexpr int pagesAtOnce = 8192;  // 32 MB
    const auto to = createUnfinished(file);
    const Descriptor descriptor(file);
    SQLite::Backup backup(*to, from);
    while (backup.executeStep(pagesAtOnce) == SQLITE_OK)
        (void)::sync_file_range(descriptor.number, 0, 0, SYNC_FILE_RANGE_WRITE);
    if (backup.getRemainingPageCount() != 0)
        throw std::runtime_error("the file is busy");
}

Result<void> checkSize(SQLite::Database& database, const fs::path& file)
{
    if (database.execAndGet("PRAGMA journal_mode").getString() == "wal")
        return {};  // a working copy: some of its pages are in the log beside it
    std::error_code code;
    const auto found = fs::file_size(file, code);
    const auto pages = static_cast<std::uintmax_t>(database.execAndGet("PRAGMA page_count").getInt64());
    const auto expected = pages * static_cast<std::uintmax_t>(database.execAndGet("PRAGMA page_size").getInt64());
    if (!code && found < expected)
        return Error{Errc::corrupt, message("project", "The project file is cut off: it has %1 of %2 bytes.", found, expected), toUtf8(file)};
    return {};
}

}  // namespace

Error damaged(const fs::path& file, std::string_view found)
{
    return {Errc::corrupt, message("project", "The project file is damaged: %1.", found), toUtf8(file)};
}

Error readingFailed(const fs::path& file, const std::exception& problem)
{
    constexpr int notADatabase = 26;  // SQLITE_NOTADB
    if (const auto* sqlite = dynamic_cast<const SQLite::Exception*>(&problem); sqlite && sqlite->getErrorCode() == notADatabase)
        return {Errc::unsupported, message("project", "This is not an Annulus project file."), toUtf8(file)};
    constexpr int corrupt = 11;  // SQLITE_CORRUPT
    if (const auto* sqlite = dynamic_cast<const SQLite::Exception*>(&problem); sqlite && sqlite->getErrorCode() == corrupt)
        return {Errc::corrupt, message("project", "The project file is damaged: its pages do not fit together."), toUtf8(file)};
    if (const auto* sqlite = dynamic_cast<const SQLite::Exception*>(&problem); sqlite && sqlite->getErrorCode() == SQLITE_FULL)
        return {Errc::io, message("project", "There is no room left on the disk; make room and try again."), toUtf8(file)};
    if (std::string_view(problem.what()).starts_with("[json.exception"))
        return {Errc::corrupt, message("project", "The project file is damaged: one of its entries cannot be read."), toUtf8(file)};
    return damaged(file, problem.what());
}

Result<void> checkFormat(SQLite::Database& database, const fs::path& where)
{
    if (database.execAndGet("PRAGMA application_id").getInt() != projectApplicationId)
        return Error{Errc::unsupported, message("project", "This is not an Annulus project (an SQLite file of another program)."), toUtf8(where)};
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version > projectFormat) {
        const std::string readable = readRemark(database, "readableFrom");
        const auto from = parseNumber(readable);
        if (!from || *from > projectFormat)
            return Error{Errc::unsupported, message("project", "The project was written by a newer version of Annulus (format %1; this program reads up to %2).", version, projectFormat), toUtf8(where)};
    }
    for (const char* table : checkedTables)
        if (const std::string check = database.execAndGet(std::string("PRAGMA quick_check(") + table + ")").getString(); check != "ok")
            return damaged(where, check);
    return {};
}

std::optional<Message> newerThanThis(SQLite::Database& database)
{
    const int format = database.execAndGet("PRAGMA user_version").getInt();
    if (format <= projectFormat)
        return {};
    return message("project", "The project was written by a newer version of Annulus (format %1; this program writes %2).", format, projectFormat);
}

void copyDatabase(SQLite::Database& from, SQLite::Database& to)
{
    SQLite::Backup backup(to, from);
    backup.executeStep(-1);
    if (backup.getRemainingPageCount() != 0)
        throw std::runtime_error("the file is busy");
}

bool copyToFile(SQLite::Database& from, const fs::path& file)
{
    emptyLog(from);
    from.exec("BEGIN");  // one state from the first page to the last, whatever others write meanwhile
    (void)readRemark(from, "name");
    const bool asBytes = logIsEmpty(from);
    if (asBytes)
        copyBytes(from, file);
    else
        copyPages(from, file);
    from.exec("COMMIT");
    return asBytes;
}

std::unique_ptr<SQLite::Database> createUnfinished(const fs::path& file)
{
    std::error_code ignored;
    fs::remove(file, ignored);
    auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database->exec("PRAGMA journal_mode=OFF");
    database->exec("PRAGMA synchronous=OFF");
    return database;
}

Result<std::shared_ptr<SQLite::Database>> openForReading(const fs::path& file)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code))
        return Error{Errc::notFound, message("project", "There is no such project file."), toUtf8(file)};
    using Opened = Result<std::shared_ptr<SQLite::Database>>;
    return guarded(
        [&]() -> Opened {
            auto database = std::make_shared<SQLite::Database>(file.string(), SQLite::OPEN_READONLY);
            database->exec("PRAGMA trusted_schema=OFF");
            if (auto known = checkFormat(*database, file); !known)
                return std::move(known).error();
            if (auto whole = checkSize(*database, file); !whole)
                return std::move(whole).error();
            if (database->execAndGet("PRAGMA user_version").getInt() < projectFormat) {
                auto memory = std::make_shared<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
                copyDatabase(*database, *memory);
                migrate(*memory);
                return Opened(std::move(memory));
            }
            return Opened(std::move(database));
        },
        [&](const std::exception& problem) -> Opened { return readingFailed(file, problem); });
}

void seal(LogEntry& entry, LogHead& head)
{
    entry.number = head.number + 1;
    entry.hash = sealOf(entry, head.hash);
    head = {entry.number, entry.hash};
}

Error cannotSave(const fs::path& target, const std::exception& problem)
{
    const fs::path folder = target.parent_path();
    const auto* sqlite = dynamic_cast<const SQLite::Exception*>(&problem);
    const auto* system = dynamic_cast<const std::system_error*>(&problem);
    const int code = sqlite ? sqlite->getErrorCode() : 0, number = system ? system->code().value() : 0;
    std::error_code ignored;
    if (code == SQLITE_FULL || number == ENOSPC || number == EDQUOT)
        return {Errc::limit, message("project", "The project could not be saved: there is no room left in %1. Make room, or save it in another place.", toUtf8(folder)), toUtf8(target)};
    if (!fs::is_directory(folder, ignored))
        return {Errc::notFound, message("project", "The project could not be saved: the folder %1 is not there. Save it in another place.", toUtf8(folder)), toUtf8(target)};
    if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY || number == EACCES || number == EROFS)
        return {Errc::io, message("project", "The project could not be saved: the folder %1 may not be written to. Save it in another place.", toUtf8(folder)), toUtf8(target)};
    return {Errc::io, message("project", "The project could not be saved: %1.", problem.what()), toUtf8(target)};
}

Result<void> writeProjectFile(const fs::path& target, const std::function<void(SQLite::Database&)>& fill)
{
    const fs::path temporary = unfinishedName(target);
    try {
        fill(*createUnfinished(temporary));
    } catch (const std::exception& problem) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return cannotSave(target, problem);
    }
    return replaceProject(temporary, target);
}

void writeEvent(SQLite::Database& database, LogHead& head, const Event& event, const Author& author)
{
    LogEntry entry = entryFor(event, keepIn(database));
    entry.time = utcNow();
    entry.author = author;
    seal(entry, head);
    writeEntry(database, entry);
}

Event saveEvent(const fs::path& file) { return {logKind::save, {{"file", toUtf8(file)}, {"folder", toUtf8(file.parent_path())}}}; }

}  // namespace annulus
