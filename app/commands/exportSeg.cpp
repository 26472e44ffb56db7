#include "app/commands/Verb.h"
#include "app/commands/lesionInput.h"
#include "app/commands/logNote.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dicom/readFacts.h"
#include "core/exchange/exportOutlines.h"
#include "core/project/regions.h"
#include "core/project/store.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <memory>

namespace annulus {
namespace {

struct Options {
    std::string project, image, out, name = "Lesion 1";
    std::optional<std::string> reader;
    std::vector<std::string> patients, masks;
    OutlineFormat format = OutlineFormat::dicomSeg;
    std::optional<int> label;
    int frame = 1;
    std::vector<double> margins;
    bool disjoint = false, withoutRings = false;
};

Exit exportProject(const Options& options)
{
    const auto project = openProject(options.project);
    if (!project)
        return fail(project.error());
    for (const std::string& patient : options.patients)
        if (!project->findPatient(patient))
            return fail({Errc::notFound, message("app", "The project holds no patient %1.", patient), options.project});
    const auto report = exportOutlines(*project, options.patients, {options.format, options.reader.value_or(""), !options.reader, !options.withoutRings}, options.out);
    if (!report)
        return fail(report.error().in(options.project));
    for (const Error& refused : report->refused)
        note(refused.sentence());
    if (report->files.empty())
        return Exit::failed;
    noteExport(options.project, "outlines", options.out, {{"outlines", std::to_string(report->outlines)}});
    std::printf("%zu outlines in %zu files in %s\n", report->outlines, report->files.size(), options.out.c_str());
    return report->refused.empty() ? Exit::done : Exit::partly;
}

/// "lesion" of lesion.nii.gz.
std::string stemOf(std::filesystem::path file)
{
    while (file.has_extension())
        file = file.stem();
    return toUtf8(file.filename());
}

Result<std::vector<Ring>> ringsAround(const Options& options, const Facts& facts, const Mask& lesion)
{
    if (options.margins.empty())
        return std::vector<Ring>();
    const auto spacing = spacingForBox({facts.sopInstanceUid, options.image, {}, facts, {}, {}}, lesion.box());
    if (!spacing)
        return spacing.error();
    return makeRings(withGrid(lesion, withSpacing(lesion.grid(), *spacing)), options.margins, !options.disjoint);
}

Result<std::vector<SegmentToWrite>> segmentsOf(const Options& options, const Facts& facts)
{
    std::vector<SegmentToWrite> segments, rings;
    for (const std::string& file : options.masks) {
        auto lesion = readLesion(file, options.label, MaskTarget{makeGrid(facts.columns, facts.rows), facts.sopInstanceUid, options.frame});
        if (!lesion)
            return std::move(lesion).error();
        const std::string name = options.masks.size() == 1 ? options.name : stemOf(file);
        auto around = ringsAround(options, facts, lesion->mask);
        if (!around)
            return std::move(around).error().in(file);
        for (Ring& ring : *around) {
            if (ring.mask.isEmpty())
                return Error{Errc::invalid, ring.whyEmpty, file + ": " + ring.name};
            rings.push_back({std::string(name).append(" ").append(ring.name), SegmentKind::ring, {}, {{options.frame, std::move(ring.mask)}}});
        }
        segments.push_back({name, SegmentKind::lesion, name, {{options.frame, std::move(lesion->mask)}}});
    }
    std::move(rings.begin(), rings.end(), std::back_inserter(segments));
    return segments;
}

Exit exportMasks(const Options& options)
{
    const auto facts = readFacts(options.image);
    if (!facts)
        return fail(facts.error());
    const auto segments = segmentsOf(options, *facts);
    if (!segments)
        return fail(segments.error());
    if (const auto written = writeSegmentation(options.out, options.image, *segments, {options.reader.value_or(""), "Annulus outlines"}); !written)
        return fail(written.error());
    std::printf("%zu segments in %s\n", segments->size(), options.out.c_str());
    return Exit::done;
}

Exit run(const Options& options)
{
    const bool hasImage = !options.image.empty() || !options.masks.empty();
    if (hasImage == !options.project.empty())
        return wrongUsage({Errc::invalid, message("app", "A project (--project), or an image and its masks (--image and --mask), were expected."), {}});
    if (!hasImage)
        return exportProject(options);
    if (options.image.empty() || options.masks.empty())
        return wrongUsage({Errc::invalid, message("app", "%1 is missing; an image and its masks were expected.", options.image.empty() ? "--image" : "--mask"), {}});
    if (options.format != OutlineFormat::dicomSeg)
        return wrongUsage({Errc::invalid, message("app", "Masks of one image become DICOM only; --format belongs to --project."), {}});
    if (!options.margins.empty())
        if (auto check = checkMargins(options.margins); !check)
            return wrongUsage(check.error().in("--margins"));
    return exportMasks(options);
}

std::function<Exit()> declare(CLI::App& app)
{
    const auto options = std::make_shared<Options>();
    static const std::map<std::string, OutlineFormat> formats{{"dicom", OutlineFormat::dicomSeg}, {"nrrd", OutlineFormat::nrrd}, {"nifti", OutlineFormat::nifti},
                                                              {"png", OutlineFormat::png}, {"labels", OutlineFormat::labels}, {"json", OutlineFormat::json}};
    app.add_option("--project", options->project, "Project whose outlines are written (*.annulus)");
    app.add_option("--patient", options->patients, "Only these patients");
    app.add_option("--reader", options->reader, "Only this reader's outlines; with --image the name that is written");
    app.add_option("--format", options->format, "dicom (default), nrrd, nifti, png, labels (NIfTI and ITK-SNAP's label file) or json (contours)")
        ->transform(CLI::CheckedTransformer(formats).description(""));
    app.add_flag("--no-rings", options->withoutRings, "Lesions only, without the project's rings");
    app.add_option("--image", options->image, "DICOM image that the masks were drawn on");
    app.add_option("--mask", options->masks, "Lesion masks of that image: PNG, NRRD, NIfTI or DICOM; each becomes a segment");
    app.add_option("--label", options->label, "Value of the lesion in the masks (default 1; PNG: all that is not zero); number of the segment");
    app.add_option("--frame", options->frame, "Frame of the image, counted from 1");
    app.add_option("--name", options->name, "Name of the lesion where there is one mask")->capture_default_str();
    app.add_option("--margins", options->margins, "Rings around each lesion, outer margins in mm")->delimiter(',');
    app.add_flag("--disjoint", options->disjoint, "0-1, 1-2, 2-3 mm in place of 0-1, 0-2, 0-3 mm");
    app.add_option("--out", options->out, "Folder for a project's outlines; with --image the file")->required();
    return [options] { return run(*options); };
}

}  // namespace

extern const Verb exportSegVerb{"export-seg", "Write outlines and their rings as DICOM Segmentation, or as masks",
                                "annulus-cli export-seg --project study.annulus --out seg\n"
                                "  annulus-cli export-seg --image mammogram.dcm --mask lesion.nrrd --margins 1,2,3 --out lesion.dcm",
                                declare, "an image or a ring was left out; each is listed with its reason"};

}  // namespace annulus
