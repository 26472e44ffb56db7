#include "core/methods/modelInputs.h"

#include <algorithm>

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs);
    const bool isLinear = inputs.choice<bool>("fit", {{"glm", false}, {"lm", true}});
    const auto outcome = isLinear ? inputs.numbers("outcome") : inputs.outcome("outcome");
    if (inputs.failed())
        return inputs.error();
    for (const Predictor& one : predictors)
        if (one.values.size() != outcome.size())
            return Error{Errc::invalid, message("methods", "There are %1 outcomes for %2 rows.", outcome.size(), one.values.size()), {}};
    Usage usage;
    const auto rows = completeRows(predictors, outcome, usage);
    auto design = makeDesign(predictors, rows);
    if (!design)
        return std::move(design).error();
    Eigen::MatrixXd covariance = linearCovariance(*design);
    if (!isLinear) {
        const auto model = fitLogisticModel(predictors, outcome);
        if (!model)
            return model.error();
        covariance = model->fit.covariance;
    }
    const auto inflation = varianceInflation(*design, covariance);
    if (!inflation)
        return inflation.error();
    Report report;
    report.usage = usage;
    const bool plain = std::all_of(inflation->begin(), inflation->end(), [](const Inflation& one) { return one.degrees == 1; });
    for (const Inflation& one : *inflation) {
        if (plain) {
            report.add("vif", one.gvif, one.term);
            continue;
        }
        report.add("gvif", one.gvif, one.term);
        report.add("df", static_cast<double>(one.degrees), one.term);
        report.add("gvif_adj", one.adjusted(), one.term);
    }
    return report;
}

}  // namespace

extern const Method vifMethod{
    "vif", "Variance inflation of each term of a linear or logistic model", "--data cohort.csv --outcome sln --terms age,size_cm,grade",
    regressionParameters({{"fit", Take::text, "glm (logistic, the default) or lm (linear)"}}), run};

}  // namespace annulus
