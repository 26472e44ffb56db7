#include "app/commands/Verb.h"

#include "app/commands/interrupt.h"
#include "core/project/verifyProject.h"
#include "core/run/verifyRun.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>

namespace annulus {
namespace {

struct VerifyOptions {
    std::string project;
    bool images = false;
    int jobs = 0;
};

/// A folder with a manifest is a run: it is made again.
Exit verifyFolder(const VerifyOptions& options)
{
    const Interrupt interrupt;
    const auto report = verifyRun(options.project, options.jobs, interrupt.progress());
    if (!report)
        return fail(report.error());
    for (const Message& problem : report->problems)
        note(problem.english());
    if (!report->problems.empty())
        return Exit::failed;
    std::printf("%s: made again, %zu files the same to the last bit.\n", options.project.c_str(), report->files);
    return Exit::done;
}

Exit verify(const VerifyOptions& options)
{
    if (std::filesystem::is_directory(options.project))
        return verifyFolder(options);
    const auto report = verifyProject(options.project, {options.images});
    if (!report)
        return fail(report.error());
    for (const Error& problem : report->problems)
        fail(problem);
    if (!report->problems.empty())
        return Exit::failed;
    std::printf("%s: the log of %lld entries (%zu edits) is whole and the project is what it tells: %zu patients, %zu images%s.\nEnd of the log: %s\n",
                options.project.c_str(), static_cast<long long>(report->head.number), report->edits, report->patients, report->images,
                options.images ? ", every image file as it was imported" : "", report->head.hash.c_str());
    return Exit::done;
}

}  // namespace

extern const Verb verifyVerb{
    "verify", "Check a project file (log, parts, state, images), or make a run again and compare it to the last bit",
    "annulus-cli verify study.annulus --images\nannulus-cli verify RUN --jobs 4",
    [](CLI::App& app) -> std::function<Exit()> {
        auto options = std::make_shared<VerifyOptions>();
        app.add_option("project", options->project, "Project file (*.annulus) or folder of a run")->required();
        app.add_flag("--images", options->images, "Also read every image file and compare it with the one that was imported");
        app.add_option("--jobs", options->jobs, "Threads for a run; 0: all. The numbers do not depend on it")->check(CLI::Range(0, 1024));
        return [options] { return verify(*options); };
    }};

}  // namespace annulus
