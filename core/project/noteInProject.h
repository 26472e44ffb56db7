#pragma once

#include "core/project/WorkingCopy.h"

namespace annulus {

/// Adds to the log of a project file what a program without a window did with it (an export, an extraction). Nothing else of the file
/// changes and no backup is made; the old file or the whole new one is there at any moment. Waits up to `patienceSeconds` for another
/// program that has the project open: shards of one extraction end at the same time. Refused, with the reason: open elsewhere, a backup,
/// another format, a folder that may not be written to, unsaved work in `places` whose log would no longer go on from the file's.
Result<void> noteInProject(const std::filesystem::path& file, const Event& event, const WorkingPlaces& places, const Author& author, double patienceSeconds = 10);

}  // namespace annulus
