#include "core/cohort/ClinicalTable.h"

#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/cohort/clinicalCell.h"

#include <algorithm>

namespace annulus {
namespace {

Numbers numbersAt(const Numbers& all, const std::vector<std::size_t>& kept)
{
    Numbers some;
    some.reserve(kept.size());
    for (const std::size_t place : kept)
        if (const auto value = all.value(place))
            some.add(*value);
        else
            some.addMissing(all.reason(place));
    return some;
}

}  // namespace

std::string ClinicalColumn::cell(std::size_t row) const
{
    if (isMissing(row))
        return {};
    if (!variable.isNumeric())
        return std::string(trim(texts.at(row)));
    const double value = *values.value(row);
    if (variable.hasLevels())
        return variable.levels.at(static_cast<std::size_t>(value)).code;
    return variable.kind == VariableKind::date ? dateText(value) : formatNumber(value);
}

bool ClinicalColumn::isMissing(std::size_t row) const
{
    return variable.isNumeric() ? !values.value(row) : saysNothing(texts.at(row));
}

Message ClinicalColumn::reason(std::size_t row) const
{
    if (variable.isNumeric())
        return values.reason(row);
    return isMissing(row) ? readCell(variable, texts.at(row)).reason : Message{};
}

const ClinicalColumn* ClinicalTable::find(std::string_view name) const
{
    const auto found = std::ranges::find_if(columns, [&](const ClinicalColumn& column) { return column.variable.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

std::map<std::string, std::size_t, std::less<>> ClinicalTable::rows() const
{
    std::map<std::string, std::size_t, std::less<>> rows;
    for (std::size_t row = 0; row < patients.size(); ++row)
        rows.emplace(patients[row], row);
    return rows;
}

ClinicalTable ClinicalTable::rowsAt(const std::vector<std::size_t>& kept) const
{
    ClinicalTable some;
    for (const std::size_t row : kept)
        some.patients.push_back(patients.at(row));
    for (const ClinicalColumn& column : columns) {
        ClinicalColumn part{column.variable, {}, {}};
        if (column.variable.isNumeric())
            part.values = numbersAt(column.values, kept);
        for (const std::size_t row : kept)
            part.texts.push_back(column.texts.at(row));
        some.columns.push_back(std::move(part));
    }
    return some;
}

void ClinicalTable::set(ClinicalColumn column)
{
    const auto found = std::ranges::find_if(columns, [&](const ClinicalColumn& known) { return known.variable.name == column.variable.name; });
    if (found == columns.end())
        columns.push_back(std::move(column));
    else
        *found = std::move(column);
}

ClinicalColumn makeColumn(const Variable& variable, std::vector<std::string> cells)
{
    ClinicalColumn column{variable, {}, std::move(cells)};
    if (!variable.isNumeric())
        return column;
    column.values.reserve(column.texts.size());
    for (const CellReading& reading : readCells(variable, column.texts)) {
        if (reading.value)
            column.values.add(*reading.value);
        else
            column.values.addMissing(reading.reason);
    }
    return column;
}

std::string clinicalCsv(const ClinicalTable& table)
{
    std::vector<std::string> line{std::string(patientColumn)};
    for (const ClinicalColumn& column : table.columns)
        line.push_back(column.variable.name);
    std::string text = csvLine(line);
    for (std::size_t row = 0; row < table.patients.size(); ++row) {
        line = {table.patients[row]};
        for (const ClinicalColumn& column : table.columns)
            line.push_back(column.cell(row));
        text += csvLine(line);
    }
    return text;
}

}  // namespace annulus
