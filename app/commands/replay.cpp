#include "app/commands/Verb.h"

#include "core/project/store.h"
#include "core/project/verifyProject.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace annulus {
namespace {

struct ReplayOptions {
    std::string project, out;
};

Exit replayTo(const ReplayOptions& options)
{
    std::error_code code;
    if (std::filesystem::equivalent(options.project, options.out, code))
        return wrongUsage({Errc::invalid, message("app", "--out is the project itself; give the name of another file."), options.out});
    if (const auto written = writeReplayed(options.project, options.out); !written)
        return fail(written.error());
    const auto stored = openProject(options.project);
    const auto made = openProject(options.out);
    if (!stored || !made)
        return fail(stored ? made.error() : stored.error());
    if (!(*stored == *made))
        return fail({Errc::corrupt, message("app", "The log tells of another project than the file holds; annulus-cli verify says where."), options.project});
    std::printf("%s: replayed into %s, equal to what the project holds.\n", options.project.c_str(), options.out.c_str());
    return Exit::done;
}

}  // namespace

extern const Verb replayVerb{
    "replay", "Make a project again from the log of its edits", "annulus-cli replay study.annulus --out again.annulus",
    [](CLI::App& app) -> std::function<Exit()> {
        auto options = std::make_shared<ReplayOptions>();
        app.add_option("project", options->project, "Project file (*.annulus)")->required();
        app.add_option("--out", options->out, "Where the project goes that the log tells of")->required();
        return [options] { return replayTo(*options); };
    }};

}  // namespace annulus
