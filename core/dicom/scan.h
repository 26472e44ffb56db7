#pragma once

#include "core/dicom/Prober.h"

#include <filesystem>
#include <vector>

namespace annulus {

/// All regular files at and below the given paths, whatever their names, each once and in the order of their names
/// within each given path. Links are followed; a loop of links is walked once.
std::vector<std::filesystem::path> listFiles(const std::vector<std::filesystem::path>& paths, const Progress& progress = {});

struct ScanSettings {
    ProberSettings prober;
    int processes = 0;  ///< decoding at the same time; 0: one per processor
    bool operator==(const ScanSettings&) const = default;
};

/// Probes files in child processes; the answers come in the order of the files. After a cancel, files that were not
/// reached are left out.
std::vector<ProbedFile> probeFiles(const std::vector<std::filesystem::path>& files, const ScanSettings& settings, const Progress& progress = {});

/// A file that was not taken, and why.
struct RefusedFile {
    std::filesystem::path path;
    Error reason;
    bool isCopy = false;  ///< byte for byte a file that was taken: nothing is lost
};

struct ScanResult {
    std::vector<ProbedFile> images;     ///< usable, one per SOP Instance UID, in the order of the files
    std::vector<RefusedFile> refused;   ///< in the order of the files; copies are named here too
    std::vector<Message> notes;         ///< what was skipped without being an error
    bool wasCancelled = false;          ///< what was found until then is kept
};

/// Finds the images in folders and files.
ScanResult scanFolder(const std::vector<std::filesystem::path>& paths, const ScanSettings& settings, const Progress& progress = {});

}  // namespace annulus
