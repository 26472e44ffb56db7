#pragma once

#include "core/project/openProject.h"
#include "core/project/readHistory.h"

namespace annulus {

/// Work that a program left behind when it ended before its user could save.
struct Recoverable {
    std::filesystem::path working;   ///< the working copy
    std::string name;                ///< of the project
    std::filesystem::path source;    ///< its file; empty: never saved
    std::string lastEdit;            ///< UTC
    std::vector<HistoryLine> edits;  ///< what is not saved, oldest first
    Project named;                   ///< patients whose images these edits concern, so that the images can be called by name
    std::optional<Error> damaged;    ///< why it cannot be restored; it is kept all the same
};

/// Working copies without a living owner. Those that hold nothing unsaved are removed on the way.
std::vector<Recoverable> findRecoverable(const WorkingPlaces& places);

/// Takes the work up where it ended; it counts as modified. Where the project file went on without it, it has to be saved
/// under another name.
Result<OpenedProject> recover(const Recoverable& what, const WorkingPlaces& places, const Author& author, const Progress& progress = {});

/// Gives it up for good.
void discardRecoverable(const Recoverable& what, const WorkingPlaces& places);

}  // namespace annulus
