#include "core/model/Nomogram.h"

#include "core/base/text.h"
#include "core/evaluation/optimism.h"
#include "core/methods/modelInputs.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace annulus {
namespace {

void addAxes(Report& report, const Nomogram& nomogram)
{
    for (const NomogramAxis& axis : nomogram.axes) {
        for (std::size_t at = 0; at < axis.labels.size(); ++at) {
            const std::string index = std::to_string(at + 1);
            report.addText("axis_value", axis.labels[at], axis.name, index);
            report.add("axis_xbeta", axis.linear[at], axis.name, index);
            report.add("axis_points", axis.points[at], axis.name, index);
        }
        const auto [least, most] = std::minmax_element(axis.linear.begin(), axis.linear.end());
        report.add("xbeta_range", *least, axis.name, "min");
        report.add("xbeta_range", *most, axis.name, "max");
        if (axis.values.empty())
            continue;
        report.add("axis_limits", axis.low, axis.name, "low");
        report.add("axis_limits", axis.high, axis.name, "high");
        report.add("data_range", axis.low, axis.name, "min");
        report.add("data_range", axis.high, axis.name, "max");
    }
    report.addEach("total_points_axis", nomogram.totalAxis);
    for (std::size_t at = 0; at < nomogram.linearAxis.size(); ++at)
        report.add("lp_axis_points", nomogram.linearPoints[at], "", formatSignificant(nomogram.linearAxis[at], 15));
    for (std::size_t at = 0; at < nomogram.probabilityAxis.size(); ++at)
        report.add("probability_axis_points", nomogram.probabilityPoints[at], "", formatSignificant(nomogram.probabilityAxis[at], 15));
}

/// Pairs of one with and one without the outcome, by predicted probability; probabilities in the same step of 1/5000
/// are tied, as lrm of rms 6.5 has it; `roc` reports the exact area.
struct Pairs {
    double concordant = 0, discordant = 0, tied = 0;
};

Pairs pairsInSteps(const LogisticModel& model)
{
    constexpr std::size_t steps = 5000;
    std::vector<double> with(steps + 1, 0), without(steps + 1, 0);
    for (Eigen::Index row = 0; row < model.outcome.size(); ++row)
        (model.outcome[row] > 0.5 ? with : without)[static_cast<std::size_t>(steps * model.fit.fitted[row])] += 1;
    Pairs pairs;
    double below = 0, above = std::accumulate(without.begin(), without.end(), 0.0);
    for (std::size_t step = 0; step <= steps; ++step) {
        above -= without[step];
        pairs.concordant += with[step] * below;
        pairs.discordant += with[step] * above;
        pairs.tied += with[step] * without[step];
        below += without[step];
    }
    return pairs;
}

/// What lrm prints beside the coefficients.
void addStatistics(Report& report, const LogisticModel& model)
{
    const auto n = static_cast<double>(model.outcome.size());
    const double ones = model.outcome.sum();
    const double ratio = model.fit.nullDeviance - model.fit.deviance, degrees = static_cast<double>(model.fit.rank - 1);
    const double effective = 3 * n * (ones / n) * (1 - ones / n);
    const double coxSnell = 1 - std::exp(-ratio / n);
    const auto adjusted = [&](double count) { return 1 - std::exp(-std::max(0.0, ratio - degrees) / count); };
    const std::string all = formatSignificant(n, 7), few = formatSignificant(std::round(effective * 10) / 10, 7), df = formatSignificant(degrees, 7);
    const auto [concordant, discordant, tied] = pairsInSteps(model);
    const double pairs = concordant + discordant + tied;
    const std::vector<double> linear(model.fit.linear.begin(), model.fit.linear.end()), fitted(model.fit.fitted.begin(), model.fit.fitted.end());
    const double g = giniMeanDifference(linear);
    const std::pair<std::string, double> rows[] = {
        {"Obs", n},
        {"Max Deriv", (model.design.x.transpose() * (model.outcome - model.fit.fitted)).cwiseAbs().maxCoeff()},
        {"Model L.R.", ratio},
        {"d.f.", degrees},
        {"P", chiSquareUpper(ratio, degrees)},
        {"C", (concordant + tied / 2) / pairs},
        {"Dxy", (concordant - discordant) / pairs},
        {"Gamma", (concordant - discordant) / (concordant + discordant)},
        {"Tau-a", (concordant - discordant) / (n * (n - 1) / 2)},
        {"R2", coxSnell / (1 - std::exp(-model.fit.nullDeviance / n))},
        {"R2(" + all + ")", coxSnell},
        {"R2(" + df + "," + all + ")", adjusted(n)},
        {"R2(" + few + ")", 1 - std::exp(-ratio / effective)},
        {"R2(" + df + "," + few + ")", adjusted(effective)},
        {"Brier", (model.fit.fitted - model.outcome).squaredNorm() / n},
        {"g", g},
        {"gr", std::exp(g)},
        {"gp", giniMeanDifference(fitted)},
    };
    for (const auto& [name, value] : rows)
        report.add("lrm_stat", value, name);
}

Result<Report> run(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs);
    const auto outcome = inputs.outcome("outcome");
    if (inputs.failed())
        return inputs.error();
    const auto model = fitLogisticModel(predictors, outcome);
    if (!model)
        return model.error();
    const auto nomogram = makeNomogram(*model, predictors);
    if (!nomogram)
        return nomogram.error();
    Report report;
    report.usage = model->design.usage;
    report.notes = model->notes;
    report.add("beta", model->fit.beta[0], "Intercept");
    for (int term = 0; term < static_cast<int>(predictors.size()); ++term) {
        const Predictor& predictor = predictors[static_cast<std::size_t>(term)];
        std::size_t level = 1;
        for (const Eigen::Index column : model->design.columnsOf(term))
            report.add("beta", model->fit.beta[column], predictor.isFactor() ? predictor.name + "=" + predictor.levels[level++] : predictor.name);
    }
    report.add("sc", nomogram->scale);
    report.add("intercept_after_shift", nomogram->shiftedIntercept);
    report.add("maxscale", 100);
    addAxes(report, *nomogram);
    for (Eigen::Index row = 0; row < model->fit.linear.size(); ++row) {
        report.add("subject_total_points", nomogram->totalPoints(model->fit.linear[row]), "", std::to_string(row + 1));
        report.add("subject_probability", model->fit.fitted[row], "", std::to_string(row + 1));
    }
    addStatistics(report, *model);
    return report;
}

}  // namespace

extern const Method nomogramMethod{
    "nomogram", "Points, axes and probabilities of a nomogram of a logistic model, as rms::nomogram", "--data cohort.csv --outcome sln --terms age,grade,thrombus",
    regressionParameters(), run};

}  // namespace annulus
