#include "app/commands/Verb.h"
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
    auto parameters = parametersTextFor(options.params);
    if (!parameters)
        return fail(parameters.error());
    const auto parsed = parametersFor(options.params);
    if (!parsed)
        return fail(parsed.error());
    for (const Message& refused : parsed->refused)
        note(refused.english());
    auto project = openProject(options.project);
    if (!project)
        return fail(project.error());
    const Manifest manifest{std::move(project).value(), std::move(parameters).value()};
    if (const auto written = writeManifest(manifest, options.out); !written)
        return fail(written.error());
    std::printf("%zu patients, %zu images, %zu outlines in %s\n", manifest.project.patients.size(), manifest.project.imageCount(), allRois(manifest.project).size(), options.out.c_str());
    return parsed->refused.empty() ? Exit::done : Exit::partly;
}

std::function<Exit()> declare(CLI::App& app)
{
    const auto options = std::make_shared<Options>();
    app.add_option("--project", options->project, "The project to export (*.annulus)")->required();
    app.add_option("--params", options->params, paramsHelp());
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
