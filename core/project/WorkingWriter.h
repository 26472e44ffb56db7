#pragma once

#include "core/project/WorkingCopy.h"

#include "core/project/database.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace annulus {

/// What waits for the writer.
struct Waiting {
    std::optional<Happening> happening;
    std::string time, reader;
    std::optional<Project> after;
    std::vector<std::pair<const char*, std::string>> remarks;
    std::optional<std::filesystem::path> home;
};

/// The side of a working copy that writes: its queue, its thread, its file. Private to core/project.
class WorkingCopy::Writer {
public:
    Writer(WorkingStart start, const WorkingPlaces& places, Author author)
        : file_(std::move(start.file)), overflow_(overflowOf(file_, places)), author_(std::move(author)), source_(std::move(start.source)),
          sourceLock_(std::move(start.sourceLock)), ownLock_(std::move(start.ownLock)), target_(std::move(start.project)),
          head_(std::move(start.head)), saved_(std::move(start.saved)), home_(std::move(start.home)), stepsToUndo_(start.stepsToUndo), stepsToRedo_(start.stepsToRedo),
          reader_(author_.reader)
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

    Result<void> save(const std::filesystem::path& file, bool replaceOther);

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
        const std::scoped_lock lock(lockMutex_);
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
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] std::filesystem::path source() const
    {
        const std::scoped_lock lock(mutex_);
        return source_;
    }

private:
    void run(const std::stop_token& stop);
    void take(std::vector<Waiting> batch);
    [[nodiscard]] KeepBlob keep();
    void remember(const Edit& edit);
    [[nodiscard]] bool canBeRepeated(const Happening& happening);
    void settle();
    void openParts();
    void bringToDisk();
    void write();
    void open();
    void writeTo(SQLite::Database& database, const Project& before);
    void seal(LogEntry entry, const std::string& time, const std::string& reader);
    void startAfresh();
    [[nodiscard]] bool takeProjectFile();
    [[nodiscard]] std::int64_t headOnDisk() const { return pending_.empty() ? head_.number : pending_.front().number - 1; }
    void writeOverflow();
    void tell(const std::optional<Error>& trouble);
    void signOfLifeNow();
    Result<void> write(const std::filesystem::path& target, bool replaceOther);
    [[nodiscard]] bool copyTo(const std::filesystem::path& temporary, const std::filesystem::path& target);
    [[nodiscard]] bool canBeRead() const;

    // Set once, before the thread starts.
    const std::filesystem::path file_, overflow_;
    const Author author_;

    // Shared, behind the mutex.
    mutable std::mutex mutex_;
    std::condition_variable_any wake_, done_;
    std::vector<Waiting> queue_;
    std::uint64_t asked_ = 0, finished_ = 0;
    std::optional<Error> trouble_;
    std::filesystem::path source_;
    bool discarded_ = false;

    std::mutex lockMutex_;      ///< of its own: a lock file on a network that hangs must not hold the window
    std::optional<FileLock> sourceLock_;

    std::mutex saveMutex_;      ///< one save at a time
    std::mutex listenerMutex_;  ///< held while the listener is called: after listen() the old one is not
    TroubleListener listener_;

    // The writer's own; save() reads target_ and pending_ under stateMutex_.
    std::mutex stateMutex_;
    std::unique_ptr<SQLite::Database> database_;
    std::optional<FileLock> ownLock_;
    Project written_, target_;
    LogHead head_, overflowHead_;
    LogHead saved_;  ///< the end of the project file's log
    std::vector<LogEntry> pending_;
    Blobs blobs_;
    std::optional<StoredParts> parts_;  ///< of the working copy, over a connection of its own
    std::vector<LazyNumbers> freshNumbers_;   ///< in memory until they are on disk
    std::vector<Thumbnail> freshThumbnails_;
    std::map<std::string, std::string> remarks_;
    std::filesystem::path home_;
    std::optional<std::filesystem::path> newHome_;
    std::size_t stepsToUndo_, stepsToRedo_;   ///< that a replay of the log would have at its end
    bool hasBeenWritten_ = head_.number > 0;
    bool writeAllAnew_ = false;  ///< the rows of the file are not those of written_
    bool isCopyOnDisk_ = head_.number == 0;  ///< a new file is synced by its own commits
    std::chrono::steady_clock::time_point lastSign_ = std::chrono::steady_clock::now();

    std::string reader_;  ///< behind mutex_
    std::jthread thread_;
};

}  // namespace annulus
