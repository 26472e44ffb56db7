#include "app/commands/Verb.h"

#include "core/project/verifyProject.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace annulus {
namespace {

struct VerifyOptions {
    std::string project;
    bool images = false;
};

Exit verify(const VerifyOptions& options)
{
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
    "verify", "Check a project file: its log, its parts, its state, its images", "annulus-cli verify study.annulus --images",
    [](CLI::App& app) -> std::function<Exit()> {
        auto options = std::make_shared<VerifyOptions>();
        app.add_option("project", options->project, "Project file (*.annulus)")->required();
        app.add_flag("--images", options->images, "Also read every image file and compare it with the one that was imported");
        return [options] { return verify(*options); };
    }};

}  // namespace annulus
