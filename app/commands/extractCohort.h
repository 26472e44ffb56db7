#pragma once

#include "app/commands/Verb.h"
#include "core/features/featureTable.h"

#include <span>
#include <string>

namespace annulus {

struct CohortOptions {
    std::string project, params, out, shard, reader;
    int jobs = 0;
    bool wide = false;
};

/// Features of every outline of a project or of an exported manifest. Finished outlines are kept in OUT.progress until the table is written, so
/// that a stopped run goes on where it was; an outline whose recipe has changed since is done again.
Exit extractCohort(const CohortOptions& options);

/// Writes the long or the wide form, row by row.
Result<void> writeTable(const std::string& file, std::span<const FeatureTableItem> items, bool wide);

}  // namespace annulus
