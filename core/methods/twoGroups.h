#pragma once

#include "core/methods/Method.h"

namespace annulus {

/// Two samples without missing values.
struct TwoGroups {
    std::vector<double> x, y;
    std::string nameX, nameY;  ///< levels of `by`, or the columns' names
};

/// Either columns x and y, or column x cut in two by the labels of column `by` (`levels`: which two, in which order).
/// Pairs lose both values when one is missing. What is left out is counted in the report.
TwoGroups twoGroups(Inputs& inputs, bool paired, Report& report);

inline constexpr Parameter twoGroupParameters[] = {
    {"x", Take::column, "Column of numbers", true},
    {"y", Take::column, "Second column of numbers; or give --by"},
    {"by", Take::column, "Column of two labels that cuts --x in two groups"},
    {"levels", Take::columns, "The two labels, first and second group; needed where --by holds more"},
};

/// k groups: values without missing ones, the group of each (from 0), the groups' names in order.
struct Groups {
    std::vector<double> values;
    std::vector<std::size_t> group;
    std::vector<std::string> names;
};
/// Columns y (numbers) and g (labels).
Groups groupsOf(Inputs& inputs, Report& report);

inline constexpr Parameter groupParameters[] = {
    {"y", Take::column, "Column of numbers", true},
    {"g", Take::column, "Column of groups", true},
};

}  // namespace annulus
