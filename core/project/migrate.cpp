#include "core/project/migrate.h"

#include "core/project/projectJson.h"
#include "core/project/rows.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <stdexcept>
#include <vector>

namespace annulus {
namespace {

using nlohmann::json;

/// Moves the tables aside and makes the present ones.
void renameTables(SQLite::Database& database, const std::vector<std::string>& tables)
{
    for (const std::string& table : tables)
        database.exec("ALTER TABLE " + table + " RENAME TO old_" + table);
    createTables(database);
}

void dropOld(SQLite::Database& database, const std::vector<std::string>& tables)
{
    for (const std::string& table : tables)
        database.exec("DROP TABLE old_" + table);
}

/// Formats 1 and 2 kept thumbnails as pixels in the row of the image, and had no log.
void takeOldRows(SQLite::Database& database)
{
    database.exec("INSERT INTO meta SELECT * FROM old_meta; INSERT INTO patient SELECT * FROM old_patient; INSERT INTO roi SELECT * FROM old_roi;"
                  "INSERT INTO image SELECT uid, patient, path, hash, facts, spacing, '' FROM old_image");
    const KeepBlob keep = keepIn(database);
    SQLite::Statement thumbnails(database, "SELECT patient, uid, columns, thumbnail FROM old_image WHERE columns>0 AND length(thumbnail)>0 AND length(thumbnail)%columns=0");
    SQLite::Statement setThumbnail(database, "UPDATE image SET thumbnail=? WHERE patient=? AND uid=?");
    while (thumbnails.executeStep()) {
        const auto columns = thumbnails.getColumn(2).getInt64();
        const auto pixels = thumbnails.getColumn(3);
        const auto* first = static_cast<const std::uint8_t*>(pixels.getBlob());
        const Thumbnail thumbnail(std::make_shared<const Image>(Image{makeGrid(columns, pixels.getBytes() / columns), Bytes(first, first + pixels.getBytes())}));
        setThumbnail.reset();
        setThumbnail.bind(1, keepParts(keep, thumbnail));
        setThumbnail.bind(2, thumbnails.getColumn(0).getString());
        setThumbnail.bind(3, thumbnails.getColumn(1).getString());
        setThumbnail.exec();
    }
}

/// Format 1 kept features as JSON with a name beside every number.
void fromFormat1(SQLite::Database& database)
{
    const std::vector<std::string> tables{"meta", "patient", "image", "roi", "feature"};
    renameTables(database, tables);
    takeOldRows(database);
    const KeepBlob keep = keepIn(database);
    SQLite::Statement features(database, "SELECT patient, position, json FROM old_feature");
    SQLite::Statement setFeature(database, "INSERT INTO feature VALUES(?,?,?)");
    FeatureKindPtr last;
    while (features.executeStep()) {
        const FeatureResult result = featureResultFromVersion1(json::parse(features.getColumn(2).getString()), last);
        last = result.kind;
        keepParts(keep, result);
        setFeature.reset();
        setFeature.bind(1, features.getColumn(0).getString());
        setFeature.bind(2, features.getColumn(1).getInt64());
        setFeature.bind(3, textOf(toJson(result)));
        setFeature.exec();
    }
}

/// Format 2 kept features as they are kept now, but hashes of parts as bytes.
void fromFormat2(SQLite::Database& database)
{
    const std::vector<std::string> tables{"meta", "patient", "image", "roi", "feature", "blob"};
    renameTables(database, tables);
    takeOldRows(database);
    database.exec("INSERT INTO feature SELECT * FROM old_feature; INSERT OR IGNORE INTO blob SELECT lower(hex(hash)), bytes FROM old_blob");
}

}  // namespace

void migrate(SQLite::Database& database)
{
    const int format = database.execAndGet("PRAGMA user_version").getInt();
    if (format >= projectFormat)
        return;
    if (format < 1)
        throw std::runtime_error("there is no format " + std::to_string(format));
    SQLite::Transaction transaction(database);
    if (format == 1)
        fromFormat1(database);
    else if (format == 2)
        fromFormat2(database);
    // Only now: statements that read the old tables are finished.
    if (format <= 2)
        dropOld(database, {"meta", "image", "roi", "feature", "patient"});
    if (format == 2)
        dropOld(database, {"blob"});
    // Up to format 3 nobody could choose what features are made with.
    if (format <= 3)
        writeRemark(database, "extraction", textOf(toJson(ExtractionSettings{})));
    // Format 5 may say of an outline which model proposed it; those of format 4 were drawn.
    // Up to format 5 all clinical values read as the codebook says that ships with the program.
    writeRemark(database, "codebook", {});
    database.exec(std::string("PRAGMA user_version=").append(std::to_string(projectFormat)));
    transaction.commit();
}

}  // namespace annulus
