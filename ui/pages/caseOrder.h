#pragma once

#include "ui/pages/CasesModel.h"

namespace annulus::ui {

/// What patients are sorted by in a column; a cohort of thousands is sorted by what is cheap to know of a patient.
QString sortKey(const Patient& patient, CasesModel::Column column);
/// Every word is found in the ID, the name, or the date or description of a study.
bool matchesCase(const Patient& patient, const QStringList& words);

}  // namespace annulus::ui
