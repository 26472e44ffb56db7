#include "core/methods/modelInputs.h"
#include "core/stats/descriptive.h"

#include <cmath>

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto names = inputs.words("columns");
    const Eigen::MatrixXd train = completeColumns(inputs, names), test = inputs.columns(names, inputs.has("test") ? "test" : "data");
    const bool population = inputs.integerWithin("ddof", 1, 0, 1) == 0;
    if (inputs.failed())
        return inputs.error();
    if (train.rows() < 2)
        return Error{Errc::invalid, message("methods", "There are %1 training rows; at least 2 are expected.", train.rows()), {}};
    Report report;
    report.usage.used = static_cast<std::size_t>(train.rows());
    const double shrink = population ? std::sqrt(1 - 1 / static_cast<double>(train.rows())) : 1;
    std::vector<double> means, deviations;
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto column = train.col(static_cast<Eigen::Index>(at));
        const std::vector<double> values(column.begin(), column.end());
        means.push_back(mean(values));
        deviations.push_back(standardDeviation(values) * shrink);
        report.add("mean", means.back(), names[at]);
    }
    for (std::size_t at = 0; at < names.size(); ++at)
        report.add("sd", deviations[at], names[at]);
    for (Eigen::Index row = 0; row < test.rows(); ++row)
        for (std::size_t at = 0; at < names.size(); ++at) {
            const double value = test(row, static_cast<Eigen::Index>(at));
            const std::string index = std::to_string(row + 1);
            std::isnan(value) || deviations[at] == 0 ? report.addText("z_test", "NA", names[at], index)
                                                     : report.add("z_test", (value - means[at]) / deviations[at], names[at], index);
        }
    noteGaps(report, test, names);
    for (std::size_t at = 0; at < names.size(); ++at)
        if (deviations[at] == 0)
            report.notes.push_back(message("methods", "The column '%1' is constant in training and has no z-score: drop it.", names[at]));
    return report;
}

}  // namespace

extern const Method zscoreMethod{"zscore",
                                 "z-score by mean and SD (n - 1) of the training rows",
                                 "--data train.csv --test test.csv --columns f1,f2",
                                 {{"columns", Take::columns, "Columns to scale", true},
                                  {"test", Take::file, "Table to scale with the training table's mean and SD; the training table itself unless given"},
                                  {"ddof", Take::integer, "1 (default): SD with n - 1; 0: with n"}},
                                 run};

}  // namespace annulus
