#pragma once

#include "core/readout/readPatient.h"

namespace annulus {

/// A patient in the bundle's own numbers. Private to core/readout.
struct PatientRow {
    std::vector<double> values;        ///< coded, of each predictor
    std::vector<std::string> texts;    ///< as people write them
    std::vector<double> columns;       ///< scaled
    std::vector<double> scores;
    std::vector<ReadingNote> notes;
    Message refused;
};

PatientRow patientRow(const Bundle& bundle, const PatientValues& values);

/// Scaled columns of coded values.
std::vector<double> columnsOf(const Bundle& bundle, const std::vector<double>& values);
std::vector<double> scoresOf(const Bundle& bundle, const std::vector<double>& columns);
/// The log-odds of an equation.
double logOdds(const BundleEquation& equation, const std::vector<double>& columns, const std::vector<double>& scores);
double valueOf(const LinearEquation& equation, const std::vector<double>& columns, const std::vector<double>& scores);

}  // namespace annulus
