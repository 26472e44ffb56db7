#pragma once

#include "core/base/Progress.h"
#include "core/project/FileLock.h"
#include "core/project/Log.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace annulus {

/// Where working copies live, and where edits go while there is no room for them.
struct WorkingPlaces {
    std::filesystem::path folder;
    std::filesystem::path fallback;
};
/// In the user's data folder (XDG_DATA_HOME) and in the system's folder for temporary files.
WorkingPlaces userPlaces();

/// What a working copy starts from.
struct WorkingStart {
    std::filesystem::path file;              ///< its SQLite file; need not be there
    Project project;                         ///< what that file holds, or what the log of a new one begins with
    LogHead head;                            ///< the end of its log; 0 where it is not there yet
    std::filesystem::path source;            ///< project file that it belongs to; empty: never saved
    LogHead saved;                           ///< the end of that file's log
    std::filesystem::path home;              ///< folder its image paths are relative to
    std::optional<FileLock> ownLock, sourceLock;
    std::size_t stepsToUndo = 0, stepsToRedo = 0;  ///< that its log tells of and whose undo it can repeat
};

/// Hears of trouble with the disk, and with nothing when it is over; also, as Errc::notFound, of a working copy that somebody removed and
/// that was made again from memory: then there is nothing to be over. Called from the writer's thread.
using TroubleListener = std::function<void(const std::optional<Error>& trouble)>;

/// The open project on disk: an SQLite file in the user's data folder (WAL, synced at each commit) that follows every
/// edit within moments, state and log in one transaction. One thread of its own writes; the window never waits for it.
/// When it cannot write, the entries of the log go to the fallback folder until it can. A program that dies leaves the
/// file for the next start.
class WorkingCopy {
public:
    WorkingCopy(WorkingStart start, const WorkingPlaces& places, Author author);
    ~WorkingCopy();  ///< writes what is waiting
    WorkingCopy(const WorkingCopy&) = delete;
    WorkingCopy& operator=(const WorkingCopy&) = delete;

    /// A project that is not in any file yet; nothing is written before the first record().
    static std::unique_ptr<WorkingCopy> forProject(const Project& project, const WorkingPlaces& places, const Author& author);

    /// Replaces the listener; the one before is not called any more when this returns.
    void listen(TroubleListener listener);
    void setReader(std::string reader);

    /// The project is `after` because this happened. Never waits.
    void record(Happening happening, const Project& after);
    /// Something worth remembering that changed nothing.
    void record(const Event& event);
    /// Waits until everything recorded is on disk; the error says where it is when that is not the working copy.
    Result<void> flush();

    /// Writes the project file: a copy of the working copy beside the target, fsync, rename; the old file becomes a
    /// backup. Edits go on meanwhile. A file that others have changed or hold is left alone, unless the user said that
    /// it is to be replaced (`replaceOther`).
    Result<void> save(const std::filesystem::path& target, bool replaceOther = false);

    /// The work is saved or not wanted: leaves nothing behind.
    void discard();

    [[nodiscard]] const std::filesystem::path& file() const;
    [[nodiscard]] std::filesystem::path source() const;

private:
    class Writer;
    std::unique_ptr<Writer> writer_;
};

/// A name for a new working copy.
std::filesystem::path newWorkingFile(const WorkingPlaces& places);
/// Makes the folder for this user alone. Throws std::runtime_error where it is somebody else's.
void makePrivateFolder(const std::filesystem::path& folder);
inline constexpr const char* overflowMark = ".overflow";
/// After the name of a working copy that is being made.
inline constexpr const char* draftMark = ".part";
/// Where the entries of this working copy go while it cannot be written.
std::filesystem::path overflowOf(const std::filesystem::path& workingFile, const WorkingPlaces& places);
/// Removes the file and what SQLite keeps beside it.
void removeDatabase(const std::filesystem::path& file);

// Remarks that only a working copy carries.
namespace workingRemark {
inline constexpr const char* source = "source";    ///< project file
inline constexpr const char* home = "home";        ///< folder that stored image paths are relative to
inline constexpr const char* saved = "saved";      ///< number of the last entry that is in the project file
}  // namespace workingRemark

}  // namespace annulus
