#include "core/methods/twoGroups.h"
#include "core/stats/tTest.h"

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    const bool paired = inputs.flag("paired", false), equal = inputs.flag("var_equal", false);
    Report report;
    const TwoGroups groups = twoGroups(inputs, paired, report);
    if (inputs.failed())
        return inputs.error();
    const auto test = paired ? pairedTTest(groups.x, groups.y) : tTest(groups.x, groups.y, equal);
    if (!test)
        return test.error();
    report.add("t", test->t);
    report.add("df", test->degrees);
    report.add("p", test->p());
    if (paired) {
        report.add("mean_diff", test->estimate);
    } else {
        report.add("mean_x", mean(groups.x));
        report.add("mean_y", mean(groups.y));
    }
    report.add("ci_low", test->interval.low);
    report.add("ci_high", test->interval.high);
    report.add("stderr", test->standardError);
    if (!paired) {
        report.add("p", test->p(Alternative::less), "less");
        report.add("p", test->p(Alternative::greater), "greater");
    }
    return report;
}

}  // namespace

extern const Method tTestMethod{"t_test",
                                "t test: Welch, Student or paired",
                                "--data cohort.csv --x age --by sln",
                                {twoGroupParameters[0], twoGroupParameters[1], twoGroupParameters[2], twoGroupParameters[3],
                                 {"var_equal", Take::flag, "Equal variances (Student); otherwise Welch"},
                                 {"paired", Take::flag, "Columns x and y are pairs"}},
                                run};

}  // namespace annulus
