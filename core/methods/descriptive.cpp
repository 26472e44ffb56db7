#include "core/methods/Method.h"
#include "core/stats/columns.h"
#include "core/stats/descriptive.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

void addNumber(Report& report, const char* quantity, double value) { std::isnan(value) ? report.addText(quantity, "NA") : report.add(quantity, value); }

void addQuartiles(Report& report, const std::vector<double>& sorted, QuantileType type, const char* name)
{
    const double low = quantileOfSorted(sorted, 0.25, type), high = quantileOfSorted(sorted, 0.75, type);
    report.add("quantile", low, name, "0.25");
    report.add("quantile", high, name, "0.75");
    report.add("iqr", high - low, name);
}

Result<Report> run(Inputs& inputs)
{
    const auto all = inputs.numbers("x");
    if (inputs.failed())
        return inputs.error();
    Report report;
    auto values = presentValues(all, report.usage);
    if (values.empty())
        return Error{Errc::invalid, message("methods", "There is no value in the column; at least one is expected."), {}};
    const auto count = static_cast<double>(values.size());
    const double deviation = standardDeviation(values);
    report.add("n", count);
    report.add("n_missing", static_cast<double>(all.size() - values.size()));
    report.add("mean", mean(values));
    addNumber(report, "sd", deviation);
    addNumber(report, "var", variance(values));
    report.add("median", median(values));
    report.add("min", minMax(values).min);
    report.add("max", minMax(values).max);
    report.add("mad", medianAbsoluteDeviation(values));
    addNumber(report, "sem", deviation / std::sqrt(count));
    if (values.size() > 1) {
        const auto interval = meanInterval(values);
        report.addInterval("mean_ci95", interval.low, interval.high);
    }
    std::sort(values.begin(), values.end());
    addQuartiles(report, values, QuantileType::r, "type7");
    addQuartiles(report, values, QuantileType::spss, "type6");
    addQuartiles(report, values, QuantileType::averaged, "type2");
    report.notes.push_back(message("methods", "Quantiles by three rules: type 7 (R, NumPy), type 6 (SPSS), type 2 (SAS)."));
    return report;
}

}  // namespace

extern const Method descriptiveMethod{
    "descriptive", "Mean, SD, median, quartiles of one column", "--data cohort.csv --x age", {{"x", Take::column, "Column of numbers", true}}, run};

}  // namespace annulus
