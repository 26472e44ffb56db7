#include "core/stats/multinomial.h"

#include "core/methods/modelInputs.h"
#include "core/stats/distributions.h"

namespace annulus {
namespace {

void addProbabilities(Report& report, const char* quantity, const Eigen::MatrixXd& p, const std::vector<std::string>& levels)
{
    for (Eigen::Index row = 0; row < p.rows(); ++row)
        for (Eigen::Index level = 0; level < p.cols(); ++level)
            report.add(quantity, p(row, level), levels[static_cast<std::size_t>(level)], std::to_string(row + 1));
}

Result<Report> run(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs);
    const auto outcome = levelOutcomeOf(inputs, "outcome", "outcome_levels");
    const bool oneVsRest = inputs.flag("one_vs_rest", !inputs.has("outcome_levels"));
    if (inputs.failed())
        return inputs.error();
    const auto data = levelDataOf(predictors, outcome);
    if (!data)
        return data.error();
    const int levels = static_cast<int>(outcome.levels.size());
    if (levels < 3)
        return Error{Errc::invalid, message("methods", "The outcome has %1 classes; a model of classes needs at least 3.", levels), {}};
    Report report;
    report.usage = data->design.usage;
    report.notes = data->notes;
    const auto& columns = data->design.columns;
    const auto add = [&](const Eigen::MatrixXd& beta, const Eigen::MatrixXd& se, int first) {
        for (Eigen::Index at = 0; at < beta.cols(); ++at)
            for (Eigen::Index column = 0; column < beta.rows(); ++column) {
                const std::string& term = columns[static_cast<std::size_t>(column)];
                const std::string& level = outcome.levels[static_cast<std::size_t>(at + first)];
                addOrNa(report, "beta", beta(column, at), term, level);
                addOrNa(report, "se", se(column, at), term, level);
                addOrNa(report, "z", beta(column, at) / se(column, at), term, level);
                addOrNa(report, "p", normalTwoSided(beta(column, at) / se(column, at)), term, level);
            }
    };
    if (oneVsRest) {
        const auto fit = fitOneVsRest(data->design.x, data->level, levels);
        if (!fit)
            return fit.error();
        add(fit->beta, fit->se, 0);
        addProbabilities(report, "prob_normalised", fit->probabilities, outcome.levels);
        report.notes.push_back(message("methods", "One model per class, probabilities divided by their sum: not the multinomial maximum."));
        return report;
    }
    const auto fit = fitMultinomial(data->design.x, data->level, levels);
    if (!fit)
        return fit.error();
    add(fit->beta, fit->se, 1);
    report.add("loglik", fit->logLikelihood);
    report.add("aic", fit->aic);
    addProbabilities(report, "prob", fit->probabilities(data->design.x), outcome.levels);
    return report;
}

}  // namespace

extern const Method multinomialMethod{
    "multinomial", "Multinomial logistic regression against the first class, or one class against the rest",
    "--data cohort.csv --outcome her2 --outcome-levels zero,low,positive --terms grade,size_cm",
    {{"outcome", Take::column, "Column of the classes", true},
     {"outcome_levels", Take::columns, "The classes, the baseline first"},
     {"one_vs_rest", Take::flag, "One model per class against all others (also without --outcome-levels)"},
     termParameters[0], termParameters[1], termParameters[2]},
    run};

}  // namespace annulus
