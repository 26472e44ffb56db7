#pragma once

#include "core/base/Progress.h"
#include "core/dicom/probe.h"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

/// Which program decodes, and within which limits.
struct ProberSettings {
    std::filesystem::path executable;             ///< empty: annulus-cli beside the running program
    std::vector<std::string> arguments{"probe"};  ///< limits are appended
    ProbeLimits limits;
    bool operator==(const ProberSettings&) const = default;
};

/// Decodes files in a child process, so that whatever a file does to a codec, it does not do it here. One child serves
/// many files; after a crash, a hang or a breach of its limits the next file gets a new one. For one thread at a time.
class Prober {
public:
    explicit Prober(ProberSettings settings = {});
    ~Prober();
    Prober(const Prober&) = delete;
    Prober& operator=(const Prober&) = delete;

    /// Always answers; what went wrong is in `refused` (Errc::cancelled when `progress` was cancelled).
    ProbedFile probe(const std::filesystem::path& path, const Progress& progress = {});

private:
    Result<void> start();
    void stop();
    Result<std::string> ask(const std::filesystem::path& path, const Progress& progress);
    Error causeOfDeath();

    ProberSettings settings_;
    pid_t child_ = -1;
    int channel_ = -1;
};

/// annulus-cli in the folder of the running program.
std::filesystem::path probeExecutable();

}  // namespace annulus
