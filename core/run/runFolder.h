#pragma once

#include "core/run/runStudy.h"

#include <filesystem>

namespace annulus {

/// A file that a run read.
struct RunInputFile {
    std::string role;    ///< "features", "clinical", "codebook", "scores"
    std::string file;
    std::string sha256;
    bool operator==(const RunInputFile&) const = default;
};

/// What a run was made with, and what it made: manifest.json.
struct RunManifest {
    int format = 1;
    std::string program, version;
    std::string protocol, protocolText;
    std::vector<std::string> modes;
    int bootstrap = 0, bandReplicates = 1000, threads = 0;
    std::string splitHash;
    std::vector<RunInputFile> inputs;
    std::vector<RunInputFile> outputs;   ///< role empty; what verify compares
    std::vector<NamedValue> seconds;
};

/// Name (in the folder) and text of each file that the same run always makes to the byte.
using RunOutputs = std::vector<std::pair<std::string, std::string>>;
RunOutputs runOutputs(const RunResult& result);

std::string manifestJson(const RunManifest& manifest);
Result<RunManifest> parseManifest(std::string_view json);
Result<RunManifest> readRunManifest(const std::filesystem::path& folder);

/// Writes the folder: outputs first, the manifest last, so that a folder with a manifest is whole. What an earlier run left in `tables` and
/// `model` goes.
Result<void> writeRun(const std::filesystem::path& folder, const RunOutputs& outputs, RunManifest manifest, const RunResult& result);

/// The result of a run's folder, for the page Model and the report.
Result<RunResult> readRun(const std::filesystem::path& folder);

/// Parts of an unfinished run in the folder's `parts`; a broken one is not there.
PartStore partsIn(const std::filesystem::path& folder);
void removeParts(const std::filesystem::path& folder);

/// One line for each output that differs; empty where every byte is the same.
std::vector<Message> differences(const std::filesystem::path& folder, const RunManifest& manifest, const RunOutputs& again);

}  // namespace annulus
