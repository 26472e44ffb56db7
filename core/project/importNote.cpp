#include "core/project/importNote.h"

#include "core/base/files.h"
#include "core/project/database.h"
#include "core/project/projectJson.h"

#include <nlohmann/json.hpp>

namespace annulus {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* yes = "yes";

json toJson(const ImportedFile& file)
{
    json reasons = json::array();
    for (const Message& reason : file.reasons)
        reasons.push_back(annulus::toJson(reason));
    return {file.outcome, toUtf8(file.path), file.patient, file.image, std::move(reasons)};
}

ImportedFile fileFromJson(const json& json)
{
    const std::string path = json.at(1);
    ImportedFile file{json.at(0), fs::path(std::u8string(path.begin(), path.end())), json.at(2), json.at(3), {}};
    for (const auto& reason : json.at(4))
        file.reasons.push_back(messageFromJson(reason));
    return file;
}

/// Throws where the body is none of ours.
ImportNote noteFrom(const std::string& time, const std::string& body)
{
    const json details = json::parse(body);
    ImportNote note{details.at("name"), details.value("stopped", "") == yes, {}, time};
    for (const auto& file : json::parse(details.at("files").get<std::string>()))
        note.files.push_back(fileFromJson(file));
    return note;
}

}  // namespace

Event eventOf(const ImportNote& note)
{
    json files = json::array();
    for (const ImportedFile& file : note.files)
        files.push_back(toJson(file));
    // Bytes of a file name need not be text.
    Event event{logKind::import, {{"name", note.name}, {"files", files.dump(-1, ' ', false, json::error_handler_t::replace)}}};
    if (note.isPartial)
        event.details["stopped"] = yes;
    return event;
}

Result<std::vector<ImportNote>> readImports(const fs::path& file, const Progress& progress)
{
    using Notes = Result<std::vector<ImportNote>>;
    return guarded(
        [&]() -> Notes {
            auto database = openForReading(file);
            if (!database)
                return std::move(database).error();
            std::vector<ImportNote> notes;
            SQLite::Statement rows(**database, "SELECT time, body FROM log WHERE kind=? ORDER BY number");
            rows.bind(1, logKind::import);
            while (rows.executeStep()) {
                if (progress.cancelled())
                    return stopped();
                notes.push_back(noteFrom(rows.getColumn(0).getString(), rows.getColumn(1).getString()));
            }
            return notes;
        },
        [&](const std::exception& problem) -> Notes { return readingFailed(file, problem); });
}

}  // namespace annulus
