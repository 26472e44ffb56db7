#include "core/project/WorkingCopy.h"

#include "core/base/files.h"
#include "core/project/backups.h"
#include "core/project/database.h"
#include "core/project/store.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>

namespace annulus {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto signOfLife = 20s;
constexpr auto retryAfter = 2s;

/// Brings the pages of a copy that was made a moment ago to the disk. Over SQLite's own descriptor: closing another one
/// would give up its locks (fcntl(2), F_SETLK).
void syncDatabase(const fs::path& file)
{
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    sqlite3_file* handle = nullptr;
    if (sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&handle)) == SQLITE_OK && handle && handle->pMethods)
        handle->pMethods->xSync(handle, SQLITE_SYNC_NORMAL);
}

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

/// What waits for the writer.
struct Waiting {
    std::optional<Happening> happening;
    std::string time, reader;
    std::optional<Project> after;
    std::vector<std::pair<const char*, std::string>> remarks;
    std::optional<fs::path> home;
};

class WorkingCopy::Writer {
public:
    Writer(WorkingStart start, const WorkingPlaces& places, Author author)
        : file_(std::move(start.file)), overflow_(overflowOf(file_, places)), author_(std::move(author)), source_(std::move(start.source)),
          sourceLock_(std::move(start.sourceLock)), ownLock_(std::move(start.ownLock)), target_(std::move(start.project)),
          head_(std::move(start.head)), home_(std::move(start.home)), reader_(author_.reader)
    {
        if (head_.number > 0)
            written_ = target_;
        thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
    }

    ~Writer()
    {
        thread_.request_stop();
        if (thread_.joinable())
            thread_.join();
        database_.reset();
    }

    void add(Waiting one)
    {
        one.time = utcNow();
        {
            const std::scoped_lock lock(mutex_);
            if (discarded_)
                return;
            one.reader = reader_;
            queue_.push_back(std::move(one));
            ++asked_;
        }
        wake_.notify_all();
    }

    Result<void> flush()
    {
        std::unique_lock lock(mutex_);
        const std::uint64_t mine = asked_;
        wake_.notify_all();
        done_.wait(lock, [&] { return finished_ >= mine; });
        if (trouble_)
            return *trouble_;
        return {};
    }

    Result<void> save(const fs::path& file, bool replaceOther);

    void discard()
    {
        {
            const std::scoped_lock lock(mutex_);
            discarded_ = true;
        }
        if (!thread_.joinable())
            return;
        thread_.request_stop();
        thread_.join();
        database_.reset();
        removeDatabase(file_);
        removeDatabase(overflow_);
        ownLock_.reset();
        sourceLock_.reset();
    }

    void listen(TroubleListener listener)
    {
        const std::scoped_lock lock(listenerMutex_);
        listener_ = std::move(listener);
    }
    void setReader(std::string reader)
    {
        const std::scoped_lock lock(mutex_);
        reader_ = std::move(reader);
    }
    [[nodiscard]] const fs::path& file() const { return file_; }
    [[nodiscard]] fs::path source() const
    {
        const std::scoped_lock lock(mutex_);
        return source_;
    }

private:
    void run(const std::stop_token& stop);
    void take(std::vector<Waiting> batch);
    [[nodiscard]] KeepBlob keep();
    void remember(const Edit& edit);
    void settle();
    void openParts();
    void bringToDisk();
    void write();
    void open();
    void writeTo(SQLite::Database& database, const Project& before);
    void seal(LogEntry entry, const std::string& time, const std::string& reader);
    void startAfresh();
    [[nodiscard]] std::int64_t headOnDisk() const { return pending_.empty() ? head_.number : pending_.front().number - 1; }
    void writeOverflow();
    void tell(const std::optional<Error>& trouble);
    void signOfLifeNow();
    Result<void> write(const fs::path& target, bool replaceOther);
    void copyTo(const fs::path& temporary, const fs::path& target);
    [[nodiscard]] bool canBeRead() const;

    // Set once, before the thread starts.
    const fs::path file_, overflow_;
    const Author author_;

    // Shared, behind the mutex.
    mutable std::mutex mutex_;
    std::condition_variable_any wake_, done_;
    std::vector<Waiting> queue_;
    std::uint64_t asked_ = 0, finished_ = 0;
    std::optional<Error> trouble_;
    fs::path source_;
    std::optional<FileLock> sourceLock_;
    bool discarded_ = false;

    std::mutex saveMutex_;      ///< one save at a time
    std::mutex listenerMutex_;  ///< held while the listener is called: after listen() the old one is not
    TroubleListener listener_;

    // The writer's own; save() reads target_ and pending_ under stateMutex_.
    std::mutex stateMutex_;
    std::unique_ptr<SQLite::Database> database_;
    std::optional<FileLock> ownLock_;
    Project written_, target_;
    LogHead head_, overflowHead_;
    std::vector<LogEntry> pending_;
    Blobs blobs_;
    std::optional<StoredParts> parts_;  ///< of the working copy, over a connection of its own
    std::vector<LazyNumbers> freshNumbers_;   ///< in memory until they are on disk
    std::vector<Thumbnail> freshThumbnails_;
    std::map<std::string, std::string> remarks_;
    fs::path home_;
    std::optional<fs::path> newHome_;
    bool hasBeenWritten_ = head_.number > 0;
    bool isCopyOnDisk_ = head_.number == 0;  ///< a new file is synced by its own commits
    std::chrono::steady_clock::time_point lastSign_ = std::chrono::steady_clock::now();

    std::string reader_;  ///< behind mutex_
    std::jthread thread_;
};

void WorkingCopy::Writer::run(const std::stop_token& stop)
{
    while (true) {
        std::vector<Waiting> batch;
        std::uint64_t upTo = 0;
        bool mustRetry = false, drop = false;
        {
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, stop, trouble_ ? std::chrono::milliseconds(retryAfter) : std::chrono::milliseconds(signOfLife),
                           [&] { return !queue_.empty(); });
            batch = std::exchange(queue_, {});
            upTo = asked_;
            mustRetry = trouble_.has_value();
            drop = discarded_;
        }
        if (drop)
            break;
        if (!batch.empty() || mustRetry) {
            take(std::move(batch));
            write();
        }
        signOfLifeNow();
        {
            const std::scoped_lock lock(mutex_);
            finished_ = upTo;
            if (stop.stop_requested() && queue_.empty()) {
                done_.notify_all();
                break;
            }
        }
        done_.notify_all();
    }
    const std::scoped_lock lock(mutex_);
    finished_ = asked_;
    done_.notify_all();
}

void WorkingCopy::Writer::seal(LogEntry entry, const std::string& time, const std::string& reader)
{
    entry.time = time;
    entry.author = author_;
    entry.author.reader = reader;
    annulus::seal(entry, head_);
    pending_.push_back(std::move(entry));
}

/// Parts that are not on disk yet wait with the entries that name them.
KeepBlob WorkingCopy::Writer::keep()
{
    const auto isOnDisk = [this](const std::string& hash) {
        try {
            return database_ && hasBlob(*database_, hash);
        } catch (const SQLite::Exception&) {
            return false;
        }
    };
    return [this, isOnDisk](const std::string& hash, const std::function<Bytes()>& bytes) {
        if (blobs_.contains(hash) || isOnDisk(hash))
            return;
        try {
            blobs_.emplace(hash, bytes());
        } catch (const std::exception&) {
            // Numbers whose file is gone say so themselves when somebody looks; edits must reach the disk all the same.
        }
    };
}

/// What the edit brings stays in memory until it is on disk.
void WorkingCopy::Writer::remember(const Edit& edit)
{
    if (const auto* features = std::get_if<StoreFeatures>(&edit))
        for (const FeatureResult& result : features->results)
            freshNumbers_.push_back(result.numbers);
    if (const auto* images = std::get_if<AddImages>(&edit))
        for (const ImageRecord& image : images->images)
            freshThumbnails_.push_back(image.thumbnail);
}

/// From now on the working copy gives numbers and thumbnails: they need not stay in memory, nor the file they came from
/// open.
void WorkingCopy::Writer::settle()
{
    try {
        if (!parts_)
            openParts();
    } catch (const std::exception&) {
        return;  // they stay where they are
    }
    for (const LazyNumbers& numbers : freshNumbers_)
        numbers.settle(parts_->numbers());
    for (const Thumbnail& thumbnail : freshThumbnails_)
        thumbnail.settle(parts_->thumbnails());
    freshNumbers_.clear();
    freshThumbnails_.clear();
}

/// Once, beside the work: what was copied when the project was opened may be large, and the first edits must not wait
/// for it.
void WorkingCopy::Writer::bringToDisk()
{
    if (std::exchange(isCopyOnDisk_, true))
        return;
    std::thread([file = file_] {
        try {
            syncDatabase(file);
        } catch (const std::exception&) {
            // gone meanwhile: the next write tells
        }
    }).detach();  // an fsync cannot be stopped, and closing the window must not wait for it
}

void WorkingCopy::Writer::openParts()
{
    auto own = std::make_shared<SQLite::Database>(file_.string(), SQLite::OPEN_READONLY);
    own->setBusyTimeout(2000);
    parts_.emplace(fetchFrom(std::move(own)));
    for (const auto& patient : target_.patients) {
        for (const auto& result : patient->features)
            freshNumbers_.push_back(result->numbers);
        for (const Study& study : patient->studies)
            for (const Series& series : study.series)
                for (const ImageRecord& image : series.images)
                    freshThumbnails_.push_back(image.thumbnail);
    }
}

/// Makes entries of the log of what waits.
void WorkingCopy::Writer::take(std::vector<Waiting> batch)
{
    const std::scoped_lock lock(stateMutex_);
    for (Waiting& one : batch) {
        if (head_.number == 0)
            for (LogEntry& entry : entriesFor(target_, keep()))
                seal(std::move(entry), one.time, one.reader);
        if (one.happening)
            seal(entryFor(*one.happening, keep()), one.time, one.reader);
        if (const auto* command = one.happening ? std::get_if<Command>(&*one.happening) : nullptr)
            for (const Edit& edit : command->edits)
                remember(edit);
        if (one.after)
            target_ = std::move(*one.after);
        for (auto& [key, value] : one.remarks)
            remarks_[key] = std::move(value);
        if (one.home)
            newHome_ = std::move(one.home);
    }
}

/// Somebody removed the file under us: all that is left is in memory, and a new log says so.
void WorkingCopy::Writer::startAfresh()
{
    const std::string lost = std::exchange(head_, {}).hash;
    pending_.clear();
    for (LogEntry& entry : entriesFor(target_, keep()))
        seal(std::move(entry), utcNow(), author_.reader);
    seal(entryFor(Event{logKind::recovery, {{"reason", "the working copy vanished"}, {"before", lost}}}, keep()), utcNow(), author_.reader);
    written_ = {};
    parts_.reset();  // those in use go on reading the file that was removed
    removeDatabase(overflow_);
    overflowHead_ = {};
}

void WorkingCopy::Writer::open()
{
    std::error_code code;
    const bool isThere = fs::exists(file_, code);
    if (database_ && isThere)
        return;
    database_.reset();
    if (!isThere && !code && hasBeenWritten_)
        startAfresh();
    makePrivateFolder(file_.parent_path());
    if (!ownLock_) {
        auto attempt = FileLock::take(file_);
        if (attempt.holder)
            throw std::runtime_error("another program uses the working copy");
        if (attempt.impossible)
            throw std::runtime_error(attempt.impossible->sentence());
        ownLock_ = std::move(attempt.lock);
    }
    auto database = std::make_unique<SQLite::Database>(file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database->setBusyTimeout(2000);  // while a reader takes in the write-ahead log
    database->exec("PRAGMA trusted_schema=OFF");
    database->exec("PRAGMA journal_mode=WAL");
    database->exec("PRAGMA synchronous=FULL");
    if (!database->tableExists("meta")) {
        SQLite::Transaction transaction(*database);
        createTables(*database);
        writeRemark(*database, "readableFrom", std::to_string(projectFormat));
        writeRemark(*database, workingRemark::home, toUtf8(home_));
        writeRemark(*database, workingRemark::source, toUtf8(source()));
        writeRemark(*database, workingRemark::saved, "0");
        transaction.commit();
    }
    if (readHead(*database).number != headOnDisk())
        throw std::runtime_error("the working copy was changed by another program");
    database_ = std::move(database);
}

void WorkingCopy::Writer::writeTo(SQLite::Database& database, const Project& before)
{
    writeBlobs(database, blobs_);
    for (const LogEntry& entry : pending_)
        writeEntry(database, entry);
    writeDifference(database, before, target_, home_, [&](const std::string& hash, const std::function<Bytes()>& bytes) {
        try {
            if (!hasBlob(database, hash))
                writeBlobs(database, {{hash, bytes()}});
        } catch (const SQLite::Exception&) {
            throw;
        } catch (const std::exception&) {
            // as in keep()
        }
    });
    for (const auto& [key, value] : remarks_)
        writeRemark(database, key.c_str(), value);
}

void WorkingCopy::Writer::write()
{
    std::string reason;
    try {
        const std::scoped_lock lock(stateMutex_);
        open();
        SQLite::Transaction transaction(*database_);
        writeTo(*database_, written_);
        if (newHome_) {
            changeHome(*database_, home_, *newHome_);
            writeRemark(*database_, workingRemark::home, toUtf8(*newHome_));
        }
        transaction.commit();
        hasBeenWritten_ = true;
        written_ = target_;
        pending_.clear();
        blobs_.clear();
        remarks_.clear();
        if (newHome_)
            home_ = *std::exchange(newHome_, {});
        settle();
        bringToDisk();
    } catch (const std::exception& problem) {
        database_.reset();
        reason = problem.what();
    }
    if (reason.empty()) {
        if (std::exchange(overflowHead_, {}).number > 0)
            removeDatabase(overflow_);
        tell({});
        return;
    }
    Error trouble{Errc::io, {}, toUtf8(file_)};
    try {
        const std::scoped_lock lock(stateMutex_);
        writeOverflow();
        trouble.what = message("project", "The working copy cannot be written: %1. Your edits are kept in %2 until it can.", reason, toUtf8(overflow_));
    } catch (const std::exception& problem) {
        trouble.what = message("project", "The working copy cannot be written: %1. Nor can %2: %3. Save the project in another place.", reason, toUtf8(overflow_), problem.what());
    }
    tell(trouble);
}

/// The entries that have no other place on disk.
void WorkingCopy::Writer::writeOverflow()
{
    makePrivateFolder(overflow_.parent_path());
    SQLite::Database database(overflow_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA synchronous=FULL");
    SQLite::Transaction transaction(database);
    if (!database.tableExists("log")) {
        createTables(database);
        writeRemark(database, workingRemark::home, toUtf8(home_));
        writeRemark(database, workingRemark::source, toUtf8(source()));
        writeRemark(database, workingRemark::saved, "0");
    }
    writeRemark(database, "name", target_.name);
    writeBlobs(database, blobs_);
    for (const LogEntry& entry : pending_)
        if (entry.number > overflowHead_.number)
            writeEntry(database, entry);
    transaction.commit();
    overflowHead_ = head_;
}

void WorkingCopy::Writer::tell(const std::optional<Error>& trouble)
{
    {
        const std::scoped_lock lock(mutex_);
        const bool isNews = trouble.has_value() != trouble_.has_value();
        trouble_ = trouble;
        if (!isNews)
            return;
    }
    const std::scoped_lock lock(listenerMutex_);
    if (listener_)
        listener_(trouble);
}

void WorkingCopy::Writer::signOfLifeNow()
{
    if (std::chrono::steady_clock::now() - lastSign_ < signOfLife)
        return;
    lastSign_ = std::chrono::steady_clock::now();
    if (ownLock_)
        (void)ownLock_->beat();
    const std::scoped_lock lock(mutex_);
    if (sourceLock_)
        (void)sourceLock_->beat();
}

/// The working copy as it is on disk, plus what could not be written to it, as a project file for `target`.
void WorkingCopy::Writer::copyTo(const fs::path& temporary, const fs::path& target)
{
    std::int64_t needed = 0;
    {
        const std::scoped_lock lock(stateMutex_);
        needed = headOnDisk();
    }
    {
        SQLite::Database from(file_.string(), SQLite::OPEN_READONLY);
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
            database.exec("DELETE FROM feature; DELETE FROM roi; DELETE FROM image; DELETE FROM patient");
            writeTo(database, {});
        }
    }
    changeHome(database, std::u8string(home.begin(), home.end()), target.parent_path());
    for (const char* remark : {workingRemark::home, workingRemark::source, workingRemark::saved})
        database.exec(std::string("DELETE FROM meta WHERE key='") + remark + "'");
    transaction.commit();
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
    const fs::path target = fs::absolute(file).lexically_normal();
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
    add({.happening = Event{logKind::save, {{"file", toUtf8(target)}, {"folder", toUtf8(target.parent_path())}}}, .time = {}, .reader = {}, .after = {}, .remarks = {}, .home = {}});
    (void)flush();  // what could not be written is added to the copy
    const fs::path temporary = unfinishedName(target);
    std::int64_t number = 0;
    try {
        copyTo(temporary, target);
        SQLite::Database made(temporary.string(), SQLite::OPEN_READONLY);
        number = readHead(made).number;
        if (!replaceOther && fs::exists(target, code)) {
            auto there = openForReading(target);
            const LogHead head = there ? readHead(**there) : LogHead{};
            const bool isOurs = there && (head.number == 0 ? isSame : hashOfEntry(made, head.number) == head.hash);
            if (!isOurs) {
                fs::remove(temporary, code);
                return Error{Errc::conflict, message("project", "The file was changed by another program since you opened it; save the project under another name."), toUtf8(target)};
            }
        }
    } catch (const std::exception& problem) {
        fs::remove(temporary, code);
        if (canBeRead())
            return Error{Errc::io, message("project", "The project could not be saved: %1.", problem.what()), toUtf8(target)};
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
        if (lock)
            sourceLock_ = std::move(lock);
    }
    add({.happening = {}, .time = {}, .reader = {}, .after = {},
         .remarks = {{workingRemark::source, toUtf8(target)}, {workingRemark::saved, std::to_string(number)}}, .home = target.parent_path()});
    (void)flush();
    return {};
}

WorkingCopy::WorkingCopy(WorkingStart start, const WorkingPlaces& places, Author author)
    : writer_(std::make_unique<Writer>(std::move(start), places, std::move(author)))
{
}

WorkingCopy::~WorkingCopy() = default;

std::unique_ptr<WorkingCopy> WorkingCopy::forProject(const Project& project, const WorkingPlaces& places, const Author& author)
{
    WorkingStart start;
    start.file = newWorkingFile(places);
    start.project = project;
    return std::make_unique<WorkingCopy>(std::move(start), places, author);
}

void WorkingCopy::listen(TroubleListener listener) { writer_->listen(std::move(listener)); }
void WorkingCopy::setReader(std::string reader) { writer_->setReader(std::move(reader)); }

void WorkingCopy::record(Happening happening, const Project& after)
{
    writer_->add({.happening = std::move(happening), .time = {}, .reader = {}, .after = after, .remarks = {}, .home = {}});
}

void WorkingCopy::record(const Event& event)
{
    writer_->add({.happening = event, .time = {}, .reader = {}, .after = {}, .remarks = {}, .home = {}});
}

Result<void> WorkingCopy::flush() { return writer_->flush(); }
Result<void> WorkingCopy::save(const fs::path& target, bool replaceOther) { return writer_->save(target, replaceOther); }
void WorkingCopy::discard() { writer_->discard(); }
const fs::path& WorkingCopy::file() const { return writer_->file(); }
fs::path WorkingCopy::source() const { return writer_->source(); }

WorkingPlaces userPlaces()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* user = std::getenv("HOME");
    const fs::path base = data && *data ? fs::path(data) : fs::path(user ? user : "/") / ".local/share";
    std::error_code code;
    fs::path temporary = fs::temp_directory_path(code);
    if (code)
        temporary = "/tmp";
    return {base / "annulus/working", temporary / ("annulus-" + thisAuthor().account)};
}

fs::path newWorkingFile(const WorkingPlaces& places)
{
    std::random_device device;
    std::string name = utcNow().substr(0, 10) + "-";
    for (int letter = 0; letter < 12; ++letter)
        name += "0123456789abcdef"[device() % 16];
    return places.folder / (name + ".sqlite");
}

fs::path overflowOf(const fs::path& workingFile, const WorkingPlaces& places)
{
    return places.fallback / (workingFile.stem().string() + overflowMark + ".sqlite");
}

void makePrivateFolder(const fs::path& folder)
{
    std::error_code code;
    if (fs::create_directories(folder, code))
        fs::permissions(folder, fs::perms::owner_all, code);  // names of patients are in here
    struct ::stat found {};
    if (::stat(folder.c_str(), &found) != 0 || !S_ISDIR(found.st_mode))
        throw std::runtime_error("the folder cannot be made");
    if (found.st_uid != ::geteuid())
        throw std::runtime_error("the folder belongs to another account");
}

void removeDatabase(const fs::path& file)
{
    std::error_code code;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(fs::path(file) += suffix, code);
}

}  // namespace annulus
