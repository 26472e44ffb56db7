#include "core/methods/Method.h"
#include "core/stats/columns.h"
#include "core/stats/shapiro.h"

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const auto all = inputs.numbers("x");
    if (inputs.failed())
        return inputs.error();
    Report report;
    const auto test = shapiroWilk(presentValues(all, report.usage));
    if (!test)
        return test.error();
    report.add("W", test->w);
    report.add("p", test->p);
    report.add("n", static_cast<double>(test->count));
    return report;
}

}  // namespace

extern const Method shapiroMethod{
    "shapiro", "Shapiro-Wilk test of normality", "--data cohort.csv --x age", {{"x", Take::column, "Column of numbers", true}}, run};

}  // namespace annulus
