#include "core/cohort/clinicalCell.h"

#include "core/base/text.h"
#include "core/cohort/folding.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <unordered_map>

namespace annulus {
namespace {

CellReading missing(Message why) { return {{}, std::move(why), false, false}; }
CellReading refuse(Message why) { return {{}, std::move(why), true, false}; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// "2,3": one comma between digits and nothing else but a sign.
bool hasDecimalComma(const std::string& cell)
{
    const std::size_t comma = cell.find(',');
    return comma != std::string::npos && comma > 0 && comma + 1 < cell.size() && isDigit(cell[comma - 1]) &&
           std::ranges::all_of(cell.substr(comma + 1), isDigit);
}

CellReading readNumber(const Variable& variable, std::string_view cell)
{
    const auto expected = [&](std::string_view found) {
        return refuse(variable.unit.empty() ? message("cohort", "\"%1\" was found; a number was expected.", found)
                                            : message("cohort", "\"%1\" was found; a number of %2 was expected.", found, variable.unit));
    };
    std::string plain = foldCell(cell);
    const std::string unit = foldCell(variable.unit);
    const auto dropUnit = [&](std::string_view word) {
        if (!word.empty() && plain.size() > word.size() && plain.ends_with(word))
            plain.erase(plain.size() - word.size());
    };
    dropUnit(unit);
    if (unit == "years")
        for (const char* word : {"years", "year", "yrs", "y", "岁", "周岁"})
            dropUnit(word);
    bool comma = false;
    if (hasDecimalComma(plain)) {
        const std::size_t at = plain.find(',');
        if (plain.size() - at == 4 && plain[0] != '0')
            return refuse(message("cohort", "\"%1\" was found; it could be a thousand or have a decimal comma.", cell));
        plain[at] = '.';
        comma = true;
    }
    const auto value = parseNumber(plain);
    if (!value || !std::isfinite(*value))
        return expected(cell);
    if ((variable.lowest && *value < *variable.lowest) || (variable.highest && *value > *variable.highest)) {
        if (variable.lowest && variable.highest)
            return refuse(message("cohort", "\"%1\" was found; %2 to %3 was expected.", cell, *variable.lowest, *variable.highest));
        return refuse(variable.lowest ? message("cohort", "\"%1\" was found; at least %2 was expected.", cell, *variable.lowest)
                                      : message("cohort", "\"%1\" was found; at most %2 was expected.", cell, *variable.highest));
    }
    return {*value, {}, false, comma};
}

CellReading readLevel(const Variable& variable, std::string_view cell)
{
    if (const auto place = variable.placeOf(cell))
        return {static_cast<double>(*place), {}, false, false};
    std::vector<std::string> codes;
    for (const Level& level : variable.levels)
        codes.push_back(level.code);
    return refuse(message("cohort", "\"%1\" was found; one of %2 was expected.", cell, join(codes, ", ")));
}

/// The leading digits, at most `most`, taken off `text`.
std::optional<int> takeNumber(std::string_view& text, std::size_t most)
{
    std::size_t count = 0;
    int value = 0;
    while (count < text.size() && count < most && isDigit(text[count]))
        value = 10 * value + (text[count++] - '0');
    text.remove_prefix(count);
    return count > 0 ? std::optional(value) : std::nullopt;
}

bool takeOneOf(std::string_view& text, std::initializer_list<std::string_view> signs)
{
    for (const std::string_view sign : signs)
        if (text.starts_with(sign)) {
            text.remove_prefix(sign.size());
            return true;
        }
    return false;
}

}  // namespace

bool saysNothing(std::string_view cell)
{
    constexpr std::array words{"", "na", "n/a", "#n/a", "nan", "null", "none", "nil", ".", "/", "\\", "--", "—", "——", "?", "unknown", "notavailable",
                               "missing", "notdone", "不详", "未知", "缺失", "缺", "未做", "未查", "未检测", "未检", "不清楚", "无数据", "空"};
    return std::ranges::find(words, foldCell(cell)) != words.end();
}

CellReading readCell(const Variable& variable, std::string_view cell)
{
    cell = trim(cell);
    const std::string folded = foldCell(cell);
    if (folded.empty())
        return missing(message("cohort", "The cell is empty."));
    const auto isCode = [&](const std::string& code) { return foldCell(code) == folded; };
    if (std::ranges::any_of(variable.missingCodes, isCode))
        return missing(message("cohort", "The table says \"%1\".", cell));
    if (variable.hasLevels() && variable.placeOf(cell))  // before the words of nothing: "none" may be a level
        return readLevel(variable, cell);
    if (saysNothing(cell))
        return missing(message("cohort", "The table says \"%1\".", cell));
    switch (variable.kind) {
    case VariableKind::continuous: return readNumber(variable, cell);
    case VariableKind::ordinal:
    case VariableKind::factor: return readLevel(variable, cell);
    case VariableKind::date:
        if (const auto day = dayOf(cell))
            return {*day, {}, false, false};
        return refuse(message("cohort", "\"%1\" was found; a date with the year first, such as 2024-03-01, was expected.", cell));
    case VariableKind::identifier:
    case VariableKind::text: break;
    }
    return {};
}

std::vector<CellReading> readCells(const Variable& variable, const std::vector<std::string>& cells)
{
    std::unordered_map<std::string_view, std::size_t> first;
    std::vector<CellReading> readings;
    readings.reserve(cells.size());
    for (const std::string& cell : cells) {
        const auto [known, isNew] = first.try_emplace(cell, readings.size());
        readings.push_back(isNew ? readCell(variable, cell) : readings[known->second]);
    }
    return readings;
}

std::optional<double> dayOf(std::string_view date)
{
    const std::string folded = foldWidth(trim(date));
    std::string_view rest = folded;
    const auto year = takeNumber(rest, 4);
    if (!year || *year < 1800 || *year > 2200)
        return {};
    const bool isCompact = !rest.empty() && isDigit(rest.front());
    const auto between = [&](std::initializer_list<std::string_view> signs) { return isCompact || takeOneOf(rest, signs); };
    if (!between({"-", "/", ".", "年"}))
        return {};
    const std::size_t before = rest.size();
    const auto month = takeNumber(rest, 2);
    if (!month || (isCompact && before - rest.size() != 2) || !between({"-", "/", ".", "月"}))
        return {};
    const std::size_t beforeDay = rest.size();
    const auto day = takeNumber(rest, 2);
    if (!day || (isCompact && beforeDay - rest.size() != 2))
        return {};
    takeOneOf(rest, {"日"});
    rest = trim(rest);
    if (rest.starts_with('T'))
        rest.remove_prefix(1);
    if (rest.find_first_not_of("0123456789:. +Z") != std::string_view::npos || (isCompact && !rest.empty() && isDigit(rest.front())))
        return {};
    using namespace std::chrono;
    const year_month_day found{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!found.ok())
        return {};
    return static_cast<double>(sys_days(found).time_since_epoch().count());
}

std::string dateText(double day)
{
    using namespace std::chrono;
    const year_month_day date{sys_days(days(static_cast<int>(day)))};
    const auto padded = [](unsigned value) { return std::string(value < 10 ? "0" : "").append(std::to_string(value)); };
    return std::to_string(static_cast<int>(date.year())) + '-' + padded(static_cast<unsigned>(date.month())) + '-' + padded(static_cast<unsigned>(date.day()));
}

}  // namespace annulus
