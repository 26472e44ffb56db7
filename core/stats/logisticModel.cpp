#include "core/stats/logisticModel.h"

#include "core/base/text.h"
#include "core/stats/distributions.h"
#include "core/stats/pivotedQr.h"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

std::vector<Message> notesOn(const LogisticModel& model)
{
    std::vector<Message> notes;
    std::vector<std::string> aliased, separated;
    for (Eigen::Index column = 0; column < model.fit.beta.size(); ++column)
        if (std::isnan(model.fit.beta[column]))
            aliased.push_back(model.design.columns[static_cast<std::size_t>(column)]);
    for (const Eigen::Index column : model.separation.columns)
        if (column > 0)
            separated.push_back(model.design.columns[static_cast<std::size_t>(column)]);
    if (!aliased.empty())
        notes.push_back(message("stats", "No coefficient for %1: constant, or a sum of the columns before.", join(aliased, ", ")));
    if (model.separation.found())
        notes.push_back(model.separation.complete
                            ? message("stats", "%1 tells the outcomes apart completely: the coefficients have no finite maximum. Firth's regression has one.",
                                      join(separated, ", "))
                            : message("stats", "%1 tells some of the outcomes apart: these coefficients have no finite maximum. Firth's regression has one.",
                                      join(separated, ", ")));
    const double events = std::min(model.weights.dot(model.outcome), model.weights.sum() - model.weights.dot(model.outcome));
    const double perVariable = events / std::max(1.0, static_cast<double>(model.fit.rank - 1));
    if (perVariable < 10)
        notes.push_back(message("stats", "%1 events for each coefficient; below 10 the coefficients are unsteady.", std::round(perVariable * 10) / 10));
    return notes;
}

/// Rows near their own end of the scale are what separation, or a very good model, looks like.
bool looksSeparated(const LogisticModel& model)
{
    for (Eigen::Index row = 0; row < model.outcome.size(); ++row)
        if (std::abs(model.outcome[row] - model.fit.fitted[row]) < 1e-6)
            return true;
    return !model.fit.converged;
}

/// A row without a weight cannot be used. One of weight 0 stays in the table, where it counts for nothing.
void leaveOutByWeight(const std::vector<double>& weights, std::vector<std::size_t>& rows, Usage& usage)
{
    if (weights.empty())
        return;
    const auto missing = std::erase_if(rows, [&weights](std::size_t row) { return std::isnan(weights[row]); });
    const auto zeros = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&weights](std::size_t row) { return weights[row] == 0; }));
    usage.used -= missing + zeros;
    usage.leaveOut(missing, message("stats", "the weight is missing"));
    usage.leaveOut(zeros, message("stats", "the weight is 0"));
}

}  // namespace

Result<LogisticModel> fitLogisticModel(const std::vector<Predictor>& predictors, const std::vector<double>& outcome,
                                       const std::vector<double>& weights, const LogisticOptions& options)
{
    LogisticModel model;
    Usage usage;
    for (const Predictor& one : predictors)
        if (one.values.size() != outcome.size())
            return Error{Errc::invalid, message("stats", "Column '%1' has %2 rows and the outcome %3; the same number is expected.", one.name, one.values.size(), outcome.size()), {}};
    if (!weights.empty() && weights.size() != outcome.size())
        return Error{Errc::invalid, message("stats", "There are %1 weights for %2 rows.", weights.size(), outcome.size()), {}};
    model.rows = completeRows(predictors, outcome, usage);
    leaveOutByWeight(weights, model.rows, usage);
    auto design = makeDesign(predictors, model.rows);
    if (!design)
        return std::move(design).error();
    model.design = std::move(design).value();
    model.design.usage = usage;
    const auto count = static_cast<Eigen::Index>(model.rows.size());
    model.outcome.resize(count);
    model.weights = Eigen::VectorXd::Ones(count);
    for (Eigen::Index row = 0; row < count; ++row) {
        model.outcome[row] = outcome[model.rows[static_cast<std::size_t>(row)]];
        if (!weights.empty())
            model.weights[row] = weights[model.rows[static_cast<std::size_t>(row)]];
    }
    auto fit = fitLogistic(model.design.x, model.outcome, model.weights, {}, options);
    if (!fit)
        return std::move(fit).error();
    model.fit = std::move(fit).value();
    if (looksSeparated(model))
        model.separation = smallestSeparation(model.design.x, model.outcome, model.weights, findSeparation(model.design.x, model.outcome, model.weights));
    model.notes = notesOn(model);
    return model;
}

Result<std::vector<LikelihoodRatio>> testTerms(const LogisticModel& model)
{
    std::vector<LikelihoodRatio> tests;
    for (int term = 0; term < static_cast<int>(model.design.terms.size()); ++term) {
        auto test = testDropped(model.design.without({term}).x, model.outcome, model.weights, model.fit);
        if (!test)
            return std::move(test).error();
        tests.push_back(*test);
    }
    return tests;
}

std::vector<CoefficientRow> coefficientRows(const LogisticModel& model, double level)
{
    std::vector<CoefficientRow> rows;
    for (std::size_t column = 1; column < model.design.columns.size(); ++column) {
        const auto at = static_cast<Eigen::Index>(column);
        const CoefficientLimits limits = waldLimits(model.fit.beta[at], model.fit.se[at], level);
        rows.push_back({model.design.terms[static_cast<std::size_t>(model.design.termOf[column])], model.design.columns[column], model.fit.beta[at],
                        model.fit.se[at], model.fit.z(at), normalTwoSided(model.fit.z(at)), std::exp(model.fit.beta[at]),
                        {std::exp(limits.low), std::exp(limits.high)}});
    }
    return rows;
}

std::vector<ScreenedVariable> screenVariables(const std::vector<Predictor>& predictors, const std::vector<double>& outcome, const std::vector<double>& weights)
{
    std::vector<ScreenedVariable> all;
    for (const Predictor& one : predictors) {
        ScreenedVariable screened;
        screened.variable = one.name;
        screened.test.p = std::numeric_limits<double>::quiet_NaN();
        const auto model = fitLogisticModel({one}, outcome, weights);
        if (!model) {
            screened.refused = model.error().what;
        } else {
            screened.rows = coefficientRows(*model);
            screened.usage = model->design.usage;
            screened.notes = model->notes;
            screened.test = {model->fit.nullDeviance - model->fit.deviance, model->fit.rank - 1, 0};
            screened.test.p = chiSquareUpper(screened.test.chiSquare, static_cast<double>(screened.test.degrees));
        }
        all.push_back(std::move(screened));
    }
    return all;
}

Result<ScreenedModel> screenThenFit(const std::vector<Predictor>& predictors, const std::vector<double>& outcome, double threshold,
                                    const std::vector<double>& weights)
{
    ScreenedModel model;
    model.alone = screenVariables(predictors, outcome, weights);
    std::vector<Predictor> chosen;
    for (std::size_t at = 0; at < predictors.size(); ++at)
        if (model.alone[at].test.p < threshold) {
            chosen.push_back(predictors[at]);
            model.chosen.push_back(predictors[at].name);
        }
    if (chosen.empty())
        return Error{Errc::invalid, message("stats", "No variable has P below %1 alone; there is nothing to fit together.", threshold), {}};
    auto together = fitLogisticModel(chosen, outcome, weights);
    if (!together)
        return std::move(together).error();
    model.together = std::move(together).value();
    model.notes.push_back(message("stats", "Variables were chosen by their P alone: the P values and intervals of the joint model are too optimistic."));
    return model;
}

double Inflation::adjusted() const { return std::pow(gvif, 1 / (2 * static_cast<double>(degrees))); }

Eigen::MatrixXd linearCovariance(const Design& design) { return crossInverse(pivotedQr(design.x)); }

Result<std::vector<Inflation>> varianceInflation(const Design& design, const Eigen::MatrixXd& covariance)
{
    if (design.terms.size() < 2)
        return Error{Errc::invalid, message("stats", "The model has %1 term; inflation needs at least 2.", design.terms.size()), {}};
    std::vector<std::string> aliased;
    for (Eigen::Index column = 0; column < covariance.cols(); ++column)
        if (std::isnan(covariance(column, column)))
            aliased.push_back(design.columns[static_cast<std::size_t>(column)]);
    if (!aliased.empty())
        return Error{Errc::invalid, message("stats", "%1 is a sum of the columns before it; its inflation has no value.", join(aliased, ", ")), {}};
    const Eigen::Index width = covariance.cols() - 1;
    const Eigen::MatrixXd v = covariance.bottomRightCorner(width, width);
    const Eigen::VectorXd scale = v.diagonal().cwiseSqrt().cwiseInverse();
    const Eigen::MatrixXd r = scale.asDiagonal() * v * scale.asDiagonal();
    const double whole = r.determinant();
    std::vector<Inflation> all;
    for (int term = 0; term < static_cast<int>(design.terms.size()); ++term) {
        std::vector<Eigen::Index> own, others;
        for (Eigen::Index column = 0; column < width; ++column)
            (design.termOf[static_cast<std::size_t>(column + 1)] == term ? own : others).push_back(column);
        const double gvif = r(own, own).determinant() * r(others, others).determinant() / whole;
        all.push_back({design.terms[static_cast<std::size_t>(term)], gvif, static_cast<Eigen::Index>(own.size())});
    }
    return all;
}

}  // namespace annulus
