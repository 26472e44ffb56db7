#pragma once

#include "core/cohort/ClinicalTable.h"
#include "core/cohort/EligibilityFlow.h"

namespace annulus {

/// What a column lacks.
struct MissingInColumn {
    std::string column;
    std::size_t missing = 0;
    std::vector<std::pair<Message, std::size_t>> reasons;  ///< the most frequent first
    bool operator==(const MissingInColumn&) const = default;
};

/// Patients who lack the same columns.
struct MissingPattern {
    std::vector<std::string> columns;  ///< none: complete
    std::size_t patients = 0;
    bool operator==(const MissingPattern&) const = default;
};

struct MissingReport {
    std::size_t patients = 0, complete = 0;
    std::vector<MissingInColumn> columns;   ///< in the order that was asked for
    std::vector<std::size_t> perPatient;    ///< how many columns each row lacks
    std::vector<MissingPattern> patterns;   ///< the most frequent first
    bool operator==(const MissingReport&) const = default;
};

/// Of these columns; empty: of all.
MissingReport missingReport(const ClinicalTable& table, const std::vector<std::string>& columns = {});

/// Rows that lack none of the columns, and the others with the sentence that names what they lack.
struct CompleteCases {
    std::vector<std::size_t> rows;
    std::vector<Excluded> incomplete;
};
/// A column that the table does not have is an error.
Result<CompleteCases> completeCases(const ClinicalTable& table, const std::vector<std::string>& columns);

/// column,missing,patients,share,reason: one line for each column and reason.
std::string missingCsv(const MissingReport& report);

}  // namespace annulus
