#include "core/methods/twoGroups.h"
#include "core/stats/anova.h"

#include <algorithm>

namespace annulus {
namespace {

void addTukey(Report& report, const Groups& groups, const Anova& test)
{
    const auto pairs = tukeyPairs(groups.values, groups.group, groups.names.size(), test);
    const auto name = [&groups](const TukeyPair& pair) { return groups.names[pair.second] + "-" + groups.names[pair.first]; };
    for (const TukeyPair& pair : pairs)
        report.add("tukey_diff", pair.difference, name(pair));
    for (const TukeyPair& pair : pairs)
        report.add("tukey_low", pair.low, name(pair));
    for (const TukeyPair& pair : pairs)
        report.add("tukey_high", pair.high, name(pair));
    for (const TukeyPair& pair : pairs)
        report.add("tukey_p", pair.p, name(pair));
}

/// Welch and Bartlett need two values a group; the other tests do without.
void noteSmallGroups(Report& report, const Groups& groups)
{
    for (std::size_t at = 0; at < groups.names.size(); ++at)
        if (std::count(groups.group.begin(), groups.group.end(), at) < 2)
            report.notes.push_back(message("methods", "Group '%1' has one value: Welch's and Bartlett's tests need at least two.", groups.names[at]));
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const Groups groups = groupsOf(inputs, report);
    if (inputs.failed())
        return inputs.error();
    const std::size_t count = groups.names.size();
    const auto test = anova(groups.values, groups.group, count);
    if (!test)
        return test.error();
    report.add("df", test->dfBetween, "between");
    report.add("df", test->dfWithin, "within");
    report.add("ss", test->ssBetween, "between");
    report.add("ss", test->ssWithin, "within");
    report.add("ms", test->msBetween(), "between");
    report.add("ms", test->msWithin(), "within");
    report.add("F", test->f);
    if (test->degenerate)
        report.notes.push_back(message("methods", "There is no spread within the groups: F has no finite value, and what follows from it means nothing."));
    else
        report.add("p", test->p);
    report.addFlag("degenerate", test->degenerate);
    if (const auto welch = welchAnova(groups.values, groups.group, count)) {
        report.add("welch_F", welch->f);
        report.add("welch_df", welch->numerator, "num");
        report.add("welch_df", welch->denominator, "denom");
        report.add("welch_p", welch->p);
    } else {
        report.addText("welch_p", "NA");
        noteSmallGroups(report, groups);
    }
    if (const auto bartlett = bartlettTest(groups.values, groups.group, count)) {
        report.add("bartlett_K2", bartlett->k2);
        report.add("bartlett_p", bartlett->p);
    } else {
        report.addText("bartlett_p", "NA");
    }
    for (const Centre centre : {Centre::median, Centre::mean}) {
        const char* name = centre == Centre::median ? "median" : "mean";
        const auto levene = leveneTest(groups.values, groups.group, count, centre);
        if (levene) {
            report.add("levene_F", levene->f, name);
            report.add("levene_p", levene->p, name);
            continue;
        }
        report.addText("levene_F", "NA", name);
        report.addText("levene_p", "NA", name);
        if (centre == Centre::median)
            report.notes.push_back(levene.error().what);
    }
    addTukey(report, groups, *test);
    return report;
}

}  // namespace

extern const Method anovaMethod{"anova", "One-way analysis of variance, with Welch's test, Bartlett's and Levene's tests and Tukey's pairs",
                                "--data cohort.csv --y size_cm --g grade", {groupParameters[0], groupParameters[1]}, run};

}  // namespace annulus
