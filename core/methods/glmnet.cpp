#include "core/methods/modelInputs.h"
#include "core/selection/multinomialLasso.h"
#include "core/stats/sigmoid.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace annulus {
namespace {

/// The first is cv.glmnet's own choice for the family.
LassoMeasure measureOf(Inputs& inputs, const std::string& family)
{
    constexpr std::pair<const char*, LassoMeasure> deviance{"deviance", LassoMeasure::deviance}, squares{"mse", LassoMeasure::squaredError},
        wrong{"class", LassoMeasure::misclassification}, area{"auc", LassoMeasure::auc};
    if (family == "gaussian")
        return inputs.choice<LassoMeasure>("type_measure", {squares, deviance});
    if (family == "multinomial")
        return inputs.choice<LassoMeasure>("type_measure", {deviance, wrong, squares});
    return inputs.choice<LassoMeasure>("type_measure", {deviance, wrong, area, squares});
}

/// Of LassoCv and of MultinomialCv.
template <class Cv>
void addCurve(Report& report, const Cv& cv, const std::string& suffix)
{
    report.addEach("cvm" + suffix, cv.mean);
    report.addEach("cvsd" + suffix, cv.error);
    report.add("lambda_min" + suffix, cv.path.lambda[cv.best]);
    report.add("lambda_1se" + suffix, cv.path.lambda[cv.oneError]);
}

void addPlaces(Report& report, std::size_t best, std::size_t oneError, std::size_t lambdas, double nullDeviance)
{
    report.add("index_min", static_cast<double>(best + 1));
    report.add("index_1se", static_cast<double>(oneError + 1));
    report.add("n_lambda", static_cast<double>(lambdas));
    report.add("null_deviance", nullDeviance);
}

void addCoefficients(Report& report, const std::string& quantity, const SparseCoefficients& at, const std::vector<std::string>& names, const std::string& index = {})
{
    report.add(quantity, at.intercept, "(Intercept)", index);
    for (std::size_t place = 0; place < at.columns.size(); ++place)
        report.add(quantity, at.values[place], names[static_cast<std::size_t>(at.columns[place])], index);
}

void addChoice(Report& report, const LassoCv& cv, std::size_t place, const std::string& word, const Eigen::MatrixXd& x, const std::vector<std::string>& names)
{
    const SparseCoefficients& at = cv.path.coefficients[place];
    addCoefficients(report, "coef_" + word, at, names);
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        const double linear = at.linear(x, row);
        report.add("pred_" + word, cv.path.family == LassoFamily::gaussian ? linear : sigmoid(linear), "", std::to_string(row + 1));
    }
}

struct Rows {
    Eigen::VectorXd y, weights;
    std::vector<int> fold;
};

/// Outcome, weights and folds, from the fold file where the case says so.
Rows rowsOf(Inputs& inputs, bool isBinary)
{
    const bool hasFile = inputs.has("folds");
    const auto table = hasFile ? inputs.data("folds") : inputs.data();
    Rows rows;
    if (inputs.failed() || !table)
        return rows;
    rows.fold = foldsOf(inputs, inputs.text("fold", "fold"), *table);
    nlohmann::json words = inputs.json();
    if (hasFile && words.contains("outcome_from"))
        words["data"] = words["folds"];
    Inputs ofOutcome(words, inputs.folder());
    const auto y = isBinary ? ofOutcome.outcome("outcome") : ofOutcome.numbers("outcome");
    if (ofOutcome.failed())
        inputs.fail(ofOutcome.error());
    nlohmann::json weightWords = inputs.json();
    if (hasFile && weightWords.contains("weights_from"))
        weightWords["data"] = weightWords["folds"];
    Inputs ofWeights(weightWords, inputs.folder());
    const auto weights = weightsOf(ofWeights, WeightGaps::refused);
    if (ofWeights.failed())
        inputs.fail(ofWeights.error());
    if (!inputs.failed() && (y.size() != rows.fold.size() || (!weights.empty() && weights.size() != y.size())))
        inputs.fail({Errc::invalid, message("methods", "There are %1 outcomes for %2 rows.", y.size(), rows.fold.size()), {}});
    rows.y = Eigen::Map<const Eigen::VectorXd>(y.data(), static_cast<Eigen::Index>(y.size()));
    rows.weights = Eigen::Map<const Eigen::VectorXd>(weights.data(), static_cast<Eigen::Index>(weights.size()));
    return rows;
}

/// Columns with a coefficient in any class (glmnet's grouped count), and those of each class.
void addNonZero(Report& report, const MultinomialPath& path, const std::vector<std::string>& levels)
{
    std::vector<double> any;
    std::vector<std::vector<double>> each(levels.size());
    for (const auto& classes : path.coefficients) {
        std::set<Eigen::Index> columns;
        for (std::size_t k = 0; k < levels.size(); ++k) {
            each[k].push_back(static_cast<double>(classes[k].columns.size()));
            columns.insert(classes[k].columns.begin(), classes[k].columns.end());
        }
        any.push_back(static_cast<double>(columns.size()));
    }
    report.addEach("nzero", any);
    for (std::size_t k = 0; k < levels.size(); ++k)
        report.addEach("nzero", each[k], levels[k]);
}

/// Classes by name: one set of coefficients for each.
Result<Report> runMultinomial(Inputs& inputs, const Eigen::MatrixXd& x, const std::vector<std::string>& names, const LassoCvSettings& settings)
{
    const auto table = inputs.data(inputs.has("folds") ? "folds" : "data");
    const auto outcome = levelOutcomeOf(inputs, "outcome", "outcome_levels");
    const auto weights = weightsOf(inputs, WeightGaps::refused);
    if (inputs.failed())
        return inputs.error();
    const auto fold = foldsOf(inputs, inputs.text("fold", "fold"), *table);
    if (inputs.failed())
        return inputs.error();
    std::vector<int> level;
    for (const double place : outcome.places) {
        if (std::isnan(place))
            return Error{Errc::invalid, message("methods", "The outcome in row %1 is missing or none of the classes.", level.size() + 1), {}};
        level.push_back(static_cast<int>(place));
    }
    const int classes = static_cast<int>(outcome.levels.size());
    const auto cv = multinomialCv(x, level, classes, fold, settings, Eigen::Map<const Eigen::VectorXd>(weights.data(), std::ssize(weights)), names);
    if (!cv)
        return cv.error();
    Report report;
    report.usage.used = level.size();
    report.notes = cv->notes;
    for (const Eigen::Index column : cv->path.constant)
        report.notes.push_back(message("methods", "Column '%1' is constant and cannot be selected.", names[static_cast<std::size_t>(column)]));
    report.addEach("lambda", cv->path.lambda);
    addCurve(report, *cv, "");
    addNonZero(report, cv->path, outcome.levels);
    report.addEach("dev_ratio", cv->path.devianceRatio);
    addPlaces(report, cv->best, cv->oneError, cv->path.lambda.size(), cv->path.nullDeviance);
    for (const auto& [place, word] : {std::pair(cv->best, "lambda.min"), std::pair(cv->oneError, "lambda.1se")}) {
        for (std::size_t k = 0; k < outcome.levels.size(); ++k)
            addCoefficients(report, std::string("coef_") + word, cv->path.coefficients[place][k], names, outcome.levels[k]);
        for (Eigen::Index row = 0; row < x.rows(); ++row) {
            const Eigen::VectorXd p = cv->path.probabilities(x, row, place);
            for (std::size_t k = 0; k < outcome.levels.size(); ++k)
                report.add(std::string("pred_") + word, p[static_cast<Eigen::Index>(k)], outcome.levels[k], std::to_string(row + 1));
        }
    }
    for (std::size_t place = 0; place < cv->path.lambda.size(); ++place)
        for (std::size_t k = 0; k < outcome.levels.size(); ++k)
            addCoefficients(report, "path_coef_" + outcome.levels[k], cv->path.coefficients[place][k], names, std::to_string(place + 1));
    LassoCvSettings given = settings;
    given.path.givenLambdas = cv->path.lambda;
    const auto again = multinomialCv(x, level, classes, fold, given, Eigen::Map<const Eigen::VectorXd>(weights.data(), std::ssize(weights)), names);
    if (!again)
        return again.error();
    addCurve(report, *again, "_given_lambda");
    return report;
}

Result<Report> run(Inputs& inputs)
{
    const auto names = inputs.words("columns");
    const Eigen::MatrixXd x = inputs.columns(names);
    LassoCvSettings settings;
    const std::string family = inputs.choice<const char*>("family", {{"binomial", "binomial"}, {"gaussian", "gaussian"}, {"multinomial", "multinomial"}});
    settings.path.family = family == "gaussian" ? LassoFamily::gaussian : LassoFamily::binomial;
    settings.path.alpha = inputs.numberWithin("alpha", 1, 0, 1);
    settings.path.lambdas = static_cast<int>(inputs.integerWithin("nlambda", 100, 1, 100'000));
    settings.path.tolerance = inputs.positiveNumber("thresh", 1e-7) < 1e-9 ? 1e-13 : 1e-7;
    settings.measure = measureOf(inputs, family);
    if (family == "multinomial")
        return runMultinomial(inputs, x, names, settings);
    const Rows rows = rowsOf(inputs, family == "binomial");
    if (inputs.failed())
        return inputs.error();
    const auto cv = lassoCv(x, rows.y, rows.fold, settings, rows.weights, names);
    if (!cv)
        return cv.error();
    Report report;
    report.usage.used = static_cast<std::size_t>(x.rows());
    report.notes = cv->notes;
    for (const Eigen::Index column : cv->path.constant)
        report.notes.push_back(message("methods", "Column '%1' is constant and cannot be selected.", names[static_cast<std::size_t>(column)]));
    report.addEach("lambda", cv->path.lambda);
    addCurve(report, *cv, "");
    report.addEach("nzero", std::vector<double>(cv->nonZero.begin(), cv->nonZero.end()));
    report.addEach("dev_ratio", cv->path.devianceRatio);
    addPlaces(report, cv->best, cv->oneError, cv->path.lambda.size(), cv->path.nullDeviance);
    addChoice(report, *cv, cv->best, "lambda.min", x, names);
    addChoice(report, *cv, cv->oneError, "lambda.1se", x, names);
    for (std::size_t place = 0; place < cv->path.lambda.size(); ++place)
        addCoefficients(report, "path_coef", cv->path.coefficients[place], names, std::to_string(place + 1));
    // The same lambdas in every fold: no interpolation between a fold's own.
    LassoCvSettings given = settings;
    given.path.givenLambdas = cv->path.lambda;
    const auto again = lassoCv(x, rows.y, rows.fold, given, rows.weights, names);
    if (!again)
        return again.error();
    addCurve(report, *again, "_given_lambda");
    return report;
}

}  // namespace

extern const Method glmnetMethod{
    "glmnet", "LASSO and elastic net with cross-validation, as R's cv.glmnet", "--data features.csv --outcome y --columns f1,f2,f3 --fold fold",
    {{"outcome", Take::column, "Column of the outcome", true},
     {"positive", Take::text, "Label of those with the outcome"},
     {"columns", Take::columns, "Columns to select from", true},
     {"fold", Take::text, "Column of the folds, 1, 2, ... (default: fold)"},
     {"folds", Take::file, "Table that holds the folds, where it is not --data"},
     {"family", Take::text, "binomial (the default), gaussian or multinomial"},
     {"outcome_levels", Take::columns, "The classes of a multinomial outcome (default: all, in order)"},
     {"alpha", Take::number, "1 is the LASSO (the default), less an elastic net"},
     {"nlambda", Take::integer, "Number of lambdas (default 100)"},
     {"type_measure", Take::text, "deviance (the default), class, auc or mse; several classes: no auc; gaussian: mse"},
     {"weights", Take::column, "Column of weights"}},
    run};

}  // namespace annulus
