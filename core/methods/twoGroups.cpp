#include "core/methods/twoGroups.h"

#include "core/base/text.h"
#include "core/stats/columns.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

std::vector<std::string> chosenLevels(Inputs& inputs, const std::vector<std::string>& labels)
{
    const auto found = distinctLabels(labels);
    const auto levels = inputs.has("levels") ? inputs.words("levels") : found;
    if (levels.size() != 2)
        inputs.fail({Errc::invalid, message("methods", "The column '%1' holds %2 labels (%3); two are expected, or name two by the input 'levels'.",
                                            inputs.text("by"), found.size(), join(found, ", ")), {}});
    for (const std::string& level : levels)
        if (std::find(found.begin(), found.end(), level) == found.end())
            inputs.fail({Errc::notFound, message("methods", "The column '%1' has no label '%2'; it holds %3.", inputs.text("by"), level, join(found, ", ")), {}});
    return levels;
}

TwoGroups cut(Inputs& inputs, Report& report)
{
    const auto values = inputs.numbers("x");
    const auto labels = inputs.labels("by");
    if (!inputs.failed() && values.size() != labels.size())
        inputs.fail({Errc::invalid, message("methods", "There are %1 values and %2 group labels; the same number is expected.", values.size(), labels.size()), {}});
    const auto levels = chosenLevels(inputs, labels);
    TwoGroups groups;
    if (inputs.failed())
        return groups;
    groups.nameX = levels[0];
    groups.nameY = levels[1];
    std::size_t others = 0, missing = 0;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (std::isnan(values[row]) || labels[row].empty())
            ++missing;
        else if (labels[row] == levels[0])
            groups.x.push_back(values[row]);
        else if (labels[row] == levels[1])
            groups.y.push_back(values[row]);
        else
            ++others;
    }
    report.usage.used = groups.x.size() + groups.y.size();
    report.usage.leaveOut(missing, message("methods", "a value is missing in the row"));
    report.usage.leaveOut(others, message("methods", "in neither of the two groups"));
    report.notes.push_back(message("methods", "x is '%1' (%2 values), y is '%3' (%4 values).", levels[0], groups.x.size(), levels[1], groups.y.size()));
    return groups;
}

}  // namespace

TwoGroups twoGroups(Inputs& inputs, bool paired, Report& report)
{
    if (inputs.has("by") && paired) {
        inputs.fail({Errc::invalid, message("methods", "Pairs are two columns, 'x' and 'y'; 'by' cuts one column into different patients."), {}});
        return {};
    }
    if (inputs.has("by"))
        return cut(inputs, report);
    if (!inputs.has("y"))
        inputs.fail({Errc::invalid, message("methods", "A second column is missing: name it by 'y', or a column of two labels by 'by'."), {}});
    const auto x = inputs.numbers("x"), y = inputs.numbers("y");
    TwoGroups groups{{}, {}, "x", "y"};
    if (inputs.failed())
        return groups;
    if (!paired) {
        groups.x = presentValues(x, report.usage);
        groups.y = presentValues(y, report.usage);
        return groups;
    }
    if (x.size() != y.size()) {
        inputs.fail({Errc::invalid, message("methods", "The columns have %1 and %2 rows; pairs need the same number.", x.size(), y.size()), {}});
        return groups;
    }
    const auto rows = completeRows({x, y}, {}, report.usage);
    groups.x = atRows(x, rows);
    groups.y = atRows(y, rows);
    return groups;
}

Groups groupsOf(Inputs& inputs, Report& report)
{
    const auto values = inputs.numbers("y");
    const auto labels = inputs.labels("g");
    Groups groups;
    if (inputs.failed())
        return groups;
    if (values.size() != labels.size()) {
        inputs.fail({Errc::invalid, message("methods", "There are %1 values and %2 group labels; the same number is expected.", values.size(), labels.size()), {}});
        return groups;
    }
    const auto rows = completeRows({values}, {labels}, report.usage);
    groups.values = atRows(values, rows);
    const auto used = atRows(labels, rows);
    groups.names = distinctLabels(used);
    for (const std::string& label : used)
        groups.group.push_back(static_cast<std::size_t>(std::find(groups.names.begin(), groups.names.end(), label) - groups.names.begin()));
    return groups;
}

}  // namespace annulus
