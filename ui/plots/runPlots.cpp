#include "ui/plots/runPlots.h"

#include "core/stats/descriptive.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace annulus::ui {

namespace {

std::optional<double> there(double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; }

std::optional<Interval> interval(double low, double high)
{
    return std::isfinite(low) && std::isfinite(high) ? std::optional(Interval{low, high}) : std::nullopt;
}

const Evaluation* evaluationOf(const RunResult& run, const RunChoice& choice, const std::string& model)
{
    return run.evaluation(choice.mode, model, choice.set, choice.outcomeClass);
}

/// "with" and "without" the outcome, in the words of the run.
QString classWords(const RunResult& run, const std::string& outcomeClass, bool with, const PlotLook& look)
{
    if (!outcomeClass.empty())
        return with ? QString::fromStdString(outcomeClass) : look.translate("plots", "not %1").arg(QString::fromStdString(outcomeClass));
    const QString name = QString::fromStdString(run.outcome), level = QString::fromStdString(run.classes.empty() ? "" : with ? run.classes.back() : run.classes.front());
    return QString("%1 = %2").arg(name, level);
}

int classAt(const RunResult& run, const std::string& outcomeClass)
{
    const auto found = std::ranges::find(run.classes, outcomeClass);
    return outcomeClass.empty() ? 1 : static_cast<int>(found - run.classes.begin());
}

/// Scores of the class told, and whether each patient has it.
struct Scored {
    std::vector<double> score, outcome;
    std::vector<std::string> patients;
    double threshold = std::nan("");
};
Scored scoredOf(const RunResult& run, const ScoreSet& set, const std::string& outcomeClass)
{
    const int wanted = classAt(run, outcomeClass);
    const auto column = run.classes.size() > 2 ? static_cast<std::size_t>(wanted) : 0;
    Scored scored;
    for (std::size_t i = 0; i < set.patients.size(); ++i) {
        const RunPatient& patient = run.patients[set.patients[i]];
        scored.patients.push_back(patient.name);
        scored.outcome.push_back(patient.outcome == wanted ? 1 : 0);
        scored.score.push_back(column < set.scores.size() ? set.scores[column][i] : std::nan(""));
    }
    if (column < set.thresholds.size())
        scored.threshold = set.thresholds[column];
    return scored;
}

RocPlot::Curve curveOf(const Evaluation& evaluation, const RunBands& bands, const QString& name, int colour)
{
    RocPlot::Curve curve{.name = name, .falsePositive = evaluation.falsePositive, .sensitivity = evaluation.truePositive, .bandAt = {}, .bandLow = {}, .bandHigh = {},
                         .auc = evaluation.auc, .interval = interval(evaluation.aucLow, evaluation.aucHigh), .operating = {}, .colour = colour};
    if (const auto found = bands.find({evaluation.mode, evaluation.model, evaluation.set, evaluation.outcomeClass}); found != bands.end()) {
        curve.bandAt = found->second.falsePositive;
        curve.bandLow = found->second.low;
        curve.bandHigh = found->second.high;
    }
    if (std::isfinite(evaluation.sensitivity) && std::isfinite(evaluation.specificity))
        curve.operating = RocPlot::Curve::Operating{1 - evaluation.specificity, evaluation.sensitivity, evaluation.threshold};
    return curve;
}

using Made = std::optional<PlotNumbers>;

Made rocOfModels(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look)
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
    return plot.curves.empty() ? Made() : plot;
}

/// One model on each set: the gap between training and the others is what matters.
Made rocOfSets(const RunResult& run, const RunExtras& extras, const RunChoice& choice, const PlotLook& look)
{
    RocPlot plot;
    int line = 0;
    for (const std::string& set : setsOf(run, choice.mode))
        if (const Evaluation* evaluation = run.evaluation(choice.mode, choice.model, set, choice.outcomeClass)) {
            plot.curves.push_back(curveOf(*evaluation, extras.bands, setName(set, look), set == "train" ? 4 : set == "cv" ? 2 : 5));
            plot.curves.back().line = seriesLine(line++);
        }
    return plot.curves.empty() ? Made() : plot;
}

Made calibration(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
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
    for (const auto& [id, title] : {std::pair{"slope", QT_TRANSLATE_NOOP("plots", "Slope %1")}, {"intercept", QT_TRANSLATE_NOOP("plots", "Intercept %1")}, {"brier", QT_TRANSLATE_NOOP("plots", "Brier score %1")}})
        if (const auto found = std::ranges::find(evaluation->metrics, std::string(id), &Metric::name); found != evaluation->metrics.end() && std::isfinite(found->value))
            words += look.translate("plots", title).arg(found->value, 0, 'f', 2);
    plot.words = words.join('\n');
    return plot;
}

Made decision(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
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
    return plot.curves.empty() ? Made() : plot;
}

const LassoPicture* lassoOf(const RunResult& run, const RunChoice& choice)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model || model->lassos.empty())
        return nullptr;
    for (const LassoPicture& one : model->lassos)
        if (one.outcomeClass == choice.outcomeClass)
            return &one;
    return &model->lassos.front();
}

std::vector<double> asNumbers(const std::vector<int>& counts) { return {counts.begin(), counts.end()}; }

Made lassoPath(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook&)
{
    const LassoPicture* lasso = lassoOf(run, choice);
    if (!lasso || lasso->lambda.empty() || lasso->path.empty())
        return {};
    LassoPathPlot plot{.lambdas = lasso->lambda, .paths = {}, .nonZero = asNumbers(lasso->nonZero), .best = lasso->lambda[lasso->best], .oneError = {}};
    if (!lasso->error.empty())
        plot.oneError = lasso->lambda[lasso->oneError];
    for (std::size_t i = 0; i < lasso->names.size(); ++i)
        plot.paths.push_back({QString::fromStdString(lasso->names[i]), lasso->path[i]});
    return plot;
}

Made lassoCv(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const LassoPicture* lasso = lassoOf(run, choice);
    if (!lasso || lasso->mean.empty())
        return {};
    return LassoCvPlot{.lambdas = lasso->lambda, .mean = lasso->mean, .error = lasso->error, .nonZero = asNumbers(lasso->nonZero), .best = lasso->lambda[lasso->best], .oneError = lasso->lambda[lasso->oneError],
                       .measure = lasso->gaussian ? look.translate("plots", "Cross-validated squared error") : look.translate("plots", "Cross-validated binomial deviance")};
}

Made coefficients(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook&)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model)
        return {};
    CoefficientPlot plot;
    // The part before the feature's filter tells view and region: "CC_intra".
    std::vector<std::string> groups;
    for (const NamedValue& feature : model->features) {
        if (!std::isfinite(feature.value))
            continue;
        std::string group;
        for (const char* filter : {"_original", "_wavelet", "_log-", "_square", "_logarithm", "_exponential", "_gradient", "_lbp"})
            if (const auto at = feature.name.find(filter); at != std::string::npos && group.empty())
                group = feature.name.substr(0, at);
        auto found = std::ranges::find(groups, group);
        if (found == groups.end())
            found = groups.insert(groups.end(), group);
        plot.colours.push_back(static_cast<int>(found - groups.begin()));
        plot.names.push_back(QString::fromStdString(feature.name));
        plot.values.push_back(feature.value);
    }
    if (plot.values.empty())
        return {};
    if (groups.size() > 1)
        for (const std::string& group : groups)
            plot.groups.push_back(QString::fromStdString(group));
    return plot;
}

Made waterfall(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
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

Made groups(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const ScoreSet* set = run.scoresOf(choice.mode, choice.model, choice.set);
    if (!set)
        return {};
    GroupsPlot plot{.groups = {}, .valueName = look.translate("plots", "%1: score").arg(modelName(choice.model, look)), .words = setName(choice.set, look)};
    const Scored scored = scoredOf(run, *set, choice.outcomeClass);
    for (std::size_t level = 0; level < run.classes.size(); ++level)
        plot.groups.push_back({.name = run.classes.size() == 2 ? classWords(run, {}, level == 1, look) : QString::fromStdString(run.classes[level]), .values = {}, .patients = {},
                               .colour = level == 0 ? 5 : level == 1 ? 4 : 2});
    for (std::size_t i = 0; i < set->patients.size(); ++i) {
        auto& group = plot.groups[static_cast<std::size_t>(run.patients[set->patients[i]].outcome)];
        group.values.push_back(scored.score[i]);
        group.patients.push_back(scored.patients[i]);
    }
    return plot;
}

Made confusion(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    for (const ConfusionPicture& one : run.confusions)
        if (one.mode == choice.mode && one.model == choice.model && one.set == choice.set) {
            ConfusionPlot plot{.classes = {}, .counts = one.counts};
            for (const std::string& name : run.classes)
                plot.classes.push_back(QString::fromStdString(name));
            return plot;
        }
    const Evaluation* evaluation = evaluationOf(run, choice, choice.model);
    if (!evaluation || !std::isfinite(evaluation->tp + evaluation->fp + evaluation->fn + evaluation->tn))
        return {};
    return ConfusionPlot{.classes = {classWords(run, choice.outcomeClass, false, look), classWords(run, choice.outcomeClass, true, look)}, .counts = {{evaluation->tn, evaluation->fp}, {evaluation->fn, evaluation->tp}}};
}

/// "CC_intra_wavelet-LH_glcm_Idn": family of the filter, and the class.
std::pair<std::string, std::string> filterAndClass(const std::string& feature)
{
    for (const char* name : {"firstorder", "shape2D", "shape", "glcm", "glrlm", "glszm", "gldm", "ngtdm"}) {
        const std::string middle = "_" + std::string(name) + "_";
        const auto at = feature.find(middle);
        if (at == std::string::npos)
            continue;
        const auto from = feature.rfind('_', at - 1);
        std::string filter = feature.substr(from == std::string::npos ? 0 : from + 1, at - (from == std::string::npos ? 0 : from + 1));
        if (filter.starts_with("wavelet"))
            filter = "wavelet";
        else if (filter.starts_with("log-"))
            filter = "LoG";
        else if (filter.starts_with("lbp"))
            filter = "LBP";
        return {filter, name};
    }
    return {"", ""};
}

Made icc(const RunResult& run, const RunExtras&, const RunChoice&, const PlotLook&)
{
    if (run.agreement.empty())
        return {};
    IccPlot plot;
    std::vector<std::string> filters, classes;
    std::map<std::pair<std::string, std::string>, std::pair<std::size_t, std::vector<double>>> cells;
    double smallestKept = 1;
    for (const ReaderAgreement& one : run.agreement) {
        const auto key = filterAndClass(one.feature);
        if (std::ranges::find(filters, key.first) == filters.end())
            filters.push_back(key.first);
        if (std::ranges::find(classes, key.second) == classes.end())
            classes.push_back(key.second);
        auto& cell = cells[key];
        cell.first += one.kept ? 1 : 0;
        cell.second.push_back(one.icc);
        if (one.kept)
            smallestKept = std::min(smallestKept, one.icc);
    }
    for (const std::string& name : classes)
        plot.classes.push_back(QString::fromStdString(name));
    for (const std::string& name : filters) {
        plot.filters.push_back(QString::fromStdString(name));
        for (const std::string& other : classes) {
            const auto& cell = cells[{name, other}];
            plot.cells.push_back({cell.first, cell.second.size(), cell.second.empty() ? 0 : median(cell.second)});
        }
    }
    plot.threshold = std::floor(smallestKept * 20) / 20;
    return plot;
}

Made correlation(const RunResult&, const RunExtras& extras, const RunChoice& choice, const PlotLook&)
{
    const auto found = extras.correlations.find({choice.mode, choice.model});
    return found == extras.correlations.end() ? Made() : found->second;
}

Made volcano(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model || model->screens.empty() || model->screens.front().names.empty())
        return {};
    const ScreenPicture& screen = model->screens.front();
    VolcanoPlot plot{.names = {}, .effect = screen.effect, .p = screen.p, .chosen = {}, .effectName = look.translate("plots", "Difference of means (SD)")};
    std::set<std::string> kept;
    for (const NamedValue& feature : model->features)
        kept.insert(feature.name);
    for (const std::string& name : screen.names) {
        plot.names.push_back(QString::fromStdString(name));
        plot.chosen.push_back(kept.contains(name));
    }
    if (std::ranges::none_of(plot.effect, [](double value) { return std::isfinite(value); }))
        return {};
    return plot;
}

Made forest(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model || (model->multivariable.empty() && model->univariable.empty()))
        return {};
    ForestPlot plot;
    const auto add = [&](const QString& heading, const std::vector<CoefficientLine>& lines) {
        if (lines.empty())
            return;
        plot.rows.push_back({.name = heading, .isHeading = true});
        for (const CoefficientLine& line : lines) {
            if (!std::isfinite(line.ratio))
                continue;
            QString name = QString::fromStdString(line.variable);
            if (!line.level.empty())
                name += ": " + QString::fromStdString(line.level);
            plot.rows.push_back({.name = name, .ratio = line.ratio, .low = line.low, .high = line.high, .p = line.p});
        }
    };
    add(look.translate("plots", "Each variable alone"), model->univariable);
    add(look.translate("plots", "Together"), model->multivariable);
    return plot;
}

Made nomogram(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    const ModelResult* model = run.model(choice.mode, choice.model);
    if (!model || model->nomogram.empty())
        return {};
    const NomogramPicture& picture = model->nomogram.front();
    NomogramPlot plot;
    for (const NomogramLine& line : picture.axes)
        plot.nomogram.axes.push_back({.name = line.variable, .values = line.values, .labels = line.labels, .linear = line.linear, .points = line.points, .low = line.low, .high = line.high});
    plot.nomogram.scale = picture.scale;
    plot.nomogram.shiftedIntercept = picture.shiftedIntercept;
    plot.nomogram.totalAxis = picture.totalAxis;
    plot.nomogram.probabilityAxis = picture.probabilityAxis;
    plot.nomogram.probabilityPoints = picture.probabilityPoints;
    plot.outcome = look.translate("plots", "Probability of %1").arg(classWords(run, choice.outcomeClass, true, look));
    return plot;
}

Made flow(const RunResult& run, const RunExtras&, const RunChoice&, const PlotLook& look)
{
    FlowPlot plot;
    FlowPlot::Step first{look.translate("plots", "Assessed for eligibility"), run.assessed, {}};
    for (const FlowLine& line : run.flow) {
        QString name = look.isChinese && !line.chinese.empty() ? QString::fromStdString(line.chinese) : QString::fromStdString(line.name);
        if (!line.checked)
            name = look.translate("plots", "%1: not checked").arg(name);
        if (line.excluded > 0)
            first.excluded.emplace_back(name, line.excluded);
    }
    plot.steps.push_back(std::move(first));
    plot.steps.push_back({look.translate("plots", "Included"), run.patients.size(), {}});
    for (const bool training : {true, false}) {
        FlowPlot::Step part{training ? look.translate("plots", "Training set") : look.translate("plots", "Test set, locked"), 0, {}};
        std::vector<std::size_t> counts(run.classes.size(), 0);
        for (const RunPatient& patient : run.patients)
            if (patient.training == training) {
                ++part.count;
                ++counts[static_cast<std::size_t>(patient.outcome)];
            }
        for (std::size_t i = 0; i < counts.size(); ++i)
            part.excluded.emplace_back(QString("%1 = %2").arg(QString::fromStdString(run.outcome), QString::fromStdString(run.classes[i])), counts[i]);
        plot.parts.push_back(std::move(part));
    }
    return plot;
}

Made margins(const RunResult& run, const RunExtras&, const RunChoice&, const PlotLook& look)
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
    return plot.series.empty() ? Made() : plot;
}

Made comparison(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
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
    return isAny ? Made(plot) : Made();
}

Made optimism(const RunResult& run, const RunExtras&, const RunChoice& choice, const PlotLook& look)
{
    OptimismPlot plot;
    for (const OptimismLine& line : run.optimism)
        if (line.outcomeClass == choice.outcomeClass)
            plot.rows.push_back({.name = modelName(line.model, look), .publishedTraining = there(line.publishedTrain), .publishedTest = there(line.publishedTest), .honestCv = there(line.honestCv), .corrected = there(line.corrected),
                                 .publishedInterval = interval(line.publishedTestLow, line.publishedTestHigh), .honestInterval = interval(line.honestCvLow, line.honestCvHigh), .colour = modelColour(run, line.model)});
    return plot.rows.empty() ? Made() : plot;
}

constexpr RunFigure figures[] = {
    {"optimism", QT_TRANSLATE_NOOP("plots", "Published beside honest"), "overview", optimism, false, false},
    {"flow", QT_TRANSLATE_NOOP("plots", "Flow of patients"), "overview", flow, false, false},
    {"icc", QT_TRANSLATE_NOOP("plots", "Agreement of readers"), "selection", icc, false, false},
    {"volcano", QT_TRANSLATE_NOOP("plots", "Effect and P of features"), "selection", volcano, true, false},
    {"lasso-cv", QT_TRANSLATE_NOOP("plots", "LASSO cross-validation"), "selection", lassoCv, true, false},
    {"lasso-path", QT_TRANSLATE_NOOP("plots", "LASSO path"), "selection", lassoPath, true, false},
    {"coefficients", QT_TRANSLATE_NOOP("plots", "Coefficients"), "selection", coefficients, true, false},
    {"correlation", QT_TRANSLATE_NOOP("plots", "Correlation of what the model uses"), "selection", correlation, true, false},
    {"forest", QT_TRANSLATE_NOOP("plots", "Odds ratios"), "selection", forest, true, false},
    {"roc", QT_TRANSLATE_NOOP("plots", "ROC of the models"), "performance", rocOfModels, false, true},
    {"roc-sets", QT_TRANSLATE_NOOP("plots", "ROC of one model, all sets"), "performance", rocOfSets, true, false},
    {"calibration", QT_TRANSLATE_NOOP("plots", "Calibration"), "performance", calibration, true, true},
    {"decision", QT_TRANSLATE_NOOP("plots", "Decision curves"), "performance", decision, false, true},
    {"comparison", QT_TRANSLATE_NOOP("plots", "Models compared (DeLong)"), "performance", comparison, false, true},
    {"confusion", QT_TRANSLATE_NOOP("plots", "Confusion matrix"), "performance", confusion, true, true},
    {"groups", QT_TRANSLATE_NOOP("plots", "Score by outcome"), "performance", groups, true, true},
    {"waterfall", QT_TRANSLATE_NOOP("plots", "Score of each patient"), "performance", waterfall, true, true},
    {"margins", QT_TRANSLATE_NOOP("plots", "Width of the ring"), "performance", margins, false, false},
    {"nomogram", QT_TRANSLATE_NOOP("plots", "Nomogram"), "use", nomogram, true, false},
};

}  // namespace

std::span<const RunFigure> runFigures() { return figures; }

const RunFigure* findRunFigure(std::string_view id)
{
    const auto found = std::ranges::find_if(figures, [&](const RunFigure& one) { return id == one.id; });
    return found == std::end(figures) ? nullptr : found;
}

RunExtras extrasOf(const RunResult& run, std::size_t replicates)
{
    RunExtras extras;
    std::vector<double> grid;
    for (int i = 0; i <= 50; ++i)
        grid.push_back(i / 50.0);
    for (const Evaluation& evaluation : run.evaluations) {
        const ScoreSet* set = run.scoresOf(evaluation.mode, evaluation.model, evaluation.set);
        if (!set)
            continue;
        const Scored scored = scoredOf(run, *set, evaluation.outcomeClass);
        if (const auto groups = scoredGroups(scored.outcome, scored.score); groups.ok())
            extras.bands[{evaluation.mode, evaluation.model, evaluation.set, evaluation.outcomeClass}] = rocBand(*groups, grid, replicates, run.seed);
    }
    return extras;
}

std::vector<std::string> setsOf(const RunResult& run, const std::string& mode)
{
    std::vector<std::string> sets;
    for (const char* set : {"train", "cv", "test"})
        if (std::ranges::any_of(run.evaluations, [&](const Evaluation& one) { return one.mode == mode && one.set == set; }))
            sets.emplace_back(set);
    return sets;
}

std::vector<std::string> modelsOf(const RunResult& run, const std::string& mode)
{
    std::vector<std::string> names;
    for (const ModelResult& model : run.models)
        if (model.mode == mode)
            names.push_back(model.name);
    return names;
}

std::vector<std::string> classesToTell(const RunResult& run) { return run.classes.size() > 2 ? run.classes : std::vector<std::string>{std::string()}; }

RunChoice firstChoice(const RunResult& run) { return fitted({}, run); }

RunChoice fitted(RunChoice choice, const RunResult& run)
{
    const auto has = [](const std::vector<std::string>& list, const std::string& one) { return std::ranges::find(list, one) != list.end(); };
    if (!has(run.modes, choice.mode))
        choice.mode = has(run.modes, "honest") ? "honest" : run.modes.empty() ? std::string() : run.modes.front();
    const auto sets = setsOf(run, choice.mode);
    if (!has(sets, choice.set))
        choice.set = has(sets, "cv") ? "cv" : sets.empty() ? std::string() : sets.back();
    const auto models = modelsOf(run, choice.mode);
    std::erase_if(choice.models, [&](const std::string& one) { return !has(models, one); });
    if (choice.models.empty())
        // Those of the paper; the same with pre-operative predictors only can be added.
        for (const ModelResult& model : run.models)
            if (model.mode == choice.mode && !model.preoperative && choice.models.size() < 6)
                choice.models.push_back(model.name);
    if (!has(models, choice.model)) {
        const auto combined = std::ranges::find_if(run.models, [&](const ModelResult& model) { return model.mode == choice.mode && model.kind == "combined"; });
        choice.model = combined != run.models.end() ? combined->name : models.empty() ? std::string() : models.back();
    }
    const auto classes = classesToTell(run);
    if (!has(classes, choice.outcomeClass))
        choice.outcomeClass = classes.empty() ? std::string() : classes.back();
    return choice;
}

QString modelName(const std::string& name, const PlotLook& look)
{
    constexpr std::string_view early = "-preop";  // core/run's name for the same model without what is known late
    if (name.ends_with(early))
        return look.translate("plots", "%1, pre-operative").arg(modelName(name.substr(0, name.size() - early.size()), look));
    if (name == "clinical")
        return look.translate("plots", "Clinical");
    if (name == "combined")
        return look.translate("plots", "Combined");
    if (name == "radiomics")
        return look.translate("plots", "Radiomics");
    if (name == "radscore")
        return look.translate("plots", "Radscore");
    if (name == "intra")
        return look.translate("plots", "Intratumoral");
    return QString::fromStdString(name);
}

QString setName(const std::string& set, const PlotLook& look)
{
    if (set == "train")
        return look.translate("plots", "training");
    if (set == "cv")
        return look.translate("plots", "cross-validation");
    return look.translate("plots", "test");
}

QString modeName(const std::string& mode, const PlotLook& look)
{
    return mode == "honest" ? look.translate("plots", "honest") : look.translate("plots", "as published");
}

int modelColour(const RunResult& run, const std::string& model)
{
    // Clinical, first radiomics and combined have theirs everywhere; the others follow.
    constexpr int others[] = {0, 3, 4, 5};
    std::size_t next = 0;
    for (const ModelResult& one : run.models) {
        if (one.mode != run.models.front().mode)
            break;
        const int colour = one.kind == "clinical" ? 1 : one.kind == "combined" ? 2 : others[next++ % 4];
        if (one.name == model)
            return colour;
    }
    return 0;
}

}  // namespace annulus::ui
