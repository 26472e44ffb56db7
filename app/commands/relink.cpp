#include "app/commands/Verb.h"

#include "core/base/files.h"
#include "core/project/findImages.h"
#include "core/project/openProject.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace annulus {
namespace {

struct RelinkOptions {
    std::string project;
    std::vector<std::string> places;
};

Exit relink(const RelinkOptions& options)
{
    auto opened = openForWork(options.project, userPlaces(), thisAuthor());
    if (!opened)
        return fail(opened.error());
    if (opened->readOnly)
        return fail({Errc::conflict, *opened->readOnly, options.project});
    std::vector<std::filesystem::path> places(options.places.begin(), options.places.end());
    if (places.empty())
        places.push_back(opened->file.parent_path());
    auto found = findImages(opened->project, places);
    const auto finish = [&](Exit exit) {
        opened->working->discard();
        return exit;
    };
    if (!found)
        return finish(fail(found.error()));
    for (const MissingImage& image : found->missing)
        note(image.patient + ": " + image.uid + ": not found, was " + toUtf8(image.path));
    for (const auto& file : found->changed)
        note(toUtf8(file) + ": has the name of a missing image but other bytes");
    if (!found->found.images.empty()) {
        Command command{{found->found}, nameOf(found->found, opened->project)};
        const auto next = apply(opened->project, command);
        if (!next)
            return finish(fail(next.error()));
        opened->working->record(std::move(command), *next);
        if (auto saved = opened->working->save(opened->file); !saved)
            return finish(fail(saved.error()));
    }
    std::printf("%zu images found again, %zu still missing.\n", found->found.images.size(), found->missing.size());
    return finish(found->missing.empty() ? Exit::done : Exit::partly);
}

}  // namespace

extern const Verb relinkVerb{
    "relink", "Find image files of a project that were moved or renamed", "annulus-cli relink study.annulus --search /archive/dicom",
    [](CLI::App& app) -> std::function<Exit()> {
        auto options = std::make_shared<RelinkOptions>();
        app.add_option("project", options->project, "Project file (*.annulus)")->required();
        app.add_option("--search", options->places, "Where to look, with everything below (default: the project's folder)");
        return [options] { return relink(*options); };
    }};

}  // namespace annulus
