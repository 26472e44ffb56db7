#include "core/stats/ordinal.h"

#include "core/methods/modelInputs.h"
#include "core/stats/distributions.h"

#include <cmath>

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs);
    const auto outcome = levelOutcomeOf(inputs, "outcome", "outcome_levels");
    if (inputs.failed())
        return inputs.error();
    const auto data = levelDataOf(predictors, outcome);
    if (!data)
        return data.error();
    const int levels = static_cast<int>(outcome.levels.size());
    if (levels < 3)
        return Error{Errc::invalid, message("methods", "The outcome has %1 levels; an ordinal model needs at least 3.", levels), {}};
    const Eigen::MatrixXd x = data->design.x.rightCols(data->design.x.cols() - 1);
    const auto fit = fitOrdinal(x, data->level, levels);
    if (!fit)
        return fit.error();
    Report report;
    report.usage = data->design.usage;
    report.notes = data->notes;
    for (Eigen::Index column = 0; column < x.cols(); ++column) {
        const std::string& term = data->design.columns[static_cast<std::size_t>(column + 1)];
        const double beta = fit->beta[column];
        const CoefficientLimits wald = waldLimits(beta, fit->se[column]);
        report.add("beta", beta, term);
        report.add("se", fit->se[column], term);
        report.add("t", fit->t(column), term);
        report.add("p", normalTwoSided(fit->t(column)), term);
        report.add("or", std::exp(beta), term);
        report.add("or_low", std::exp(wald.low), term);
        report.add("or_high", std::exp(wald.high), term);
    }
    for (Eigen::Index cut = 0; cut < fit->thresholds.size(); ++cut) {
        const auto at = static_cast<std::size_t>(cut);
        const std::string term = outcome.levels[at] + "|" + outcome.levels[at + 1];
        report.add("threshold", fit->thresholds[cut], term);
        report.add("threshold_se", fit->thresholdSe[cut], term);
    }
    const double ratio = 2 * (fit->logLikelihood - fit->nullLogLikelihood);
    report.add("loglik", fit->logLikelihood);
    report.add("aic", fit->aic);
    report.add("n_used", static_cast<double>(data->level.size()));
    report.add("lr_chi2", ratio);
    report.add("lr_df", static_cast<double>(x.cols()));
    report.add("lr_p", chiSquareUpper(ratio, static_cast<double>(x.cols())));
    for (int term = 0; term < static_cast<int>(data->design.terms.size()); ++term) {
        std::vector<Eigen::Index> columns;
        for (const Eigen::Index column : data->design.columnsOf(term))
            columns.push_back(column - 1);
        if (columns.empty())
            continue;  // aliased, as the note says
        const std::string& name = data->design.terms[static_cast<std::size_t>(term)];
        const auto test = testParallel(x, columns, data->level, levels, *fit);
        if (!test) {
            report.notes.push_back(message("methods", "No parallel-lines test for '%1': %2", name, test.error().what.english()));
            continue;
        }
        report.add("parallel_lrt", test->chiSquare, name);
        report.add("parallel_df", test->degrees, name);
        report.add("parallel_p", test->p, name);
    }
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        const Eigen::VectorXd p = fit->probabilities(x.row(row));
        for (Eigen::Index level = 0; level < p.size(); ++level)
            report.add("prob", p[level], outcome.levels[static_cast<std::size_t>(level)], std::to_string(row + 1));
    }
    return report;
}

}  // namespace

extern const Method ordinalMethod{
    "ordinal", "Proportional-odds logistic regression with t values, thresholds and a parallel-lines test of each term",
    "--data cohort.csv --outcome her2 --outcome-levels zero,low,positive --terms size_gt2,sln",
    {{"outcome", Take::column, "Column of the outcome's levels", true},
     {"outcome_levels", Take::columns, "The levels from low to high", true},
     termParameters[0], termParameters[1], termParameters[2]},
    run};

}  // namespace annulus
