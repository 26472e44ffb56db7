#include "core/methods/twoGroups.h"
#include "core/stats/rankSum.h"

#include <cmath>

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
    if (std::isnan(test->h))
        report.notes.push_back(message("methods", "All %1 values are %2: there are no ranks to compare, and no P value.", groups.values.size(), groups.values.front()));
    return report;
}

}  // namespace

extern const Method kruskalMethod{
    "kruskal", "Kruskal-Wallis test of several groups, corrected for ties", "--data cohort.csv --y ki67_pct --g her2", {groupParameters[0], groupParameters[1]}, run};

}  // namespace annulus
