#pragma once

#include "core/methods/Method.h"
#include "core/model/Pipeline.h"

namespace annulus {

/// A table to learn from and a whole model, selection included, as a user's words say: what cross-validation, the permutation test and the
/// radiomics score have in common. Rows without an outcome are left out and counted.
struct Learning {
    LearningTable table;
    std::vector<std::size_t> rows;  ///< of the data, from 0
    Pipeline pipeline;
};
Learning learningOf(Inputs& inputs, Report& report);

/// The table alone: --outcome, --positive, --columns, --patient.
Learning tableOf(Inputs& inputs, Report& report);

/// A number from 0 for each distinct label of the input's column, empty where the input is not given. A row without a label is an error.
std::vector<int> numberedLabels(Inputs& inputs, const std::string& name, const std::vector<std::size_t>& rows);

/// Folds of the rows: the column that the input `fold` names, or dealt out as `how` says; as many draws as `repeats` asks for.
std::vector<std::vector<int>> foldsByInput(Inputs& inputs, const Learning& learning, long long folds, long long repeats, Report& report);

std::vector<Parameter> tableParameters(std::vector<Parameter> more = {});
std::vector<Parameter> learningParameters(std::vector<Parameter> more = {});

}  // namespace annulus
