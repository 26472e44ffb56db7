#include "core/project/store.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/dicom/factsJson.h"
#include "core/project/CachedNumbers.h"
#include "core/project/projectJson.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <stdexcept>

namespace annulus {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int applicationId = 0x416e6e75;  // "Annu": `file` and SQLite tools can tell the format
constexpr int formatVersion = 2;  // 2: features as blocks of numbers, fetched when they are looked at

constexpr const char* schema = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE patient(id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE image(uid TEXT NOT NULL, patient TEXT NOT NULL REFERENCES patient(id), path TEXT NOT NULL, hash TEXT NOT NULL,
  facts TEXT NOT NULL, spacing TEXT, columns INTEGER NOT NULL, thumbnail BLOB, PRIMARY KEY(patient, uid)) WITHOUT ROWID;
CREATE TABLE roi(patient TEXT NOT NULL REFERENCES patient(id), position INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY(patient, position)) WITHOUT ROWID;
CREATE TABLE feature(patient TEXT NOT NULL REFERENCES patient(id), position INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY(patient, position)) WITHOUT ROWID;
CREATE TABLE blob(hash BLOB PRIMARY KEY, bytes BLOB NOT NULL);
)";

Error damaged(const fs::path& file, std::string_view found)
{
    return {Errc::corrupt, message("project", "The project file is damaged: %1.", found), toUtf8(file)};
}

/// Below the project's folder a path is kept relative, so that folder and project can move together.
std::string storedPath(const fs::path& image, const fs::path& folder)
{
    const fs::path whole = fs::absolute(image).lexically_normal();
    const fs::path relative = whole.lexically_relative(folder);
    return toUtf8(relative.empty() || *relative.begin() == ".." ? whole : relative);
}

fs::path resolvedPath(const std::string& stored, const fs::path& folder)
{
    const fs::path path = fs::path(std::u8string(stored.begin(), stored.end()));
    return path.is_absolute() ? path : folder / path;
}

/// The patient's own facts and the order of its studies, series and images (by UID).
json patientJson(const Patient& patient)
{
    json studies = json::array();
    for (const Study& study : patient.studies) {
        json allSeries = json::array();
        for (const Series& series : study.series) {
            json uids = json::array();
            for (const ImageRecord& image : series.images)
                uids.push_back(image.uid);
            allSeries.push_back({{"uid", series.uid}, {"modality", series.modality}, {"description", series.description}, {"images", std::move(uids)}});
        }
        studies.push_back({{"uid", study.uid}, {"date", study.date}, {"description", study.description}, {"series", std::move(allSeries)}});
    }
    return {{"name", patient.name}, {"sex", patient.sex}, {"birthDate", patient.birthDate}, {"studies", std::move(studies)}};
}

/// Inserts rows of one table, one prepared statement for all.
class Insert {
public:
    Insert(SQLite::Database& database, const char* sql) : statement_(database, sql) {}

    template <class... Values>
    void operator()(const Values&... values)
    {
        statement_.reset();
        statement_.clearBindings();
        int index = 0;
        (bind(++index, values), ...);
        statement_.exec();
    }

private:
    void bind(int index, const std::string& text) { statement_.bind(index, text); }
    void bind(int index, std::int64_t number) { statement_.bind(index, number); }
    void bind(int index, const std::vector<std::uint8_t>& bytes)
    {
        if (!bytes.empty())
            statement_.bind(index, bytes.data(), static_cast<int>(bytes.size()));
    }

    SQLite::Statement statement_;
};

/// Keeps kinds and numbers of results, each content once.
class BlobWriter {
public:
    explicit BlobWriter(SQLite::Database& database) : insert_(database, "INSERT OR IGNORE INTO blob VALUES(?,?)") {}

    void add(const FeatureResult& result)
    {
        if (kinds_.insert(result.kind->hash).second) {
            const std::string text = textOf(*result.kind);
            insert_(fromHex(result.kind->hash).value(), std::vector<std::uint8_t>(text.begin(), text.end()));
        }
        const Digest& digest = result.numbers.digest();
        const auto numbers = result.numbers.load(NumbersSource::Keep::no);
        if (!numbers)
            throw std::runtime_error(numbers.error().sentence());
        insert_(std::vector<std::uint8_t>(digest.begin(), digest.end()), (*numbers)->bytes());
    }

private:
    Insert insert_;
    std::set<std::string> kinds_;
};

void write(SQLite::Database& database, const Project& project, const fs::path& folder)
{
    database.exec(schema);
    database.exec("PRAGMA application_id=" + std::to_string(applicationId));
    database.exec("PRAGMA user_version=" + std::to_string(formatVersion));
    Insert meta(database, "INSERT INTO meta VALUES(?,?)");
    meta(std::string("name"), project.name);
    meta(std::string("rings"), toJson(project.rings).dump());
    meta(std::string("nextRoi"), std::to_string(project.nextRoi));
    Insert patientRow(database, "INSERT INTO patient VALUES(?,?)");
    Insert imageRow(database, "INSERT INTO image VALUES(?,?,?,?,?,?,?,?)");
    Insert roiRow(database, "INSERT INTO roi VALUES(?,?,?)");
    Insert featureRow(database, "INSERT INTO feature VALUES(?,?,?)");
    BlobWriter blobs(database);
    for (const auto& patient : project.patients) {
        patientRow(patient->id, patientJson(*patient).dump());
        for (const ImageRecord* image : imagesOf(*patient)) {
            const auto* pixels = image->thumbnail ? std::get_if<std::vector<std::uint8_t>>(&image->thumbnail->pixels) : nullptr;
            imageRow(image->uid, patient->id, storedPath(image->path, folder), image->hash, factsToJson(image->facts),
                     image->manualSpacing ? toJson(*image->manualSpacing).dump() : std::string(),
                     pixels ? image->thumbnail->grid.size.i : std::int64_t{0}, pixels ? *pixels : std::vector<std::uint8_t>());
        }
        std::int64_t position = 0;
        for (const Roi& roi : patient->rois)
            roiRow(patient->id, position++, toJson(roi).dump());
        position = 0;
        for (const auto& result : patient->features) {
            featureRow(patient->id, position++, toJson(*result).dump());
            blobs.add(*result);
        }
    }
}

ImagePtr thumbnailFrom(const SQLite::Column& blob, std::int64_t columns)
{
    const auto bytes = static_cast<std::int64_t>(blob.getBytes());
    if (columns <= 0 || bytes == 0 || bytes % columns != 0)
        return nullptr;
    const auto* first = static_cast<const std::uint8_t*>(blob.getBlob());
    return std::make_shared<const Image>(Image{makeGrid(columns, bytes / columns), std::vector<std::uint8_t>(first, first + bytes)});
}

using ImagesByUid = std::map<std::string, ImageRecord>;

ImagesByUid readImages(SQLite::Statement& rows, const std::string& patient, const fs::path& folder)
{
    ImagesByUid images;
    rows.reset();
    rows.bind(1, patient);
    while (rows.executeStep()) {
        ImageRecord image;
        image.uid = rows.getColumn(0).getString();
        image.path = resolvedPath(rows.getColumn(1).getString(), folder);
        image.hash = rows.getColumn(2).getString();
        auto facts = factsFromJson(rows.getColumn(3).getString());
        if (!facts)
            throw std::runtime_error(facts.error().sentence());
        image.facts = std::move(facts).value();
        if (const std::string spacing = rows.getColumn(4).getString(); !spacing.empty())
            image.manualSpacing = spacingFromJson(json::parse(spacing));
        image.thumbnail = thumbnailFrom(rows.getColumn(6), rows.getColumn(5).getInt64());
        images.emplace(image.uid, std::move(image));
    }
    return images;
}

Patient patientFrom(const std::string& id, const json& stored, ImagesByUid images)
{
    Patient patient{id, stored.at("name"), stored.at("sex"), stored.at("birthDate"), {}, {}, {}};
    for (const auto& studyJson : stored.at("studies")) {
        Study study{studyJson.at("uid"), studyJson.at("date"), studyJson.at("description"), {}};
        for (const auto& seriesJson : studyJson.at("series")) {
            Series series{seriesJson.at("uid"), seriesJson.at("modality"), seriesJson.at("description"), {}};
            for (const auto& uid : seriesJson.at("images"))
                series.images.push_back(std::move(images.at(uid.get<std::string>())));
            study.series.push_back(std::move(series));
        }
        patient.studies.push_back(std::move(study));
    }
    return patient;
}

std::string metaValue(SQLite::Database& database, const char* key)
{
    SQLite::Statement row(database, "SELECT value FROM meta WHERE key=?");
    row.bind(1, key);
    if (!row.executeStep())
        throw std::runtime_error(std::string("the entry ") + key + " is missing");
    return row.getColumn(0).getString();
}

template <class Take>
void forEachJson(SQLite::Statement& rows, const std::string& patient, Take take)
{
    rows.reset();
    rows.bind(1, patient);
    while (rows.executeStep())
        take(json::parse(rows.getColumn(0).getString()));
}

/// The blobs of a project file, over a connection of its own that stays open: what was there when the project was
/// opened is found even after another file has taken its place.
class BlobReader {
public:
    explicit BlobReader(const fs::path& file) : file_(file), database_(file.string(), SQLite::OPEN_READONLY), select_(database_, "SELECT bytes FROM blob WHERE hash=?") {}

    Result<std::vector<std::uint8_t>> fetch(std::span<const std::uint8_t> hash)
    {
        const std::lock_guard lock(mutex_);
        try {
            select_.reset();
            select_.bind(1, hash.data(), static_cast<int>(hash.size()));
            if (!select_.executeStep())
                return Error{Errc::notFound, message("project", "The project file no longer holds these numbers."), toUtf8(file_)};
            std::vector<std::uint8_t> bytes(static_cast<std::size_t>(select_.getColumn(0).getBytes()));
            if (!bytes.empty())
                std::memcpy(bytes.data(), select_.getColumn(0).getBlob(), bytes.size());
            select_.reset();  // else the file would stay locked for those who write
            return bytes;
        } catch (const SQLite::Exception& problem) {
            return Error{Errc::io, message("project", "The numbers could not be read from the project file: %1.", problem.what()), toUtf8(file_)};
        }
    }

private:
    fs::path file_;
    std::mutex mutex_;
    SQLite::Database database_;
    SQLite::Statement select_;
};

/// Turns stored rows into results that share their kinds.
class FeatureReader {
public:
    FeatureReader(const fs::path& file, int version) : version_(version)
    {
        if (version_ < 2)
            return;
        blobs_ = std::make_shared<BlobReader>(file);
        source_ = std::make_shared<CachedNumbers>([blobs = blobs_](const Digest& digest) { return blobs->fetch(digest); });
    }

    std::shared_ptr<const FeatureResult> result(const json& row)
    {
        if (version_ < 2) {
            auto result = std::make_shared<FeatureResult>(featureResultFromVersion1(row, last_));
            last_ = result->kind;
            return result;
        }
        return std::make_shared<const FeatureResult>(featureResultFromJson(row, [this](const std::string& hash) { return kind(hash); }, source_));
    }

private:
    FeatureKindPtr kind(const std::string& hash)
    {
        FeatureKindPtr& known = kinds_[hash];
        if (known)
            return known;
        const auto key = fromHex(hash);
        const auto text = key ? blobs_->fetch(*key) : Result<std::vector<std::uint8_t>>(Error{});
        if (!text)
            throw std::runtime_error("the columns of some features are missing");
        return known = featureKindOf({reinterpret_cast<const char*>(text->data()), text->size()});
    }

    int version_;
    std::shared_ptr<BlobReader> blobs_;
    std::shared_ptr<const NumbersSource> source_;
    std::map<std::string, FeatureKindPtr> kinds_;
    FeatureKindPtr last_;
};

Result<Project> read(SQLite::Database& database, const fs::path& file, const Progress& progress)
{
    const fs::path folder = fs::absolute(file).lexically_normal().parent_path();
    FeatureReader featureReader(file, database.execAndGet("PRAGMA user_version").getInt());
    Project project;
    project.name = metaValue(database, "name");
    project.rings = ringSettingsFromJson(json::parse(metaValue(database, "rings")));
    project.nextRoi = std::stoll(metaValue(database, "nextRoi"));
    const double count = std::max(1, database.execAndGet("SELECT count(*) FROM patient").getInt());
    SQLite::Statement patients(database, "SELECT id, json FROM patient ORDER BY id");
    SQLite::Statement images(database, "SELECT uid, path, hash, facts, spacing, columns, thumbnail FROM image WHERE patient=?");
    SQLite::Statement rois(database, "SELECT json FROM roi WHERE patient=? ORDER BY position");
    SQLite::Statement features(database, "SELECT json FROM feature WHERE patient=? ORDER BY position");
    while (patients.executeStep()) {
        if (progress.cancelled())
            return stopped();
        progress.report(static_cast<double>(project.patients.size()) / count);
        const std::string id = patients.getColumn(0).getString();
        Patient patient = patientFrom(id, json::parse(patients.getColumn(1).getString()), readImages(images, id, folder));
        forEachJson(rois, id, [&](const json& row) { patient.rois.push_back(roiFromJson(row)); });
        forEachJson(features, id, [&](const json& row) { patient.features.push_back(featureReader.result(row)); });
        project.patients.push_back(std::make_shared<const Patient>(std::move(patient)));
    }
    return project;
}

Result<void> checkFormat(SQLite::Database& database, const fs::path& file)
{
    if (database.execAndGet("PRAGMA application_id").getInt() != applicationId)
        return Error{Errc::unsupported, message("project", "This is not an Annulus project (an SQLite file of another program)."), toUtf8(file)};
    if (const int version = database.execAndGet("PRAGMA user_version").getInt(); version > formatVersion)
        return Error{Errc::unsupported, message("project", "The project was written by a newer version of Annulus (format %1; this program reads up to %2).", version, formatVersion), toUtf8(file)};
    // Blobs are the bulk of a file and carry sums of their own, looked at when they are fetched.
    for (const char* table : {"meta", "patient", "image", "roi", "feature"})
        if (const std::string check = database.execAndGet("PRAGMA quick_check(" + std::string(table) + ")").getString(); check != "ok")
            return damaged(file, check);
    return {};
}

}  // namespace

Result<void> saveProject(const Project& project, const fs::path& file)
{
    const fs::path target = fs::absolute(file).lexically_normal();
    const fs::path temporary = fs::path(target) += ".part" + std::to_string(::getpid());
    std::error_code ignored;
    fs::remove(temporary, ignored);
    try {
        SQLite::Database database(temporary.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        // The file is new and renamed only when whole: no rollback journal is needed to build it.
        database.exec("PRAGMA journal_mode=OFF");
        database.exec("PRAGMA synchronous=OFF");
        SQLite::Transaction transaction(database);
        write(database, project, target.parent_path());
        transaction.commit();
    } catch (const std::exception& problem) {
        fs::remove(temporary, ignored);
        return Error{Errc::io, message("project", "The project could not be saved: %1.", problem.what()), toUtf8(file)};
    }
    return commitFile(temporary, target);
}

Result<Project> openProject(const fs::path& file, const Progress& progress)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code))
        return Error{Errc::notFound, message("project", "There is no such project file."), toUtf8(file)};
    try {
        SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
        database.exec("PRAGMA trusted_schema=OFF");
        if (auto known = checkFormat(database, file); !known)
            return std::move(known).error();
        return read(database, file, progress);
    } catch (const SQLite::Exception& problem) {
        constexpr int notADatabase = 26;  // SQLITE_NOTADB
        if (problem.getErrorCode() == notADatabase)
            return Error{Errc::unsupported, message("project", "This is not an Annulus project file."), toUtf8(file)};
        return damaged(file, problem.what());
    } catch (const std::exception& problem) {
        return damaged(file, problem.what());
    }
}

}  // namespace annulus
