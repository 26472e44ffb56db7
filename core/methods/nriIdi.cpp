#include "core/methods/scores.h"
#include "core/stats/reclassification.h"
#include "core/stats/roc.h"

#include <utility>

namespace annulus {
namespace {

void addCategories(Inputs& inputs, const Scores& scores, Report& report)
{
    if (!inputs.has("cuts"))
        return;
    const auto cuts = inputs.numbers("cuts");
    for (std::size_t at = 0; !inputs.failed() && at < cuts.size(); ++at)
        if (!(cuts[at] > 0 && cuts[at] < 1) || (at > 0 && !(cuts[at] > cuts[at - 1])))
            inputs.fail({Errc::invalid, message("methods", "The cuts of the risk categories are rising numbers between 0 and 1; number %1 is %2.", at + 1, cuts[at]), {}});
    if (inputs.failed())
        return;
    const auto values = categoryReclassification(scores.outcome, scores.columns[0], scores.columns[1], cuts);
    report.add("cat_up_event", values.upEvents);
    report.add("cat_down_event", values.downEvents);
    report.add("cat_up_nonevent", values.upNonEvents);
    report.add("cat_down_nonevent", values.downNonEvents);
    report.add("cat_nri", values.nri.value);
    report.add("cat_se_pencina", values.nri.error);
    report.add("cat_z_pencina", values.nri.z());
    report.add("cat_p_pencina", values.nri.p());
    report.add("cat_se_unnull", values.errorUnrestricted);
    report.addInterval("ci95.cat_nri", values.interval().low, values.interval().high);
    for (const auto& [name, part] : {std::pair{"cat_nri.ev", &values.nriEvents}, std::pair{"cat_nri.ne", &values.nriNonEvents}}) {
        report.add(name, part->value);
        report.addInterval(std::string("ci95.") + name, part->interval().low, part->interval().high);
    }
}

void addPart(Report& report, const std::string& name, const Reclassified& part)
{
    report.add(name, part.value);
    report.add("se." + name, part.error);
    report.add("z." + name, part.z());
    const Interval interval = part.interval();
    report.addInterval("ci95." + name, interval.low, interval.high);
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const Scores scores = probabilitiesOf(inputs, "y", {"p_old", "p_new"}, report);
    if (inputs.failed())
        return inputs.error();
    if (const auto groups = scoredGroups(scores.outcome, scores.columns[0]); !groups)
        return groups.error();
    const auto values = reclassification(scores.outcome, scores.columns[0], scores.columns[1]);
    report.add("n", values.count);
    report.add("na", values.events);
    report.add("nb", values.nonEvents);
    report.add("pup.ev", values.upEvents);
    report.add("pup.ne", values.upNonEvents);
    report.add("pdown.ev", values.downEvents);
    report.add("pdown.ne", values.downNonEvents);
    addPart(report, "nri", values.nri);
    addPart(report, "nri.ev", values.nriEvents);
    addPart(report, "nri.ne", values.nriNonEvents);
    report.add("improveSens", values.sensitivityGain);
    report.add("improveSpec", values.specificityGain);
    addPart(report, "idi", values.idi);
    report.add("p_nri", values.nri.p());
    report.add("p_idi", values.idi.p());
    addCategories(inputs, scores, report);
    if (inputs.failed())
        return inputs.error();
    report.notes.push_back(message("methods", "The category-free NRI rises with miscalibration: read its two parts, and the change of area, Brier score and net benefit."));
    return report;
}

}  // namespace

extern const Method nriIdiMethod{"nri_idi",
                                 "Net reclassification and integrated discrimination improvement of a new model over an old one",
                                 "--data predictions.csv --y outcome --p-old clinical --p-new combined --cuts 0.2,0.6",
                                 {outcomeParameters[0], outcomeParameters[1],
                                  {"p_old", Take::column, "Column of the old model's probabilities", true},
                                  {"p_new", Take::column, "Column of the new model's probabilities", true},
                                  {"cuts", Take::numbers, "Limits of risk categories for the NRI over categories"}},
                                 run};

}  // namespace annulus
