#include "core/project/Log.h"

#include "core/base/hash.h"
#include "core/project/editJson.h"
#include "core/project/projectJson.h"

#include <nlohmann/json.hpp>

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <ctime>
#include <cstdio>

namespace annulus {
namespace {

using nlohmann::json;

std::string accountName()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return found->pw_name;
    return std::to_string(::geteuid());
}

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

Message nameIn(const std::string& body)
{
    const json parsed = json::parse(body, nullptr, false);
    if (parsed.is_object() && parsed.contains("name"))
        try {
            return messageFromJson(parsed["name"]);
        } catch (const std::exception&) {
            return {};
        }
    return {};
}

std::string wordIn(const std::string& body, const char* key)
{
    const json parsed = json::parse(body, nullptr, false);
    return parsed.is_object() && parsed.contains(key) && parsed[key].is_string() ? parsed[key].get<std::string>() : std::string();
}

LogEntry entry(const char* kind, const json& body)
{
    LogEntry made;
    made.kind = kind;
    made.body = textOf(body);
    return made;
}

struct EntryMaker {
    const KeepBlob& keep;

    LogEntry operator()(const Command& command) const
    {
        json edits = json::array();
        for (const Edit& edit : command.edits)
            edits.push_back(toJson(edit, keep));
        return entry(logKind::edit, {{"name", toJson(command.name)}, {"edits", std::move(edits)}});
    }
    LogEntry operator()(const UndoStep& step) const { return entry(logKind::undo, {{"name", toJson(step.name)}}); }
    LogEntry operator()(const RedoStep& step) const { return entry(logKind::redo, {{"name", toJson(step.name)}}); }
    LogEntry operator()(const Event& event) const { return entry(event.kind.c_str(), json(event.details)); }
};

}  // namespace

Author thisAuthor(std::string reader)
{
    return {accountName(), std::move(reader), hostName(), "Annulus " ANNULUS_VERSION};
}

std::string utcNow()
{
    using namespace std::chrono;
    const auto now = floor<milliseconds>(system_clock::now());
    const std::time_t seconds = system_clock::to_time_t(floor<std::chrono::seconds>(now));
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::array<char, 16> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>((now.time_since_epoch() % 1000).count()));
    return std::string(text.data(), length) + fraction.data();
}

LogEntry entryFor(const Happening& happening, const KeepBlob& keep) { return std::visit(EntryMaker{keep}, happening); }

std::vector<LogEntry> entriesFor(const Project& beginning, const KeepBlob& keep)
{
    std::vector<LogEntry> entries;
    entries.push_back(entry(logKind::begin, {{"v", 1}, {"name", beginning.name}, {"rings", toJson(beginning.rings)}, {"extraction", toJson(beginning.extraction)}, {"codebook", beginning.codebook}, {"nextRoi", beginning.nextRoi}}));
    for (const auto& patient : beginning.patients)
        entries.push_back(entry(logKind::patient, {{"v", 1}, {"patient", toJson(*patient, keep)}}));
    return entries;
}

std::string sealOf(const LogEntry& entry, const std::string& hashBefore)
{
    return Sha256().add(hashBefore).add(entry.number).add(entry.time).add(entry.author.account).add(entry.author.reader)
        .add(entry.author.host).add(entry.author.program).add(entry.kind).add(entry.body).hex();
}

Message titleOf(const LogEntry& entry)
{
    if (entry.kind == logKind::edit)
        return nameIn(entry.body);
    if (entry.kind == logKind::undo)
        return message("project", "Undo: %1", nameIn(entry.body).english());
    if (entry.kind == logKind::redo)
        return message("project", "Redo: %1", nameIn(entry.body).english());
    if (entry.kind == logKind::begin)
        return message("project", "Project begins");
    if (entry.kind == logKind::patient)
        return message("project", "Patient at the beginning");
    if (entry.kind == logKind::open)
        return message("project", "Opened %1", wordIn(entry.body, "file"));
    if (entry.kind == logKind::save)
        return message("project", "Saved as %1", wordIn(entry.body, "file"));
    if (entry.kind == logKind::saveFailed)
        return message("project", "Could not be saved as %1", wordIn(entry.body, "file"));
    if (entry.kind == logKind::recovery)
        return wordIn(entry.body, recoveryDetail::before).empty() ? message("project", "Unsaved work recovered")
                                                                  : message("project", "Working copy removed; made again with all changes");
    if (entry.kind == logKind::import)
        return message("project", "Report of the import of %1", wordIn(entry.body, "name"));
    if (entry.kind == logKind::exported)
        return message("project", "Export to %1", wordIn(entry.body, "file"));
    if (entry.kind == logKind::run)
        return message("project", "Run of %1", wordIn(entry.body, "protocol"));
    if (entry.kind == logKind::testSet)
        return message("project", "Test set opened");
    return message("project", "Event: %1", entry.kind);
}

}  // namespace annulus
