#include "core/stats/stepwise.h"

#include "core/methods/modelInputs.h"

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs);
    const auto outcome = inputs.outcome("outcome");
    const auto weights = weightsOf(inputs, WeightGaps::allowed);
    const auto direction = inputs.choice<StepDirection>("direction", {{"both", StepDirection::both}, {"backward", StepDirection::backward}, {"forward", StepDirection::forward}});
    if (inputs.failed())
        return inputs.error();
    const auto found = stepwiseAic(predictors, outcome, direction, weights);
    if (!found)
        return found.error();
    Report report;
    report.usage = found->model.design.usage;
    report.notes = found->model.notes;
    for (std::size_t at = 0; at < found->steps.size(); ++at) {
        const std::string index = std::to_string(at);
        report.addText("step", at == 0 ? "start" : found->steps[at].move, "", index);
        report.add("step_aic", found->steps[at].aic, "", index);
    }
    report.add("aic", found->model.fit.aic);
    report.add("n_terms", static_cast<double>(found->model.design.terms.size()));
    addOrNa(report, "beta", found->model.fit.beta[0], "(Intercept)");
    for (const CoefficientRow& row : coefficientRows(found->model)) {
        addOrNa(report, "beta", row.beta, row.column);
        addOrNa(report, "se", row.se, row.column);
        addOrNa(report, "z", row.z, row.column);
        addOrNa(report, "p", row.p, row.column);
        addOrNa(report, "or", row.oddsRatio, row.column);
        addOrNa(report, "or_low", row.oddsLimits.low, row.column);
        addOrNa(report, "or_high", row.oddsLimits.high, row.column);
    }
    report.notes.push_back(message("methods", "The terms were chosen on these rows: P values and intervals are too optimistic. Put the selection into each fold to judge the model."));
    return report;
}

}  // namespace

extern const Method stepwiseMethod{
    "stepwise", "Stepwise logistic regression by AIC, as R's step", "--data cohort.csv --outcome sln --terms age,size_cm,grade --direction backward",
    regressionParameters({{"direction", Take::text, "both (default) and backward start with all terms, forward with none"}, {"weights", Take::column, "Column of weights"}}), run};

}  // namespace annulus
