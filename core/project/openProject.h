#pragma once

#include "core/project/History.h"
#include "core/project/WorkingCopy.h"

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

}  // namespace annulus
