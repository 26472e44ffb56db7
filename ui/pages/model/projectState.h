#pragma once

#include "core/project/Project.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace annulus::ui {

/// What a run takes from the open project, each part as one hash. A run with another hash than the project has now is stale. Empty: the part
/// came from a file.
struct ProjectState {
    std::string features, clinical;
    bool operator==(const ProjectState&) const = default;
};
ProjectState projectState(const Project& project);

/// Where a RUN folder keeps it; an input of the run, so that its manifest seals it.
std::filesystem::path projectStateFile(const std::filesystem::path& run);
Result<void> writeProjectState(const std::filesystem::path& run, const ProjectState& state);
/// Nothing where the run took all it needs from files, or a file that cannot be understood.
std::optional<ProjectState> readProjectState(const std::filesystem::path& run);

/// One sentence for each part that has changed.
std::vector<Message> changedSince(const ProjectState& then, const ProjectState& now);

/// The hash that the log of a project has of a run's manifest: of its last entry about the folder. Nothing where it has none.
std::optional<std::string> recordedManifest(const std::filesystem::path& log, const std::string& runFolder);

}  // namespace annulus::ui
