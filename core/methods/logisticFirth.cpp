#include "core/methods/modelInputs.h"
#include "core/stats/distributions.h"
#include "core/stats/firth.h"

#include <cmath>

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs);
    const auto outcome = inputs.outcome("outcome");
    if (inputs.failed())
        return inputs.error();
    const auto plain = fitLogisticModel(predictors, outcome);  // rows, dummies, and whether it separates
    if (!plain)
        return plain.error();
    const auto fit = fitFirth(plain->design.x, plain->outcome);
    if (!fit)
        return fit.error();
    Report report;
    report.usage = plain->design.usage;
    report.notes = plain->notes;
    for (std::size_t column = 0; column < plain->design.columns.size(); ++column) {
        const auto at = static_cast<Eigen::Index>(column);
        const std::string& term = plain->design.columns[column];
        const double beta = fit->beta[at], se = fit->se[at];
        const CoefficientLimits wald = waldLimits(beta, se);
        addOrNa(report, "beta", beta, term);
        addOrNa(report, "se", se, term);
        addOrNa(report, "p", normalTwoSided(beta / se), term);
        addOrNa(report, "or", std::exp(beta), term);
        addOrNa(report, "or_low", std::exp(wald.low), term);
        addOrNa(report, "or_high", std::exp(wald.high), term);
    }
    return report;
}

}  // namespace

extern const Method logisticFirthMethod{
    "logistic_firth", "Firth's logistic regression, finite where the outcomes separate", "--data cohort.csv --outcome sln --terms age,stage",
    regressionParameters(), run};

}  // namespace annulus
