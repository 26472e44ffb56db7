#include "core/methods/modelInputs.h"
#include "core/model/Scaler.h"

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto names = inputs.words("columns");
    const Eigen::MatrixXd train = completeColumns(inputs, names);
    const Eigen::MatrixXd test = inputs.columns(names, inputs.has("test") ? "test" : "data");
    if (inputs.failed())
        return inputs.error();
    if (train.rows() < 1)
        return Error{Errc::invalid, message("methods", "There are no training rows; at least 1 is expected."), {}};
    const Scaler scaler = fitScaler(train, Deviation::population);
    const Eigen::MatrixXd z = scaler.apply(test);
    Report report;
    report.usage.used = static_cast<std::size_t>(train.rows());
    for (std::size_t column = 0; column < names.size(); ++column) {
        report.add("mean", scaler.mean[static_cast<Eigen::Index>(column)], names[column]);
        report.add("scale", scaler.scale[static_cast<Eigen::Index>(column)], names[column]);
    }
    noteGaps(report, test, names);
    for (const Eigen::Index column : scaler.constant)
        report.notes.push_back(message("methods", "Column '%1' is constant in training: its z-scores are 0.", names[static_cast<std::size_t>(column)]));
    for (Eigen::Index row = 0; row < z.rows(); ++row)
        for (std::size_t column = 0; column < names.size(); ++column)
            addOrNa(report, "z_test", z(row, static_cast<Eigen::Index>(column)), names[column], std::to_string(row + 1));
    return report;
}

}  // namespace

extern const Method zscoreSklearnMethod{
    "zscore_sklearn", "z-scores by the mean and deviation (n) of the training rows, as scikit-learn's StandardScaler",
    "--data train.csv --test test.csv --columns f1,f2", {{"columns", Take::columns, "Columns", true}, {"test", Take::file, "Table to scale (default: the training table)"}}, run};

}  // namespace annulus
