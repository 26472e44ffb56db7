#pragma once

#include "core/methods/Method.h"

namespace annulus {

/// Counts given in place as `table`, or of two columns of labels, `row` and `column`; rows without both are left out.
Eigen::MatrixXd crossTable(Inputs& inputs, Report& report);

inline constexpr Parameter tableParameters[] = {
    {"table", Take::table, "Counts, rows separated by semicolons"},
    {"row", Take::column, "Column whose labels are the rows"},
    {"column", Take::column, "Column whose labels are the columns"},
};

}  // namespace annulus
