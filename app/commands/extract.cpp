#include "app/commands/caseInput.h"
#include "app/commands/emptyRegions.h"
#include "app/commands/extractCohort.h"
#include "app/commands/lesionInput.h"
#include "app/commands/parameters.h"
#include "app/commands/Verb.h"
#include "core/base/files.h"
#include "core/features/extract.h"
#include "core/features/featureTable.h"
#include "core/features/ringRegions.h"
#include "core/rings/rings.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <span>

namespace annulus {
namespace {

struct Options {
    CaseFiles files;
    std::vector<double> rings, spacing;
    std::string params, out;
    CohortOptions cohort;
};

/// Margins as they were asked for, in rising order, each once: those of --ring, else those of the parameters.
std::vector<double> marginsOf(const std::vector<double>& rings, const AnnulusSettings& settings)
{
    auto margins = rings.empty() ? settings.marginsMm : rings;
    std::sort(margins.begin(), margins.end());
    margins.erase(std::unique(margins.begin(), margins.end()), margins.end());
    return margins;
}

/// The rings where none can be made: without pixels, with the sentence why in place of each value.
std::vector<Ring> ringsWithout(const Mask& lesion, std::span<const double> margins, bool cumulative, const Message& why)
{
    std::vector<Ring> rings;
    for (const RingSpec& spec : ringSpecs(margins, cumulative))
        rings.push_back({ringName(spec), spec, Mask(lesion.grid()), 0, why});
    return rings;
}

/// The lesion, its rings and, where the parameters ask for them, their unions. An image without millimetres keeps the
/// lesion's values.
Result<std::vector<NamedMask>> regionsOf(const Mask& lesion, const std::vector<double>& rings, const AnnulusSettings& settings)
{
    std::vector<NamedMask> regions{{"lesion", lesion}};
    const auto margins = marginsOf(rings, settings);
    if (margins.empty())
        return regions;
    const bool cumulative = settings.cumulative || !rings.empty();
    const auto check = checkCalibrated(lesion.grid());
    const auto made = check ? makeRings(lesion, margins, cumulative) : Result(ringsWithout(lesion, margins, cumulative, check.error().what));
    if (!made)
        return made.error();
    for (const Ring& ring : *made)
        regions.push_back(regionOfRing(ring));
    if (settings.unions)
        for (const Ring& ring : *made)
            regions.push_back(regionWithRing(lesion, ring));
    return regions;
}

Exit run(Options options)
{
    if (!options.cohort.project.empty()) {
        options.cohort.params = options.params;
        options.cohort.out = options.out;
        return extractCohort(options.cohort);
    }
    if (options.files.image.empty() || options.files.mask.empty()) {
        return wrongUsage({Errc::invalid, message("app", "Either --image and --mask (one case) or --project (a cohort) is needed."), {}});
    }
    const auto spacing = givenSpacing(options.spacing);
    if (!spacing)
        return wrongUsage(spacing.error());
    if (const auto margins = marginsOf(options.rings, {}); !margins.empty())
        if (const auto check = checkMargins(margins); !check)
            return wrongUsage(check.error().in("--ring"));
    options.files.spacing = *spacing;
    const auto parameters = parametersFor(options.params);
    if (!parameters)
        return fail(parameters.error());
    for (const Message& refused : parameters->refused)
        note(refused.english());
    const Settings& settings = parameters->settings;
    if (featureNames(settings).empty())
        return fail({Errc::unsupported, message("features", "The parameters leave no feature to compute."), options.params});
    const auto one = readCase(options.files, settings);
    if (!one)
        return fail(one.error());
    for (const Message& warning : one->warnings)
        note(toUtf8(options.files.image) + ": " + warning.english());
    for (const Message& told : one->maskNotes)
        note(toUtf8(options.files.mask) + ": " + told.english());
    const auto regions = regionsOf(one->lesion, options.rings, settings.annulus);
    if (!regions)
        return fail(regions.error().in(toUtf8(options.files.mask)));
    auto values = extract(one->image, *regions, settings);
    if (!values)
        return fail(values.error().in(toUtf8(options.files.image)));
    FeatureTableRow row = rowOf(*values);
    const RegionCount count = noteEmptyRegions(*row.columns, row.numbers);
    const FeatureTableItem item{one->source, row.columns, std::move(row.numbers)};
    if (const auto written = writeTable(options.out, std::span(&item, 1), false); !written)
        return fail(written.error());
    if (count.empty == count.all)
        return Exit::failed;
    return count.empty > 0 || !parameters->refused.empty() ? Exit::partly : Exit::done;
}

std::function<Exit()> declare(CLI::App& app)
{
    const auto options = std::make_shared<Options>();
    CaseFiles& files = options->files;
    app.add_option("--image", files.image, "DICOM, NRRD, NIfTI or PNG");
    app.add_option("--mask", files.mask, "The lesion on the image's own grid: DICOM Segmentation (fractional ones from half their maximum on), DICOM image, NRRD, NIfTI or PNG");
    app.add_option("--label", files.label, "Value of the lesion's pixels (default: 1, or any but zero in a PNG or DICOM image); number of the segment (default: the only one)");
    app.add_option("--frame", files.frame, "Frame of a DICOM object, counts from 1");
    app.add_option("--ring", options->rings, "Also the tissue up to this many mm around the lesion; repeatable")->take_all();
    app.add_option("--spacing", options->spacing, "X,Y in mm instead of what the image says")->delimiter(',');
    app.add_flag("--as-volume", files.asVolume, "Read a 2-D image as a volume of one slice, 1 mm thick");
    app.add_option("--params", options->params, paramsHelp() + "; of a project what it was set to");
    CohortOptions& cohort = options->cohort;
    app.add_option("--project", cohort.project, "A project (*.annulus), or a folder made by export-manifest: every outline of it, with the rings its settings ask for; a stopped run goes on where it was")->excludes("--image")->excludes("--mask")->excludes("--ring")->excludes("--spacing");
    app.add_option("--shard", cohort.shard, "K/N: only the K-th of N parts of the patients")->needs("--project");
    app.add_option("--reader", cohort.reader, "Only this reader's outlines, which --wide needs where several readers drew")->needs("--project");
    app.add_option("--jobs", cohort.jobs, "Threads (0: all); the numbers do not depend on it")->needs("--project");
    app.add_flag("--wide", cohort.wide, "One row per patient, columns VIEW_REGION_feature")->needs("--project");
    app.add_option("--out", options->out, "Table to write (CSV): one row per value, with the reason where there is none")->required();
    return [options] { return run(*options); };
}

}  // namespace

extern const Verb extractVerb{
    "extract", "Radiomics features of one case or of a project",
    "annulus-cli extract --image case.dcm --mask lesion.nrrd --ring 1 --ring 2 --params original-2d --out features.csv\n"
    "  annulus-cli extract --image case.png --mask lesion.png --spacing 0.07,0.07 --ring 1 --out features.csv\n"
    "  annulus-cli extract --project study.annulus --shard 1/8 --jobs 4 --out part1.csv",
    declare, "an image, a region or a parameter was refused, each is listed with its reason; the table holds the rest"};

}  // namespace annulus
