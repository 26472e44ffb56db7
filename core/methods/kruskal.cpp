#include "core/methods/twoGroups.h"
#include "core/stats/rankSum.h"

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    Report report;
    const Groups groups = groupsOf(inputs, report);
    if (inputs.failed())
        return inputs.error();
    const auto test = kruskalTest(groups.values, groups.group, groups.names.size());
    if (!test)
        return test.error();
    report.add("H", test->h);
    report.add("df", test->degrees);
    report.add("p", test->p);
    return report;
}

}  // namespace

extern const Method kruskalMethod{
    "kruskal", "Kruskal-Wallis test of several groups, corrected for ties", "--data cohort.csv --y ki67_pct --g her2", {groupParameters[0], groupParameters[1]}, run};

}  // namespace annulus
