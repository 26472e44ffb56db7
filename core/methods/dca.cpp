#include "core/base/text.h"
#include "core/methods/scores.h"
#include "core/stats/decision.h"

#include <nlohmann/json.hpp>

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

/// Columns of a table by name: one, or several models side by side.
std::vector<std::string> modelsOf(const Inputs& inputs)
{
    const auto& given = inputs.json();
    std::vector<std::string> names;
    if (given.contains("p") && given["p"].is_array() && given.contains("data"))
        for (const auto& one : given["p"])
            if (one.is_string() && !parseNumber(one.get<std::string>()))
                names.push_back(one.get<std::string>());
    return names;
}

/// Outcome and probabilities of each model, on the rows where all are there: curves side by side are of the same patients.
Scores modelScores(Inputs& inputs, const std::vector<std::string>& models, Report& report)
{
    if (models.size() < 2)
        return probabilitiesOf(inputs, "y", {"p"}, report);
    nlohmann::json words = inputs.json();
    std::vector<std::string> places;
    for (const std::string& model : models) {
        places.push_back("p of " + model);
        words[places.back()] = model;
    }
    Inputs ofModels(words, inputs.folder());
    Scores scores = probabilitiesOf(ofModels, "y", places, report);
    if (ofModels.failed())
        inputs.fail(ofModels.error());
    return scores;
}

Result<Report> run(Inputs& inputs)
{
    const auto models = modelsOf(inputs);
    if (models.size() == 1) {
        nlohmann::json words = inputs.json();
        words["p"] = models.front();
        inputs = Inputs(words, inputs.folder(), inputs.caseName(), inputs.call());
    }
    Report report;
    const auto at = inputs.choice<AtThreshold>("rule", {{"ge", AtThreshold::positive}, {"gt", AtThreshold::negative}});
    const auto thresholds = thresholdsOf(inputs);
    const auto bands = inputs.integerWithin("bootstrap", 0, 0, 1'000'000), seed = inputs.integerWithin("seed", 1, 0, mostSeed);
    const Scores scores = modelScores(inputs, models, report);
    if (inputs.failed())
        return inputs.error();
    std::vector<DecisionPoint> curve;
    const auto each = [&](const char* quantity, double DecisionPoint::*value, const std::string& model) {
        for (const DecisionPoint& point : curve)
            report.add(quantity, point.*value, model, labelOf(point.threshold));
    };
    for (std::size_t model = 0; model < scores.columns.size(); ++model) {
        const std::string term = models.size() > 1 ? models[model] : std::string();
        curve = decisionCurve(scores.outcome, scores.columns[model], thresholds, at);
        each("tp", &DecisionPoint::tp, term);
        each("fp", &DecisionPoint::fp, term);
        each("nb_model", &DecisionPoint::netBenefit, term);
        each("snb_model", &DecisionPoint::standardised, term);
        each("net_reduction_per100", &DecisionPoint::avoidedPer100, term);
        if (bands > 0) {
            const auto intervals = decisionBands(scores.outcome, scores.columns[model], thresholds, at, static_cast<std::size_t>(bands), static_cast<std::uint64_t>(seed));
            for (std::size_t place = 0; place < intervals.size(); ++place)
                report.addInterval("nb_model_ci95" + (term.empty() ? term : " " + term), intervals[place].low, intervals[place].high, labelOf(thresholds[place]));
        }
        const double largest = *std::max_element(scores.columns[model].begin(), scores.columns[model].end());
        if (term.empty())
            report.notes.push_back(message("methods", "The largest prediction is %1: beyond it the curve says nothing about the model.", largest));
        else
            report.notes.push_back(message("methods", "The largest prediction of '%1' is %2: beyond it the curve says nothing about the model.", term, largest));
    }
    each("nb_all", &DecisionPoint::netBenefitAll, {});
    for (const DecisionPoint& point : curve)
        report.add("nb_none", 0, "", labelOf(point.threshold));
    return report;
}

}  // namespace

extern const Method dcaMethod{"dca",
                              "Decision curve: net benefit of one or more models against treating all or none, standardised, interventions avoided",
                              "--data predictions.csv --y outcome --p clinical,combined --bootstrap 500",
                              {outcomeParameters[0], outcomeParameters[1],
                               {"p", Take::columns, "Columns of probabilities, one for each model", true},
                               {"rule", Take::text, "ge: a probability equal to the threshold counts as positive (default); gt: it does not"},
                               {"thresholds", Take::numbers, "Thresholds; 0.01 to 0.99 unless given"},
                               {"bootstrap", Take::integer, "Number of replicates for 95 % bands"},
                               {"seed", Take::integer, "Seed of the bands, 1 unless given"}},
                              run};

}  // namespace annulus
