#include "core/project/manifest.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/dicom/factsJson.h"
#include "core/features/parameterFile.h"
#include "core/project/chosenExtraction.h"
#include "core/project/projectJson.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace annulus {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* formatName = "Annulus manifest";
constexpr int formatVersion = 2;  // 1 had no regions
constexpr const char* manifestFile = "manifest.json";
constexpr const char* patientsFile = "patients.jsonl";
constexpr const char* parametersFile = "parameters.yaml";

std::string hashOfText(std::string_view text) { return Sha256().addBytes(std::as_bytes(std::span(text))).hex(); }

/// Over everything else in manifest.json, and by the hashes therein over all files.
std::string hashOverAll(Json manifest)
{
    manifest.erase("sha256");
    return hashOfText(manifest.dump());
}

/// The settings' hash, which moves with the definitions of the features too.
Result<std::string> recipeOf(const std::string& parameters)
{
    const auto parsed = parseParameters(parameters);
    if (!parsed)
        return parsed.error();
    return hashOf(parsed->settings);
}

/// What an extraction needs; who the patient is stays in the project, the patient's id apart.
Facts withoutPerson(Facts facts)
{
    for (std::string* text : {&facts.patientName, &facts.patientSex, &facts.patientAge, &facts.patientBirthDate, &facts.studyDate, &facts.studyDescription,
                              &facts.accessionNumber, &facts.seriesDescription, &facts.acquisitionDate})
        text->clear();
    facts.warnings.clear();
    return facts;
}

std::string storedPath(const fs::path& image, const fs::path& folder)
{
    const fs::path relative = image.lexically_relative(folder.parent_path());
    const bool isBelow = !relative.empty() && *relative.begin() != "..";
    return toUtf8(isBelow ? fs::path("..") / relative : image);
}

Json imageJson(const ImageRecord& image, const fs::path& folder)
{
    Json json{{"uid", image.uid}, {"path", storedPath(image.path, folder)}, {"sha256", image.hash}, {"manualSpacing", nullptr},
              {"facts", Json::parse(factsToJson(withoutPerson(image.facts)))}};
    if (image.manualSpacing)
        json["manualSpacing"] = toJson(*image.manualSpacing);
    return json;
}

std::string patientLines(const Project& project, const fs::path& folder)
{
    std::string lines;
    for (const auto& patient : project.patients) {
        Json json{{"patient", patient->id}, {"images", Json::array()}, {"outlines", Json::array()}};
        for (const ImageRecord* image : imagesOf(*patient))
            json["images"].push_back(imageJson(*image, folder));
        for (const Roi& roi : patient->rois)
            json["outlines"].push_back(Json(toJson(roi)));
        lines += json.dump() + '\n';
    }
    return lines;
}

ImageRecord imageFrom(const nlohmann::json& json, const fs::path& folder)
{
    ImageRecord image;
    image.uid = json.at("uid");
    image.path = (folder / fs::path(json.at("path").get<std::string>())).lexically_normal();  // an absolute path stays
    image.hash = json.at("sha256");
    if (const auto& spacing = json.at("manualSpacing"); !spacing.is_null())
        image.manualSpacing = spacingFromJson(spacing);
    auto facts = factsFromJson(json.at("facts").dump());
    if (!facts)
        throw std::runtime_error(facts.error().sentence());
    image.facts = std::move(facts).value();
    return image;
}

std::shared_ptr<const Patient> patientFrom(const nlohmann::json& json, const fs::path& folder)
{
    Patient patient;
    patient.id = json.at("patient");
    Series images;
    for (const auto& image : json.at("images"))
        images.images.push_back(imageFrom(image, folder));
    patient.studies.push_back({{}, {}, {}, {std::move(images)}});
    for (const auto& outline : json.at("outlines"))
        patient.rois.push_back(roiFromJson(outline));
    return std::make_shared<const Patient>(std::move(patient));
}

Error changed(const fs::path& file)
{
    return {Errc::conflict, message("project", "The file is not as the manifest was written; a manifest is never changed, export it again."), toUtf8(file)};
}

/// A file of the manifest with the hash that is written down for it.
Result<std::string> readChecked(const fs::path& folder, const char* name, const nlohmann::json& hashes)
{
    auto text = readTextFile(folder / name);
    if (!text)
        return text;
    if (hashOfText(*text) != hashes.at(name).get<std::string>())
        return changed(folder / name);
    return text;
}

Result<Project> read(const fs::path& folder, const std::string& text)
{
    const Json json = Json::parse(text);
    if (json.at("format").get<std::string>() != formatName)
        return Error{Errc::unsupported, message("project", "This is not an Annulus manifest."), toUtf8(folder)};
    if (const int version = json.at("version"); version > formatVersion)
        return Error{Errc::unsupported, message("project", "The manifest was written by a newer version of Annulus (format %1; this program reads up to %2).", version, formatVersion), toUtf8(folder)};
    if (hashOverAll(json) != json.at("sha256").get<std::string>())
        return changed(folder / manifestFile);
    const nlohmann::json hashes = json.at("files");
    const auto patients = readChecked(folder, patientsFile, hashes);
    if (!patients)
        return patients.error();
    auto parameters = readChecked(folder, parametersFile, hashes);
    if (!parameters)
        return std::move(parameters).error();
    const auto recipe = recipeOf(*parameters);
    if (!recipe)
        return recipe.error();
    if (*recipe != json.at("recipe").get<std::string>())
        return Error{Errc::conflict, message("project", "The manifest was written by a version of Annulus with other feature definitions; export it again with this one."), toUtf8(folder)};
    Project project;
    project.name = json.at("project");
    project.rings = ringSettingsFromJson(nlohmann::json(json.at("rings")));
    project.extraction = {json.value("parameters", std::string()), std::move(parameters).value(), {}};
    if (json.contains("regions")) {
        project.extraction.regions = regionChoiceFromJson(nlohmann::json(json.at("regions")));
    } else {  // version 1: the parameters said more
        const AnnulusSettings own = parseParameters(project.extraction.parameters)->settings.annulus;
        project.extraction.regions.unions = own.unions;
        if (!own.marginsMm.empty())
            project.rings = {own.marginsMm, own.cumulative, project.rings.clipToTissue};
    }
    for (const std::string& line : split(*patients, '\n'))
        if (!line.empty())
            project.patients.push_back(patientFrom(nlohmann::json::parse(line), folder));
    return project;
}

}  // namespace

Result<void> writeManifest(const Project& project, const fs::path& given)
{
    const fs::path folder = (fs::absolute(given) / "").lexically_normal().parent_path();
    std::error_code problem;
    if (fs::exists(folder, problem))
        return Error{Errc::conflict, message("project", "There is something of this name already; a manifest is never changed, so a new folder was expected."), toUtf8(given)};
    const ExtractionSettings extraction = chosenExtraction(project);
    const auto recipe = recipeOf(extraction.parameters);
    if (!recipe)
        return recipe.error();
    const std::string patients = patientLines(project, folder);
    Json json{{"format", formatName}, {"version", formatVersion}, {"project", project.name}, {"rings", toJson(project.rings)},
              {"parameters", extraction.name}, {"regions", toJson(extraction.regions)}, {"recipe", *recipe},
              {"files", {{patientsFile, hashOfText(patients)}, {parametersFile, hashOfText(extraction.parameters)}}}};
    json["sha256"] = hashOverAll(json);

    const fs::path temporary = fs::path(folder) += ".part" + std::to_string(::getpid());
    fs::create_directories(temporary, problem);
    if (problem)
        return Error{Errc::io, message("project", "The folder cannot be made: %1.", problem.message()), toUtf8(given)};
    const std::pair<const char*, std::string> files[] = {{patientsFile, patients}, {parametersFile, extraction.parameters}, {manifestFile, json.dump(2) + '\n'}};
    for (const auto& [name, text] : files)
        if (auto written = writeFileAtomically(temporary / name, text); !written) {
            fs::remove_all(temporary, problem);
            return written;
        }
    fs::rename(temporary, folder, problem);
    if (!problem)
        return {};
    const std::string why = problem.message();
    fs::remove_all(temporary, problem);
    return Error{Errc::io, message("project", "The folder cannot be made: %1.", why), toUtf8(given)};
}

Result<Project> readManifest(const fs::path& given)
{
    const fs::path folder = fs::absolute(given).lexically_normal();
    std::error_code problem;
    if (!fs::is_regular_file(folder / manifestFile, problem))
        return Error{Errc::notFound, message("project", "The folder is no Annulus manifest: it holds no manifest.json."), toUtf8(given)};
    const auto text = readTextFile(folder / manifestFile);
    if (!text)
        return text.error();
    try {
        return read(folder, *text);
    } catch (const std::exception&) {
        return Error{Errc::corrupt, message("project", "The manifest cannot be understood: an entry is missing or of another kind; export it again."), toUtf8(given)};
    }
}

}  // namespace annulus
