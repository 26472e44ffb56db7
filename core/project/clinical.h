#pragma once

#include "core/cohort/joinPatients.h"
#include "core/cohort/readClinical.h"
#include "core/project/Edit.h"

#include <set>

namespace annulus {

/// How the project's clinical values read. A codebook that cannot be read (somebody wrote into the file) is an error.
Result<Codebook> codebookOf(const Project& project);

/// The names of all patients, in order.
std::vector<std::string> patientIds(const Project& project);

/// The columns that some patient has a value of: those of the codebook in its order, then others by name.
std::vector<Variable> clinicalVariables(const Project& project, const Codebook& codebook);

/// The clinical values of all patients, typed; columns as clinicalVariables() has them.
ClinicalTable clinicalTable(const Project& project, const Codebook& codebook);

/// Of which views (CC, MLO, US) each patient has images, for setViewFacts().
std::map<std::string, std::set<std::string>> viewsOfPatients(const Project& project);

/// The rows of a table that were joined, as one edit: cells as they were typed, and the codebook that they were read with. Cells that cannot be
/// meant are taken, too: they are missing with that reason until somebody corrects them.
ImportClinical importOf(const Project& project, const ClinicalReading& reading, const PatientJoin& join, std::string source);

}  // namespace annulus
