#include "core/methods/scores.h"
#include "core/stats/contingency.h"
#include "core/stats/proportion.h"

#include <cmath>
#include <utility>

namespace annulus {
namespace {

void addProportion(Report& report, const char* name, const Proportion& value)
{
    report.add("x", value.successes, name);
    report.add("n", value.trials, name);
    report.add("estimate", value.estimate, name);
    if (!(value.trials > 0))
        return;
    report.addInterval("clopper_pearson", value.exact.low, value.exact.high, name);
    report.addInterval("wilson", value.wilson.low, value.wilson.high, name);
    report.addInterval("wald_formula", value.wald.low, value.wald.high, name);
}

struct Counts {
    double tp = 0, fp = 0, fn = 0, tn = 0;
};

/// Given as they are, or counted from an outcome and a score at a threshold.
Counts countsOf(Inputs& inputs, Report& report)
{
    if (!inputs.has("y")) {
        Counts counts;
        for (const auto& [name, place] : {std::pair{"tp", &counts.tp}, std::pair{"fp", &counts.fp}, std::pair{"fn", &counts.fn}, std::pair{"tn", &counts.tn}}) {
            *place = static_cast<double>(inputs.integer(name));
            if (*place < 0)
                inputs.fail({Errc::invalid, message("methods", "The count '%1' is %2; 0 or more is expected.", name, *place), {}});
        }
        report.usage.used = static_cast<std::size_t>(std::max(0.0, counts.tp + counts.fp + counts.fn + counts.tn));
        return counts;
    }
    const double threshold = inputs.number("threshold");
    const Scores scores = scoresOf(inputs, "y", {"score"}, report);
    Counts counts;
    for (std::size_t row = 0; !inputs.failed() && row < scores.outcome.size(); ++row) {
        const bool positive = scores.columns[0][row] >= threshold, has = scores.outcome[row] == 1;
        (positive ? has ? counts.tp : counts.fp : has ? counts.fn : counts.tn) += 1;
    }
    return counts;
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const Counts counts = countsOf(inputs, report);
    if (inputs.failed())
        return inputs.error();
    if (counts.tp + counts.fp + counts.fn + counts.tn == 0)
        return Error{Errc::invalid, message("methods", "All four counts are 0; at least one patient is expected."), {}};
    const Diagnostic values = diagnostic(counts.tp, counts.fp, counts.fn, counts.tn);
    addProportion(report, "sensitivity", values.sensitivity);
    addProportion(report, "specificity", values.specificity);
    addProportion(report, "ppv", values.ppv);
    addProportion(report, "npv", values.npv);
    addProportion(report, "accuracy", values.accuracy);
    addProportion(report, "prevalence", values.prevalence);
    report.add("youden", values.youden);
    report.add("balanced_accuracy", values.balancedAccuracy);
    report.add("f1", values.f1);
    report.addInterval("f1_ci95_exact", values.f1Exact.low, values.f1Exact.high);
    report.addInterval("f1_ci95_wilson", values.f1Wilson.low, values.f1Wilson.high);
    report.add("lr_pos", values.lrPositive);
    report.add("lr_neg", values.lrNegative);
    report.add("dor", values.diagnosticOddsRatio);
    report.add("kappa", values.kappa);
    report.add("kappa_se", values.kappaError);
    report.addInterval("kappa_ci95", values.kappaInterval.low, values.kappaInterval.high);
    report.add("mcc", values.matthews);
    // Whether the test errs to one side: McNemar's test of false positives against false negatives.
    if (counts.fn > 0 && counts.fp > 0) {
        const auto test = mcNemarTest(counts.fp, counts.fn);
        report.add("mcnemar_cc", test->chi2);
        report.add("mcnemar_cc_p", test->p);
    }
    return report;
}

}  // namespace

extern const Method diagnosticMethod{"diagnostic",
                                     "Sensitivity, specificity, PPV, NPV, accuracy and F1 with exact and Wilson intervals; kappa with its own; likelihood ratios",
                                     "--tp 98 --fp 35 --fn 26 --tn 93\n  annulus-cli stats diagnostic --data predictions.csv --y outcome --score score --threshold 0.4",
                                     {{"tp", Take::integer, "True positives"},
                                      {"fp", Take::integer, "False positives"},
                                      {"fn", Take::integer, "False negatives"},
                                      {"tn", Take::integer, "True negatives"},
                                      {"y", Take::column, "Instead of counts: column of the outcome, 0 and 1"},
                                      {"positive", Take::text, "Label of those with the outcome"},
                                      {"score", Take::column, "Column of scores"},
                                      {"threshold", Take::number, "A score at or above it counts as positive"}},
                                     run};

}  // namespace annulus
