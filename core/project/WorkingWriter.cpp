#include "core/project/WorkingWriter.h"

#include "core/base/files.h"
#include "core/project/History.h"
#include "core/project/store.h"

#include <sqlite3.h>

#include <algorithm>

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

}  // namespace

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

/// Does the log hold the step that is taken back? After the working copy vanished it begins later than the window's list
/// of steps; then it begins once more with what came out.
bool WorkingCopy::Writer::canBeRepeated(const Happening& happening)
{
    if (std::holds_alternative<Command>(happening)) {
        stepsToUndo_ = std::min(stepsToUndo_ + 1, History::usualSteps);
        stepsToRedo_ = 0;
    }
    const bool isUndo = std::holds_alternative<UndoStep>(happening);
    if (!isUndo && !std::holds_alternative<RedoStep>(happening))
        return true;
    std::size_t &taken = isUndo ? stepsToUndo_ : stepsToRedo_, &given = isUndo ? stepsToRedo_ : stepsToUndo_;
    if (taken == 0) {
        given = 0;
        return false;
    }
    --taken;
    ++given;
    return true;
}

/// Makes entries of the log of what waits.
void WorkingCopy::Writer::take(std::vector<Waiting> batch)
{
    const std::scoped_lock lock(stateMutex_);
    for (Waiting& one : batch) {
        if (head_.number == 0)
            for (LogEntry& entry : entriesFor(target_, keep()))
                seal(std::move(entry), one.time, one.reader);
        if (one.happening && canBeRepeated(*one.happening))
            seal(entryFor(*one.happening, keep()), one.time, one.reader);
        else if (one.happening)
            for (LogEntry& entry : entriesFor(*one.after, keep()))
                seal(std::move(entry), one.time, one.reader);
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

/// Begins the working copy again as a copy of the project file, so that its log goes on; false where that is not there any more as we left
/// it.
bool WorkingCopy::Writer::takeProjectFile()
{
    const fs::path file = source();
    if (file.empty() || saved_.number == 0)
        return false;
    try {
        fs::copy_file(file, file_);
        SQLite::Database database(file_.string(), SQLite::OPEN_READWRITE);
        if (readHead(database).hash == saved_.hash) {
            SQLite::Transaction transaction(database);
            writeRemark(database, "readableFrom", std::to_string(projectFormat));
            writeRemark(database, workingRemark::home, toUtf8(home_));
            writeRemark(database, workingRemark::source, toUtf8(file));
            writeRemark(database, workingRemark::saved, std::to_string(saved_.number));
            transaction.commit();
            return true;
        }
    } catch (const std::exception&) {
        // a new log, then
    }
    removeDatabase(file_);
    return false;
}

/// Somebody removed the file under us: what was done since the last save is only in memory, and the log says so.
void WorkingCopy::Writer::startAfresh()
{
    const std::string lost = head_.hash;
    makePrivateFolder(file_.parent_path());
    head_ = takeProjectFile() ? saved_ : LogHead{};
    writeAllAnew_ = true;
    pending_.clear();
    for (LogEntry& entry : entriesFor(target_, keep()))
        seal(std::move(entry), utcNow(), author_.reader);
    seal(entryFor(Event{logKind::recovery, {{"reason", "the working copy vanished"}, {recoveryDetail::before, lost}}}, keep()), utcNow(), author_.reader);
    written_ = {};
    stepsToUndo_ = stepsToRedo_ = 0;
    parts_.reset();  // those in use go on reading the file that was removed
    removeDatabase(overflow_);
    overflowHead_ = {};
    const std::scoped_lock lock(listenerMutex_);
    if (listener_)
        listener_(Error{Errc::notFound, message("project", "The working copy was removed; it was made again from memory. No change is lost, but the steps since the last save can no longer be told one by one."), toUtf8(file_)});
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
        if (writeAllAnew_)
            database_->exec(emptyStateSql);
        writeTo(*database_, written_);
        if (newHome_) {
            changeHome(*database_, home_, *newHome_);
            writeRemark(*database_, workingRemark::home, toUtf8(*newHome_));
        }
        transaction.commit();
        hasBeenWritten_ = true;
        writeAllAnew_ = false;
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
    const std::scoped_lock lock(lockMutex_);
    if (sourceLock_)
        (void)sourceLock_->beat();
}

}  // namespace annulus
