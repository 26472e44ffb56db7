#include "core/methods/modelInputs.h"
#include "core/stats/distributions.h"

#include <cmath>
#include <limits>

namespace annulus {
namespace {

void addCoefficients(Report& report, const LogisticModel& model)
{
    const auto& columns = model.design.columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const auto at = static_cast<Eigen::Index>(column);
        const double beta = model.fit.beta[at], se = model.fit.se[at];
        const CoefficientLimits wald = waldLimits(beta, se);
        const std::string& term = columns[column];
        addOrNa(report, "beta", beta, term);
        addOrNa(report, "or", std::exp(beta), term);
        addOrNa(report, "wald_low", wald.low, term);
        addOrNa(report, "wald_high", wald.high, term);
        addOrNa(report, "or_wald_low", std::exp(wald.low), term);
        addOrNa(report, "or_wald_high", std::exp(wald.high), term);
        if (std::isnan(beta))
            continue;
        report.add("se", se, term);
        report.add("z", model.fit.z(at), term);
        report.add("p", normalTwoSided(model.fit.z(at)), term);
    }
    for (std::size_t a = 0; a < columns.size(); ++a)
        for (std::size_t b = a; b < columns.size(); ++b)
            addOrNa(report, "vcov", model.fit.covariance(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)), columns[a] + ":" + columns[b]);
}

void addFit(Report& report, const LogisticModel& model, bool weighted)
{
    const LogisticFit& fit = model.fit;
    const auto used = static_cast<double>(fit.used), rank = static_cast<double>(fit.rank);
    report.add("deviance", fit.deviance);
    report.add("null_deviance", fit.nullDeviance);
    report.add("df_residual", used - rank);
    report.add("df_null", used - 1);
    report.add("aic", fit.aic);
    report.add("bic", -2 * fit.logLikelihood + std::log(used) * rank);
    report.add("loglik", fit.logLikelihood);
    report.add("n_used", used);
    std::size_t dropped = 0;
    for (const LeftOut& one : model.design.usage.leftOut)
        dropped += one.count;
    report.add("n_dropped", static_cast<double>(dropped));
    report.addFlag("separated", model.separation.found());
    const double ratio = fit.nullDeviance - fit.deviance;
    report.add("lr_chi2", ratio);
    report.add("lr_df", rank - 1);
    report.add("lr_p", chiSquareUpper(ratio, rank - 1));
    if (!weighted) {
        const double coxSnell = 1 - std::exp(-ratio / used);
        report.add("r2_mcfadden", 1 - fit.deviance / fit.nullDeviance);
        report.add("r2_coxsnell", coxSnell);
        report.add("r2_nagelkerke", coxSnell / (1 - std::exp(-fit.nullDeviance / used)));
    }
    for (Eigen::Index row = 0; row < fit.fitted.size(); ++row)
        report.add("fitted", fit.fitted[row], "", std::to_string(row + 1));
}

Result<void> addTests(Report& report, const LogisticModel& model)
{
    const auto tests = testTerms(model);
    if (!tests)
        return tests.error();
    for (std::size_t term = 0; term < tests->size(); ++term) {
        const LikelihoodRatio& test = (*tests)[term];
        report.add("drop1_lrt", test.chiSquare, model.design.terms[term]);
        report.add("drop1_df", static_cast<double>(test.degrees), model.design.terms[term]);
        addOrNa(report, "drop1_p", test.p, model.design.terms[term]);
    }
    return {};
}

void addProfile(Report& report, const LogisticModel& model)
{
    if (model.separation.found() || model.fit.rank < model.design.x.cols())
        return;
    for (std::size_t column = 0; column < model.design.columns.size(); ++column) {
        const auto limits = profileLimits(model.design.x, model.outcome, model.weights, model.fit, static_cast<Eigen::Index>(column));
        addOrNa(report, "profile_low", limits.low, model.design.columns[column]);
        addOrNa(report, "profile_high", limits.high, model.design.columns[column]);
    }
}

/// What glm prints with its own, looser stop.
Result<void> addAsGlm(Report& report, const LogisticModel& model)
{
    const auto fit = fitLogistic(model.design.x, model.outcome, model.weights, {}, LogisticOptions::asGlm());
    if (!fit)
        return fit.error();
    for (std::size_t column = 0; column < model.design.columns.size(); ++column) {
        const auto at = static_cast<Eigen::Index>(column);
        addOrNa(report, "beta_default_epsilon", fit->beta[at], model.design.columns[column]);
        if (!std::isnan(fit->beta[at]))
            report.add("se_default_epsilon", fit->se[at], model.design.columns[column]);
    }
    report.add("deviance_default_epsilon", fit->deviance);
    report.addFlag("converged_default_epsilon", fit->converged);
    report.add("iterations_default_epsilon", fit->steps);
    return {};
}

Result<Report> run(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs);
    const auto outcome = inputs.outcome("outcome");
    const auto weights = weightsOf(inputs, WeightGaps::allowed);
    if (inputs.failed())
        return inputs.error();
    auto model = fitLogisticModel(predictors, outcome, weights);
    if (model && model->fit.rank < model->design.x.cols())  // the reference leaves aliased models where glm stopped
        model = fitLogisticModel(predictors, outcome, weights, {1e-10, 200, 1e-7, false});
    if (!model)
        return model.error();
    Report report;
    report.usage = model->design.usage;
    report.notes = model->notes;
    addCoefficients(report, *model);
    addFit(report, *model, !weights.empty());
    if (const auto done = addTests(report, *model); !done)
        return done.error();
    addProfile(report, *model);
    report.addFlag("converged", model->fit.converged);
    if (weights.empty())
        if (const auto done = addAsGlm(report, *model); !done)
            return done.error();
    return report;
}

}  // namespace

extern const Method logisticMethod{
    "logistic", "Logistic regression: coefficients, odds ratios with Wald and profile intervals, tests of each term",
    "--data cohort.csv --outcome sln --terms age,grade,thrombus --reference grade=I",
    regressionParameters({{"weights", Take::column, "Column of weights"}}), run};

}  // namespace annulus
