#pragma once

#include "core/methods/Method.h"

namespace annulus {

/// An outcome (0 and 1) and columns of scores beside it, rows with anything missing left out.
struct Scores {
    std::vector<double> outcome;
    std::vector<std::vector<double>> columns;
};
/// `names` are inputs; `dataName` the input that names the table.
Scores scoresOf(Inputs& inputs, const std::string& outcomeName, const std::vector<std::string>& names, Report& report);

/// The same where every score is a probability: one outside 0..1 is an error that names its row.
Scores probabilitiesOf(Inputs& inputs, const std::string& outcomeName, const std::vector<std::string>& names, Report& report);

inline constexpr Parameter outcomeParameters[] = {
    {"y", Take::column, "Column of the outcome, 0 and 1, or any labels with --positive", true},
    {"positive", Take::text, "Label of those with the outcome"},
};

}  // namespace annulus
