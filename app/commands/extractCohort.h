#pragma once

#include "app/commands/Verb.h"
#include "core/features/parameterFile.h"

#include <string>

namespace annulus {

struct CohortOptions {
    std::string project, params, out, shard;
    int jobs = 0;
    bool wide = false;
};

/// Features of every outline of a project. Finished outlines are kept in OUT.progress until the table is written, so
/// that a stopped run goes on where it was; an outline whose recipe has changed since is done again.
Exit extractCohort(const CohortOptions& options);

/// --params is a file or the name of a preset; nothing is the default preset.
Result<ParameterFile> parametersFor(const std::string& params);

}  // namespace annulus
