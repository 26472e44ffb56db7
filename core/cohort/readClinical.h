#pragma once

#include "core/cohort/ClinicalTable.h"
#include "core/cohort/sheet.h"

namespace annulus {

/// A cell whose text cannot be meant. Its value is missing; the rest of the row counts.
struct RefusedCell {
    std::size_t line = 0;  ///< in the file, from 1
    std::string patient, column, found;
    Message why;           ///< found and expected
    bool operator==(const RefusedCell&) const = default;
};

/// A row that is nobody's, or a second one of the same patient.
struct RefusedRow {
    std::size_t line = 0;
    std::string patient;
    Message why;
    bool operator==(const RefusedRow&) const = default;
};

/// What a column of the file was taken for.
struct ColumnMatch {
    std::string header;    ///< in the file
    std::string variable;  ///< in the table; empty: left out (a second column of the same variable)
    bool known = false;    ///< by the codebook; else its kind was guessed from the cells
    bool operator==(const ColumnMatch&) const = default;
};

struct ClinicalReading {
    ClinicalTable table;
    Codebook codebook;                 ///< the variables of the table, guessed ones included
    std::vector<ColumnMatch> matches;  ///< one for each column of the file
    std::vector<RefusedCell> refused;
    std::vector<RefusedRow> refusedRows;
    std::vector<Message> notes;        ///< decimal commas, ...
};

/// One bad cell never sinks the table; without a column of patients there is none. Columns that the codebook does not know are kept, and
/// their kind is guessed: numbers, dates, factors of at most twelve levels, texts.
Result<ClinicalReading> readClinical(const Sheet& sheet, const Codebook& codebook);
Result<ClinicalReading> readClinical(const std::filesystem::path& file, const Codebook& codebook = builtInCodebook());

/// The kind that the cells of an unknown column suggest.
Variable guessVariable(const std::string& header, const std::vector<std::string>& cells);

}  // namespace annulus
