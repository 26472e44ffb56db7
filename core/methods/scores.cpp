#include "core/methods/scores.h"

#include "core/stats/columns.h"

namespace annulus {

Scores scoresOf(Inputs& inputs, const std::string& outcomeName, const std::vector<std::string>& names, Report& report)
{
    const auto outcome = inputs.outcome(outcomeName);
    std::vector<std::vector<double>> columns;
    std::vector<std::span<const double>> all{outcome};
    for (const std::string& name : names)
        columns.push_back(inputs.numbers(name));
    for (const auto& column : columns) {
        if (!inputs.failed() && column.size() != outcome.size())
            inputs.fail({Errc::invalid, message("methods", "There are %1 outcomes and %2 scores; the same number is expected.", outcome.size(), column.size()), {}});
        all.emplace_back(column);
    }
    if (inputs.failed())
        return {};
    const auto rows = completeRows(all, {}, report.usage);
    Scores scores{atRows(outcome, rows), {}};
    for (const auto& column : columns)
        scores.columns.push_back(atRows(column, rows));
    if (rows.empty())
        inputs.fail({Errc::invalid, message("methods", "No row has both an outcome and a score."), {}});
    return scores;
}

Scores probabilitiesOf(Inputs& inputs, const std::string& outcomeName, const std::vector<std::string>& names, Report& report)
{
    for (const std::string& name : names) {
        const auto column = inputs.numbers(name);
        for (std::size_t row = 0; row < column.size(); ++row)
            if (column[row] < 0 || column[row] > 1)
                inputs.fail({Errc::invalid, message("methods", "The probability '%1' is %2 in row %3; 0 to 1 is expected.", name, column[row], row + 1), {}});
    }
    return scoresOf(inputs, outcomeName, names, report);
}

}  // namespace annulus
