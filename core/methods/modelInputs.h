#pragma once

#include "core/methods/Method.h"
#include "core/stats/logisticModel.h"

namespace annulus {

/// The variables of a model. In a case file `terms` are objects with name, type (numeric or factor), levels and reference; on the command
/// line they are column names: a column of numbers is a number, any other (or one named in --factors) a factor, its levels in order, the
/// reference first or as --reference COLUMN=LEVEL says.
std::vector<Predictor> predictorsOf(Inputs& inputs, const std::string& name = "terms");

/// A factor with given levels; a label that is none of them is missing.
Predictor factorOf(const std::string& name, const std::vector<std::string>& labels, const std::vector<std::string>& levels);

/// Weights of the rows by the input's column; empty when there is none.
std::vector<double> weightsOf(Inputs& inputs, const std::string& name = "weights");

/// Place of each label among `levels`, and the rows where outcome and predictors are there.
struct LevelOutcome {
    std::vector<std::string> levels;
    std::vector<double> places;  ///< NaN: missing
};
LevelOutcome levelOutcomeOf(Inputs& inputs, const std::string& outcome, const std::string& levels);

/// Design of complete rows with the outcome's places beside it.
struct LevelData {
    Design design;
    std::vector<int> level;
};
Result<LevelData> levelDataOf(const std::vector<Predictor>& predictors, const LevelOutcome& outcome);

/// A number, or NA where there is none.
void addOrNa(Report& report, const std::string& quantity, double value, const std::string& term = {}, const std::string& index = {});

/// Fold of each row from 0: column `fold` (1, 2, ...) of the table that the input names.
std::vector<int> foldsOf(Inputs& inputs, const std::string& name, const Csv& table);

/// --outcome, --positive, --terms, --factors, --reference: what every regression takes.
std::vector<Parameter> regressionParameters(std::vector<Parameter> more = {});

}  // namespace annulus
