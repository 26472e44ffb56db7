#include "core/methods/modelInputs.h"
#include "core/model/Scaler.h"
#include "core/selection/cyclicLasso.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

/// Powers of ten with evenly spaced exponents.
std::vector<double> alphasBetween(double low, double high, int count)
{
    std::vector<double> alphas;
    for (int at = 0; at < count; ++at)
        alphas.push_back(std::pow(10.0, count == 1 ? low : low + (high - low) / (count - 1) * at));
    if (count > 1)
        alphas.back() = std::pow(10.0, high);
    return alphas;
}

void addReport(Report& report, const CyclicLassoCv& cv, const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<std::string>& names)
{
    report.addEach("alpha_grid", cv.alphas);
    for (Eigen::Index fold = 0; fold < cv.squaredError.cols(); ++fold)
        report.addEach("mse_path", std::vector<double>(cv.squaredError.col(fold).begin(), cv.squaredError.col(fold).end()), "fold" + std::to_string(fold + 1));
    report.addEach("mse_mean", cv.mean);
    report.addEach("mse_se", cv.error);
    report.add("alpha", cv.alphas[cv.best]);
    report.add("alpha_1se_formula", cv.alphas[cv.oneError]);
    report.add("intercept", cv.coefficients.intercept);
    report.add("n_nonzero", static_cast<double>(cv.coefficients.columns.size()));
    for (std::size_t at = 0; at < cv.coefficients.columns.size(); ++at)
        report.add("coef", cv.coefficients.values[at], names[static_cast<std::size_t>(cv.coefficients.columns[at])]);
    report.add("objective_at_alpha", cv.objective);
    double rest = 0;
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        rest += std::pow(y[row] - cv.coefficients.linear(x, row), 2);
    report.add("r2_train", 1 - rest / (y.array() - y.mean()).square().sum());
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        report.add("pred_train", cv.coefficients.linear(x, row), "", std::to_string(row + 1));
    for (std::size_t place = 0; place < cv.path.size(); ++place) {
        const std::string index = std::to_string(place + 1);
        report.add("path_coef", cv.path[place].intercept, "(Intercept)", index);
        for (std::size_t at = 0; at < cv.path[place].columns.size(); ++at)
            report.add("path_coef", cv.path[place].values[at], names[static_cast<std::size_t>(cv.path[place].columns[at])], index);
    }
}

Result<Report> run(Inputs& inputs)
{
    const auto names = inputs.words("columns");
    const Eigen::MatrixXd raw = completeColumns(inputs, names);
    const bool hasFile = inputs.has("folds");
    const auto table = hasFile ? inputs.data("folds") : inputs.data();
    CyclicLassoSettings settings;
    settings.alphas = alphasBetween(inputs.numberWithin("log10_alpha_min", -4, -300, 300), inputs.numberWithin("log10_alpha_max", 1, -300, 300),
                                    static_cast<int>(inputs.integerWithin("n_alphas", 50, 1, 100'000)));
    settings.tolerance = inputs.positiveNumber("tol", 1e-4);
    settings.mostSweeps = static_cast<int>(inputs.integerWithin("max_iter", 1'000'000, 1, 1'000'000'000));
    if (inputs.failed())
        return inputs.error();
    const auto fold = foldsOf(inputs, inputs.text("fold", "fold"), *table);
    nlohmann::json words = inputs.json();
    if (hasFile && words.contains("outcome_from"))
        words["data"] = words["folds"];
    Inputs ofOutcome(words, inputs.folder());
    const auto outcome = ofOutcome.numbers("outcome");
    if (ofOutcome.failed())
        return ofOutcome.error();
    if (inputs.failed())
        return inputs.error();
    const Eigen::VectorXd y = Eigen::Map<const Eigen::VectorXd>(outcome.data(), static_cast<Eigen::Index>(outcome.size()));
    if (y.size() > 0 && (y.array() == y[0]).all())
        return Error{Errc::invalid, message("methods", "The outcome is %1 in all %2 rows: there is nothing to select for.", y[0], y.size()), {}};
    const Scaler scaler = fitScaler(raw, Deviation::population);
    const Eigen::MatrixXd x = scaler.apply(raw);
    const auto cv = cyclicLassoCv(x, y, fold, settings, {}, names);
    if (!cv)
        return cv.error();
    Report report;
    report.usage.used = static_cast<std::size_t>(x.rows());
    report.notes = cv->notes;
    for (const Eigen::Index column : scaler.constant)
        report.notes.push_back(message("methods", "Column '%1' is constant and cannot be selected.", names[static_cast<std::size_t>(column)]));
    addReport(report, *cv, x, y, names);
    return report;
}

}  // namespace

extern const Method lassoSklearnMethod{
    "lasso_sklearn", "LASSO on z-scores by squared error with cross-validation, as scikit-learn's LassoCV", "--data features.csv --outcome y --columns f1,f2,f3 --fold fold",
    {{"outcome", Take::column, "Column of the outcome", true},
     {"columns", Take::columns, "Columns to select from", true},
     {"fold", Take::text, "Column of the folds, 1, 2, ... (default: fold)"},
     {"folds", Take::file, "Table that holds the folds, where it is not --data"},
     {"log10_alpha_min", Take::number, "Exponent of the smallest alpha (default -4)"},
     {"log10_alpha_max", Take::number, "Exponent of the largest alpha (default 1)"},
     {"n_alphas", Take::integer, "Number of alphas (default 50)"},
     {"tol", Take::number, "Tolerance of the duality gap (default 1e-4)"},
     {"max_iter", Take::integer, "Most sweeps"}},
    run};

}  // namespace annulus
