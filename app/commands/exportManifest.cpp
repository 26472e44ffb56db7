#include "app/commands/Verb.h"
#include "app/commands/logNote.h"
#include "app/commands/parameters.h"
#include "core/base/files.h"
#include "core/project/extraction.h"
#include "core/project/manifest.h"
#include "core/project/store.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace annulus {
namespace {

struct Options {
    std::string project, params, out;
};

Exit exportManifest(const Options& options)
{
    auto project = openProject(options.project);
    if (!project)
        return fail(project.error());
    const auto parsed = setParameters(*project, options.params);
    if (!parsed)
        return fail(parsed.error());
    for (const Message& refused : parsed->refused)
        note(refused.english());
    if (const auto written = writeManifest(*project, options.out); !written)
        return fail(written.error());
    noteExport(options.project, "manifest", options.out, {{"settings", hashOf(parsed->settings)}});
    std::printf("%zu patients, %zu images, %zu outlines in %s\n", project->patients.size(), project->imageCount(), allRois(*project).size(), options.out.c_str());
    return parsed->refused.empty() ? Exit::done : Exit::partly;
}

std::function<Exit()> declare(CLI::App& app)
{
    const auto options = std::make_shared<Options>();
    app.add_option("--project", options->project, "The project to export (*.annulus)")->required();
    app.add_option("--params", options->params, projectParamsHelp());
    app.add_option("--out", options->out, "Folder to make: manifest.json, patients.jsonl, parameters.yaml")->required();
    return [options] { return exportManifest(*options); };
}

}  // namespace

extern const Verb exportManifestVerb{
    "export-manifest", "Write what an extraction of a project depends on as an immutable folder, for the nodes of a cluster",
    "annulus-cli export-manifest --project study.annulus --params original-2d --out study-manifest\n"
    "  annulus-cli extract --project study-manifest --shard 1/8 --out part1.csv",
    declare, "parameters that this version does not know were left out, each is named"};

}  // namespace annulus
