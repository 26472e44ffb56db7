#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/project/Log.h"

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

namespace SQLite {
class Database;
}

namespace annulus {

/// What an entry of the log is about.
enum class HistoryTopic { project, images, outlines, settings, clinical, status, features, steps, exports, runs, saves, recovery, testSet, other };

/// One entry of the log without what it changed, for a list of many.
struct HistoryLine {
    enum class Step { made, undone, redone };

    std::int64_t number = 0;
    std::string time;                            ///< UTC
    Author author;
    HistoryTopic topic = HistoryTopic::other;
    Step step = Step::made;
    Message title;                               ///< of an undo or redo: what was undone or redone
    std::string patient;                         ///< of an edit, an undo or a redo: whose data it changed, empty where it is no single one's
    std::string image;                           ///< ... and of which image (SOP Instance UID), where it concerns one
    std::map<std::string, std::string> details;  ///< of events: the file of an export, the settings of a run
    std::string hash;
};

/// Where a look at the log ended, with what the entries after it refer to.
struct HistoryMark {
    struct Place {
        std::string patient, image;
    };
    HistoryMark() = default;
    HistoryMark(LogHead end) : head(std::move(end)) {}

    LogHead head;
    std::map<std::string, std::string> imageOf;  ///< of each outline, by its id
    std::vector<Place> done, undone;             ///< of the edits that can be undone and redone, newest last
};

struct HistoryRead {
    std::vector<HistoryLine> lines;  ///< oldest first; patients with which a project begins are counted in its first line
    HistoryMark end;
    std::optional<Error> broken;     ///< the first entry that is not sealed with the one before
};

/// Reads the log of a project file or a working copy entry by entry and checks its chain on the way. `after` goes on
/// where an earlier look ended.
Result<HistoryRead> readHistory(const std::filesystem::path& file, const HistoryMark& after = {}, const Progress& progress = {});
/// The same of an open database; throws exceptions of std. When cancelled it ends early.
HistoryRead readHistory(SQLite::Database& database, const HistoryMark& after, const Progress& progress = {});

}  // namespace annulus
