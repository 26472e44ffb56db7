#include "core/project/exportNotes.h"

#include "core/base/text.h"
#include "core/dicom/remarks.h"
#include "core/dicom/spacing.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace annulus {
namespace {

using Json = nlohmann::ordered_json;

/// "name=value;" for each -> an object.
Json settingsJson(const std::string& settings)
{
    Json json = Json::object();
    for (const std::string& pair : split(settings, ';'))
        if (const auto equals = pair.find('='); equals != std::string::npos)
            json[pair.substr(0, equals)] = pair.substr(equals + 1);
    return json;
}

/// As in `inspect`: [row, column], null where there is none.
Json spacingJson(const Spacing& spacing) { return spacing.isCalibrated() ? Json{spacing.y, spacing.x} : Json(); }

/// Every outline that has features and its image, in the order of the table.
template <class Take>
void forEachRow(const Project& project, Take take)
{
    for (const auto& patient : project.patients)
        for (const Roi& roi : patient->rois) {
            const FeatureResult* result = patient->findFeatures(roi.id);
            const ImageRecord* image = result ? patient->findImage(roi.imageUid) : nullptr;
            if (image)
                take(*patient, roi, *image, *result);
        }
}

Json kindsJson(const Project& project)
{
    std::map<std::string, std::pair<FeatureKindPtr, int>> kinds;
    forEachRow(project, [&](const Patient&, const Roi&, const ImageRecord&, const FeatureResult& result) {
        auto& [kind, outlines] = kinds[result.kind->hash];
        kind = result.kind;
        ++outlines;
    });
    Json json = Json::array();
    for (const auto& [hash, entry] : kinds) {
        Json regions = Json::array();
        for (const RegionColumns& region : entry.first->columns->regions())
            regions.push_back(region.region);
        json.push_back({{"hash", hash}, {"outlines", entry.second}, {"regions", regions}, {"settings", settingsJson(entry.first->settings)}});
    }
    return json;
}

Json handCalibratedJson(const Project& project)
{
    std::map<std::pair<std::string, std::string>, std::pair<const ImageRecord*, int>> images;
    forEachRow(project, [&](const Patient& patient, const Roi&, const ImageRecord& image, const FeatureResult&) {
        if (!image.manualSpacing)
            return;
        auto& [record, outlines] = images[{patient.id, image.uid}];
        record = &image;
        ++outlines;
    });
    Json json = Json::array();
    for (const auto& [key, entry] : images)
        json.push_back({{"patient", key.first}, {"image_uid", key.second}, {"outlines", entry.second}, {"spacingMm", spacingJson(*entry.first->manualSpacing)},
                        {"fileSpacingMm", spacingJson(entry.first->facts.patientSpacing)}});
    return json;
}

/// What the values of the pixels were that the features saw: after the modality LUT, before any window, in stored polarity.
Json pixelsJson(const Project& project)
{
    std::map<std::pair<std::string, std::string>, const ImageRecord*> images;
    forEachRow(project, [&](const Patient& patient, const Roi&, const ImageRecord& image, const FeatureResult&) { images[{patient.id, image.uid}] = &image; });
    Json json = Json::array();
    for (const auto& [key, image] : images) {
        const Facts& facts = image->facts;
        const bool isColour = facts.samplesPerPixel == 3 || facts.photometric == "PALETTE COLOR";
        const bool differs = std::ranges::any_of(facts.warnings, [](const Message& warning) { return isSameRemark(warning, colouredPixels(0)); });
        json.push_back({{"patient", key.first}, {"image_uid", key.second}, {"polarity", facts.photometric},
                        {"intent", facts.intent == Intent::unknown ? Json() : Json(facts.intent == Intent::processing ? "FOR PROCESSING" : "FOR PRESENTATION")}, {"lossy", facts.lossy},
                        {"grey", !isColour ? "as stored" : differs ? "luminance 0.299 R + 0.587 G + 0.114 B of coloured pixels" : "the common value of equal channels"}});
    }
    return json;
}

Json outOfDateJson(const Project& project, const RecipeBase* today)
{
    Json json = Json::array();
    if (!today)
        return json;
    forEachRow(project, [&](const Patient& patient, const Roi& roi, const ImageRecord& image, const FeatureResult& result) {
        const Recipe now = today->recipeOf(patient, roi);
        if (result.recipe == now)
            return;
        Json changed = Json::array();
        if (result.recipe.isKnown())
            for (const RecipePart part : changedParts(result.recipe, now))
                changed.push_back(wordsOf(part).english());
        json.push_back({{"patient", patient.id}, {"lesion", roi.name}, {"reader", roi.reader}, {"image_uid", image.uid}, {"frame", roi.frame}, {"changed", changed}});
    });
    return json;
}

}  // namespace

std::string exportNotes(const Project& project, const std::string& tableName, const RecipeBase* today)
{
    const RingSettings& rings = project.rings;
    const Json json{{"table", tableName},
                    {"use", "Research use only."},
                    {"project", project.name},
                    {"rings", {{"marginsMm", rings.marginsMm}, {"cumulative", rings.cumulative}, {"clipToTissue", rings.clipToTissue}}},
                    {"computedWith", kindsJson(project)},
                    {"calibratedByHand", handCalibratedJson(project)},
                    {"pixels", pixelsJson(project)},
                    {"outOfDate", outOfDateJson(project, today)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::filesystem::path notesFileOf(const std::filesystem::path& table)
{
    auto file = table;
    file.replace_extension(".notes.json");
    return file;
}

}  // namespace annulus
