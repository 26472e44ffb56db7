#include "core/methods/modelInputs.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs, "variables");
    const auto outcome = inputs.outcome("outcome");
    const auto weights = weightsOf(inputs, WeightGaps::allowed);
    const double threshold = inputs.numberWithin("p", 0, 0, 1);
    if (inputs.failed())
        return inputs.error();
    Report report;
    const auto addRows = [&](const std::vector<CoefficientRow>& rows, const std::string& prefix) {
        for (const CoefficientRow& row : rows) {
            addOrNa(report, prefix + "beta", row.beta, row.column, row.variable);
            addOrNa(report, prefix + "se", row.se, row.column, row.variable);
            addOrNa(report, prefix + "z", row.z, row.column, row.variable);
            addOrNa(report, prefix + "p", row.p, row.column, row.variable);
            addOrNa(report, prefix + "or", row.oddsRatio, row.column, row.variable);
            addOrNa(report, prefix + "or_low", row.oddsLimits.low, row.column, row.variable);
            addOrNa(report, prefix + "or_high", row.oddsLimits.high, row.column, row.variable);
        }
    };
    const auto alone = screenVariables(predictors, outcome, weights);
    if (std::all_of(alone.begin(), alone.end(), [](const ScreenedVariable& one) { return !one.refused.isEmpty(); }))
        return Error{Errc::invalid, alone.front().refused, {}}.in(alone.front().variable);
    for (const ScreenedVariable& one : alone) {
        if (!one.refused.isEmpty()) {
            report.notes.push_back(message("methods", "'%1' is left out: %2", one.variable, one.refused.english()));
            continue;
        }
        addRows(one.rows, "");
        addOrNa(report, "lr_p", one.test.p, one.variable, one.variable);
        report.add("n_used", static_cast<double>(one.usage.used), one.variable, one.variable);
        for (const LeftOut& left : one.usage.leftOut)
            report.notes.push_back(message("methods", "'%1': %2 rows left out, %3", one.variable, left.count, left.reason.english()));
        for (const Message& note : one.notes)
            report.notes.push_back(message("methods", "'%1': %2", one.variable, note.english()));
    }
    const auto noOutcome = static_cast<std::size_t>(std::count_if(outcome.begin(), outcome.end(), [](double y) { return std::isnan(y); }));
    report.usage.used = outcome.size() - noOutcome;  // by at least one variable; each has a line of its own
    report.usage.leaveOut(noOutcome, message("methods", "the outcome is missing"));
    if (threshold > 0 && std::none_of(alone.begin(), alone.end(), [threshold](const ScreenedVariable& one) { return one.test.p < threshold; })) {
        report.notes.push_back(message("methods", "No variable has P below %1 alone: there is nothing to fit together.", threshold));
    } else if (threshold > 0) {
        const auto together = screenThenFit(predictors, outcome, threshold, weights);
        if (!together)
            return together.error();
        addRows(coefficientRows(together->together), "multi_");
        const auto tests = testTerms(together->together);
        if (!tests)
            return tests.error();
        for (std::size_t term = 0; term < tests->size(); ++term) {
            const std::string& variable = together->together.design.terms[term];
            addOrNa(report, "multi_lr_p", (*tests)[term].p, variable, variable);
        }
        report.usage = together->together.design.usage;
        report.notes.insert(report.notes.end(), together->notes.begin(), together->notes.end());
        report.notes.insert(report.notes.end(), together->together.notes.begin(), together->together.notes.end());
    }
    return report;
}

}  // namespace

extern const Method logisticUnivariateMethod{
    "logistic_univariate", "Logistic regression of each variable alone, then of those with a small P together",
    "--data cohort.csv --outcome sln --variables age,grade,thrombus --p 0.05",
    {{"outcome", Take::column, "Column of the outcome, 0 and 1, or any labels with --positive", true},
     {"positive", Take::text, "Label of those with the outcome"},
     {"variables", Take::columns, "Columns to try", true},
     {"factors", Take::columns, "Those of them whose numbers are codes of levels"},
     {"reference", Take::columns, "Reference levels: COLUMN=LEVEL,..."},
     {"p", Take::number, "Fit the variables with P (likelihood ratio) below this together"},
     {"weights", Take::column, "Column of weights"}},
    run};

}  // namespace annulus
