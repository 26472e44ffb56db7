#pragma once

#include "core/base/csv.h"
#include "core/stats/Usage.h"

#include <span>

namespace annulus {

/// A cell that says "no value": empty, NA or NaN (any case), with blanks around it.
bool isMissingCell(std::string_view cell);

/// One column as numbers, NaN where the cell says "no value". Text and infinities are an error that names column and row
/// (rows count from 1, the header does not count).
Result<std::vector<double>> numberColumn(const Csv& table, const std::string& name);

/// One column as labels without blanks around them, empty where the cell says "no value".
Result<std::vector<std::string>> labelColumn(const Csv& table, const std::string& name);

/// The numbers that are there, in order; what is missing is counted in `usage`.
std::vector<double> presentValues(std::span<const double> values, Usage& usage);

/// Rows where none of `columns` (NaN: missing) and none of `labels` (empty: missing) is missing. All have the same length.
std::vector<std::size_t> completeRows(const std::vector<std::span<const double>>& columns, const std::vector<std::span<const std::string>>& labels,
                                      Usage& usage);

/// values[rows[0]], values[rows[1]], ...
template <class T>
std::vector<T> atRows(const std::vector<T>& values, std::span<const std::size_t> rows)
{
    std::vector<T> picked;
    picked.reserve(rows.size());
    for (const std::size_t row : rows)
        picked.push_back(values[row]);
    return picked;
}

/// The distinct labels: rising by number when all are numbers, else by their bytes. Missing (empty) ones do not count.
std::vector<std::string> distinctLabels(std::span<const std::string> labels);

}  // namespace annulus
