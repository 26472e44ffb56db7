#include "core/project/readHistory.h"

#include "core/project/database.h"
#include "core/project/Edit.h"
#include "core/project/projectJson.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace annulus {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// What an edit of this name is about; several edits of one step are about what the first is.
HistoryTopic topicOfEdit(const std::string& name)
{
    static constexpr auto topics = std::to_array<std::pair<const char*, HistoryTopic>>({
        {"AddImages", HistoryTopic::images}, {"MoveImages", HistoryTopic::images}, {"AddRoi", HistoryTopic::outlines}, {"SetOutline", HistoryTopic::outlines},
        {"RenameRoi", HistoryTopic::outlines}, {"DeleteRoi", HistoryTopic::outlines}, {"SetManualSpacing", HistoryTopic::settings},
        {"SetRingSettings", HistoryTopic::settings}, {"SetExtraction", HistoryTopic::settings}, {"RenameProject", HistoryTopic::settings}, {"StoreFeatures", HistoryTopic::features},
        {"SetClinicalValue", HistoryTopic::clinical}, {"ImportClinical", HistoryTopic::clinical}, {"SetStatus", HistoryTopic::status}});
    static_assert(topics.size() == std::variant_size_v<Edit>);
    for (const auto& [known, topic] : topics)
        if (name == known)
            return topic;
    return HistoryTopic::other;
}

HistoryTopic topicOf(const std::string& kind, const std::string& firstEdit)
{
    if (kind == logKind::edit)
        return topicOfEdit(firstEdit);
    if (kind == logKind::undo || kind == logKind::redo)
        return HistoryTopic::steps;
    if (kind == logKind::begin || kind == logKind::patient || kind == logKind::open)
        return HistoryTopic::project;
    if (kind == logKind::save || kind == logKind::saveFailed)
        return HistoryTopic::saves;
    if (kind == logKind::recovery)
        return HistoryTopic::recovery;
    if (kind == logKind::import)
        return HistoryTopic::images;
    if (kind == logKind::exported)
        return HistoryTopic::exports;
    if (kind == logKind::run)
        return HistoryTopic::runs;
    if (kind == logKind::testSet)
        return HistoryTopic::testSet;
    return HistoryTopic::other;
}

bool isEvent(const LogEntry& entry)
{
    for (const char* kind : {logKind::edit, logKind::undo, logKind::redo, logKind::begin, logKind::patient})
        if (entry.kind == kind)
            return false;
    return true;
}

/// What SQLite finds in the body of an edit, or of a patient with which the project begins.
struct InBody {
    std::string name, firstEdit, patient, image, roi;
    std::string imagesOfRois;  ///< of a patient: [[id, image], ...]
};

HistoryLine::Step stepOf(const std::string& kind)
{
    return kind == logKind::undo ? HistoryLine::Step::undone : kind == logKind::redo ? HistoryLine::Step::redone : HistoryLine::Step::made;
}

HistoryLine lineOf(const LogEntry& entry, const InBody& body)
{
    HistoryLine line{entry.number, entry.time, entry.author, topicOf(entry.kind, body.firstEdit), stepOf(entry.kind), {}, body.patient, body.image, {}, entry.hash};
    LogEntry titled = entry;
    if (line.step != HistoryLine::Step::made)
        titled.kind = logKind::edit;
    if (!body.name.empty())
        titled.body = "{\"name\":" + body.name + '}';  // the title needs no more of what may be a large edit
    line.title = titleOf(titled);
    if (isEvent(entry)) {
        const json whole = json::parse(entry.body, nullptr, false);
        if (whole.is_object())
            for (const auto& [key, value] : whole.items())
                if (value.is_string() && key != "files")  // of an import: thousands, in the report
                    line.details[key] = value.get<std::string>();
    }
    return line;
}

class HistoryReader {
public:
    explicit HistoryReader(const HistoryMark& after) { read_.end = after; }

    void take(const LogEntry& entry, const InBody& body)
    {
        if (!read_.broken)
            check(entry);
        read_.end.head = {entry.number, entry.hash};
        if (entry.kind == logKind::patient) {
            ++patients_;
            knowOutlines(body.imagesOfRois);
            return;
        }
        if (entry.kind == logKind::save)
            save_ = read_.lines.size();
        if (entry.kind == logKind::saveFailed && save_)  // its file would have held the entry of the save
            read_.lines[*save_].title = message("project", "Attempt to save");
        read_.lines.push_back(lineOf(entry, body));
        findPlace(read_.lines.back(), entry.kind, body.roi);
    }

    HistoryRead finish()
    {
        if (patients_ > 0 && !read_.lines.empty() && read_.lines.front().number == 1)
            read_.lines.front().title = message("project", "Project begins with %1 patients", patients_);
        return std::move(read_);
    }

private:
    void knowOutlines(const std::string& imagesOfRois)
    {
        const json list = json::parse(imagesOfRois, nullptr, false);
        if (list.is_array())
            for (const auto& one : list)
                if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_string())
                    read_.end.imageOf[one[0]] = one[1];
    }

    /// Later edits name an outline only, undo and redo not even that.
    void findPlace(HistoryLine& line, const std::string& kind, const std::string& roi)
    {
        HistoryMark& now = read_.end;
        if (kind == logKind::open || kind == logKind::begin) {
            now.done.clear();
            now.undone.clear();
        } else if (kind == logKind::edit) {
            if (!roi.empty() && !line.image.empty())
                now.imageOf[roi] = line.image;
            else if (const auto known = now.imageOf.find(roi); known != now.imageOf.end())
                line.image = known->second;
            now.done.push_back({line.patient, line.image});
            now.undone.clear();
        } else if (kind == logKind::undo || kind == logKind::redo) {
            auto& from = kind == logKind::undo ? now.done : now.undone;
            auto& to = kind == logKind::undo ? now.undone : now.done;
            if (from.empty())
                return;
            line.patient = from.back().patient;
            line.image = from.back().image;
            to.push_back(std::move(from.back()));
            from.pop_back();
        }
    }

    void check(const LogEntry& entry)
    {
        if (entry.number != read_.end.head.number + 1)
            read_.broken = Error{Errc::corrupt, message("project", "The log is broken: entry %1 is missing.", read_.end.head.number + 1), {}};
        else if (sealOf(entry, read_.end.head.hash) != entry.hash)
            read_.broken = Error{Errc::corrupt, message("project", "The log is broken at entry %1 (%2, %3): it was changed after it was written.", entry.number, entry.kind, entry.time), {}};
    }

    HistoryRead read_;
    std::int64_t patients_ = 0;
    std::optional<std::size_t> save_;  ///< line of the last one
};

/// SQLite looks for the names: parsing every edit here would take longer than reading and sealing it. A step of several
/// edits is somebody's where all of them are.
constexpr const char* query =
    "SELECT number, time, account, reader, host, program, kind, body, hash,"
    " CASE WHEN valid THEN json_extract(body, '$.name') END,"
    " CASE WHEN edits>0 THEN json_extract(body, '$.edits[0].edit') END,"
    " CASE WHEN edits=1 THEN CASE json_type(body, '$.edits[0].patient') WHEN 'text' THEN json_extract(body, '$.edits[0].patient') END"
    " WHEN edits>1 THEN (SELECT CASE WHEN count(DISTINCT json_extract(value, '$.patient'))=1 THEN max(json_extract(value, '$.patient')) END"
    " FROM json_each(body, '$.edits')) END,"
    " CASE WHEN edits>0 THEN CASE json_type(body, '$.edits[0].roi') WHEN 'object' THEN json_extract(body, '$.edits[0].roi.image')"
    " ELSE CASE json_type(body, '$.edits[0].image') WHEN 'text' THEN json_extract(body, '$.edits[0].image') END END END,"
    " CASE WHEN edits>0 THEN CASE json_type(body, '$.edits[0].roi') WHEN 'object' THEN json_extract(body, '$.edits[0].roi.id')"
    " WHEN 'text' THEN json_extract(body, '$.edits[0].roi') END END,"
    " CASE WHEN kind='patient' AND json_valid(body) THEN (SELECT json_group_array(json_array(json_extract(value, '$.id'), json_extract(value, '$.image')))"
    " FROM json_each(body, '$.patient.rois')) END"
    " FROM (SELECT *, kind IN ('edit','undo','redo') AND json_valid(body) AS valid,"
    " CASE WHEN kind='edit' AND json_valid(body) THEN json_array_length(body, '$.edits') END AS edits FROM log WHERE number>?)"
    " ORDER BY number";

}  // namespace

HistoryRead readHistory(SQLite::Database& database, const HistoryMark& after, const Progress& progress)
{
    HistoryReader reader(after);
    const auto last = static_cast<double>(readHead(database).number);
    SQLite::Statement rows(database, query);
    rows.bind(1, after.head.number);
    while (rows.executeStep() && !progress.cancelled()) {
        const auto text = [&](int column) { return rows.getColumn(column).getString(); };
        const LogEntry entry{rows.getColumn(0).getInt64(), text(1), {text(2), text(3), text(4), text(5)}, text(6), text(7), text(8)};
        reader.take(entry, {text(9), text(10), text(11), text(12), text(13), text(14)});
        progress.report(static_cast<double>(entry.number) / last);
    }
    return reader.finish();
}

Result<HistoryRead> readHistory(const fs::path& file, const HistoryMark& after, const Progress& progress)
{
    return guarded(
        [&]() -> Result<HistoryRead> {
            // The rest of a log that was looked at before: the file was checked then.
            auto opened = after.head.number > 0 ? Result<std::shared_ptr<SQLite::Database>>(std::make_shared<SQLite::Database>(file.string(), SQLite::OPEN_READONLY))
                                                : openForReading(file);
            if (!opened)
                return std::move(opened).error();
            HistoryRead read = readHistory(**opened, after, progress);
            if (progress.cancelled())
                return stopped();
            return read;
        },
        [&](const std::exception& problem) -> Result<HistoryRead> { return readingFailed(file, problem); });
}

}  // namespace annulus
