#pragma once

#include "core/base/Progress.h"
#include "core/project/History.h"
#include "core/project/Log.h"

#include <filesystem>
#include <span>

namespace annulus {

/// The project that the log tells of: every edit applied again, undo and redo taken back as the user did. Image paths
/// that moved along with the project's folder are told for the folder `home`. The error names the entry that cannot
/// be repeated.
Result<Project> replay(std::span<const LogEntry> entries, const FetchBlob& fetch, const std::filesystem::path& home, const Progress& progress = {});

/// The same, with what could be undone and redone when the log was written.
struct Replayed {
    Project project;
    History history;
};
Result<Replayed> replayWithHistory(std::span<const LogEntry> entries, const FetchBlob& fetch, const std::filesystem::path& home, const Progress& progress = {});

/// Is each entry sealed with the one before? The error names the first that is not.
Result<void> checkChain(std::span<const LogEntry> entries);

}  // namespace annulus
