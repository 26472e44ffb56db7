#include "core/base/text.h"
#include "core/methods/scores.h"
#include "core/stats/decision.h"

#include <algorithm>

namespace annulus {
namespace {

/// "0.10", as the reference writes it; more digits only where two would not name the threshold.
std::string labelOf(double threshold)
{
    const std::string two = formatFixed(threshold, 2);
    return parseNumber(two) == threshold ? two : formatNumber(threshold);
}

/// 0.01, 0.02, ... 0.99, or as given.
std::vector<double> thresholdsOf(Inputs& inputs)
{
    if (inputs.has("thresholds")) {
        const auto given = inputs.numbers("thresholds");
        for (const double threshold : given)
            if (!(threshold >= 0 && threshold <= 1))
                inputs.fail({Errc::invalid, message("methods", "The threshold %1 is not a probability; 0 to 1 is expected.", threshold), {}});
        return given;
    }
    std::vector<double> thresholds;
    for (int percent = 1; percent <= 99; ++percent)
        thresholds.push_back(percent / 100.0);
    return thresholds;
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const auto at = inputs.choice<AtThreshold>("rule", {{"ge", AtThreshold::positive}, {"gt", AtThreshold::negative}});
    const auto thresholds = thresholdsOf(inputs);
    const auto bands = inputs.integerWithin("bootstrap", 0, 0, 1'000'000), seed = inputs.integerWithin("seed", 1, 0, mostSeed);
    const Scores scores = probabilitiesOf(inputs, "y", {"p"}, report);
    if (inputs.failed())
        return inputs.error();
    const auto curve = decisionCurve(scores.outcome, scores.columns[0], thresholds, at);
    const auto each = [&](const char* quantity, double DecisionPoint::*value) {
        for (const DecisionPoint& point : curve)
            report.add(quantity, point.*value, "", labelOf(point.threshold));
    };
    each("tp", &DecisionPoint::tp);
    each("fp", &DecisionPoint::fp);
    each("nb_model", &DecisionPoint::netBenefit);
    each("nb_all", &DecisionPoint::netBenefitAll);
    each("snb_model", &DecisionPoint::standardised);
    each("net_reduction_per100", &DecisionPoint::avoidedPer100);
    if (bands > 0) {
        const auto intervals = decisionBands(scores.outcome, scores.columns[0], thresholds, at, static_cast<std::size_t>(bands), static_cast<std::uint64_t>(seed));
        for (std::size_t place = 0; place < intervals.size(); ++place)
            report.addInterval("nb_model_ci95", intervals[place].low, intervals[place].high, labelOf(thresholds[place]));
    }
    const double largest = *std::max_element(scores.columns[0].begin(), scores.columns[0].end());
    report.notes.push_back(message("methods", "The largest prediction is %1: beyond it the curve says nothing about the model.", largest));
    return report;
}

}  // namespace

extern const Method dcaMethod{"dca",
                              "Decision curve: net benefit of a model against treating all or none, standardised, interventions avoided",
                              "--data predictions.csv --y outcome --p probability --bootstrap 500",
                              {outcomeParameters[0], outcomeParameters[1],
                               {"p", Take::column, "Column of probabilities", true},
                               {"rule", Take::text, "ge: a probability equal to the threshold counts as positive (default); gt: it does not"},
                               {"thresholds", Take::numbers, "Thresholds; 0.01 to 0.99 unless given"},
                               {"bootstrap", Take::integer, "Number of replicates for 95 % bands"},
                               {"seed", Take::integer, "Seed of the bands, 1 unless given"}},
                              run};

}  // namespace annulus
