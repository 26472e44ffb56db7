// Reads the tables of a project. SQLite hands out rows on one thread; what they say is worked out on all of them.
#include "core/base/parallelFor.h"
#include "core/dicom/factsJson.h"
#include "core/project/projectJson.h"
#include "core/project/rows.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace annulus {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t patientsAtOnce = 256;  // bounds what lies in memory twice

struct StoredImage { std::string uid, path, hash, facts, spacing, thumbnail; };

/// The rows of one patient as they stand.
struct StoredPatient {
    std::string id, json;
    std::vector<StoredImage> images;
    std::vector<std::string> rois, features;
};

ImageRecord imageOf(const StoredImage& stored, const fs::path& home, const StoredParts& parts)
{
    ImageRecord image;
    image.uid = stored.uid;
    image.path = resolvedPath(stored.path, home);
    image.hash = stored.hash;
    auto facts = factsFromJson(stored.facts);
    if (!facts)
        throw std::runtime_error(facts.error().sentence());
    image.facts = std::move(facts).value();
    if (!stored.spacing.empty())
        image.manualSpacing = spacingFromJson(json::parse(stored.spacing));
    if (!stored.thumbnail.empty())
        image.thumbnail = Thumbnail(digestOf(stored.thumbnail), parts.thumbnails());
    return image;
}

Patient patientOf(const StoredPatient& stored, const fs::path& home, const StoredParts& parts)
{
    std::map<std::string, const StoredImage*> images;
    for (const StoredImage& image : stored.images)
        images[image.uid] = &image;
    const json whole = json::parse(stored.json);
    Patient patient{stored.id, whole.at("name"), whole.at("sex"), whole.at("birthDate"), {}, {}, {}};
    if (whole.contains("clinical"))
        patient.clinical = whole.at("clinical");
    if (whole.contains("status"))
        patient.status = readingStatusOf(whole.at("status"));
    for (const auto& studyJson : whole.at("studies")) {
        Study study{studyJson.at("uid"), studyJson.at("date"), studyJson.at("description"), {}};
        for (const auto& seriesJson : studyJson.at("series")) {
            Series series{seriesJson.at("uid"), seriesJson.at("modality"), seriesJson.at("description"), {}};
            for (const auto& uid : seriesJson.at("images"))
                series.images.push_back(imageOf(*images.at(uid.get<std::string>()), home, parts));
            study.series.push_back(std::move(series));
        }
        patient.studies.push_back(std::move(study));
    }
    for (const std::string& roi : stored.rois)
        patient.rois.push_back(roiFromText(roi));
    for (const std::string& features : stored.features)
        patient.features.push_back(std::make_shared<const FeatureResult>(featureResultFromJson(json::parse(features), parts)));
    return patient;
}

class PatientReader {
public:
    explicit PatientReader(SQLite::Database& database)
        : patients_(database, "SELECT id, json FROM patient ORDER BY id"),
          images_(database, "SELECT uid, path, hash, facts, spacing, thumbnail FROM image WHERE patient=?"),
          rois_(database, "SELECT json FROM roi WHERE patient=? ORDER BY position"),
          features_(database, "SELECT json FROM feature WHERE patient=? ORDER BY position")
    {
    }

    /// The next patients, none at the end.
    std::vector<StoredPatient> next(std::size_t most)
    {
        std::vector<StoredPatient> read;
        while (read.size() < most && !patients_.isDone() && patients_.executeStep()) {
            StoredPatient patient{patients_.getColumn(0).getString(), patients_.getColumn(1).getString(), {}, {}, {}};
            forEach(images_, patient.id, [&](SQLite::Statement& row) {
                const auto text = [&](int column) { return row.getColumn(column).getString(); };
                patient.images.push_back({text(0), text(1), text(2), text(3), text(4), text(5)});
            });
            forEach(rois_, patient.id, [&](SQLite::Statement& row) { patient.rois.push_back(row.getColumn(0).getString()); });
            forEach(features_, patient.id, [&](SQLite::Statement& row) { patient.features.push_back(row.getColumn(0).getString()); });
            read.push_back(std::move(patient));
        }
        return read;
    }

private:
    template <class Take>
    static void forEach(SQLite::Statement& rows, const std::string& patient, Take take)
    {
        rows.reset();
        rows.bind(1, patient);
        while (rows.executeStep())
            take(rows);
    }

    SQLite::Statement patients_, images_, rois_, features_;
};

std::string neededRemark(SQLite::Database& database, const char* key)
{
    SQLite::Statement row(database, "SELECT value FROM meta WHERE key=?");
    row.bind(1, key);
    if (!row.executeStep())
        throw std::runtime_error(std::string("the entry ") + key + " is missing");
    return row.getColumn(0).getString();
}

}  // namespace

Result<Project> readProject(const std::shared_ptr<SQLite::Database>& shared, const fs::path& home, const Progress& progress)
{
    SQLite::Database& database = *shared;
    const StoredParts parts(fetchFrom(shared));
    Project project;
    project.name = neededRemark(database, "name");
    project.rings = ringSettingsFromJson(json::parse(neededRemark(database, "rings")));
    project.extraction = extractionFromJson(json::parse(neededRemark(database, "extraction")));
    project.codebook = neededRemark(database, "codebook");
    project.nextRoi = std::stoll(neededRemark(database, "nextRoi"));
    const double count = std::max(1, database.execAndGet("SELECT count(*) FROM patient").getInt());
    PatientReader reader(database);
    while (true) {
        const auto stored = reader.next(patientsAtOnce);
        if (stored.empty())
            return project;
        if (progress.cancelled())
            return stopped();
        const std::size_t first = project.patients.size();
        project.patients.resize(first + stored.size());
        std::vector<std::string> problems(stored.size());
        parallelFor(stored.size(), [&](std::size_t at) {
            try {
                project.patients[first + at] = std::make_shared<const Patient>(patientOf(stored[at], home, parts));
            } catch (const std::exception& problem) {
                problems[at] = problem.what() + std::string(" (patient ") + stored[at].id + ')';
            }
        });
        for (const std::string& problem : problems)
            if (!problem.empty())
                throw std::runtime_error(problem);
        progress.report(static_cast<double>(project.patients.size()) / count);
    }
}

}  // namespace annulus
