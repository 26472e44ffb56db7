// Figures of performance: from a run's scores and evaluations to plain numbers.

#include "ui/plots/runPlotParts.h"

#include <algorithm>

namespace annulus::ui {

namespace {

RocPlot::Curve curveOf(const Evaluation& evaluation, const RunBands& bands, const QString& name, int colour)
{
    RocPlot::Curve curve{.name = name, .falsePositive = evaluation.falsePositive, .sensitivity = evaluation.truePositive, .bandAt = {}, .bandLow = {}, .bandHigh = {},
                         .auc = evaluation.auc, .interval = intervalOf(evaluation.aucLow, evaluation.aucHigh), .operating = {}, .colour = colour};
    if (const auto found = bands.find({evaluation.mode, evaluation.model, evaluation.set, evaluation.outcomeClass}); found != bands.end()) {
        curve.bandAt = found->second.falsePositive;
        curve.bandLow = found->second.low;
        curve.bandHigh = found->second.high;
    }
    if (std::isfinite(evaluation.sensitivity) && std::isfinite(evaluation.specificity))
        curve.operating = RocPlot::Curve::Operating{1 - evaluation.specificity, evaluation.sensitivity, evaluation.threshold};
    return curve;
}

}  // namespace

MadePlot makes::rocOfModels(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look)
{
    RocPlot plot;
    for (const std::string& model : choice.models)
        if (const Evaluation* evaluation = evaluationOf(run, choice, model)) {
            plot.curves.push_back(curveOf(*evaluation, extras.bands, modelName(model, look), modelColour(run, model)));
            plot.curves.back().line = modelLine(plot.curves.back().colour);
            plot.cases = evaluation->cases;
            plot.controls = evaluation->controls;
        }
    if (plot.curves.size() > 3)  // bands of many curves hide each other
        for (auto& curve : plot.curves)
            curve.bandAt.clear();
    return plot.curves.empty() ? MadePlot() : plot;
}

/// One model on each set: the gap between training and the others is what matters.
MadePlot makes::rocOfSets(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look)
{
    RocPlot plot;
    int line = 0;
    for (const std::string& set : setsOf(run, choice.mode))
        if (const Evaluation* evaluation = run.evaluation(choice.mode, choice.model, set, choice.outcomeClass)) {
            plot.curves.push_back(curveOf(*evaluation, extras.bands, setName(set, look), set == "train" ? 4 : set == "cv" ? 2 : 5));
            plot.curves.back().line = seriesLine(line++);
        }
    return plot.curves.empty() ? MadePlot() : plot;
}

MadePlot makes::calibration(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const Evaluation* evaluation = evaluationOf(run, choice, choice.model);
    const ScoreSet* set = run.scoresOf(choice.mode, choice.model, choice.set);
    if (!evaluation || !set || evaluation->calibration.empty())
        return {};
    const Scored scored = scoredOf(run, *set, choice.outcomeClass);
    CalibrationPlot plot{.curves = {}, .risks = scored.score, .outcome = scored.outcome, .words = {}, .withOutcome = classWords(run, choice.outcomeClass, true, look),
                         .withoutOutcome = classWords(run, choice.outcomeClass, false, look)};
    CalibrationPlot::Curve curve{.name = modelName(choice.model, look) + ", " + setName(choice.set, look), .x = evaluation->calibrationX, .y = evaluation->calibrationY, .predicted = {}, .observed = {},
                                 .low = {}, .high = {}, .colour = modelColour(run, choice.model)};
    for (const CalibrationPoint& point : evaluation->calibration) {
        curve.predicted.push_back(point.predicted);
        curve.observed.push_back(point.observed);
        curve.low.push_back(point.low);
        curve.high.push_back(point.high);
    }
    plot.curves.push_back(std::move(curve));
    QStringList words;
    if (std::isfinite(evaluation->hosmerP))
        words += look.translate("plots", "Hosmer-Lemeshow χ² = %1 (df %2), %3").arg(evaluation->hosmerChi2, 0, 'f', 1).arg(evaluation->hosmerDegrees).arg(pWords(evaluation->hosmerP));
    for (const auto& [id, title] : {std::pair{"calibration slope", QT_TRANSLATE_NOOP("plots", "Slope %1")}, {"calibration intercept", QT_TRANSLATE_NOOP("plots", "Intercept %1")}, {"brier", QT_TRANSLATE_NOOP("plots", "Brier score %1")}})
        if (const auto found = std::ranges::find(evaluation->metrics, std::string(id), &Metric::name); found != evaluation->metrics.end() && std::isfinite(found->value))
            words += look.translate("plots", title).arg(found->value, 0, 'f', 2);
    plot.words = words.join('\n');
    return plot;
}

MadePlot makes::decision(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    DecisionPlot plot;
    for (const std::string& model : choice.models) {
        const Evaluation* evaluation = evaluationOf(run, choice, model);
        if (!evaluation || evaluation->decisionThreshold.empty())
            continue;
        if (plot.thresholds.empty()) {
            plot.thresholds = evaluation->decisionThreshold;
            plot.all = evaluation->netBenefitAll;
            plot.prevalence = static_cast<double>(evaluation->cases) / static_cast<double>(std::max<std::size_t>(1, evaluation->cases + evaluation->controls));
        }
        if (evaluation->decisionThreshold != plot.thresholds)
            continue;
        plot.curves.push_back({.name = modelName(model, look), .netBenefit = evaluation->netBenefit, .low = evaluation->netBenefitLow, .high = evaluation->netBenefitHigh, .colour = modelColour(run, model)});
    }
    if (plot.curves.size() > 3)
        for (auto& curve : plot.curves)
            curve.low.clear(), curve.high.clear();
    if (run.decisionTo > run.decisionFrom)
        plot.range = Interval{run.decisionFrom, run.decisionTo};
    return plot.curves.empty() ? MadePlot() : plot;
}

MadePlot makes::waterfall(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const ScoreSet* set = run.scoresOf(choice.mode, choice.model, choice.set);
    if (!set)
        return {};
    const Scored scored = scoredOf(run, *set, choice.outcomeClass);
    WaterfallPlot plot{.patients = scored.patients, .scores = scored.score, .outcome = {}, .with = classWords(run, choice.outcomeClass, true, look), .without = classWords(run, choice.outcomeClass, false, look),
                       .scoreName = look.translate("plots", "%1: score").arg(modelName(choice.model, look)), .cut = there(scored.threshold)};
    for (const double outcome : scored.outcome)
        plot.outcome.push_back(outcome > 0.5 ? 1 : 0);
    return plot;
}

MadePlot makes::groups(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const ScoreSet* set = run.scoresOf(choice.mode, choice.model, choice.set);
    if (!set)
        return {};
    GroupsPlot plot{.groups = {}, .valueName = look.translate("plots", "%1: score").arg(modelName(choice.model, look)), .words = setName(choice.set, look)};
    const Scored scored = scoredOf(run, *set, choice.outcomeClass);
    for (std::size_t level = 0; level < run.classes.size(); ++level)
        plot.groups.push_back({.name = run.classes.size() == 2 ? classWords(run, {}, level == 1, look) : levelName(run.outcome, run.classes[level], look), .values = {}, .patients = {},
                               .colour = level == 0 ? 5 : level == 1 ? 4 : 2});
    for (std::size_t i = 0; i < set->patients.size(); ++i) {
        auto& group = plot.groups[static_cast<std::size_t>(run.patients[set->patients[i]].outcome)];
        group.values.push_back(scored.score[i]);
        group.patients.push_back(scored.patients[i]);
    }
    return plot;
}

MadePlot makes::confusion(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    for (const ConfusionPicture& one : run.confusions)
        if (one.mode == choice.mode && one.model == choice.model && one.set == choice.set) {
            ConfusionPlot plot{.classes = {}, .counts = one.counts};
            for (const std::string& name : run.classes)
                plot.classes.push_back(levelName(run.outcome, name, look));
            return plot;
        }
    const Evaluation* evaluation = evaluationOf(run, choice, choice.model);
    if (!evaluation || !std::isfinite(evaluation->tp + evaluation->fp + evaluation->fn + evaluation->tn))
        return {};
    return ConfusionPlot{.classes = {classWords(run, choice.outcomeClass, false, look), classWords(run, choice.outcomeClass, true, look)}, .counts = {{evaluation->tn, evaluation->fp}, {evaluation->fn, evaluation->tp}}};
}

MadePlot makes::margins(const RunResult& run, const RunExtras&, const RunChoice&, const PlotLook& look)
{
    MarginPlot plot;
    int colour = 5;
    for (const MarginPoint& point : run.margins) {
        const QString name = modelName(point.model, look);
        auto found = std::ranges::find(plot.series, name, &MarginPlot::Series::name);
        if (found == plot.series.end())
            found = plot.series.insert(plot.series.end(), {.name = name, .widthMm = {}, .auc = {}, .low = {}, .high = {}, .colour = colour++});
        found->widthMm.push_back(point.widthMm);
        found->auc.push_back(point.auc);
        found->low.push_back(point.low);
        found->high.push_back(point.high);
    }
    return plot.series.empty() ? MadePlot() : plot;
}

MadePlot makes::comparison(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    ComparisonPlot plot;
    std::vector<std::string> models;
    for (const std::string& model : choice.models)
        if (const Evaluation* evaluation = evaluationOf(run, choice, model)) {
            models.push_back(model);
            plot.names.push_back(modelName(model, look));
            plot.auc.push_back(evaluation->auc);
        }
    const std::size_t count = models.size();
    plot.difference.assign(count * count, std::nan(""));
    plot.p.assign(count * count, std::nan(""));
    bool isAny = false;
    for (const ModelComparison& one : run.comparisons) {
        if (one.mode != choice.mode || one.set != choice.set || one.outcomeClass != choice.outcomeClass)
            continue;
        const auto first = std::ranges::find(models, one.first), second = std::ranges::find(models, one.second);
        if (first == models.end() || second == models.end())
            continue;
        const auto a = static_cast<std::size_t>(first - models.begin()), b = static_cast<std::size_t>(second - models.begin());
        plot.difference[a * count + b] = one.difference;
        plot.difference[b * count + a] = -one.difference;
        plot.p[a * count + b] = plot.p[b * count + a] = one.p;
        isAny = true;
    }
    return isAny ? MadePlot(plot) : MadePlot();
}

MadePlot makes::optimism(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    OptimismPlot plot;
    for (const OptimismLine& line : run.optimism)
        if (line.outcomeClass == choice.outcomeClass)
            plot.rows.push_back({.name = modelName(line.model, look), .publishedTraining = there(line.publishedTrain), .publishedTest = there(line.publishedTest), .honestCv = there(line.honestCv), .corrected = there(line.corrected),
                                 .publishedInterval = intervalOf(line.publishedTestLow, line.publishedTestHigh), .honestInterval = intervalOf(line.honestCvLow, line.honestCvHigh), .colour = modelColour(run, line.model)});
    return plot.rows.empty() ? MadePlot() : plot;
}

}  // namespace annulus::ui
