#include "app/commands/Verb.h"
#include "app/commands/logNote.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/dicom/Prober.h"
#include "core/dicom/display.h"
#include "core/image/imageFiles.h"
#include "core/project/store.h"
#include "core/roi/rasterise.h"
#include "core/segment/lesionArea.h"
#include "core/segment/lesionModels.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <memory>

namespace annulus {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string project, out, kind = "ultrasound", reader;
    bool withNormal = false;
};

/// One frame that goes into the set.
struct Sample {
    const Patient* patient;
    const ImageRecord* image;
    int frame = 1;
    std::vector<const Roi*> rois;  ///< none: read and without a lesion
};

std::string shortHash(const std::string& text) { return Sha256().add(text).hex().substr(0, 12); }

/// A fifth of the patients validate, by their hash: a patient stays on one side also when the set grows.
bool validates(const std::string& patientHash) { return std::stoi(patientHash.substr(0, 2), nullptr, 16) % 5 == 0; }

std::vector<Sample> samplesOf(const Project& project, const Options& options, LesionKind kind)
{
    std::vector<Sample> samples;
    for (const auto& patient : project.patients)
        for (const ImageRecord* image : imagesOf(*patient)) {
            if (lesionKindOf(image->facts) != kind)
                continue;
            std::map<int, std::vector<const Roi*>> frames;
            for (const Roi& roi : patient->rois)
                if (roi.imageUid == image->uid && (options.reader.empty() || roi.reader == options.reader))
                    frames[roi.frame].push_back(&roi);
            const bool isNormal = options.withNormal && frames.empty() && patient->status == ReadingStatus::read && image->facts.frames == 1;
            if (isNormal)
                frames[1];
            for (auto& [frame, rois] : frames)
                samples.push_back({patient.get(), image, frame, std::move(rois)});
        }
    return samples;
}

template <class T>
std::vector<T> cut(const std::vector<T>& values, std::int64_t columns, const Box& area)
{
    std::vector<T> part;
    for (std::int64_t j = area.j0; j <= area.j1; ++j)
        part.insert(part.end(), values.begin() + j * columns + area.i0, values.begin() + j * columns + area.i1 + 1);
    return part;
}

/// Picture and mask of the part that a net is shown.
Result<void> writeSample(const Sample& sample, const fs::path& folder, const std::string& name, Prober& prober)
{
    const ProbedFile probed = prober.probe(sample.image->path);
    if (probed.refused)
        return *probed.refused;
    if (probed.hash != sample.image->hash)
        return Error{Errc::conflict, message("app", "The image file is not the one that was imported."), toUtf8(sample.image->path)};
    const auto opened = readFactsAndFrame(sample.image->path, sample.frame);
    if (!opened)
        return opened.error();
    const Picture picture = renderGrey(opened->frame.grey, defaultDisplay(opened->facts, opened->frame));
    Prompts drawn;
    Mask lesion(makeGrid(picture.columns, picture.rows));
    for (const Roi* roi : sample.rois) {
        lesion = unite(lesion, rasterise(roi->outline, lesion.grid()));
        for (const Contour& contour : roi->outline.contours)
            drawn.inside.insert(drawn.inside.end(), contour.begin(), contour.end());
    }
    const Box area = lesionArea(opened->facts, drawn);
    const Grid grid = makeGrid(area.size().i, area.size().j);
    if (auto written = writePng(folder / "images" / name, {grid.size.i, grid.size.j, 1, cut(picture.bytes, picture.columns, area)}); !written)
        return written;
    return writeMaskFile(folder / "masks" / name, fromBytes(grid, cut(toBytes(lesion), picture.columns, area)));
}

Exit run(const Options& options)
{
    const auto kind = lesionKindOf(options.kind);
    if (!kind)
        return wrongUsage({Errc::invalid, message("app", "--kind is ultrasound or mammography, found \"%1\".", options.kind), {}});
    const auto project = openProject(options.project);
    if (!project)
        return fail(project.error());
    const auto samples = samplesOf(*project, options, *kind);
    if (samples.empty())
        return fail({Errc::notFound, message("app", "The project holds no outline on images of this kind (%1).", options.kind), options.project});
    std::error_code problem;
    const fs::path folder = options.out;
    for (const char* part : {"images", "masks"})
        fs::create_directories(folder / part, problem);
    if (problem)
        return fail({Errc::io, message("app", "The folder cannot be made: %1.", problem.message()), options.out});
    Prober prober;
    std::string table = "image,split,label,patient\n";
    int refused = 0, written = 0;
    for (const Sample& sample : samples) {
        const std::string patient = shortHash(sample.patient->id);
        const char* label = sample.rois.empty() ? "normal" : "lesion";
        const std::string name = std::string(label) + "_" + shortHash(sample.image->uid + "/" + std::to_string(sample.frame)) + ".png";
        if (const auto done = writeSample(sample, folder, name, prober); !done) {
            note(done.error().sentence());
            ++refused;
            continue;
        }
        ++written;
        table += name + "," + (validates(patient) ? "val" : "train") + "," + label + "," + patient + "\n";
    }
    if (written == 0)
        return Exit::failed;
    if (const auto done = writeFileAtomically(folder / "split.csv", table); !done)
        return fail(done.error());
    noteExport(options.project, "training set", options.out, {{"pictures", std::to_string(written)}});
    std::printf("%d pictures in %s; patients are named by hashes, but what is burned into the pixels is still there.\n", written, options.out.c_str());
    return refused == 0 ? Exit::done : Exit::partly;
}

}  // namespace

extern const Verb exportTrainingVerb{
    "export-training", "Write a project's outlines as a training set for tools/unet", "annulus-cli export-training study.annulus --kind ultrasound --normal --out training",
    [](CLI::App& app) -> std::function<Exit()> {
        const auto options = std::make_shared<Options>();
        app.add_option("project", options->project, "Project file (*.annulus)")->required();
        app.add_option("--out", options->out, "Folder for images/, masks/ and split.csv")->required();
        app.add_option("--kind", options->kind, "ultrasound (default) or mammography");
        app.add_option("--reader", options->reader, "Outlines of this reader only");
        app.add_flag("--normal", options->withNormal, "Also images without an outline of patients that are marked as read, as pictures without a lesion");
        return [options] { return run(*options); };
    },
    "some images could not be read, each is listed"};

}  // namespace annulus
