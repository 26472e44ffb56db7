#include "core/model/Pipeline.h"

#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/model/pipelineSteps.h"
#include "core/stats/roc.h"
#include "core/stats/separation.h"
#include "core/stats/sigmoid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_map>

namespace annulus {
namespace {

std::string listOf(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names)
        list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

/// Columns without a coefficient, and columns whose coefficients have no maximum.
void noteLogistic(FittedPipeline& fitted, const LogisticFit& fit, const Separation& separation)
{
    std::vector<std::string> aliased, separated;
    for (std::size_t at = 0; at < fitted.names.size(); ++at)
        if (std::isnan(fit.beta[static_cast<Eigen::Index>(at) + 1]))
            aliased.push_back(fitted.names[at]);
    for (const Eigen::Index column : separation.columns)
        if (column > 0)
            separated.push_back(fitted.names[static_cast<std::size_t>(column) - 1]);
    if (!aliased.empty())
        fitted.notes.push_back(message("model", "No coefficient for %1: constant, or a sum of the columns before.", listOf(aliased)));
    std::erase_if(fitted.selected, [&](const std::string& name) { return std::find(aliased.begin(), aliased.end(), name) != aliased.end(); });
    if (separation.found())
        fitted.notes.push_back(
            separation.complete
                ? message("model", "%1 tell all training rows with and without the outcome apart: the coefficients have no finite value, and scores lie near 0 and 1.", listOf(separated))
                : message("model", "%1 tell some training rows with and without the outcome apart: their coefficients have no finite value.", listOf(separated)));
    else if (!fit.converged)
        fitted.notes.push_back(message("model", "The logistic regression did not settle."));
}

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
    noteLogistic(fitted, *fit, findSeparation(x, y));
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
    if (now.x.cols() == 0)
        return fitLogisticEnd(fitted, now);  // there is nothing to put a machine on
    const auto folds = innerFolds(now, end.folds, end.seed);
    SvmSettings settings;
    settings.balanced = end.balanced;
    settings.cost = end.costs.empty() ? 1 : end.costs.front();
    const double scale = scaleGamma(now.x);
    settings.gamma = scale * (end.gammaFactors.empty() ? 1 : end.gammaFactors.front());
    if (end.costs.size() * end.gammaFactors.size() > 1) {
        std::vector<double> gammas;
        for (const double factor : end.gammaFactors)
            gammas.push_back(scale * factor);
        const auto choice = chooseSvm(now.x, now.outcome, folds, end.costs, gammas, settings, now.threads, now.progress);
        if (!choice)
            return choice.error();
        settings.cost = choice->grid[choice->best].cost;
        settings.gamma = choice->grid[choice->best].gamma;
    }
    const auto held = heldOutDecision(now.x, now.outcome, folds, settings, now.progress);
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

Result<void> checkTable(const LearningTable& table, int classes)
{
    if (table.x.rows() != static_cast<Eigen::Index>(table.outcome.size()) || table.x.cols() != static_cast<Eigen::Index>(table.names.size()))
        return Error{Errc::invalid, message("model", "The table has %1 rows and %2 columns, but %3 outcomes and %4 names.", table.x.rows(), table.x.cols(),
                                            table.outcome.size(), table.names.size()), {}};
    if (!table.patient.empty() && (table.patient.size() != table.outcome.size() || *std::min_element(table.patient.begin(), table.patient.end()) < 0))
        return Error{Errc::invalid, message("model", "There are %1 patient numbers for %2 rows; one from 0 up is expected for each.", table.patient.size(), table.outcome.size()), {}};
    std::vector<std::size_t> rows(static_cast<std::size_t>(classes), 0);
    for (std::size_t row = 0; row < table.outcome.size(); ++row) {
        if (table.outcome[row] < 0 || table.outcome[row] >= classes)
            return Error{Errc::invalid, classes == 2 ? message("model", "The outcome in row %1 is %2; 0 or 1 is expected.", row + 1, table.outcome[row])
                                                     : message("model", "The outcome in row %1 is %2; a class from 0 to %3 is expected.", row + 1, table.outcome[row], classes - 1), {}};
        ++rows[static_cast<std::size_t>(table.outcome[row])];
    }
    for (std::size_t one = 0; one < rows.size(); ++one)
        if (rows[one] == 0)
            return Error{Errc::invalid, classes == 2 ? message("model", "All %1 outcomes are %2; a model needs both 0 and 1.", table.outcome.size(), 1 - static_cast<int>(one))
                                                     : message("model", "No row has the outcome %1; a model needs all %2 classes.", one, classes), {}};
    return {};
}

Result<void> fitEnd(FittedPipeline& fitted, const Training& now, const End& end)
{
    if (std::holds_alternative<LogisticEnd>(end))
        return fitLogisticEnd(fitted, now);
    if (const auto* svm = std::get_if<SvmEnd>(&end))
        return fitSvmEnd(fitted, now, *svm);
    fitLassoEnd(fitted, now);
    return {};
}

/// Scores of the training rows by refits of the whole pipeline without their patients.
Result<Eigen::VectorXd> heldOutScores(const Pipeline& pipeline, const LearningTable& table, int threads, const Progress& progress)
{
    Pipeline inner = pipeline;
    inner.threshold.rule = Threshold::Rule::fixed;
    const auto folds = innerFolds(startTraining(table), pipeline.threshold.folds, pipeline.threshold.seed);
    std::vector<Result<Eigen::VectorXd>> scores(folds.size(), Result<Eigen::VectorXd>(stopped()));
    parallelFor(
        folds.size(),
        [&](std::size_t at) {
            if (progress.cancelled())
                return;
            const auto fit = fitPipeline(inner, table.rows(folds[at].kept), threads, progress.quiet());
            scores[at] = fit ? fit->scores(table.rows(folds[at].held)) : Result<Eigen::VectorXd>(fit.error());
        },
        threads);
    Eigen::VectorXd all(table.x.rows());
    for (std::size_t at = 0; at < folds.size(); ++at) {
        if (!scores[at])
            return scores[at].error().in("fold " + std::to_string(at + 1));
        all(folds[at].held) = *scores[at];
    }
    return all;
}

/// The threshold by its rule; of training rows as they were given, without synthetic ones.
Result<double> thresholdOf(const Pipeline& pipeline, FittedPipeline& fitted, const LearningTable& table, int threads, const Progress& progress)
{
    const Threshold& threshold = pipeline.threshold;
    if (threshold.rule == Threshold::Rule::fixed)
        return threshold.value;
    if (threshold.rule == Threshold::Rule::youdenHeldOut) {
        const auto scores = heldOutScores(pipeline, table, threads, progress);
        if (progress.cancelled())
            return stopped();
        if (scores)
            return youdenThreshold(table.outcome, *scores);
        fitted.notes.push_back(message("model", "The threshold comes from training scores, for refits without some of the rows failed: %1", scores.error().sentence()));
    }
    const auto scores = fitted.scores(table);
    return scores ? youdenThreshold(table.outcome, *scores) : Result<double>(scores.error());
}

}  // namespace

LearningTable LearningTable::rows(const std::vector<Eigen::Index>& kept) const
{
    LearningTable part{names, x(kept, Eigen::all), {}, {}, {}};
    const std::vector<int> own = patients();
    for (const Eigen::Index row : kept) {
        part.outcome.push_back(outcome[static_cast<std::size_t>(row)]);
        part.patient.push_back(own[static_cast<std::size_t>(row)]);
        if (!batch.empty())
            part.batch.push_back(batch[static_cast<std::size_t>(row)]);
    }
    return part;
}

std::vector<int> LearningTable::patients() const
{
    if (!patient.empty())
        return patient;
    std::vector<int> own(outcome.size());
    std::iota(own.begin(), own.end(), 0);
    return own;
}

Result<double> youdenThreshold(const std::vector<int>& outcome, const Eigen::VectorXd& scores)
{
    const auto groups = scoredGroups(std::vector<double>(outcome.begin(), outcome.end()), std::vector<double>(scores.begin(), scores.end()));
    if (!groups)
        return groups.error();
    const RocCurve curve = rocCurve(*groups);
    return curve.thresholds[chosenThreshold(bestThresholds(curve))];
}

Result<FittedPipeline> fitPipeline(const Pipeline& pipeline, const LearningTable& table, int threads, const Progress& progress)
{
    auto ends = fitEnds(pipeline.steps, {pipeline.end}, table, 2, threads, progress);
    if (!ends)
        return std::move(ends).error();
    FittedPipeline fitted = std::move(ends->front().front());
    const auto threshold = thresholdOf(pipeline, fitted, table, threads, progress);
    if (!threshold)
        return threshold.error();
    fitted.threshold = *threshold;
    return fitted;
}

Result<std::vector<std::vector<FittedPipeline>>> fitEnds(const std::vector<Step>& steps, const std::vector<End>& ends, const LearningTable& table, int classes, int threads,
                                                         const Progress& progress)
{
    if (const auto good = checkTable(table, classes); !good)
        return good.error();
    for (const End& end : ends)
        if (std::holds_alternative<LassoScoreEnd>(end) && (steps.empty() || !std::holds_alternative<SelectByLasso>(steps.back())))
            return Error{Errc::invalid, message("model", "A pipeline that ends with the LASSO's score needs the LASSO as its last step."), {}};
    FittedPipeline common;
    Training now = startTraining(table, threads, progress.quiet());
    for (const Step& step : steps) {
        if (progress.cancelled())
            return stopped();
        if (const auto done = std::visit([&](const auto& one) { return applyStep(one, now, common.notes); }, step); !done)
            return done.error();
        common.records.push_back({now.what, now.names});
    }
    for (Eigen::Index column = 0; column < now.x.cols(); ++column)
        for (Eigen::Index row = 0; row < now.x.rows(); ++row)
            if (!std::isfinite(now.x(row, column)))
                return Error{Errc::invalid, message("model", "Column '%1' has no value in row %2; the pipeline has no step that fills it in.",
                                                    now.names[static_cast<std::size_t>(column)], row + 1), {}};
    if (now.x.cols() == 0)
        common.notes.push_back(message("model", "No column was selected: the score is the same for everybody."));
    common.names = common.selected = now.names;
    common.fill = now.fill;
    common.shifts = now.shifts;
    common.mean = now.mean;
    common.scale = now.scale;
    common.screens = std::move(now.screens);
    common.lassos = std::move(now.lassos);
    std::vector<std::vector<FittedPipeline>> all;
    for (const End& end : ends) {
        std::vector<FittedPipeline> fits;
        const bool oneForAll = classes == 2 || std::holds_alternative<LassoScoreEnd>(end);
        for (int one = 0; one < (oneForAll ? 1 : classes); ++one) {
            Training own = now;
            if (!oneForAll)
                std::transform(now.outcome.begin(), now.outcome.end(), own.outcome.begin(), [one](int level) { return level == one ? 1 : 0; });
            fits.push_back(common);
            if (const auto done = fitEnd(fits.back(), own, end); !done)
                return done.error();
        }
        all.push_back(std::move(fits));
    }
    return all;
}

Result<Eigen::MatrixXd> FittedPipeline::scaled(const LearningTable& table) const
{
    std::unordered_map<std::string_view, Eigen::Index> place;
    for (std::size_t at = 0; at < table.names.size(); ++at)
        place.try_emplace(table.names[at], static_cast<Eigen::Index>(at));
    if (!shifts.empty() && table.batch.size() != static_cast<std::size_t>(table.x.rows()))
        return Error{Errc::invalid, message("model", "The model harmonises sites, but the table tells none."), {}};
    std::vector<const BatchShift*> shiftOfRow(static_cast<std::size_t>(table.x.rows()), nullptr);
    if (!shifts.empty())
        for (std::size_t row = 0; row < shiftOfRow.size(); ++row)
            shiftOfRow[row] = shiftOf(shifts, table.batch[row]);  // of a site that training did not know: as it stands
    Eigen::MatrixXd z(table.x.rows(), static_cast<Eigen::Index>(names.size()));
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto found = place.find(names[at]);
        if (found == place.end())
            return Error{Errc::notFound, message("model", "The table has no column '%1', which the model needs.", names[at]), {}};
        const auto column = static_cast<Eigen::Index>(at);
        for (Eigen::Index row = 0; row < z.rows(); ++row) {
            const double value = table.x(row, found->second);
            const double known = std::isnan(value) ? fill[column] : value;
            if (std::isnan(known))
                return Error{Errc::invalid, message("model", "Column '%1' has no value in row %2, and the model has none to fill in.", names[at], row + 1), {}};
            const BatchShift* shift = shiftOfRow[static_cast<std::size_t>(row)];
            z(row, column) = ((shift ? known * shift->multiply[column] + shift->add[column] : known) - mean[column]) / scale[column];
        }
    }
    return z;
}

Result<Eigen::VectorXd> FittedPipeline::linearScores(const LearningTable& table) const
{
    const auto z = scaled(table);
    if (!z)
        return z.error();
    if (const Svm* svm = std::get_if<Svm>(&machine))
        return svm->decision(*z);
    Eigen::VectorXd linear = *z * coefficients;
    linear.array() += intercept;
    return linear;
}

double FittedPipeline::scoreOf(double linear) const
{
    if (std::holds_alternative<Svm>(machine))
        return platt.probability(linear);
    return isProbability ? sigmoid(linear) : linear;
}

Result<Eigen::VectorXd> FittedPipeline::scores(const LearningTable& table) const
{
    const auto linear = linearScores(table);
    if (!linear)
        return linear.error();
    return Eigen::VectorXd(linear->unaryExpr([this](double value) { return scoreOf(value); }));
}

std::string FittedPipeline::formula(int digits) const
{
    if (std::holds_alternative<Svm>(machine))
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
