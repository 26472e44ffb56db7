#include "core/stats/columns.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

Result<std::size_t> place(const Csv& table, const std::string& name)
{
    const int found = table.column(name);
    if (const auto count = std::count(table.header.begin(), table.header.end(), name); count > 1)
        return Error{Errc::invalid, message("stats", "The header names the column '%1' %2 times; each column needs a name of its own.", name, count), {}};
    if (found >= 0)
        return static_cast<std::size_t>(found);
    return Error{Errc::notFound, message("stats", "There is no column '%1'; the columns are %2.", name, join(table.header, ", ")), {}};
}

}  // namespace

bool isMissingCell(std::string_view cell)
{
    const std::string word = lowerCase(trim(cell));
    return word.empty() || word == "na" || word == "nan";
}

Result<std::vector<double>> numberColumn(const Csv& table, const std::string& name)
{
    const auto column = place(table, name);
    if (!column)
        return column.error();
    std::vector<double> numbers;
    numbers.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        const std::string& cell = row[*column];
        if (isMissingCell(cell)) {
            numbers.push_back(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        const auto number = parseNumber(cell);
        if (!number || !std::isfinite(*number))
            return Error{Errc::invalid, message("stats", "Column '%1' holds '%2' in row %3; a number or NA is expected.", name, cell, numbers.size() + 1), {}};
        numbers.push_back(*number);
    }
    return numbers;
}

Result<std::vector<std::string>> labelColumn(const Csv& table, const std::string& name)
{
    const auto column = place(table, name);
    if (!column)
        return column.error();
    std::vector<std::string> labels;
    labels.reserve(table.rows.size());
    for (const auto& row : table.rows)
        labels.emplace_back(isMissingCell(row[*column]) ? std::string_view() : trim(row[*column]));
    return labels;
}

std::vector<double> presentValues(std::span<const double> values, Usage& usage)
{
    std::vector<double> present;
    std::copy_if(values.begin(), values.end(), std::back_inserter(present), [](double value) { return !std::isnan(value); });
    usage.used += present.size();
    usage.leaveOut(values.size() - present.size(), message("stats", "no value"));
    return present;
}

std::vector<std::size_t> completeRows(const std::vector<std::span<const double>>& columns, const std::vector<std::span<const std::string>>& labels,
                                      Usage& usage)
{
    const std::size_t count = columns.empty() ? labels.front().size() : columns.front().size();
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < count; ++row)
        if (std::none_of(columns.begin(), columns.end(), [row](const auto& column) { return std::isnan(column[row]); })
            && std::none_of(labels.begin(), labels.end(), [row](const auto& column) { return column[row].empty(); }))
            rows.push_back(row);
    usage.used += rows.size();
    usage.leaveOut(count - rows.size(), message("stats", "a value is missing in the row"));
    return rows;
}

std::vector<std::string> distinctLabels(std::span<const std::string> labels)
{
    std::vector<std::string> distinct;
    for (const std::string& label : labels)
        if (!label.empty())
            distinct.push_back(label);
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (std::all_of(distinct.begin(), distinct.end(), [](const std::string& label) { return parseNumber(label).has_value(); }))
        std::stable_sort(distinct.begin(), distinct.end(), [](const std::string& a, const std::string& b) { return *parseNumber(a) < *parseNumber(b); });
    return distinct;
}

}  // namespace annulus
