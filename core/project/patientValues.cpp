#include "core/project/patientValues.h"

#include "core/cohort/ClinicalTable.h"
#include "core/cohort/her2Status.h"
#include "core/cohort/regionNames.h"
#include "core/project/regions.h"
#include "core/roi/measure.h"

#include <algorithm>
#include <cmath>
#include <map>


namespace annulus {
namespace {

/// The pixels around an outline.
Box boxAround(const Outline& outline)
{
    double x0 = HUGE_VAL, y0 = HUGE_VAL, x1 = -HUGE_VAL, y1 = -HUGE_VAL;
    for (const Contour& contour : outline.contours)
        for (const Point& point : contour) {
            x0 = std::min(x0, point.x), x1 = std::max(x1, point.x);
            y0 = std::min(y0, point.y), y1 = std::max(y1, point.y);
        }
    const auto low = [](double at) { return static_cast<std::int64_t>(std::floor(at)); };
    const auto high = [](double at) { return static_cast<std::int64_t>(std::ceil(at)); };
    return {low(x0), low(y0), 0, high(x1), high(y1), 0};
}

std::string nameFor(const std::string& view, const std::string& region, const std::string& feature)
{
    return (view == "US" ? std::string() : view + "_") + spokenRegion(region) + "_" + feature;
}

void takeFeatures(PatientValues& values, const FeatureResult& result, const std::string& view)
{
    const auto numbers = result.numbers.load();
    forEachColumn(*result.kind->columns, [&](const std::string& region, const std::string& feature, std::size_t place) {
        const std::string name = nameFor(view, region, feature);
        if (!numbers)
            values.missing[name] = numbers.error().what;
        else if (const auto value = (*numbers)->value(place))
            values.features[name] = *value;
        else
            values.missing[name] = (*numbers)->reason(place);
    });
}

std::string intentWords(Intent intent)
{
    return intent == Intent::presentation ? "FOR PRESENTATION" : intent == Intent::processing ? "FOR PROCESSING" : std::string();
}

}  // namespace

std::string viewOfImage(const Facts& facts) { return facts.modality == "US" ? "US" : facts.view; }

void takeValues(PatientValues& values, std::span<const FeatureValue> computed, const std::string& view)
{
    for (const FeatureValue& one : computed) {
        const std::string name = nameFor(view, one.region, one.feature);
        values.features.erase(name);
        values.missing.erase(name);
        if (one.value)
            values.features[name] = *one.value;
        else
            values.missing[name] = one.reason;
    }
}

std::vector<const Roi*> readoutRois(const Patient& patient, const Occasion& occasion, const Bundle& bundle, std::string_view reader)
{
    std::map<std::string, std::vector<const Roi*>> byView;
    for (const Study& study : patient.studies)
        for (const Series& series : study.series)
            for (const ImageRecord& image : series.images) {
                const std::string& side = image.facts.laterality;
                if (study.date < occasion.from || study.date > occasion.to || (!side.empty() && side != occasion.laterality))
                    continue;
                for (const Roi& roi : patient.rois)
                    if (roi.imageUid == image.uid && !roi.outline.isEmpty())
                        byView[viewOfImage(image.facts)].push_back(&roi);
            }
    std::vector<const Roi*> chosen;
    for (auto& [view, rois] : byView) {
        const bool hasReader = std::ranges::any_of(rois, [&](const Roi* roi) { return roi->reader == reader; });
        const std::string whose = hasReader ? std::string(reader) : rois.front()->reader;
        std::erase_if(rois, [&](const Roi* roi) { return roi->reader != whose; });
        const auto largest = std::ranges::max_element(rois, {}, [](const Roi* roi) { return measureOutline(roi->outline, {}).area; });
        chosen.push_back(bundle.lesion == "index" ? rois.front() : *largest);
    }
    return chosen;
}

PatientValues patientValues(const Patient& patient, const Occasion& occasion, const Bundle& bundle, const RecipeBase& today, std::string_view reader)
{
    PatientValues values;
    values.patient = patient.id;
    for (const Roi* roi : readoutRois(patient, occasion, bundle, reader)) {
        const ImageRecord& image = *patient.findImage(roi->imageUid);
        const FeatureResult* result = patient.findFeatures(roi->id);
        const std::string view = viewOfImage(image.facts);
        if (result)
            takeFeatures(values, *result, view);
        values.images.push_back({view, intentWords(image.facts.intent), image.facts.lossy, spacingForBox(image, boxAround(roi->outline)).ok(), 0,
                                 result && result->recipe != today.recipeOf(patient, *roi)});
    }
    const auto codebook = bundle.codebook.empty() ? Result<Codebook>(builtInCodebook()) : parseCodebook(bundle.codebook);
    for (const auto& [column, typed] : patient.clinical) {
        const Variable* variable = codebook ? codebook->match(column) : nullptr;
        if (!variable) {
            values.clinical[column] = typed;
        } else if (const ClinicalColumn one = makeColumn(*variable, {typed}); !one.isMissing(0)) {
            values.clinical[variable->name] = one.cell(0);
        }
    }
    const auto cell = [&](const char* name) {
        const auto found = values.clinical.find(name);
        return found == values.clinical.end() ? std::string() : found->second;
    };
    if (!cell("ihc").empty())  // derived counts more than typed
        if (const Her2Reading her2 = her2Status(cell("ihc"), cell("fish")); her2.status)
            values.clinical["her2"] = wordOf(*her2.status);
    return values;
}

}  // namespace annulus
