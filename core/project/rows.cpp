#include "core/project/rows.h"

#include "core/base/files.h"
#include "core/dicom/factsJson.h"
#include "core/project/projectJson.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <mutex>
#include <stdexcept>

namespace annulus {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// Rows of more than a quarter of a page do not belong into a table WITHOUT ROWID: the rest of each would take a page of
// its own (sqlite.org/fileformat2.html, 1.6).
constexpr const char* tables = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE blob(hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE patient(id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE image(uid TEXT NOT NULL, patient TEXT NOT NULL REFERENCES patient(id), path TEXT NOT NULL, hash TEXT NOT NULL,
  facts TEXT NOT NULL, spacing TEXT, thumbnail TEXT REFERENCES blob(hash), PRIMARY KEY(patient, uid));
CREATE TABLE roi(patient TEXT NOT NULL REFERENCES patient(id), position INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY(patient, position));
CREATE TABLE feature(patient TEXT NOT NULL REFERENCES patient(id), position INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY(patient, position));
CREATE TABLE log(number INTEGER PRIMARY KEY, time TEXT NOT NULL, account TEXT NOT NULL, reader TEXT NOT NULL, host TEXT NOT NULL,
  program TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL);
)";

std::string storedPath(const fs::path& image, const fs::path& home)
{
    const fs::path whole = fs::absolute(image).lexically_normal();
    const fs::path relative = home.empty() ? fs::path() : whole.lexically_relative(home);
    return toUtf8(relative.empty() || *relative.begin() == ".." ? whole : relative);
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
    json whole{{"name", patient.name}, {"sex", patient.sex}, {"birthDate", patient.birthDate}, {"studies", std::move(studies)}};
    if (!patient.clinical.empty())
        whole["clinical"] = patient.clinical;
    if (patient.status != ReadingStatus::open)
        whole["status"] = wordOf(patient.status);
    return whole;
}

/// One prepared statement, run with values in order.
class Prepared {
public:
    Prepared(SQLite::Database& database, const char* sql) : statement_(database, sql) {}

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
    void bind(int index, const std::string& text) { statement_.bindNoCopy(index, text); }
    void bind(int index, std::int64_t number) { statement_.bind(index, number); }
    void bind(int index, const Bytes& bytes) { statement_.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size())); }

    SQLite::Statement statement_;
};

class PatientRows {
public:
    PatientRows(SQLite::Database& database, const fs::path& home, const KeepBlob& keep) : database_(database), home_(home), keep_(keep) {}

    void remove(const std::string& id)
    {
        for (Prepared* drop : {&dropImages_, &dropRois_, &dropFeatures_, &dropPatient_})
            (*drop)(id);
    }

    void write(const Patient& patient)
    {
        patient_(patient.id, textOf(patientJson(patient)));
        for (const ImageRecord* image : imagesOf(patient)) {
            image_(image->uid, patient.id, storedPath(image->path, home_), image->hash, factsToJson(image->facts),
                   image->manualSpacing ? textOf(toJson(*image->manualSpacing)) : std::string(),
                   image->thumbnail ? keepParts(keep_, image->thumbnail) : std::string());
        }
        std::int64_t position = 0;
        for (const Roi& roi : patient.rois)
            roi_(patient.id, position++, textOf(toJson(roi)));
        position = 0;
        for (const auto& result : patient.features) {
            keepParts(keep_, *result);
            feature_(patient.id, position++, textOf(toJson(*result)));
        }
    }

private:
    SQLite::Database& database_;
    const fs::path& home_;
    const KeepBlob& keep_;
    Prepared dropImages_{database_, "DELETE FROM image WHERE patient=?"};
    Prepared dropRois_{database_, "DELETE FROM roi WHERE patient=?"};
    Prepared dropFeatures_{database_, "DELETE FROM feature WHERE patient=?"};
    Prepared dropPatient_{database_, "DELETE FROM patient WHERE id=?"};
    Prepared patient_{database_, "INSERT INTO patient VALUES(?,?)"};
    Prepared image_{database_, "INSERT INTO image VALUES(?,?,?,?,?,?,?)"};
    Prepared roi_{database_, "INSERT INTO roi VALUES(?,?,?)"};
    Prepared feature_{database_, "INSERT INTO feature VALUES(?,?,?)"};
};

}  // namespace

fs::path resolvedPath(const std::string& stored, const fs::path& home)
{
    const fs::path path = std::u8string(stored.begin(), stored.end());
    return path.is_absolute() ? path : home / path;
}

void createTables(SQLite::Database& database)
{
    const auto pragma = [&](const std::string& name, int value) { database.exec("PRAGMA " + name + '=' + std::to_string(value)); };
    database.exec(tables);
    pragma("application_id", projectApplicationId);
    pragma("user_version", projectFormat);
}

void writeDifference(SQLite::Database& database, const Project& before, const Project& after, const fs::path& home, const KeepBlob& keep)
{
    writeRemark(database, "name", after.name);
    writeRemark(database, "rings", textOf(toJson(after.rings)));
    writeRemark(database, "extraction", textOf(toJson(after.extraction)));
    writeRemark(database, "codebook", after.codebook);
    writeRemark(database, "nextRoi", std::to_string(after.nextRoi));
    PatientRows rows(database, home, keep);
    auto old = before.patients.begin();
    auto fresh = after.patients.begin();
    while (old != before.patients.end() || fresh != after.patients.end()) {
        const bool gone = fresh == after.patients.end() || (old != before.patients.end() && (*old)->id < (*fresh)->id);
        const bool added = !gone && (old == before.patients.end() || (*fresh)->id < (*old)->id);
        if (!gone && !added && *old == *fresh) {
            ++old, ++fresh;
            continue;
        }
        if (!added)
            rows.remove((*old++)->id);
        if (!gone)
            rows.write(**fresh++);
    }
}

void changeHome(SQLite::Database& database, const fs::path& from, const fs::path& to)
{
    if (from == to)
        return;
    struct Place { std::string patient, uid, path; };
    std::vector<Place> places;
    SQLite::Statement rows(database, "SELECT patient, uid, path FROM image");
    while (rows.executeStep())
        places.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(), rows.getColumn(2).getString()});
    Prepared move(database, "UPDATE image SET path=? WHERE patient=? AND uid=?");
    for (const Place& place : places)
        if (std::string moved = storedPath(resolvedPath(place.path, from), to); moved != place.path)
            move(moved, place.patient, place.uid);
}

void writeBlobs(SQLite::Database& database, const Blobs& blobs)
{
    Prepared blob(database, "INSERT OR IGNORE INTO blob VALUES(?,?)");
    for (const auto& [hash, bytes] : blobs)
        blob(hash, bytes);
}

Bytes readBlob(SQLite::Database& database, const std::string& hash)
{
    SQLite::Statement row(database, "SELECT bytes FROM blob WHERE hash=?");
    row.bind(1, hash);
    if (!row.executeStep())
        throw std::runtime_error("the part " + hash + " is missing");
    const auto bytes = row.getColumn(0);
    const auto* first = static_cast<const std::uint8_t*>(bytes.getBlob());
    return {first, first + bytes.getBytes()};
}

bool hasBlob(SQLite::Database& database, const std::string& hash)
{
    SQLite::Statement row(database, "SELECT 1 FROM blob WHERE hash=?");
    row.bind(1, hash);
    return row.executeStep();
}

KeepBlob keepIn(SQLite::Database& database)
{
    struct Keeper {
        explicit Keeper(SQLite::Database& into) : known(into, "SELECT 1 FROM blob WHERE hash=?"), insert(into, "INSERT INTO blob VALUES(?,?)") {}
        SQLite::Statement known;
        Prepared insert;
    };
    return [keeper = std::make_shared<Keeper>(database)](const std::string& hash, const std::function<Bytes()>& bytes) {
        keeper->known.reset();
        keeper->known.bind(1, hash);
        const bool isKnown = keeper->known.executeStep();
        keeper->known.reset();
        if (!isKnown)
            keeper->insert(hash, bytes());
    };
}

FetchBlob fetchFrom(std::shared_ptr<SQLite::Database> database)
{
    struct Reader {
        explicit Reader(std::shared_ptr<SQLite::Database> from) : database(std::move(from)) {}
        std::shared_ptr<SQLite::Database> database;
        std::mutex mutex;
        SQLite::Statement select{*database, "SELECT bytes FROM blob WHERE hash=?"};
    };
    return [reader = std::make_shared<Reader>(std::move(database))](const std::string& hash) {
        const std::lock_guard lock(reader->mutex);
        SQLite::Statement& select = reader->select;
        // An unfinished read would keep a checkpoint, or another writer, waiting.
        struct Finish { SQLite::Statement& statement; ~Finish() { statement.tryReset(); } } finish{select};
        select.tryReset();
        select.bind(1, hash);
        if (!select.executeStep())
            throw std::runtime_error("the part " + hash + " is missing");
        const auto bytes = select.getColumn(0);
        const auto* first = static_cast<const std::uint8_t*>(bytes.getBlob());
        return Bytes(first, first + bytes.getBytes());
    };
}

void writeEntry(SQLite::Database& database, const LogEntry& entry)
{
    Prepared(database, "INSERT INTO log VALUES(?,?,?,?,?,?,?,?,?)")(entry.number, entry.time, entry.author.account, entry.author.reader, entry.author.host,
                                                              entry.author.program, entry.kind, entry.body, entry.hash);
    writeRemark(database, logHeadRemark, std::to_string(entry.number) + ' ' + entry.hash);
}

std::vector<LogEntry> readLog(SQLite::Database& database, std::int64_t after)
{
    std::vector<LogEntry> entries;
    SQLite::Statement rows(database, "SELECT * FROM log WHERE number>? ORDER BY number");
    rows.bind(1, after);
    while (rows.executeStep()) {
        const auto text = [&](int column) { return rows.getColumn(column).getString(); };
        entries.push_back({rows.getColumn(0).getInt64(), text(1), {text(2), text(3), text(4), text(5)}, text(6), text(7), text(8)});
    }
    return entries;
}

LogHead readHead(SQLite::Database& database)
{
    SQLite::Statement row(database, "SELECT number, hash FROM log ORDER BY number DESC LIMIT 1");
    if (!row.executeStep())
        return {};
    return {row.getColumn(0).getInt64(), row.getColumn(1).getString()};
}

std::string hashOfEntry(SQLite::Database& database, std::int64_t number)
{
    SQLite::Statement row(database, "SELECT hash FROM log WHERE number=?");
    row.bind(1, number);
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

std::string readRemark(SQLite::Database& database, const char* key)
{
    SQLite::Statement row(database, "SELECT value FROM meta WHERE key=?");
    row.bind(1, key);
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

void writeRemark(SQLite::Database& database, const char* key, const std::string& value)
{
    Prepared(database, "INSERT OR REPLACE INTO meta VALUES(?,?)")(std::string(key), value);
}

}  // namespace annulus
