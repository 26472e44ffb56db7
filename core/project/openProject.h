#pragma once

#include "core/project/History.h"
#include "core/project/WorkingCopy.h"
#include "core/project/readHistory.h"

#include <vector>

namespace annulus {

/// A project as the window gets it.
struct OpenedProject {
    Project project;
    std::filesystem::path file;             ///< empty: never saved
    std::shared_ptr<WorkingCopy> working;   ///< null when it may only be read
    std::optional<Message> readOnly;        ///< why it may only be read
    std::vector<Message> notes;             ///< what the user should know besides
    bool isModified = false;                ///< holds work that is not in the file
    History history;                        ///< steps that can be undone: after a recovery those before it
};

/// Opens a project file for work: takes its lock, copies it to a working copy, brings it to the present format. Held by
/// another program or written by a newer one it comes without a working copy and with the reason.
Result<OpenedProject> openForWork(const std::filesystem::path& file, const WorkingPlaces& places, const Author& author, const Progress& progress = {});

/// Opens a project file to be looked at, for pictures: no lock, no working copy, but the reason why work on it would not be
/// possible, where there is one.
Result<OpenedProject> openToLook(const std::filesystem::path& file, const Progress& progress = {});

/// A copy of a project file that may only be read, with its log, for work under another name.
Result<void> copyProjectFile(const std::filesystem::path& source, const std::filesystem::path& target);

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
