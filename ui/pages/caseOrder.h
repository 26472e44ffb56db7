#pragma once

#include "ui/pages/CasesModel.h"

namespace annulus::ui {

/// What patients are sorted by in a column; a cohort of thousands is sorted by what is cheap to know of a patient.
QString sortKey(const Patient& patient, CasesModel::Column column);
/// What the search looks in: ID, name, dates and descriptions of the studies.
QString searchText(const Patient& patient);

}  // namespace annulus::ui
