#include "core/methods/twoGroups.h"
#include "core/stats/rankSum.h"

#include <algorithm>

namespace annulus {
namespace {

RankMode modeOf(Inputs& inputs)
{
    return inputs.choice<RankMode>("mode", {{"default", RankMode::automatic}, {"exact", RankMode::exact}, {"normal_cc", RankMode::normal},
                                            {"normal_nocc", RankMode::normalUncorrected}, {"exact_ties", RankMode::exactTies}});
}

void noteConstant(Report& report, const std::vector<double>& x, const std::vector<double>& y)
{
    const auto isFirst = [&x](double value) { return value == x.front(); };
    if (!x.empty() && std::all_of(x.begin(), x.end(), isFirst) && std::all_of(y.begin(), y.end(), isFirst))
        report.notes.push_back(message("methods", "All %1 values are %2: there are no ranks to compare, and no P value.", x.size() + y.size(), x.front()));
}

void noteTies(Report& report, RankMode mode, bool hasTies, bool exact)
{
    if (hasTies && !exact && mode == RankMode::exact)
        report.notes.push_back(message("methods", "There are ties: the P value is the normal approximation with continuity correction; mode exact_ties counts the midranks' own distribution."));
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const RankMode mode = modeOf(inputs);
    const TwoGroups groups = twoGroups(inputs, false, report);
    if (inputs.failed())
        return inputs.error();
    const auto test = rankSumTest(groups.x, groups.y, mode);
    if (!test)
        return test.error();
    report.add("W", test->w);
    if (mode != RankMode::exactTies)
        noteConstant(report, groups.x, groups.y);
    if (mode == RankMode::exactTies) {
        report.add("p", test->pTwoSided);
        return report;
    }
    // The words of R's output, which readers search for.
    report.addText("method", test->exact ? "Wilcoxon rank sum exact test" : test->corrected ? "Wilcoxon rank sum test with continuity correction" : "Wilcoxon rank sum test");
    report.add("p", test->pTwoSided, "two.sided");
    report.add("p", test->pLess, "less");
    report.add("p", test->pGreater, "greater");
    report.add("U1", test->w);
    report.add("U2", test->otherU);
    report.add("auc_equiv", test->auc());
    report.add("sigma", test->sigma);
    report.add("z_nocc", test->z);
    report.add("z_cc", test->zCorrected);
    noteTies(report, mode, test->hasTies, test->exact);
    return report;
}

Result<Report> runPaired(Inputs& inputs)
{
    Report report;
    const RankMode mode = modeOf(inputs);
    const TwoGroups groups = twoGroups(inputs, true, report);
    if (inputs.failed())
        return inputs.error();
    const auto test = signedRankTest(groups.x, groups.y, mode);
    if (!test)
        return test.error();
    report.add("V", test->v);
    report.addText("method", test->exact ? "Wilcoxon signed rank exact test" : test->corrected ? "Wilcoxon signed rank test with continuity correction" : "Wilcoxon signed rank test");
    report.add("p", test->pTwoSided, "two.sided");
    report.add("p", test->pLess, "less");
    report.add("p", test->pGreater, "greater");
    report.add("z_nocc", test->z);
    report.add("n_pairs", static_cast<double>(test->used));
    report.usage.used = test->used;
    report.usage.leaveOut(test->zeros, message("methods", "no difference within the pair"));
    noteTies(report, mode, test->hasTies, test->exact);
    return report;
}

constexpr Parameter modeParameter{"mode", Take::text, "default (exact below 50 values without ties), exact, normal_cc, normal_nocc (no continuity correction, as SPSS), exact_ties"};

}  // namespace

extern const Method mannWhitneyMethod{"mann_whitney",
                                      "Mann-Whitney U, the same as Wilcoxon's rank sum test",
                                      "--data cohort.csv --x ki67_pct --by sln",
                                      {twoGroupParameters[0], twoGroupParameters[1], twoGroupParameters[2], twoGroupParameters[3], modeParameter},
                                      run};

extern const Method wilcoxonMethod{"wilcoxon_paired",
                                   "Wilcoxon's signed rank test of pairs",
                                   "--data readers.csv --x reader1 --y reader2",
                                   {twoGroupParameters[0], {"y", Take::column, "Second column of numbers, a pair in each row", true}, modeParameter},
                                   runPaired};

}  // namespace annulus
