#include "app/commands/Verb.h"
#include "core/base/files.h"
#include "core/dicom/scan.h"
#include "core/project/Edit.h"
#include "core/project/importImages.h"
#include "core/project/importQuality.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <span>

namespace annulus {
namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json intentJson(Intent intent)
{
    if (intent == Intent::unknown)
        return nullptr;
    return intent == Intent::presentation ? "FOR PRESENTATION" : "FOR PROCESSING";
}

/// Row spacing first, as DICOM has it.
Json spacingJson(const std::optional<Spacing>& spacing)
{
    return spacing && spacing->isCalibrated() ? Json{spacing->y, spacing->x} : Json(nullptr);
}

Json regionJson(const UltrasoundRegion& region)
{
    const Box& box = region.box;
    return {{"box", {box.i0, box.j0, box.i1, box.j1}}, {"spatialFormat", region.spatialFormat}, {"dataType", region.dataType},
            {"units", {region.unitsX, region.unitsY}}, {"spacingMm", spacingJson(region.spacing)}};
}

/// The keys of the documentation and no others, in its order; null where a refused file says nothing. Nothing here names
/// the patient, so that a list may be sent to a colleague.
Json inspected(const ProbedFile& probed)
{
    const Facts facts = probed.facts.value_or(Facts{});
    const bool isImage = facts.rows > 0 && facts.columns > 0;
    Json json;
    json["file"] = toUtf8(probed.path);
    json["modality"] = orNull(facts.modality);
    json["sopClass"] = orNull(facts.sopClassUid);
    json["intent"] = intentJson(facts.intent);
    json["laterality"] = orNull(facts.laterality);
    json["view"] = orNull(facts.view);
    json["viewModifiers"] = facts.viewModifiers;
    json["rows"] = isImage ? Json(facts.rows) : Json(nullptr);
    json["columns"] = isImage ? Json(facts.columns) : Json(nullptr);
    json["frames"] = isImage ? Json(facts.frames) : Json(nullptr);
    json["photometric"] = orNull(facts.photometric);
    json["transferSyntax"] = orNull(facts.transferSyntax);
    json["lossy"] = isImage ? Json(facts.lossy) : Json(nullptr);
    json["spacingMm"] = spacingJson(facts.patientSpacing);
    json["spacingBasis"] = orNull(facts.spacingWords.english());
    json["regions"] = Json::array();
    for (const auto& region : facts.regions)
        json["regions"].push_back(regionJson(region));
    json["characterSet"] = orNull(facts.characterSet);
    json["burnedIn"] = orNull(facts.burnedIn);
    json["warnings"] = Json::array();
    for (const auto& warning : probed.warnings)
        json["warnings"].push_back(warning.english());
    json["refused"] = probed.refused ? Json(probed.refused->what.english()) : Json(nullptr);
    return json;
}

std::string sizeText(const Facts& facts)
{
    std::string text = std::to_string(facts.columns) + " x " + std::to_string(facts.rows);
    return facts.frames > 1 ? text + " x " + std::to_string(facts.frames) : text;
}

void printFacts(const ProbedFile& probed)
{
    const Facts& facts = *probed.facts;
    std::string view = facts.laterality + facts.view;
    for (const auto& modifier : facts.viewModifiers)
        view += ", " + modifier;
    std::printf("%s\n", probed.path.c_str());
    std::printf("  %s %s %s, %s, %d bit, %s, %s%s\n", facts.modality.empty() ? "no modality" : facts.modality.c_str(), view.c_str(),
                sizeText(facts).c_str(), facts.photometric.c_str(), facts.bitsStored, facts.transferSyntax.c_str(),
                facts.lossy ? "lossy" : "not lossy",
                facts.intent == Intent::unknown ? "" : facts.intent == Intent::presentation ? ", for presentation" : ", for processing");
    std::printf("  spacing: %s\n", facts.spacingWords.english().c_str());
    for (const auto& warning : probed.warnings)
        std::printf("  note: %s\n", warning.english().c_str());
}

/// What is understood goes to stdout, what is refused to stderr: on a terminal one list in the order of the files.
void printHuman(const ProbedFile& probed)
{
    if (!probed.refused)
        return printFacts(probed);
    std::fflush(stdout);
    note(probed.refused->sentence());
}

/// The files as a project would hold them: what speaks against patients and images, as a table.
Result<void> writeQuality(const std::vector<ProbedFile>& probed, const std::string& file)
{
    AddImages images;
    ImportNote note;
    std::map<std::string, const ProbedFile*> first;
    for (const ProbedFile& one : probed) {
        if (one.refused)
            continue;
        ImageRecord record = recordOf(one);
        const auto [known, isNew] = first.emplace(record.uid, &one);
        if (isNew)
            images.images.push_back(std::move(record));
        else
            note.files.push_back({"refused", one.path, {}, {}, {message("app", "It has the same SOP Instance UID as %1.", toUtf8(std::filesystem::absolute(known->second->path).lexically_normal()))}});
    }
    auto project = apply(Project{}, images);
    if (!project)
        return std::move(project).error();
    return writeFileAtomically(file, qualityCsv(findQuality(*project, std::span(&note, 1))));
}

Exit inspect(const std::vector<std::string>& names, bool asJson, const std::string& quality)
{
    const std::vector<std::filesystem::path> paths(names.begin(), names.end());
    const auto files = listFiles(paths);
    const auto probed = probeFiles(files, {});
    if (asJson) {
        Json all = Json::array();
        for (const auto& file : probed)
            all.push_back(inspected(file));
        std::printf("%s\n", all.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
        for (const auto& file : probed)
            if (file.refused)
                note(file.refused->sentence());
    } else {
        std::for_each(probed.begin(), probed.end(), printHuman);
    }
    if (!quality.empty())
        if (const auto written = writeQuality(probed, quality); !written)
            return fail(written.error());
    if (probed.empty())
        return fail({Errc::notFound, message("app", "There is no file in %1.", names.front()), {}});
    const auto refused = std::count_if(probed.begin(), probed.end(), [](const ProbedFile& file) { return file.refused.has_value(); });
    if (refused == 0)
        return Exit::done;
    return refused == std::ssize(probed) ? Exit::failed : Exit::partly;
}

}  // namespace

extern const Verb inspectVerb{
    "inspect", "Tell how DICOM files and folders of them are understood", "annulus-cli inspect exam/\n  annulus-cli inspect mammogram.dcm --json\n  annulus-cli inspect cohort/ --quality quality.csv",
    [](CLI::App& app) -> std::function<Exit()> {
        const auto files = std::make_shared<std::vector<std::string>>();
        const auto asJson = std::make_shared<bool>(false);
        app.add_option("file", *files, "DICOM files, or folders of them (with all below)")->required();
        app.add_flag("--json", *asJson, "Print a JSON array, one object per file: file, modality, sopClass, intent, laterality, view, viewModifiers, rows, columns, frames, photometric, transferSyntax, lossy, spacingMm ([row, column]), spacingBasis, regions, characterSet, burnedIn, warnings, refused");
        const auto quality = std::make_shared<std::string>();
        app.add_option("--quality", *quality, "CSV to write: what speaks against a patient or an image (patient,image,quality,words)");
        return [files, asJson, quality] { return inspect(*files, *asJson, *quality); };
    },
    "some files were refused, each is listed with its reason (1 where all were)"};

}  // namespace annulus
