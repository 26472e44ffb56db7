#include "core/methods/modelInputs.h"
#include "core/model/Scaler.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto names = inputs.words("columns");
    const Eigen::MatrixXd train = inputs.columns(names);
    const Eigen::MatrixXd test = inputs.columns(names, inputs.has("test") ? "test" : "data");
    if (inputs.failed())
        return inputs.error();
    for (Eigen::Index row = 0; row < train.rows(); ++row)
        for (Eigen::Index column = 0; column < train.cols(); ++column)
            if (std::isnan(train(row, column)))
                return Error{Errc::invalid, message("methods", "Column '%1' has no value in row %2.", names[static_cast<std::size_t>(column)], row + 1), {}};
    const Scaler scaler = fitScaler(train, Deviation::population);
    const Eigen::MatrixXd z = scaler.apply(test);
    Report report;
    report.usage.used = static_cast<std::size_t>(train.rows());
    for (std::size_t column = 0; column < names.size(); ++column) {
        report.add("mean", scaler.mean[static_cast<Eigen::Index>(column)], names[column]);
        report.add("scale", scaler.scale[static_cast<Eigen::Index>(column)], names[column]);
    }
    for (const Eigen::Index column : scaler.constant)
        report.notes.push_back(message("methods", "Column '%1' is constant in training: its z-scores are 0.", names[static_cast<std::size_t>(column)]));
    for (const Eigen::Index row : std::set<Eigen::Index>{0, std::min<Eigen::Index>(1, z.rows() - 1), z.rows() - 1})
        for (std::size_t column = 0; column < names.size(); ++column)
            addOrNa(report, "z_test", z(row, static_cast<Eigen::Index>(column)), names[column], std::to_string(row + 1));
    return report;
}

}  // namespace

extern const Method zscoreSklearnMethod{
    "zscore_sklearn", "z-scores by the mean and deviation (n) of the training rows, as scikit-learn's StandardScaler",
    "--data train.csv --test test.csv --columns f1,f2", {{"columns", Take::columns, "Columns", true}, {"test", Take::file, "Table to scale (default: the training table)"}}, run};

}  // namespace annulus
