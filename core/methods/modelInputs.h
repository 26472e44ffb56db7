#pragma once

#include "core/methods/Method.h"
#include "core/stats/logisticModel.h"

namespace annulus {

/// The variables of a model. In a case file `terms` are objects with name, type (numeric or factor), levels and reference; on the command
/// line they are column names: a column of numbers is a number, any other (or one named in --factors) a factor, its levels in order, the
/// reference first or as --reference COLUMN=LEVEL says.
std::vector<Predictor> predictorsOf(Inputs& inputs, const std::string& name = "terms");

/// Whether a row may lack its weight (NaN, for a method that leaves the row out) or not.
enum class WeightGaps { allowed, refused };
/// Weights of the rows by the input's column; empty when there is none.
std::vector<double> weightsOf(Inputs& inputs, WeightGaps gaps, const std::string& name = "weights");

/// Place of each label among `levels` (all there are, in order, where none are given). A label that is none of them is an error with its row.
struct LevelOutcome {
    std::vector<std::string> levels;
    std::vector<double> places;  ///< NaN: missing
};
LevelOutcome levelOutcomeOf(Inputs& inputs, const std::string& outcome, const std::string& levels);

/// Design of complete rows with the outcome's places beside it, without aliased columns.
struct LevelData {
    Design design;
    std::vector<int> level;
    std::vector<Message> notes;  ///< which columns are aliased
};
Result<LevelData> levelDataOf(const std::vector<Predictor>& predictors, const LevelOutcome& outcome);

/// Columns side by side where every value is needed: one that is missing is an error that names its column and row.
Eigen::MatrixXd completeColumns(Inputs& inputs, const std::vector<std::string>& names, const std::string& dataName = "data");

/// Says which columns of a table to be scaled have gaps, and in which row the first one is.
void noteGaps(Report& report, const Eigen::MatrixXd& x, const std::vector<std::string>& names);

/// A number, or NA where there is none.
void addOrNa(Report& report, const std::string& quantity, double value, const std::string& term = {}, const std::string& index = {});

/// Fold of each row from 0: column `fold` (1, 2, ...) of the table that the input names.
std::vector<int> foldsOf(Inputs& inputs, const std::string& name, const Csv& table);

inline constexpr Parameter termParameters[] = {
    {"terms", Take::columns, "Columns of the model", true},
    {"factors", Take::columns, "Those of them whose numbers are codes of levels"},
    {"reference", Take::columns, "Reference levels: COLUMN=LEVEL,..."},
};

/// --outcome, --positive, --terms, --factors, --reference: what every regression takes.
std::vector<Parameter> regressionParameters(std::vector<Parameter> more = {});

}  // namespace annulus
