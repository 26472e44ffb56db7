#include "ui/pages/model/projectState.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/project/readHistory.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace annulus::ui {

ProjectState projectState(const Project& project)
{
    Sha256 features, clinical;
    clinical.add(project.codebook);
    for (const auto& patient : project.patients) {
        for (const auto& result : patient->features) {
            features.add(patient->id).add(result->roiId).add(result->kind->hash);
            for (const Recipe::PartHash& part : result->recipe.hashes)
                features.add(std::span<const std::uint8_t>(part));
        }
        // Which lesion and which reader a row is of follows from the outline.
        for (const Roi& roi : patient->rois)
            if (patient->findFeatures(roi.id))
                features.add(roi.id).add(roi.name).add(roi.reader).add(roi.imageUid);
        if (patient->clinical.empty())
            continue;
        clinical.add(patient->id);
        for (const auto& [name, value] : patient->clinical)
            clinical.add(name).add(value);
    }
    return {features.hex(), clinical.hex()};
}

std::filesystem::path projectStateFile(const std::filesystem::path& run) { return run / "inputs" / "project.json"; }

Result<void> writeProjectState(const std::filesystem::path& run, const ProjectState& state)
{
    const QJsonObject json{{"features", QString::fromStdString(state.features)}, {"clinical", QString::fromStdString(state.clinical)}};
    return writeFileAtomically(projectStateFile(run), QJsonDocument(json).toJson().toStdString());
}

std::optional<ProjectState> readProjectState(const std::filesystem::path& run)
{
    std::error_code ignored;
    if (!std::filesystem::exists(projectStateFile(run), ignored))
        return {};
    const auto text = readTextFile(projectStateFile(run));
    if (!text)
        return {};
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(*text));
    if (!json.isObject())
        return {};
    return ProjectState{json["features"].toString().toStdString(), json["clinical"].toString().toStdString()};
}

std::vector<Message> changedSince(const ProjectState& then, const ProjectState& now)
{
    std::vector<Message> changed;
    if (!then.features.empty() && then.features != now.features)
        changed.push_back(message("report", "The features of this project have changed since this run: run again to see what follows from it."));
    if (!then.clinical.empty() && then.clinical != now.clinical)
        changed.push_back(message("report", "The clinical values of this project have changed since this run: run again to see what follows from it."));
    return changed;
}

std::optional<std::string> recordedManifest(const std::filesystem::path& log, const std::string& runFolder)
{
    std::error_code ignored;
    if (log.empty() || !std::filesystem::exists(log, ignored))
        return {};
    const auto history = readHistory(log);
    if (!history)
        return {};
    std::optional<std::string> found;
    for (const HistoryLine& line : history->lines) {
        if (line.topic != HistoryTopic::runs)
            continue;
        const auto folder = line.details.find("folder"), manifest = line.details.find("manifest");
        if (folder != line.details.end() && manifest != line.details.end() && folder->second == runFolder)
            found = manifest->second;
    }
    return found;
}

}  // namespace annulus::ui
