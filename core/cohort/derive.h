#pragma once

#include "core/cohort/ClinicalTable.h"
#include "core/cohort/EligibilityFlow.h"
#include "core/stats/design.h"

namespace annulus {

/// A table with the column `her2` (zero, low, positive), and how it came there.
struct Her2Derivation {
    ClinicalTable table;
    bool derived = false;            ///< by her2Rule from `ihc` and `fish`; else taken as it stood in the column `her2`, which no rule can check
    std::vector<Excluded> noStatus;  ///< patients without a status: IHC 2+ without FISH, ...
    std::vector<Excluded> warnings;  ///< IHC and FISH contradict each other, or the table's own `her2` says something else
    std::vector<Message> notes;
};
/// Needs `ihc` or `her2`. Where both stand in the table the derived one counts and differences are listed.
Result<Her2Derivation> withHer2(ClinicalTable table);

/// Whole years from `birth_date` to `study_date` where the table has no age of its own; a table with one, or without dates, stays as it is.
ClinicalTable withAge(ClinicalTable table);

/// A continuous variable cut at its cut-points: levels "<= 40", "> 40", of which the first is the reference.
Result<ClinicalColumn> cutColumn(const ClinicalColumn& column);
/// The levels of an ordered variable as numbers: their own where the codes are numbers or Roman numerals (grade I = 1), else their places from 0
/// (HER2 zero 0, low 1, positive 2).
Result<ClinicalColumn> scoreColumn(const ClinicalColumn& column);
/// Levels joined: `rest` for every level that is none of `kept` ("Han" and "minority").
Result<ClinicalColumn> mergedColumn(const ClinicalColumn& column, const std::vector<std::string>& kept, const std::string& rest);

/// What a regression takes: numbers as they are, days as numbers, levels as a factor with the reference first. Identifiers and texts are none.
Result<Predictor> predictorOf(const ClinicalColumn& column);

}  // namespace annulus
