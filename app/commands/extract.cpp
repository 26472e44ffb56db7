#include "app/commands/caseInput.h"
#include "app/commands/extractCohort.h"
#include "app/commands/lesionInput.h"
#include "app/commands/Verb.h"
#include "core/base/files.h"
#include "core/features/extract.h"
#include "core/features/featureTable.h"
#include "core/rings/rings.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace annulus {
namespace {

struct Options {
    CaseFiles files;
    std::vector<double> rings, spacing;
    std::string params, out;
    CohortOptions cohort;
};

/// The lesion, its rings and, where the parameters ask for them, their unions.
Result<std::vector<NamedMask>> regionsOf(const Mask& lesion, const std::vector<double>& rings, const AnnulusSettings& settings)
{
    std::vector<NamedMask> regions{{"lesion", lesion}};
    auto margins = rings.empty() ? settings.marginsMm : rings;
    if (margins.empty())
        return regions;
    std::sort(margins.begin(), margins.end());
    auto made = makeRings(lesion, margins, settings.cumulative || !rings.empty());
    if (!made)
        return std::move(made).error();
    for (const Ring& ring : *made)
        regions.push_back({ring.name, ring.mask});
    if (settings.unions)
        for (const Ring& ring : *made)
            regions.push_back({lesionWithRingName(ring.spec), unite(lesion, ring.mask)});
    return regions;
}

/// Names each region without any value with its first reason; tells how many there are.
std::size_t noteFailures(const std::vector<NamedMask>& regions, const std::vector<FeatureValue>& values)
{
    std::size_t failed = 0;
    for (const NamedMask& region : regions) {
        if (!failedAltogether(values, region.name))
            continue;
        ++failed;
        const auto first = std::find_if(values.begin(), values.end(), [&](const FeatureValue& one) { return one.region == region.name; });
        note(region.name + ": " + first->reason.english());
    }
    return failed;
}

Exit run(Options options)
{
    if (!options.cohort.project.empty()) {
        options.cohort.params = options.params;
        options.cohort.out = options.out;
        return extractCohort(options.cohort);
    }
    if (options.files.image.empty() || options.files.mask.empty()) {
        note("Either --image and --mask (one case) or --project (a cohort) is needed.");
        return Exit::usage;
    }
    const auto spacing = givenSpacing(options.spacing);
    if (!spacing) {
        note(spacing.error().sentence());
        return Exit::usage;
    }
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
    const std::size_t failed = noteFailures(*regions, *values);
    const FeatureTableItem item{one->source, std::move(values).value()};
    if (const auto written = writeFileAtomically(options.out, longCsv(std::span(&item, 1))); !written)
        return fail(written.error());
    if (failed == regions->size())
        return Exit::failed;
    return failed > 0 || !parameters->refused.empty() ? Exit::partly : Exit::done;
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
    app.add_option("--params", options->params, "PyRadiomics parameter file (YAML) or the name of a preset");
    CohortOptions& cohort = options->cohort;
    app.add_option("--project", cohort.project, "A project: every outline of it, with the rings its settings ask for; a stopped run goes on where it was")->excludes("--image")->excludes("--mask")->excludes("--ring")->excludes("--spacing");
    app.add_option("--shard", cohort.shard, "K/N: only the K-th of N parts of the patients")->needs("--project");
    app.add_option("--jobs", cohort.jobs, "Threads (0: all); the numbers do not depend on it")->needs("--project");
    app.add_flag("--wide", cohort.wide, "One row per patient, columns VIEW_REGION_feature")->needs("--project");
    app.add_option("--out", options->out, "Table in the long form (CSV)")->required();
    return [options] { return run(*options); };
}

}  // namespace

extern const Verb extractVerb{
    "extract", "Radiomics features of one case or of a project",
    "annulus-cli extract --image case.dcm --mask lesion.nrrd --ring 1 --ring 2 --params original-2d --out features.csv", declare};

}  // namespace annulus
