#pragma once

#include "core/run/studyInput.h"

namespace annulus {

/// A run from its files to all its outputs.
struct RunRequest {
    Protocol protocol;
    RunFiles files;
    RunOptions options;
};
struct FinishedRun {
    RunOutcome outcome;
    RunOutputs outputs;   ///< with the bundles
    RunManifest manifest; ///< without the outputs' hashes
};
Result<FinishedRun> runFromFiles(const RunRequest& request, const Progress& progress = {});

/// Is the folder whole, are its inputs what they were, and does the same run made again give the same bytes?
struct RunVerification {
    RunManifest manifest;
    std::vector<Message> problems;  ///< none: the same to the last bit
    std::size_t files = 0;
};
Result<RunVerification> verifyRun(const std::filesystem::path& folder, int threads = 0, const Progress& progress = {});

}  // namespace annulus
