#pragma once

#include "core/phantom/writeDemo.h"
#include "core/project/Project.h"

namespace annulus::phantom {

/// The project that a reader of the demo finds: its images, the outlines of both readers on them and their
/// features by the default preset.
Result<Project> demoProject(const DemoReport& report, const DemoOptions& options, const Progress& progress = {});

}  // namespace annulus::phantom
