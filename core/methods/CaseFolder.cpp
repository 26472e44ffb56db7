#include "core/methods/CaseFolder.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/cohort/textEncoding.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <map>
#include <mutex>

namespace annulus {

struct CaseFolder::State {
    std::filesystem::path folder;
    std::mutex mutex;
    std::map<std::string, std::shared_ptr<const Csv>> tables;
    std::map<std::string, std::shared_ptr<const nlohmann::json>> cases;
};

CaseFolder::CaseFolder(std::filesystem::path folder) : state_(std::make_unique<State>()) { state_->folder = std::move(folder); }
CaseFolder::~CaseFolder() = default;

const std::filesystem::path& CaseFolder::path() const { return state_->folder; }

Result<std::shared_ptr<const Csv>> CaseFolder::table(const std::string& name) const
{
    const std::lock_guard lock(state_->mutex);
    auto& held = state_->tables[name];
    if (!held) {
        const auto bytes = readTextFile(state_->folder / name);
        if (!bytes)
            return bytes.error();
        const auto decoded = decodeText(*bytes);  // tables of people come in GB18030 and UTF-16 too
        if (!decoded)
            return decoded.error().in((state_->folder / name).string());
        auto read = parseCsv(decoded->text);
        if (!read)
            return std::move(read).error().in((state_->folder / name).string());
        held = std::make_shared<const Csv>(std::move(read).value());
    }
    return held;
}

Result<std::vector<std::vector<double>>> CaseFolder::numberLines(const std::string& name) const
{
    const auto text = readTextFile(state_->folder / name);
    if (!text)
        return text.error();
    std::vector<std::vector<double>> lines;
    for (const std::string& line : split(*text, '\n')) {
        if (trim(line).empty())
            continue;
        lines.emplace_back();
        for (const std::string& cell : split(trim(line), ',')) {
            const auto number = parseNumber(cell);
            if (!number || !std::isfinite(*number))
                return Error{Errc::invalid, message("methods", "Line %1 holds '%2'; a number is expected.", lines.size(), cell), name};
            lines.back().push_back(*number);
        }
    }
    return lines;
}

Result<std::shared_ptr<const nlohmann::json>> CaseFolder::cases(const std::string& method) const
{
    const std::lock_guard lock(state_->mutex);
    auto& held = state_->cases[method];
    if (held)
        return held;
    const std::string name = "cases/" + method + ".json";
    const auto text = readTextFile(state_->folder / name);
    if (!text)
        return text.error();
    auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_array())
        return Error{Errc::corrupt, message("methods", "The file is not a JSON array of cases."), name};
    for (std::size_t at = 0; at < json.size(); ++at)
        if (!json[at].is_object() || !json[at].contains("case") || !json[at]["case"].is_string() || !json[at].contains("inputs"))
            return Error{Errc::corrupt, message("methods", "Entry %1 has no 'case' and 'inputs'.", at + 1), name};
    held = std::make_shared<const nlohmann::json>(std::move(json));
    return held;
}

}  // namespace annulus
