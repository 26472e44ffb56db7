#include "core/readout/fillBundle.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

struct Range {
    double low = 0, high = 0, mean = 0, missing = 0;
};

Range rangeOf(const std::vector<double>& values)
{
    Range range{HUGE_VAL, -HUGE_VAL, 0, 0};
    std::size_t known = 0;
    for (const double value : values)
        if (!std::isnan(value)) {
            range.low = std::min(range.low, value);
            range.high = std::max(range.high, value);
            range.mean += value;
            ++known;
        }
    range.missing = values.empty() ? 0 : 1 - double(known) / double(values.size());
    if (known == 0)
        return {0, 0, 0, range.missing};
    range.mean /= double(known);
    return range;
}

std::size_t addPredictor(Bundle& bundle, BundlePredictor predictor)
{
    const auto found = std::ranges::find(bundle.predictors, predictor.name, &BundlePredictor::name);
    if (found != bundle.predictors.end())
        return static_cast<std::size_t>(found - bundle.predictors.begin());
    bundle.predictors.push_back(std::move(predictor));
    return bundle.predictors.size() - 1;
}

std::size_t addColumn(Bundle& bundle, const BundleColumn& column)
{
    const auto found = std::ranges::find(bundle.columns, column);
    if (found != bundle.columns.end())
        return static_cast<std::size_t>(found - bundle.columns.begin());
    bundle.columns.push_back(column);
    return bundle.columns.size() - 1;
}

void put(std::vector<double>& list, std::size_t place, double value)
{
    list.resize(std::max(list.size(), place + 1));
    list[place] = value;
}

/// Place of each of the fit's names among the bundle's columns; those that a linear model does not look at have none.
Result<std::vector<std::optional<std::size_t>>> addColumns(Bundle& bundle, const FittedPipeline& fitted, const LearningTable& learnt)
{
    std::vector<std::optional<std::size_t>> places(fitted.names.size());
    for (std::size_t at = 0; at < fitted.names.size(); ++at) {
        const auto index = static_cast<Eigen::Index>(at);
        if (fitted.coefficients.size() > 0 && fitted.coefficients[index] == 0)
            continue;
        const auto name = std::ranges::find(learnt.names, fitted.names[at]);
        if (name == learnt.names.end())
            return Error{Errc::notFound, message("readout", "The model looks at '%1', which its training table does not hold.", fitted.names[at]), {}};
        const auto column = learnt.x.col(name - learnt.names.begin());
        const Range range = rangeOf({column.begin(), column.end()});
        const double fill = fitted.fill[index];
        BundlePredictor predictor;
        predictor.name = predictor.source = *name;
        predictor.low = range.low;
        predictor.high = range.high;
        predictor.missingInTraining = range.missing;
        if (std::isfinite(fill))
            predictor.fill = fill;
        BundleColumn one;
        one.name = *name;
        one.predictor = addPredictor(bundle, std::move(predictor));
        one.mean = fitted.mean[index];
        one.scale = fitted.scale[index];
        const double filled = std::isfinite(fill) ? range.mean * (1 - range.missing) + fill * range.missing : range.mean;
        one.centre = (filled - one.mean) / one.scale;
        places[at] = addColumn(bundle, one);
    }
    return places;
}

LinearEquation linearOf(const FittedPipeline& fitted, const std::vector<std::optional<std::size_t>>& places)
{
    LinearEquation equation;
    equation.intercept = fitted.intercept;
    for (std::size_t at = 0; at < places.size(); ++at)
        if (places[at])
            put(equation.columns, *places[at], fitted.coefficients[static_cast<Eigen::Index>(at)]);
    return equation;
}

/// Values of the predictor's column(s) in the rows that the model was fitted on, as the mean of each.
void addClinical(Bundle& bundle, BundlePredictor known, const Predictor& predictor, const LogisticModel& model, int term, std::vector<int>& placeOf)
{
    std::vector<double> used;
    for (const std::size_t row : model.rows)
        used.push_back(predictor.values[row]);
    const Range range = rangeOf(used);
    known.low = range.low;
    known.high = range.high;
    known.missingInTraining = rangeOf(predictor.values).missing;
    const std::size_t place = addPredictor(bundle, std::move(known));
    int level = 0;
    for (const Eigen::Index column : model.design.columnsOf(term)) {
        BundleColumn one;
        one.name = model.design.columns[static_cast<std::size_t>(column)];
        one.predictor = place;
        one.level = predictor.isFactor() ? ++level : -1;
        one.centre = model.design.x.col(column).mean();
        placeOf[static_cast<std::size_t>(column)] = static_cast<int>(addColumn(bundle, one)) + 1;
    }
}

}  // namespace

Result<void> addScore(Bundle& bundle, const std::string& name, const FittedPipeline& fitted, const LearningTable& learnt)
{
    if (std::holds_alternative<Svm>(fitted.machine))
        return Error{Errc::invalid, message("readout", "A support vector machine has no linear score '%1'.", name), {}};
    const auto places = addColumns(bundle, fitted, learnt);
    if (!places)
        return places.error();
    BundleScore score;
    score.name = name;
    score.equation = linearOf(fitted, *places);
    FittedPipeline linear = fitted;
    linear.isProbability = false;
    const auto values = linear.scores(learnt);
    if (!values)
        return values.error();
    score.low = values->minCoeff();
    score.high = values->maxCoeff();
    bundle.scores.push_back(std::move(score));
    return {};
}

Result<void> addEquation(Bundle& bundle, const std::string& outcome, const FittedPipeline& fitted, const LearningTable& learnt)
{
    if (!fitted.isProbability)
        return Error{Errc::invalid, message("readout", "The score of %1 is no probability; expected a logistic model or a support vector machine.", outcome), {}};
    const auto places = addColumns(bundle, fitted, learnt);
    if (!places)
        return places.error();
    BundleEquation equation;
    equation.outcome = outcome;
    if (const Svm* machine = std::get_if<Svm>(&fitted.machine)) {
        KernelEquation kernel;
        for (const auto& place : *places)
            kernel.columns.push_back(*place);
        kernel.machine = *machine;
        kernel.machine.rows.clear();
        kernel.platt = fitted.platt;
        equation.form = std::move(kernel);
    } else {
        equation.form = linearOf(fitted, *places);
    }
    bundle.equations.push_back(std::move(equation));
    return {};
}

Result<void> addEquation(Bundle& bundle, const std::string& outcome, const LogisticModel& model, const std::vector<Predictor>& predictors,
                         const std::vector<BundlePredictor>& clinical)
{
    const Design& design = model.design;
    std::vector<int> placeOf(design.columns.size(), 0);  // as in covarianceOf
    for (std::size_t term = 0; term < design.terms.size(); ++term) {
        const std::string& name = design.terms[term];
        const auto score = std::ranges::find(bundle.scores, name, &BundleScore::name);
        if (score != bundle.scores.end()) {
            placeOf[static_cast<std::size_t>(design.columnsOf(static_cast<int>(term)).at(0))] = -1 - static_cast<int>(score - bundle.scores.begin());
            continue;
        }
        const auto predictor = std::ranges::find(predictors, name, &Predictor::name);
        const auto known = std::ranges::find(clinical, name, &BundlePredictor::name);
        if (predictor == predictors.end() || known == clinical.end())
            return Error{Errc::notFound, message("readout", "The model looks at '%1', which is neither a score nor a clinical predictor of the bundle.", name), {}};
        addClinical(bundle, *known, *predictor, model, static_cast<int>(term), placeOf);
    }
    LinearEquation linear;
    std::vector<Eigen::Index> kept;
    for (std::size_t column = 0; column < placeOf.size(); ++column) {
        const auto index = static_cast<Eigen::Index>(column);
        const double beta = model.fit.beta[index];
        if (std::isnan(beta))
            continue;  // aliased: it says nothing that the others do not
        kept.push_back(index);
        const int place = placeOf[column];
        if (place > 0)
            put(linear.columns, static_cast<std::size_t>(place) - 1, beta);
        else if (place < 0)
            put(linear.scores, static_cast<std::size_t>(-place) - 1, beta);
        else
            linear.intercept = beta;
    }
    BundleEquation equation;
    equation.outcome = outcome;
    equation.form = std::move(linear);
    for (const Eigen::Index column : kept)
        equation.covarianceOf.push_back(placeOf[static_cast<std::size_t>(column)]);
    equation.covariance = model.fit.covariance(kept, kept);
    bundle.equations.push_back(std::move(equation));
    return {};
}

}  // namespace annulus
