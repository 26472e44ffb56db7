#include "core/methods/twoGroups.h"
#include "core/stats/anova.h"

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
    // Welch and Bartlett need two values a group; a smaller one leaves the rest without an answer, as in R.
    const auto welch = welchAnova(groups.values, groups.group, count);
    const auto bartlett = bartlettTest(groups.values, groups.group, count);
    if (!welch || !bartlett) {
        report.addText("error", (welch ? bartlett.error() : welch.error()).sentence());
        return report;
    }
    report.add("welch_F", welch->f);
    report.add("welch_df", welch->numerator, "num");
    report.add("welch_df", welch->denominator, "denom");
    report.add("welch_p", welch->p);
    report.add("bartlett_K2", bartlett->k2);
    report.add("bartlett_p", bartlett->p);
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
