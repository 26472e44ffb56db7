#include "core/cohort/readClinical.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/cohort/clinicalCell.h"
#include "core/cohort/folding.h"

#include <algorithm>
#include <map>
#include <set>

namespace annulus {
namespace {

constexpr std::size_t mostGuessedLevels = 12;
constexpr std::size_t mostCodes = 5;  // whole numbers with so few distinct values are taken for codes

std::vector<std::string> cellsOf(const Sheet& sheet, std::size_t column, const std::vector<std::size_t>& rows)
{
    std::vector<std::string> cells;
    cells.reserve(rows.size());
    for (const std::size_t row : rows)
        cells.push_back(sheet.rows[row][column]);
    return cells;
}

/// Which column says whose row it is.
std::optional<std::size_t> columnOfPatients(const Sheet& sheet, const Codebook& codebook)
{
    for (std::size_t column = 0; column < sheet.header.size(); ++column)
        if (const Variable* variable = codebook.match(sheet.header[column]); variable && variable->name == patientColumn)
            return column;
    return {};
}

/// A name for a column that the codebook does not know, other than all that are taken.
std::string freeName(const std::string& header, const std::set<std::string>& taken)
{
    std::string name = header;
    for (int copy = 2; taken.contains(name); ++copy)
        name = std::string(header).append(" (").append(std::to_string(copy)).append(")");
    return name;
}

/// The rows that are somebody's, once; the others are refused.
std::vector<std::size_t> rowsOfPatients(const Sheet& sheet, std::size_t patientsAt, ClinicalReading& reading)
{
    std::vector<std::size_t> kept;
    std::map<std::string, std::size_t> firstRow;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        const std::string patient(trim(sheet.rows[row][patientsAt]));
        if (saysNothing(patient)) {
            reading.refusedRows.push_back({sheet.lines[row], {}, message("cohort", "The row has no patient.")});
            continue;
        }
        const auto [first, isNew] = firstRow.try_emplace(patient, row);
        if (isNew) {
            kept.push_back(row);
            reading.table.patients.push_back(patient);
        } else if (sheet.rows[row] == sheet.rows[first->second]) {
            reading.refusedRows.push_back({sheet.lines[row], patient, message("cohort", "The row is the same as line %1.", sheet.lines[first->second])});
        } else {
            reading.refusedRows.push_back({sheet.lines[row], patient, message("cohort", "The patient has another row in line %1, which counts; one row per patient was expected.", sheet.lines[first->second])});
        }
    }
    return kept;
}

/// The column's values; what cannot be meant is listed.
ClinicalColumn readColumn(const Sheet& sheet, std::size_t column, const std::vector<std::size_t>& rows, const Variable& variable, ClinicalReading& reading)
{
    ClinicalColumn made = makeColumn(variable, cellsOf(sheet, column, rows));
    std::size_t commas = 0;
    const auto cells = readCells(variable, made.texts);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const CellReading& cell = cells[row];
        commas += cell.decimalComma;
        if (cell.refused)
            reading.refused.push_back({sheet.lines[rows[row]], reading.table.patients[row], variable.name, std::string(trim(made.texts[row])), cell.reason});
    }
    if (commas > 0)
        reading.notes.push_back(message("cohort", "%1: %2 numbers have a decimal comma.", variable.name, commas));
    return made;
}

}  // namespace

Variable guessVariable(const std::string& header, const std::vector<std::string>& cells)
{
    Variable variable;
    variable.name = header;
    Variable asNumber = variable, asDate = variable;
    asNumber.kind = VariableKind::continuous;
    asDate.kind = VariableKind::date;
    std::map<std::string, std::string> spelling;  // first one of each level
    bool numbers = true, dates = true, whole = true, any = false;
    for (const std::string& cell : cells) {
        if (saysNothing(cell))
            continue;
        any = true;
        const auto number = readCell(asNumber, cell).value;
        numbers = numbers && number;
        whole = whole && number && *number == static_cast<double>(static_cast<long long>(std::clamp(*number, -1e15, 1e15)));
        dates = dates && readCell(asDate, cell).value;
        if (spelling.size() <= mostGuessedLevels)
            spelling.try_emplace(foldCell(cell), trim(cell));
    }
    const bool codes = numbers && whole && spelling.size() <= mostCodes;
    if (!any || spelling.size() == 1) {
        variable.kind = numbers && any ? VariableKind::continuous : VariableKind::text;
    } else if (dates && !codes) {
        variable.kind = VariableKind::date;
    } else if (numbers && !codes) {
        variable.kind = VariableKind::continuous;
    } else if (spelling.size() <= mostGuessedLevels && spelling.size() * 2 <= cells.size() + 2) {
        variable.kind = VariableKind::factor;
        std::vector<std::string> levels;
        for (const auto& [folded, first] : spelling)
            levels.push_back(first);
        if (codes)
            std::ranges::sort(levels, {}, [](const std::string& level) { return parseNumber(foldWidth(level)).value_or(0); });
        for (const std::string& level : levels)
            variable.levels.push_back({level, {}, {}, {}});
    }
    return variable;
}

Result<ClinicalReading> readClinical(const Sheet& sheet, const Codebook& codebook)
{
    const auto patientsAt = columnOfPatients(sheet, codebook);
    if (!patientsAt) {
        std::vector<std::string> headers(sheet.header.begin(), sheet.header.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(sheet.header.size(), 8)));
        return Error{Errc::notFound, message("cohort", "No column says whose row it is: found %1; expected a column \"patient\", or a codebook that says which one it is.", join(headers, ", ")), {}};
    }
    ClinicalReading reading;
    reading.codebook.name = codebook.name;
    reading.notes = sheet.notes;
    const auto rows = rowsOfPatients(sheet, *patientsAt, reading);
    if (rows.empty())
        return Error{Errc::notFound, message("cohort", "The table has a header and no patient."), {}};
    if (const Variable* patient = codebook.find(patientColumn))
        reading.codebook.variables.push_back(*patient);

    std::set<std::string> taken{std::string(patientColumn)};
    for (std::size_t column = 0; column < sheet.header.size(); ++column)
        if (const Variable* variable = codebook.match(sheet.header[column]))
            taken.insert(variable->name);
    std::map<std::string, std::string> headerOf{{std::string(patientColumn), sheet.header[*patientsAt]}};
    for (std::size_t column = 0; column < sheet.header.size(); ++column) {
        const std::string& header = sheet.header[column];
        if (column == *patientsAt) {
            reading.matches.push_back({header, std::string(patientColumn), true});
            continue;
        }
        const Variable* known = codebook.match(header);
        if (known && headerOf.contains(known->name)) {
            reading.matches.push_back({header, {}, true});
            reading.notes.push_back(message("cohort", "The columns \"%1\" and \"%2\" are both %3; the first counts.", headerOf[known->name], header, known->name));
            continue;
        }
        Variable variable;
        if (known) {
            variable = *known;
        } else {
            const std::string name = freeName(header, taken);
            taken.insert(name);
            variable = guessVariable(name, cellsOf(sheet, column, rows));
            if (name != header)
                variable.headers = {header};
        }
        headerOf[variable.name] = header;
        reading.matches.push_back({header, variable.name, known != nullptr});
        reading.table.columns.push_back(readColumn(sheet, column, rows, variable, reading));
        reading.codebook.variables.push_back(std::move(variable));
    }
    return reading;
}

Result<ClinicalReading> readClinical(const std::filesystem::path& file, const Codebook& codebook)
{
    auto sheet = readSheet(file);
    if (!sheet)
        return std::move(sheet).error();
    auto reading = readClinical(*sheet, codebook);
    if (!reading)
        return std::move(reading).error().in(toUtf8(file.filename()));
    return reading;
}

}  // namespace annulus
