// The project on disk at the size of a whole study: 5,000 patients, 20,000 images with thumbnails. One run of each, in
// milliseconds on stdout: they are waits of a user, not throughputs.
//   workingCopy_bench [PATIENTS]

#include "core/base/random.h"
#include "core/project/openProject.h"
#include "core/project/store.h"
#include "tests/core/project/builders.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

namespace {

Project study(int patients)
{
    Random random(1);
    AddImages images;
    for (int patient = 0; patient < patients; ++patient)
        for (int view = 0; view < 4; ++view) {
            const std::string id = "P" + std::to_string(100'000 + patient);
            ImageRecord image = imageRecord(id, id + "." + std::to_string(view), view % 2 ? "L" : "R", view < 2 ? "CC" : "MLO");
            image.hash = std::string(64, 'a');
            Bytes pixels(130 * 160);
            for (auto& pixel : pixels)
                pixel = static_cast<std::uint8_t>(random.below(256));
            image.thumbnail = std::make_shared<const Image>(Image{makeGrid(130, 160), std::move(pixels)});
            images.images.push_back(std::move(image));
        }
    return apply({}, Edit(std::move(images))).value();
}

template <class Work>
double milliseconds(const char* name, Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (name)
        std::printf("%-44s %9.1f ms\n", name, took);
    return took;
}

void must(const Result<void>& done)
{
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().sentence().c_str());
        std::exit(1);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    const int patients = argc > 1 ? std::atoi(argv[1]) : 5000;
    const fs::path folder = fs::temp_directory_path() / ("annulus-bench-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const fs::path file = folder / "study.annulus";
    const WorkingPlaces places{folder / "working", folder / "fallback"};
    Project project = study(patients);
    milliseconds("write a project that was never saved", [&] { must(saveProject(project, file)); });
    std::printf("%-44s %9.1f MB\n", "size of the file", static_cast<double>(fs::file_size(file)) / 1e6);
    std::optional<OpenedProject> opened;
    milliseconds("open for work", [&] { opened = openForWork(file, places, thisAuthor()).value(); });
    project = opened->project;
    milliseconds("working copy settled after opening", [&] { must(opened->working->flush()); });

    std::vector<double> call, durable;
    Outline outline{{Contour(400, Point{1, 2})}};
    for (int edit = 0; edit < 200; ++edit) {
        const std::string& patient = project.patients[static_cast<std::size_t>(edit * 7 % patients)]->id;
        Command command{{AddRoi{patient, {newRoiId(project), "Lesion", patient + ".0", 1, "reader", outline}}}, {}};
        call.push_back(milliseconds(nullptr, [&] {
            project = apply(project, command).value();
            opened->working->record(std::move(command), project);
        }));
        durable.push_back(call.back() + milliseconds(nullptr, [&] { must(opened->working->flush()); }));
    }
    for (auto& [name, times] : {std::pair{"edit applied and handed over", &call}, std::pair{"edit on disk", &durable}}) {
        std::ranges::sort(*times);
        std::printf("%-44s %9.2f ms median, %.2f ms at most\n", name, (*times)[times->size() / 2], times->back());
    }
    milliseconds("save after these edits", [&] { must(opened->working->save(file)); });
    milliseconds("save again", [&] { must(opened->working->save(file)); });
    opened->working->discard();
    fs::remove_all(folder);
}
