#pragma once

#include "core/project/Edit.h"
#include "core/project/blobs.h"

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace annulus {

/// Who did something, on which machine, with which program.
struct Author {
    std::string account;  ///< of the operating system
    std::string reader;   ///< as the user calls himself; may be empty
    std::string host;
    std::string program;  ///< "Annulus 0.1.0"
    bool operator==(const Author&) const = default;
};
Author thisAuthor(std::string reader = {});

/// One line of the log that travels in the project file: append-only, each entry sealed with the one before.
struct LogEntry {
    std::int64_t number = 0;  ///< from 1, without gaps
    std::string time;         ///< UTC, "2026-11-22T04:15:48.123Z"
    Author author;
    std::string kind;         ///< a word of `logKind`
    std::string body;         ///< one JSON object
    std::string hash;         ///< SHA-256 over the hash of the entry before and every field
    bool operator==(const LogEntry&) const = default;
};

/// Where a log ends.
struct LogHead {
    std::int64_t number = 0;
    std::string hash;
    bool operator==(const LogHead&) const = default;
};

namespace logKind {
inline constexpr const char* begin = "begin";      ///< the project starts with this name and settings
inline constexpr const char* patient = "patient";  ///< ... and holds this patient
inline constexpr const char* edit = "edit";
inline constexpr const char* undo = "undo";
inline constexpr const char* redo = "redo";
inline constexpr const char* open = "open";        ///< the project was opened in this folder
inline constexpr const char* save = "save";        ///< ... or saved to it
inline constexpr const char* saveFailed = "saveFailed";  ///< it stays where it was
inline constexpr const char* recovery = "recovery";
inline constexpr const char* import = "import";    ///< what became of the files of an import; what was taken is an edit
inline constexpr const char* exported = "export";
inline constexpr const char* run = "run";
inline constexpr const char* testSet = "testSet";  ///< a locked test set was looked at
}  // namespace logKind

namespace recoveryDetail {
inline constexpr const char* before = "before";  ///< the log began again: the last hash of what was removed
}  // namespace recoveryDetail

/// Something that changes no value but must be known later: an export, a run, a test set opened.
struct Event {
    std::string kind;
    std::map<std::string, std::string> details;
};
struct UndoStep { Message name; };
struct RedoStep { Message name; };

/// What the log takes from the window.
using Happening = std::variant<Command, UndoStep, RedoStep, Event>;

/// Kind and body of a new entry; number, author and hash are still open.
LogEntry entryFor(const Happening& happening, const KeepBlob& keep);
/// The entries with which the log of a project begins that has a value already.
std::vector<LogEntry> entriesFor(const Project& beginning, const KeepBlob& keep);

std::string sealOf(const LogEntry& entry, const std::string& hashBefore);

/// What the entry says, for the history page: "Move vertex of Lesion 2", "Saved as ct.annulus".
Message titleOf(const LogEntry& entry);

/// The present moment as entries write it.
std::string utcNow();

}  // namespace annulus
