#include "core/methods/scores.h"
#include "core/stats/delong.h"
#include "core/stats/roc.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

Direction directionOf(Inputs& inputs)
{
    return inputs.choice<Direction>("direction", {{"<", Direction::higher}, {">", Direction::lower}, {"auto", Direction::automatic},
                                                  {"higher", Direction::higher}, {"lower", Direction::lower}});
}

void addCurve(Report& report, const RocCurve& curve)
{
    report.addEach("threshold", curve.thresholds);
    report.addEach("sensitivity", curve.sensitivities);
    report.addEach("specificity", curve.specificities);
}

void addBest(Report& report, const RocCurve& curve, BestBy by, const char* name)
{
    const auto best = bestThresholds(curve, by);
    for (std::size_t at = 0; at < best.size(); ++at) {
        const std::size_t place = best[at];
        const std::string index = std::to_string(at + 1);
        const double tp = curve.truePositives[place], fp = curve.falsePositives[place], tn = curve.controls - fp, fn = curve.cases - tp;
        report.add("best_threshold", curve.thresholds[place], name, index);
        report.add("best_sensitivity", curve.sensitivities[place], name, index);
        report.add("best_specificity", curve.specificities[place], name, index);
        report.add("best_ppv", tp / (tp + fp), name, index);
        report.add("best_npv", tn / (tn + fn), name, index);
        report.add("best_accuracy", (tp + tn) / (curve.cases + curve.controls), name, index);
        report.add("best_tp", tp, name, index);
        report.add("best_fp", fp, name, index);
        report.add("best_tn", tn, name, index);
        report.add("best_fn", fn, name, index);
    }
    if (best.size() > 1)
        report.notes.push_back(message("methods", "%1 thresholds are equally good by %2; all are listed, the one with the highest sensitivity first.", best.size(), name));
}

void addOptional(Report& report, const char* quantity, const std::optional<Interval>& interval, bool known, const char* otherwise)
{
    if (interval) {
        report.addInterval(quantity, interval->low, interval->high);
    } else {
        report.addText(quantity, known ? otherwise : "NA", "", "low");
        report.addText(quantity, known ? otherwise : "NA", "", "high");
    }
}

void addIntervals(Report& report, const DelongArea& area, double auc)
{
    const bool known = area.variance.has_value();
    if (known)
        report.add("var_delong", *area.variance);
    else
        report.addText("var_delong", "NA");
    addOptional(report, "ci95_delong", area.interval(), known, "NA");
    if (known)
        report.add("se_delong", std::sqrt(*area.variance));
    else
        report.addText("se_delong", "NA");
    addOptional(report, "ci95_delong_untruncated", area.untruncatedInterval(), known, "NA");
    addOptional(report, "ci95_logit_formula", area.logitInterval(), known, "NaN");
    if (!known)
        report.notes.push_back(message("methods", "With a single case or control the area has no variance."));
    else if (*area.variance == 0 && auc > 0 && auc < 1)
        report.notes.push_back(message("methods", "Every row has the same score: it tells nothing apart, DeLong's variance is 0 and its interval says nothing about the uncertainty."));
    else if (*area.variance == 0)
        report.notes.push_back(message("methods", "The curve separates the classes completely: DeLong's variance is 0 and its interval says nothing about the uncertainty."));
}

void addPartial(Inputs& inputs, Report& report, const RocCurve& curve)
{
    const auto along = inputs.choice<Along>("along", {{"specificity", Along::specificity}, {"sensitivity", Along::sensitivity}});
    if (!inputs.has("partial"))
        return;
    const auto range = inputs.numbers("partial");
    if (inputs.failed())
        return;
    if (range.size() != 2 || !(range[0] >= 0 && range[0] < range[1] && range[1] <= 1)) {
        inputs.fail({Errc::invalid, message("methods", "The range of the partial area is two numbers from 0 to 1, the smaller first."), {}});
        return;
    }
    const auto partial = partialArea(curve, range[0], range[1], along);
    report.add("partial_auc", partial.area);
    report.add("partial_auc_corrected", partial.corrected);
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const Direction direction = directionOf(inputs);
    const Scores scores = scoresOf(inputs, "y", {"score"}, report);
    if (inputs.failed())
        return inputs.error();
    const auto groups = scoredGroups(scores.outcome, scores.columns[0]);
    if (!groups)
        return groups.error();
    const RocCurve curve = rocCurve(*groups, direction);
    report.add("auc", curve.auc);
    report.addText("direction", curve.direction == Direction::higher ? "<" : ">");
    report.add("n_controls", curve.controls);
    report.add("n_cases", curve.cases);
    addCurve(report, curve);
    addBest(report, curve, BestBy::youden, "youden");
    addBest(report, curve, BestBy::closestToCorner, "closest.topleft");
    addIntervals(report, delongArea(*groups, curve.direction), curve.auc);
    report.add("se_hanley_mcneil_formula", hanleyMcNeilError(curve.auc, curve.cases, curve.controls));
    addPartial(inputs, report, curve);
    if (direction == Direction::automatic)
        report.notes.push_back(message("methods", "The direction was taken from the medians of these data; on a test set fix it as in training."));
    if (inputs.failed())
        return inputs.error();
    return report;
}

}  // namespace

extern const Method rocMethod{"roc",
                              "ROC curve, its area with DeLong's interval, best thresholds",
                              "--data predictions.csv --y outcome --score score",
                              {outcomeParameters[0], outcomeParameters[1],
                               {"score", Take::column, "Column of scores", true},
                               {"direction", Take::text, "'<': cases score higher (default), '>', or auto (by the medians)"},
                               {"partial", Take::numbers, "Partial area between two levels, such as 0.8,1"},
                               {"along", Take::text, "specificity (default) or sensitivity: what --partial bounds"}},
                              run};

}  // namespace annulus
