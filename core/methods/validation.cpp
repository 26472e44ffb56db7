#include "core/evaluation/optimism.h"
#include "core/evaluation/splits.h"
#include "core/methods/modelInputs.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

struct Data {
    LogisticModel model;
    std::vector<std::vector<std::size_t>> rows;
};

/// The model on its complete rows and the bootstrap rows: given, or drawn.
Result<Data> dataOf(Inputs& inputs)
{
    const auto predictors = predictorsOf(inputs);
    const auto outcome = inputs.outcome("outcome");
    const auto replicates = inputs.integerWithin("B", 200, 1, 1'000'000), seed = inputs.integerWithin("seed", 15, 0, mostSeed);
    if (inputs.failed())
        return inputs.error();
    auto model = fitLogisticModel(predictors, outcome);
    if (!model)
        return std::move(model).error();
    std::vector<std::string> aliased;
    for (Eigen::Index column = 0; column < model->fit.beta.size(); ++column)
        if (std::isnan(model->fit.beta[column]))
            aliased.push_back(model->design.columns[static_cast<std::size_t>(column)]);
    if (!aliased.empty())
        return Error{Errc::invalid, message("methods", "The model on all rows has no coefficient for %1: constant, or a sum of the columns before. Leave it out.", join(aliased, ", ")), {}};
    if (model->separation.found())
        return Error{Errc::invalid, model->notes.front(), {}};
    Data data{std::move(model).value(), {}};
    if (inputs.has("indices"))
        data.rows = inputs.rowLines("indices", data.model.rows.size());
    else
        data.rows = replicateRows(data.model.rows.size(), static_cast<std::size_t>(replicates), static_cast<std::uint64_t>(seed));
    if (inputs.failed())
        return inputs.error();
    return data;
}

void addColumn(Report& report, const char* quantity, const ModelIndices& indices)
{
    for (int at = 0; at < ModelIndices::count; ++at)
        report.add(quantity, indices.at(at), ModelIndices::name(at));
}

Result<Report> run(Inputs& inputs)
{
    const auto data = dataOf(inputs);
    if (!data)
        return data.error();
    const auto validation = validateLogistic(data->model.design.x, data->model.outcome, data->rows);
    if (!validation)
        return validation.error();
    Report report;
    report.usage = data->model.design.usage;
    report.notes = validation->notes;
    addColumn(report, "index.orig", validation->original);
    addColumn(report, "training", validation->training);
    addColumn(report, "test", validation->test);
    addColumn(report, "optimism", validation->optimism);
    addColumn(report, "index.corrected", validation->corrected);
    for (int at = 0; at < ModelIndices::count; ++at)
        report.add("n", static_cast<double>(validation->used), ModelIndices::name(at));
    const auto auc = [](double dxy) { return (dxy + 1) / 2; };
    for (std::size_t at = 0; at < validation->replicates.size(); ++at) {
        const Replicate& one = validation->replicates[at];
        if (!one.used)
            continue;
        const std::string index = std::to_string(at + 1);
        report.add("replicate", auc(one.training.dxy), "auc_train", index);
        report.add("replicate", auc(one.test.dxy), "auc_test", index);
        report.add("replicate", one.training.b, "brier_train", index);
        report.add("replicate", one.test.b, "brier_test", index);
        report.add("replicate", one.test.intercept, "intercept_test", index);
        report.add("replicate", one.test.slope, "slope_test", index);
    }
    report.add("own_auc_train", auc(validation->training.dxy));
    report.add("own_auc_test", auc(validation->test.dxy));
    report.add("own_auc_optimism", validation->optimism.dxy / 2);
    report.add("own_brier_train", validation->training.b);
    report.add("own_brier_test", validation->test.b);
    report.add("own_intercept_test", validation->test.intercept);
    report.add("own_slope_test", validation->test.slope);
    return report;
}

Result<Report> runCalibration(Inputs& inputs)
{
    const auto data = dataOf(inputs);
    if (!data)
        return data.error();
    std::vector<double> places;
    for (int at = 1; at < 20; ++at)
        places.push_back(at * 0.05);
    const auto curve = calibrateLogistic(data->model.design.x, data->model.outcome, data->rows, places);
    if (!curve)
        return curve.error();
    Report report;
    report.usage = data->model.design.usage;
    report.notes = curve->notes;
    for (std::size_t at = 0; at < places.size(); ++at) {
        const std::string index = formatFixed(places[at], 2);
        addOrNa(report, "calibrated_orig", curve->apparent[at], "", index);
        addOrNa(report, "calibrated_corrected", curve->corrected[at], "", index);
        addOrNa(report, "optimism", curve->optimism[at], "", index);
    }
    return report;
}

std::vector<Parameter> parameters()
{
    return regressionParameters({{"B", Take::integer, "Bootstrap replicates (default 200)"},
                                 {"seed", Take::integer, "Seed of the draw (default 15)"},
                                 {"indices", Take::file, "Rows of each replicate, a line each, in place of a draw"}});
}

}  // namespace

extern const Method validateMethod{
    "validate", "Optimism-corrected performance of a logistic model by the bootstrap, as rms::validate",
    "--data cohort.csv --outcome sln --terms age,size_cm --B 200", parameters(), run};
extern const Method calibrateBootMethod{
    "calibrate_boot", "Optimism-corrected calibration curve by the bootstrap, as rms::calibrate",
    "--data cohort.csv --outcome sln --terms age,size_cm --B 200", parameters(), runCalibration};

}  // namespace annulus
