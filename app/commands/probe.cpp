#include "app/commands/Verb.h"
#include "core/dicom/probe.h"
#include "core/segment/lesionModels.h"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <memory>

namespace annulus {

extern const Verb probeVerb{
    "probe", "Decode files for another Annulus: NUL-terminated paths in, JSON lines out", "printf 'a.dcm\\0' | annulus-cli probe",
    [](CLI::App& app) -> std::function<Exit()> {
        const auto limits = std::make_shared<ProbeLimits>();
        app.add_option("--memory", limits->memoryBytes, "Bytes of memory that decoding may use");
        app.add_option("--seconds", limits->secondsPerFile, "Processor time that one file may use");
        return [limits] {
            serveProbes(STDIN_FILENO, STDOUT_FILENO, *limits, [](const std::filesystem::path& path, const std::function<void()>& onFrame) {
                return isModelFileName(path) ? probeModelFile(path) : probeFile(path, onFrame);
            });
            return Exit::done;
        };
    },
    nullptr, true};

}  // namespace annulus
