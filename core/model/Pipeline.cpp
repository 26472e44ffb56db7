#include "core/model/Pipeline.h"

#include "core/base/text.h"
#include "core/model/pipelineSteps.h"
#include "core/stats/roc.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

double sigmoid(double linear) { return linear < 0 ? std::exp(linear) / (1 + std::exp(linear)) : 1 / (1 + std::exp(-linear)); }

Result<void> fitLogisticEnd(FittedPipeline& fitted, const Training& now)
{
    Eigen::MatrixXd x(now.x.rows(), now.x.cols() + 1);
    x << Eigen::VectorXd::Ones(now.x.rows()), now.x;
    Eigen::VectorXd y(now.x.rows());
    for (Eigen::Index row = 0; row < y.size(); ++row)
        y[row] = now.outcome[static_cast<std::size_t>(row)];
    LogisticOptions options;
    options.mostSteps = 50;
    const auto fit = fitLogistic(x, y, {}, {}, options);
    if (!fit)
        return fit.error();
    if (!fit->converged)
        fitted.notes.push_back(message("model", "The logistic regression did not settle: the columns tell the outcomes apart."));
    fitted.intercept = fit->beta[0];
    fitted.coefficients = fit->beta.tail(now.x.cols()).unaryExpr([](double value) { return std::isnan(value) ? 0.0 : value; });
    return {};
}

void fitLassoEnd(FittedPipeline& fitted, const Training& now)
{
    fitted.intercept = now.lasso.intercept;
    fitted.coefficients = Eigen::VectorXd::Zero(now.x.cols());
    for (std::size_t at = 0; at < now.lasso.columns.size(); ++at)
        fitted.coefficients[static_cast<Eigen::Index>(at)] = now.lasso.values[at];
    fitted.isProbability = now.lassoIsBinomial;
}

Result<void> fitSvmEnd(FittedPipeline& fitted, const Training& now, const SvmEnd& end)
{
    const auto folds = innerFolds(now.outcome, end.folds, end.seed);
    SvmSettings settings;
    settings.balanced = end.balanced;
    settings.cost = end.costs.empty() ? 1 : end.costs.front();
    const double scale = scaleGamma(now.x);
    settings.gamma = scale * (end.gammaFactors.empty() ? 1 : end.gammaFactors.front());
    if (end.costs.size() * end.gammaFactors.size() > 1) {
        std::vector<double> gammas;
        for (const double factor : end.gammaFactors)
            gammas.push_back(scale * factor);
        const auto choice = chooseSvm(now.x, now.outcome, folds, end.costs, gammas, settings);
        if (!choice)
            return choice.error();
        settings.cost = choice->grid[choice->best].cost;
        settings.gamma = choice->grid[choice->best].gamma;
    }
    const auto held = heldOutDecision(now.x, now.outcome, folds, settings);
    if (!held)
        return held.error();
    const auto platt = fitPlatt(*held, now.outcome);
    auto machine = fitSvm(now.x, now.outcome, settings);
    if (!platt || !machine)
        return platt ? machine.error() : platt.error();
    fitted.platt = *platt;
    fitted.machine = std::move(machine).value();
    return {};
}

/// The threshold by its rule, on the rows the pipeline was trained on (without synthetic ones).
Result<double> thresholdOf(const Threshold& threshold, const FittedPipeline& fitted, const LearningTable& table)
{
    if (threshold.rule == Threshold::Rule::fixed)
        return threshold.value;
    const auto scores = fitted.scores(table);
    if (!scores)
        return scores.error();
    const std::vector<double> outcome(table.outcome.begin(), table.outcome.end()), values(scores->begin(), scores->end());
    const auto groups = scoredGroups(outcome, values);
    if (!groups)
        return groups.error();
    const RocCurve curve = rocCurve(*groups);
    return curve.thresholds[chosenThreshold(bestThresholds(curve))];
}

}  // namespace

LearningTable LearningTable::rows(const std::vector<Eigen::Index>& kept) const
{
    LearningTable part{names, x(kept, Eigen::all), {}};
    for (const Eigen::Index row : kept)
        part.outcome.push_back(outcome[static_cast<std::size_t>(row)]);
    return part;
}

Result<FittedPipeline> fitPipeline(const Pipeline& pipeline, const LearningTable& table, const Progress& progress)
{
    if (table.x.rows() != static_cast<Eigen::Index>(table.outcome.size()) || table.x.cols() != static_cast<Eigen::Index>(table.names.size()))
        return Error{Errc::invalid, message("model", "The table has %1 rows and %2 columns, but %3 outcomes and %4 names.", table.x.rows(), table.x.cols(),
                                            table.outcome.size(), table.names.size()), {}};
    if (const auto odd = std::find_if(table.outcome.begin(), table.outcome.end(), [](int one) { return one != 0 && one != 1; }); odd != table.outcome.end())
        return Error{Errc::invalid, message("model", "The outcome in row %1 is %2; 0 or 1 is expected.", odd - table.outcome.begin() + 1, *odd), {}};
    const auto ones = std::count(table.outcome.begin(), table.outcome.end(), 1);
    if (ones == 0 || ones == static_cast<std::ptrdiff_t>(table.outcome.size()))
        return Error{Errc::invalid, message("model", "All %1 outcomes are %2; a model needs both 0 and 1.", table.outcome.size(), ones == 0 ? 0 : 1), {}};
    if (std::holds_alternative<LassoScoreEnd>(pipeline.end) && (pipeline.steps.empty() || !std::holds_alternative<SelectByLasso>(pipeline.steps.back())))
        return Error{Errc::invalid, message("model", "A pipeline that ends with the LASSO's score needs the LASSO as its last step."), {}};
    FittedPipeline fitted;
    Training now = startTraining(table);
    for (std::size_t at = 0; at < pipeline.steps.size(); ++at) {
        if (progress.cancelled())
            return stopped();
        if (const auto done = std::visit([&](const auto& step) { return applyStep(step, now, fitted.notes); }, pipeline.steps[at]); !done)
            return done.error();
        if (now.x.cols() == 0)
            return Error{Errc::invalid, message("model", "No column is left after step %1 of the pipeline.", at + 1), {}};
        fitted.records.push_back({now.what, now.names});
    }
    for (Eigen::Index column = 0; column < now.x.cols(); ++column)
        for (Eigen::Index row = 0; row < now.x.rows(); ++row)
            if (!std::isfinite(now.x(row, column)))
                return Error{Errc::invalid, message("model", "Column '%1' has no value in row %2; the pipeline has no step that fills it in.",
                                                    now.names[static_cast<std::size_t>(column)], row + 1), {}};
    fitted.names = now.names;
    fitted.selected = now.names;
    fitted.fill = now.fill;
    fitted.mean = now.mean;
    fitted.scale = now.scale;
    Result<void> done = Result<void>();
    if (std::holds_alternative<LogisticEnd>(pipeline.end))
        done = fitLogisticEnd(fitted, now);
    else if (std::holds_alternative<LassoScoreEnd>(pipeline.end))
        fitLassoEnd(fitted, now);
    else
        done = fitSvmEnd(fitted, now, std::get<SvmEnd>(pipeline.end));
    if (!done)
        return done.error();
    const auto threshold = thresholdOf(pipeline.threshold, fitted, table);
    if (!threshold)
        return threshold.error();
    fitted.threshold = *threshold;
    return fitted;
}

Result<Eigen::VectorXd> FittedPipeline::scores(const LearningTable& table) const
{
    Eigen::MatrixXd z(table.x.rows(), static_cast<Eigen::Index>(names.size()));
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto found = std::find(table.names.begin(), table.names.end(), names[at]);
        if (found == table.names.end())
            return Error{Errc::notFound, message("model", "The table has no column '%1', which the model needs.", names[at]), {}};
        const auto column = static_cast<Eigen::Index>(at);
        for (Eigen::Index row = 0; row < z.rows(); ++row) {
            const double value = table.x(row, found - table.names.begin());
            const double known = std::isnan(value) ? fill[column] : value;
            if (std::isnan(known))
                return Error{Errc::invalid, message("model", "Column '%1' has no value in row %2, and the model has none to fill in.", names[at], row + 1), {}};
            z(row, column) = (known - mean[column]) / scale[column];
        }
    }
    if (const Svm* svm = std::get_if<Svm>(&machine)) {
        const Eigen::VectorXd decision = svm->decision(z);
        return Eigen::VectorXd(decision.unaryExpr([this](double value) { return platt.probability(value); }));
    }
    Eigen::VectorXd linear = z * coefficients;
    linear.array() += intercept;
    if (isProbability)
        linear = linear.unaryExpr([](double value) { return sigmoid(value); }).eval();
    return linear;
}

std::string FittedPipeline::formula(int digits) const
{
    if (coefficients.size() == 0)
        return {};
    double constant = intercept;
    std::string terms;
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto column = static_cast<Eigen::Index>(at);
        const double slope = coefficients[column] / scale[column];
        constant -= slope * mean[column];
        if (slope != 0)
            terms.append(slope < 0 ? " - " : " + ").append(formatSignificant(std::abs(slope), digits)).append(" x ").append(names[at]);
    }
    return formatSignificant(constant, digits).append(terms);
}

}  // namespace annulus
