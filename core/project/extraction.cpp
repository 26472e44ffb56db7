#include "core/project/extraction.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/parallelFor.h"
#include "core/features/extract.h"
#include "core/features/ringRegions.h"
#include "core/project/regions.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <tuple>

namespace annulus {
namespace {

/// What all outlines of one extraction share.
struct Common {
    const Project& project;
    const RegionChoice& choice;
    const Settings& settings;
    RecipeBase recipe;
    FeatureKindPtr kind;
};

/// Outlines on one frame: opened once, extracted together.
struct FrameWork {
    const Patient* patient = nullptr;
    const ImageRecord* image = nullptr;
    int frame = 1;
    std::vector<const Roi*> rois;
    std::vector<FeatureResult> results;  ///< filled by the worker
    std::vector<Error> refused;
};

std::vector<FrameWork> groupByFrame(const Project& project, const std::vector<RoiKey>& keys, std::vector<Error>& refused)
{
    std::map<std::tuple<std::string, std::string, int>, std::size_t> places;
    std::vector<FrameWork> work;
    for (const RoiKey& key : keys) {
        const Patient* patient = project.findPatient(key.patient);
        const Roi* roi = patient ? patient->findRoi(key.roi) : nullptr;
        const ImageRecord* image = roi ? patient->findImage(roi->imageUid) : nullptr;
        if (!image) {
            refused.push_back({Errc::notFound, message("project", "The project holds no outline %1 with an image.", key.roi), key.patient});
            continue;
        }
        const auto [place, isNew] = places.try_emplace({key.patient, image->uid, roi->frame}, work.size());
        if (isNew)
            work.push_back({patient, image, roi->frame, {}, {}, {}});
        work[place->second].rois.push_back(roi);
    }
    return work;
}

std::vector<NamedMask> chosenMasks(const RoiRegions& regions, const RegionChoice& choice)
{
    std::vector<NamedMask> masks;
    if (choice.lesion)
        masks.push_back({"lesion", regions.lesion});
    if (choice.rings)
        for (const Ring& ring : regions.rings)
            masks.push_back(regionOfRing(ring));
    if (choice.unions)
        for (const Ring& ring : regions.rings)
            masks.push_back(regionWithRing(regions.lesion, ring));
    return masks;
}

/// Rings that could not be drawn still have their columns, each with the reason.
void addRefusedRings(std::vector<FeatureValue>& values, const RoiRegions& regions, const Common& common)
{
    if (!regions.ringsRefused)
        return;
    const auto add = [&](const std::string& region) {
        for (const std::string& feature : featureNames(common.settings))
            values.push_back({region, feature, {}, regions.ringsRefused->what});
    };
    const auto specs = ringSpecs(common.project.rings.marginsMm, common.project.rings.cumulative);
    if (common.choice.rings)
        for (const RingSpec& spec : specs)
            add(ringName(spec));
    if (common.choice.unions)
        for (const RingSpec& spec : specs)
            add(lesionWithRingName(spec));
}

Result<FeatureResult> extractRoi(const Common& common, const FrameWork& work, const Roi& roi, const Image& pixels, const Breast& breast,
                                 const Progress& progress)
{
    auto regions = regionsOf(*work.patient, roi, common.project.rings, breast, progress);
    if (!regions)
        return std::move(regions).error();
    auto values = extractRegions(*work.image, pixels, chosenMasks(*regions, common.choice), regions->spacing, common.settings, progress);
    if (!values)
        return std::move(values).error().in(roi.name);
    addRefusedRings(*values, *regions, common);
    FeatureTableRow row = rowOf(*values, common.kind->columns);
    const bool isUsual = row.columns == common.kind->columns;
    return FeatureResult{roi.id, common.recipe.recipeOf(*work.patient, roi),
                         isUsual ? common.kind : makeFeatureKind(row.columns, common.kind->settings), std::move(row.numbers)};
}

void extractFrame(const Common& common, FrameWork& work, const Progress& progress)
{
    const std::string place = work.patient->id + ": " + work.image->uid;
    const auto refuse = [&](const Roi& roi, const Error& error) { work.refused.push_back(error.in(place + ": " + roi.name)); };
    auto frame = progress.cancelled() ? Result<Frame>(stopped()) : openFrame(*work.image, work.frame);
    const Breast breast = frame && common.project.rings.clipToTissue ? findBreast(work.image->facts, *frame) : Breast();
    for (const Roi* roi : work.rois) {
        if (!frame) {
            refuse(*roi, frame.error());
        } else if (auto result = extractRoi(common, work, *roi, frame->grey, breast, progress)) {
            work.results.push_back(std::move(result).value());
        } else {
            refuse(*roi, result.error());
        }
    }
}

/// The view as tables name it: CC, MLO, ... or US.
std::string viewName(const Facts& facts) { return facts.view.empty() ? facts.modality : facts.view; }

LazyNumbers outOfDate(const FeatureKind& kind)
{
    Numbers none;
    none.addMissing(message("project", "Out of date: something it depends on has changed since; extract it again."), kind.columns->size());
    return none;
}

}  // namespace

Spacing featureSpacing(const ImageRecord& image, const Spacing& patient, const AnnulusSettings& settings)
{
    switch (settings.spacing) {
    case SpacingChoice::patient: return patient;
    case SpacingChoice::detector: return image.facts.detectorSpacing;
    case SpacingChoice::given: return {settings.givenX, settings.givenY, SpacingBasis::given, 1};
    }
    return patient;
}

std::vector<RoiKey> allRois(const Project& project)
{
    std::vector<RoiKey> keys;
    for (const auto& patient : project.patients)
        for (const Roi& roi : patient->rois)
            keys.push_back({patient->id, roi.id});
    return keys;
}

FeatureColumnsPtr featureColumns(const RingSettings& rings, const RegionChoice& choice, const Settings& settings)
{
    const auto features = featureNames(settings);
    const auto specs = ringSpecs(rings.marginsMm, rings.cumulative);
    std::vector<RegionColumns> regions;
    if (choice.lesion)
        regions.push_back({"lesion", features});
    if (choice.rings)
        for (const RingSpec& spec : specs)
            regions.push_back({ringName(spec), features});
    if (choice.unions)
        for (const RingSpec& spec : specs)
            regions.push_back({lesionWithRingName(spec), features});
    return std::make_shared<const FeatureColumns>(std::move(regions));
}

ExtractedProject extractProject(const Project& project, const std::vector<RoiKey>& keys, const RegionChoice& choice,
                                const Settings& settings, const Progress& progress, int threads, const ResultListener& finished)
{
    ExtractedProject extracted;
    std::vector<FrameWork> work = groupByFrame(project, keys, extracted.refused);
    const RecipeBase recipe(project.rings, choice, settings);
    const Common common{project, choice, settings, recipe, makeFeatureKind(featureColumns(project.rings, choice, settings), recipe.settingsText())};
    std::atomic<std::size_t> counted = 0;
    parallelFor(
        work.size(),
        [&](std::size_t index) {
            extractFrame(common, work[index], progress.quiet());
            if (finished)
                for (const FeatureResult& result : work[index].results)
                    finished(work[index].patient->id, result);
            progress.report(static_cast<double>(++counted) / static_cast<double>(work.size()),
                            message("project", "Features of %1", work[index].patient->id));
        },
        threads);
    std::map<std::string, StoreFeatures> byPatient;
    for (FrameWork& frame : work) {
        extracted.refused.insert(extracted.refused.end(), frame.refused.begin(), frame.refused.end());
        if (frame.results.empty())
            continue;
        StoreFeatures& edit = byPatient[frame.patient->id];
        edit.patient = frame.patient->id;
        std::move(frame.results.begin(), frame.results.end(), std::back_inserter(edit.results));
    }
    for (auto& [id, edit] : byPatient)
        extracted.edits.push_back(std::move(edit));
    extracted.isPartial = std::ranges::any_of(extracted.refused, [](const Error& error) { return error.code == Errc::cancelled; });
    return extracted;
}

Result<std::vector<FeatureValue>> extractRegions(const ImageRecord& record, const Image& pixels, std::vector<NamedMask> masks, const Spacing& spacing,
                                                 const Settings& settings, const Progress& progress, int threads)
{
    Image image = pixels;
    image.grid = withSpacing(image.grid, featureSpacing(record, spacing, settings.annulus));
    for (NamedMask& mask : masks)
        mask.mask = withGrid(mask.mask, image.grid);
    return extract(image, masks, settings, progress, threads);
}

std::vector<FeatureTableItem> featureItems(const Project& project, const RecipeBase* today)
{
    std::vector<FeatureTableItem> items;
    for (const auto& patient : project.patients)
        for (const Roi& roi : patient->rois) {
            const FeatureResult* result = patient->findFeatures(roi.id);
            const ImageRecord* image = patient->findImage(roi.imageUid);
            if (result && image)
                items.push_back({{patient->id + "/" + roi.id, patient->id, image->facts.laterality, viewName(image->facts), roi.name, roi.reader,
                                  image->uid, std::to_string(roi.frame)},
                                 result->kind->columns, today && result->recipe != today->recipeOf(*patient, roi) ? outOfDate(*result->kind) : result->numbers});
        }
    return items;
}

Result<Frame> openFrame(const ImageRecord& image, int frame)
{
    auto hash = hashFile(image.path);
    if (!hash)
        return std::move(hash).error();
    if (*hash != image.hash)
        return Error{Errc::conflict, message("project", "The image file has changed since it was imported; import it again."), toUtf8(image.path)};
    auto opened = readFrame(image.path, frame);
    if (opened)
        opened->grey.grid = withSpacing(opened->grey.grid, image.spacing());
    return opened;
}

}  // namespace annulus
