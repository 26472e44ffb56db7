#include "core/methods/Inputs.h"

#include "core/base/text.h"
#include "core/stats/columns.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

Error wrong(const std::string& name, const nlohmann::json& found, const Message& expected)
{
    return {Errc::invalid, message("methods", "The input '%1' is %2; %3 is expected.", name, found.dump().substr(0, 60), expected.english()), {}};
}

std::optional<double> asNumber(const nlohmann::json& json)
{
    if (json.is_number())
        return json.get<double>();
    if (json.is_null() || (json.is_string() && isMissingCell(json.get<std::string>())))
        return noValue;
    return json.is_string() ? parseNumber(json.get<std::string>()) : std::nullopt;
}

std::string asLabel(const nlohmann::json& json)
{
    if (json.is_string())
        return isMissingCell(json.get<std::string>()) ? std::string() : std::string(trim(json.get<std::string>()));
    if (json.is_number())
        return formatNumber(json.get<double>());
    if (json.is_boolean())
        return json.get<bool>() ? "TRUE" : "FALSE";
    return {};
}

/// "1" and "1.0" are the same level; otherwise the words must be equal.
bool sameLevel(const std::string& cell, const std::string& level)
{
    const auto a = parseNumber(cell), b = parseNumber(level);
    return a && b ? *a == *b : cell == level;
}

}  // namespace

Inputs::Inputs(const nlohmann::json& values, const CaseFolder& folder, std::string caseName, std::string call)
    : values_(std::make_shared<const nlohmann::json>(values.is_object() ? values : nlohmann::json::object())), caseName_(std::move(caseName)),
      call_(std::move(call)), folder_(&folder)
{
}

void Inputs::fail(Error error)
{
    if (!problem_)
        problem_ = std::move(error);
}

bool Inputs::has(const std::string& name) const { return values_->contains(name) && !values_->at(name).is_null(); }

void Inputs::setDefault(const std::string& name, const std::string& value)
{
    if (has(name))
        return;
    auto values = *values_;
    values[name] = value;
    values_ = std::make_shared<const nlohmann::json>(std::move(values));
}

const nlohmann::json* Inputs::find(const std::string& name)
{
    if (has(name))
        return &values_->at(name);
    fail({Errc::invalid, message("methods", "The input '%1' is missing.", name), {}});
    return nullptr;
}

double Inputs::number(const std::string& name)
{
    const auto* json = find(name);
    if (!json)
        return 0;
    const auto found = asNumber(*json);
    if (!found || !std::isfinite(*found)) {
        fail(wrong(name, *json, message("methods", "a number")));
        return 0;
    }
    return *found;
}

double Inputs::number(const std::string& name, double fallback) { return has(name) ? number(name) : fallback; }

long long Inputs::integer(const std::string& name, std::optional<long long> fallback)
{
    if (!has(name) && fallback)
        return *fallback;
    const double found = number(name);
    if (found != std::floor(found) || std::abs(found) > 1e15) {
        fail(wrong(name, values_->at(name), message("methods", "a whole number")));
        return 0;
    }
    return static_cast<long long>(found);
}

bool Inputs::flag(const std::string& name, bool fallback)
{
    if (!has(name))
        return fallback;
    const auto& json = values_->at(name);
    if (json.is_boolean())
        return json.get<bool>();
    const std::string word = lowerCase(asLabel(json));
    if (word != "true" && word != "false")
        fail(wrong(name, json, message("methods", "true or false")));
    return word == "true";
}

std::string Inputs::text(const std::string& name, std::optional<std::string> fallback)
{
    if (!has(name) && fallback)
        return *fallback;
    const auto* json = find(name);
    return json ? asLabel(*json) : std::string();
}

double Inputs::numberWithin(const std::string& name, double fallback, double low, double high)
{
    const double found = number(name, fallback);
    if (!(found >= low && found <= high)) {
        fail({Errc::invalid, message("methods", "The input '%1' is %2; %3 to %4 is expected.", name, found, low, high), {}});
        return fallback;
    }
    return found;
}

long long Inputs::integerWithin(const std::string& name, long long fallback, long long low, long long high)
{
    const long long found = integer(name, fallback);
    if (found < low || found > high) {
        fail({Errc::invalid, message("methods", "The input '%1' is %2; %3 to %4 is expected.", name, found, low, high), {}});
        return fallback;
    }
    return found;
}

double Inputs::positiveNumber(const std::string& name, double fallback)
{
    const double found = number(name, fallback);
    if (!(found > 0)) {
        fail({Errc::invalid, message("methods", "The input '%1' is %2; a number above 0 is expected.", name, found), {}});
        return fallback;
    }
    return found;
}

std::size_t Inputs::placeOfWord(const std::string& name, const std::vector<std::string>& known)
{
    const std::string word = text(name, known.front());
    const auto found = std::find(known.begin(), known.end(), word);
    if (found != known.end())
        return static_cast<std::size_t>(found - known.begin());
    fail({Errc::invalid, message("methods", "The input '%1' is '%2'; one of %3 is expected.", name, word, join(known, ", ")), {}});
    return 0;
}

template <class T, class Column, class Element>
std::vector<T> Inputs::column(const std::string& name, Column ofTable, Element ofElement)
{
    const auto* json = find(name);
    if (!json)
        return {};
    if (json->is_array() || !(json->is_string() || json->is_object())) {
        std::vector<T> values;
        const auto elements = json->is_array() ? *json : nlohmann::json::array({*json});
        for (const auto& element : elements) {
            const auto value = ofElement(element);
            if (!value) {
                fail(wrong(name, element, message("methods", "a number or NA")));
                return {};
            }
            values.push_back(*value);
        }
        return values;
    }
    const bool isColumn = json->is_string();
    const auto word = [json](const char* key) { return json->contains(key) ? asLabel((*json)[key]) : std::string(); };
    const auto table = isColumn ? data() : [&]() -> std::shared_ptr<const Csv> {
        auto read = folder_->table(word("data"));
        if (read)
            return std::move(read).value();
        fail(std::move(read).error());
        return nullptr;
    }();
    if (!table)
        return {};
    auto values = ofTable(*table, isColumn ? json->template get<std::string>() : word("col"));
    if (!values) {
        fail(std::move(values).error());
        return {};
    }
    if (isColumn || word("by").empty())
        return std::move(values).value();
    const auto groups = labelColumn(*table, word("by"));
    if (!groups) {
        fail(groups.error());
        return {};
    }
    std::vector<T> chosen;
    for (std::size_t row = 0; row < groups->size(); ++row)
        if (sameLevel((*groups)[row], word("level")))
            chosen.push_back((*values)[row]);
    return chosen;
}

std::vector<double> Inputs::numbers(const std::string& name) { return column<double>(name, numberColumn, asNumber); }

std::vector<std::string> Inputs::labels(const std::string& name)
{
    return column<std::string>(name, labelColumn, [](const nlohmann::json& json) { return std::optional(asLabel(json)); });
}

std::vector<double> Inputs::outcome(const std::string& name)
{
    const std::string positive = text("positive", "1");
    const auto cells = labels(name);
    const std::string shown = has(name) && values_->at(name).is_string() ? values_->at(name).get<std::string>() : name;
    const auto found = distinctLabels(cells);
    const auto isOneOf = [](const std::string& cell, std::initializer_list<const char*> levels) {
        return std::any_of(levels.begin(), levels.end(), [&](const char* level) { return sameLevel(cell, level); });
    };
    // 0 and 1 speak for themselves, also where all are 0.
    if (has("positive") && !found.empty() && std::none_of(found.begin(), found.end(), [&](const std::string& cell) { return sameLevel(cell, positive); })
        && !(isOneOf(positive, {"0", "1"}) && std::all_of(found.begin(), found.end(), [&](const std::string& cell) { return isOneOf(cell, {"0", "1"}); }))) {
        fail({Errc::notFound, message("methods", "The outcome '%1' never is '%2', which is to be positive; it holds %3.", shown, positive, join(found, ", ")), {}});
        return {};
    }
    std::vector<double> outcome;
    for (const std::string& cell : cells) {
        if (!cell.empty() && !has("positive") && !sameLevel(cell, "0") && !sameLevel(cell, "1")) {
            fail({Errc::invalid, message("methods", "The outcome '%1' holds '%2' in row %3; 0 and 1 are expected, or say which label is positive.", shown, cell,
                                         outcome.size() + 1), {}});
            return {};
        }
        outcome.push_back(cell.empty() ? noValue : sameLevel(cell, positive) ? 1 : 0);
    }
    return outcome;
}

std::vector<std::string> Inputs::words(const std::string& name)
{
    const auto* json = find(name);
    if (!json)
        return {};
    if (!json->is_array())
        return {asLabel(*json)};
    std::vector<std::string> words;
    for (const auto& element : *json)
        words.push_back(asLabel(element));
    return words;
}

Eigen::MatrixXd Inputs::table(const std::string& name)
{
    const auto* json = find(name);
    if (!json)
        return {};
    const auto rows = json->is_array() ? json->size() : 0;
    const auto columns = rows > 0 && json->front().is_array() ? json->front().size() : 0;
    Eigen::MatrixXd table(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            const auto value = (*json)[row].is_array() && (*json)[row].size() == columns ? asNumber((*json)[row][column]) : std::nullopt;
            if (!value || !std::isfinite(*value)) {
                fail({Errc::invalid, message("methods", "Row %1 of the table '%2' is not a row of %3 numbers.", row + 1, name, columns), {}});
                return {};
            }
            table(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) = *value;
        }
    if (table.size() == 0)
        fail({Errc::invalid, message("methods", "The table '%1' is empty.", name), {}});
    return table;
}

Eigen::MatrixXd Inputs::columns(const std::vector<std::string>& names, const std::string& dataName)
{
    const auto table = data(dataName);
    if (!table)
        return {};
    Eigen::MatrixXd matrix(static_cast<Eigen::Index>(table->rows.size()), static_cast<Eigen::Index>(names.size()));
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto column = numberColumn(*table, names[at]);
        if (!column) {
            fail(column.error());
            return {};
        }
        matrix.col(static_cast<Eigen::Index>(at)) = Eigen::Map<const Eigen::VectorXd>(column->data(), matrix.rows());
    }
    return matrix;
}

std::shared_ptr<const Csv> Inputs::data(const std::string& name)
{
    const auto* json = find(name);
    if (!json)
        return nullptr;
    auto read = folder_->table(asLabel(*json));
    if (read && (*read)->rows.empty()) {
        fail({Errc::invalid, message("methods", "The table '%1' has a header and no rows; at least one row is expected.", asLabel(*json)), {}});
        return nullptr;
    }
    if (read)
        return std::move(read).value();
    fail(std::move(read).error());
    return nullptr;
}

std::vector<std::vector<std::size_t>> Inputs::rowLines(const std::string& name, std::size_t rows)
{
    const auto* json = find(name);
    if (!json)
        return {};
    auto read = folder_->numberLines(asLabel(*json));
    if (!read) {
        fail(std::move(read).error());
        return {};
    }
    std::vector<std::vector<std::size_t>> lines;
    for (const auto& line : *read) {
        lines.emplace_back();
        for (const double row : line) {
            if (row < 1 || row > static_cast<double>(rows) || row != std::floor(row)) {
                fail({Errc::invalid, message("methods", "Line %1 of '%2' names row %3; rows 1 to %4 are expected.", lines.size(), name, row, rows), {}});
                return {};
            }
            lines.back().push_back(static_cast<std::size_t>(row) - 1);
        }
    }
    return lines;
}

std::optional<Inputs> Inputs::ofCase(const std::string& method, const std::string& caseName)
{
    const auto cases = folder_->cases(method);
    if (!cases) {
        fail(cases.error());
        return {};
    }
    for (const auto& one : **cases)
        if (one["case"] == caseName)
            return Inputs(one["inputs"], *folder_, caseName, one.value("call", ""));
    fail({Errc::notFound, message("methods", "There is no case '%1' of method '%2'.", caseName, method), {}});
    return {};
}

}  // namespace annulus
