#pragma once

#include "ui/pages/model/OpenRun.h"

namespace annulus::ui {

/// Runs the protocol on the files of the order and writes the RUN folder; finished parts of a stopped run are taken up. Tables that are the
/// project's own are written into the folder first (`inputs`), so that the run can be verified and repeated without the project.
Result<std::vector<Event>> runOrder(const RunOrder& order, const Progress& progress = {});

/// The clinical values that the patients of a project hold, one row for each: `patient` and every column that anybody has.
std::string clinicalCsvOf(const Project& project);
/// How many patients have features, and how many clinical values.
struct OwnData {
    int withFeatures = 0, withClinical = 0;
};
OwnData ownDataOf(const Project& project);

}  // namespace annulus::ui
