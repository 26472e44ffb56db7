#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"
#include "core/image/Image.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// What a whole decoding of a file found.
struct ProbedFile {
    std::filesystem::path path;
    std::string hash;                 ///< SHA-256 of the file that was decoded; empty where it was never read
    std::optional<Facts> facts;       ///< as far as they could be read, also of refused files
    std::vector<Message> warnings;    ///< of the facts and of the first frame, each once
    ImagePtr thumbnail;               ///< 8 bit, at most 160 pixels a side, default display; null where refused
    std::optional<Error> refused;     ///< why the file cannot be used
};

inline constexpr std::int64_t thumbnailSide = 160;

/// Decodes a file whole in this process: facts, hash, every frame one after the other. `onFrame` is called before each.
ProbedFile probeFile(const std::filesystem::path& path, const std::function<void()>& onFrame = {});

/// One line of JSON without the path, and back.
std::string probedToJson(const ProbedFile& probed);
Result<ProbedFile> probedFromJson(std::string_view json);

/// Limits that a decoding process puts on itself.
struct ProbeLimits {
    std::uint64_t memoryBytes = std::uint64_t(2) << 30;
    double secondsPerFrame = 60;  ///< without any sign of life
    double secondsPerFile = 600;
    bool operator==(const ProbeLimits&) const = default;
};

/// What is asked of a file: probeFile, or what later stages read beside DICOM.
using ProbeFunction = std::function<ProbedFile(const std::filesystem::path& path, const std::function<void()>& onFrame)>;

/// The decoding process: reads NUL-terminated paths from `in`, answers each with one line of JSON on `out`, and an empty
/// line before each frame as a sign of life. Returns at the end of `in`.
void serveProbes(int in, int out, const ProbeLimits& limits, const ProbeFunction& probe = probeFile);

}  // namespace annulus
