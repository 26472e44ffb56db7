#pragma once

#include "core/base/table.h"
#include "core/cohort/Codebook.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// One variable of all patients.
struct ClinicalColumn {
    Variable variable;
    /// One for each patient: the number, the place of the level from 0, the day (days since 1970-01-01); missing ones with
    /// their reason. Empty for identifiers and texts.
    Numbers values;
    std::vector<std::string> texts;  ///< the cells as they stood in the file; empty where nothing stood
    bool operator==(const ClinicalColumn&) const = default;

    /// The cell in the codebook's own words: the number, the level's code, the date as 2024-03-01, the text. Empty where missing.
    [[nodiscard]] std::string cell(std::size_t row) const;
    [[nodiscard]] bool isMissing(std::size_t row) const;
    /// Why there is no value.
    [[nodiscard]] Message reason(std::size_t row) const;
};

/// The clinical facts of a cohort, one row per patient.
struct ClinicalTable {
    std::vector<std::string> patients;    ///< distinct
    std::vector<ClinicalColumn> columns;  ///< without the patient's
    bool operator==(const ClinicalTable&) const = default;

    [[nodiscard]] const ClinicalColumn* find(std::string_view name) const;
    /// Row of each patient.
    [[nodiscard]] std::map<std::string, std::size_t, std::less<>> rows() const;
    /// The same patients' rows in the order of `kept` (places of rows).
    [[nodiscard]] ClinicalTable rowsAt(const std::vector<std::size_t>& kept) const;
    /// Puts a column at the end, in place of one with the same name.
    void set(ClinicalColumn column);
};

/// A column from cells as people wrote them. What cannot be meant is missing with that reason.
ClinicalColumn makeColumn(const Variable& variable, std::vector<std::string> cells);

/// One line per patient, the codebook's words, missing cells empty: reads back with the same codebook to the same values.
std::string clinicalCsv(const ClinicalTable& table);

}  // namespace annulus
