#include "core/project/liveReadout.h"

#include "core/features/extract.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/features/ringRegions.h"
#include "core/project/extraction.h"
#include "core/project/patientValues.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace annulus {
namespace {

/// Has every image type that a predictor's name may tell of.
constexpr const char* presetOfNames = "2d-1311";

/// A predictor's name taken apart: "CC_peri1mm_wavelet-LH_glcm_Idn".
struct FeaturePlace {
    std::string region;   ///< "intra", "peri1mm"
    std::string feature;  ///< "wavelet-LH_glcm_Idn"
};

std::optional<FeaturePlace> placeIn(const BundlePredictor& predictor, const std::string& view)
{
    if (predictor.origin != BundlePredictor::Origin::feature)
        return {};
    std::string_view rest = predictor.source;
    if (view != "US") {
        if (!rest.starts_with(view + "_"))
            return {};
        rest.remove_prefix(view.size() + 1);
    }
    const std::size_t cut = rest.find('_');
    if (cut == std::string_view::npos || !(rest.starts_with("intra_") || rest.starts_with("peri")))
        return {};
    return FeaturePlace{std::string(rest.substr(0, cut)), std::string(rest.substr(cut + 1))};
}

/// "peri1.5mm" -> 1.5
std::optional<double> marginOf(const std::string& region)
{
    constexpr std::string_view before = "peri", after = "mm";
    if (!region.starts_with(before) || !region.ends_with(after))
        return {};
    double margin = 0;
    const char* first = region.data() + before.size();
    const auto read = std::from_chars(first, region.data() + region.size() - after.size(), margin);
    return read.ec == std::errc() ? std::optional(margin) : std::nullopt;
}

/// The image types and classes of `settings` that make these features.
Settings onlyFor(Settings settings, const std::set<std::string>& wanted)
{
    std::vector<ImageType> types;
    for (const ImageType& type : settings.imageTypes) {
        Settings one = settings;
        one.imageTypes = {type};
        if (std::ranges::any_of(featureNames(one), [&](const std::string& name) { return wanted.contains(name); }))
            types.push_back(type);
    }
    settings.imageTypes = std::move(types);
    std::map<std::string, std::set<std::string>> byClass;
    for (const std::string& name : wanted) {
        const std::size_t last = name.rfind('_'), before = name.rfind('_', last - 1);
        if (last != std::string::npos && before != std::string::npos)
            byClass[name.substr(before + 1, last - before - 1)].insert(name.substr(last + 1));
    }
    settings.featureClasses.clear();
    for (const auto& [name, features] : byClass)
        settings.featureClasses.push_back({name, {features.begin(), features.end()}});
    return settings;
}

}  // namespace

Result<LiveRecipe> liveRecipe(const Bundle& bundle, const std::string& view, const RingSettings& rings)
{
    std::set<std::string> wanted;
    std::set<double> margins;
    LiveRecipe recipe;
    recipe.choice = {false, false, false};
    for (const BundlePredictor& predictor : bundle.predictors)
        if (const auto place = placeIn(predictor, view)) {
            wanted.insert(place->feature);
            if (const auto margin = marginOf(place->region))
                margins.insert(*margin);
            else
                recipe.choice.lesion = true;
        }
    if (wanted.empty())
        return recipe;
    const auto parsed = parseParameters(bundle.extraction.empty() ? findPreset(presetOfNames)->yaml : std::string_view(bundle.extraction));
    if (!parsed)
        return parsed.error();
    recipe.settings = onlyFor(parsed->settings, wanted);
    recipe.rings = rings;
    recipe.rings.cumulative = true;  // peri2mm is everything up to 2 mm
    recipe.rings.marginsMm.assign(margins.begin(), margins.end());
    recipe.choice.rings = !margins.empty();
    return recipe;
}

FrameSource decodedFrames()
{
    const auto kept = std::make_shared<std::map<std::pair<std::string, int>, Result<std::shared_ptr<const SeenFrame>>>>();
    return [kept](const ImageRecord& image, int number) {
        const std::pair key(image.uid, number);
        if (const auto known = kept->find(key); known != kept->end())
            return known->second;
        auto frame = openFrame(image, number);
        auto seen = frame ? Result<std::shared_ptr<const SeenFrame>>(std::make_shared<const SeenFrame>(SeenFrame{frame->grey, findBreast(image.facts, *frame)}))
                          : Result<std::shared_ptr<const SeenFrame>>(frame.error());
        return kept->emplace(key, std::move(seen)).first->second;
    };
}

PatientValues freshValues(const Patient& patient, const Occasion& occasion, const Bundle& bundle, const RecipeBase& today, const RingSettings& rings, std::string_view reader,
                          const FrameSource& frames, const Progress& progress)
{
    PatientValues values = patientValues(patient, occasion, bundle, today, reader);
    bool anyMade = false;
    for (const Roi* roi : readoutRois(patient, occasion, bundle, reader)) {
        const ImageRecord& image = *patient.findImage(roi->imageUid);
        const auto recipe = liveRecipe(bundle, viewOfImage(image.facts), rings);
        if (!recipe || recipe->isEmpty())
            continue;
        const auto frame = frames(image, roi->frame);
        auto made = frame ? liveValues(values, *recipe, patient, *roi, (*frame)->grey, (*frame)->breast, progress) : Result<PatientValues>(frame.error());
        if (made) {
            values = std::move(made).value();
            anyMade = true;
        } else {
            values.notes.push_back({Concern::stale, message("readout", "%1: the picture cannot be had (%2); features stored before stand for it where there are any.", viewOfImage(image.facts), made.error().what.english()), {}});
        }
    }
    if (anyMade && bundle.extraction.empty())
        values.notes.push_back({Concern::unknownSettings, message("readout", "The bundle does not say how its features were made; the preset %1 was taken.", presetOfNames), {}});
    return values;
}

Result<PatientValues> liveValues(PatientValues stored, const LiveRecipe& recipe, const Patient& patient, const Roi& roi, const Image& grey, const Breast& breast,
                                 const Progress& progress)
{
    const ImageRecord* image = patient.findImage(roi.imageUid);
    if (!image || recipe.isEmpty())
        return stored;
    RingSettings rings = recipe.rings;
    if (!recipe.choice.rings)
        rings.marginsMm = {1};  // none is looked at, but regionsOf wants one
    const auto regions = regionsOf(patient, roi, rings, breast, progress);
    if (!regions)
        return regions.error();
    std::vector<NamedMask> masks;
    if (recipe.choice.lesion)
        masks.push_back({"lesion", regions->lesion});
    if (recipe.choice.rings)
        for (const Ring& ring : regions->rings)
            masks.push_back(regionOfRing(ring));
    const auto values = extractRegions(*image, grey, std::move(masks), regions->spacing, recipe.settings, progress, 0);
    if (!values)
        return values.error();
    takeValues(stored, *values, viewOfImage(image->facts));
    if (regions->ringsRefused)
        for (const double margin : recipe.choice.rings ? rings.marginsMm : std::vector<double>())
            for (const std::string& feature : featureNames(recipe.settings))
                takeValues(stored, std::vector<FeatureValue>{{ringName({Millimetres{0}, Millimetres{margin}}), feature, {}, regions->ringsRefused->what}}, viewOfImage(image->facts));
    for (ImageQuality& one : stored.images)
        if (one.view == viewOfImage(image->facts)) {
            one.isStale = false;
            one.isCalibrated = regions->spacing.isCalibrated();
            one.ringLoss = 0;
            for (const Ring& ring : regions->rings)
                one.ringLoss = std::max(one.ringLoss, ring.lostShare);
        }
    return stored;
}

}  // namespace annulus
