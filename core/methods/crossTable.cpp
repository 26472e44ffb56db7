#include "core/methods/crossTable.h"

#include "core/base/text.h"
#include "core/stats/columns.h"

#include <algorithm>

namespace annulus {
namespace {

Eigen::Index placeOf(const std::vector<std::string>& labels, const std::string& label)
{
    return static_cast<Eigen::Index>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

}  // namespace

Eigen::MatrixXd crossTable(Inputs& inputs, Report& report)
{
    if (inputs.has("table")) {
        const auto counts = inputs.table("table");
        if (!inputs.failed())
            report.usage.used = static_cast<std::size_t>(std::max(0.0, counts.sum()));
        return counts;
    }
    if (!inputs.has("row") || !inputs.has("column"))
        inputs.fail({Errc::invalid, message("methods", "Counts are missing: give a table, or two columns by 'row' and 'column'."), {}});
    const auto rows = inputs.labels("row"), columns = inputs.labels("column");
    if (inputs.failed())
        return {};
    const auto used = completeRows({}, {rows, columns}, report.usage);
    const auto rowNames = distinctLabels(atRows(rows, used)), columnNames = distinctLabels(atRows(columns, used));
    Eigen::MatrixXd counts = Eigen::MatrixXd::Zero(std::ssize(rowNames), std::ssize(columnNames));
    for (const std::size_t at : used)
        counts(placeOf(rowNames, rows[at]), placeOf(columnNames, columns[at])) += 1;
    report.notes.push_back(message("methods", "Rows: %1. Columns: %2.", join(rowNames, ", "), join(columnNames, ", ")));
    return counts;
}

}  // namespace annulus
