#include "core/methods/Method.h"
#include "core/stats/columns.h"
#include "core/stats/quantileQuantile.h"

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto all = inputs.numbers("x");
    if (inputs.failed())
        return inputs.error();
    Report report;
    const auto values = presentValues(all, report.usage);
    if (values.size() < 2)
        return Error{Errc::invalid, message("methods", "There are %1 values; at least 2 are expected.", values.size()), {}};
    const auto plot = quantileQuantile(values);
    report.addEach("theoretical", plot.theoretical);
    report.addEach("sample", plot.sample);
    report.add("line_intercept", plot.intercept);
    report.add("line_slope", plot.slope);
    return report;
}

}  // namespace

extern const Method qqMethod{"qq", "Points and line of a normal quantile-quantile plot", "--data cohort.csv --x age", {{"x", Take::column, "Column of numbers", true}}, run};

}  // namespace annulus
