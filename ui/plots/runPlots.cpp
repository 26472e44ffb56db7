#include "ui/plots/runPlots.h"

#include "ui/plots/runPlotParts.h"

#include <algorithm>

namespace annulus::ui {

namespace {

int classAt(const RunResult& run, const std::string& outcomeClass)
{
    const auto found = std::ranges::find(run.classes, outcomeClass);
    return outcomeClass.empty() ? 1 : static_cast<int>(found - run.classes.begin());
}

constexpr RunFigure figures[] = {
    {"optimism", QT_TRANSLATE_NOOP("plots", "Published beside honest"), "overview", makes::optimism, false, false},
    {"flow", QT_TRANSLATE_NOOP("plots", "Flow of patients"), "overview", makes::flow, false, false},
    {"icc", QT_TRANSLATE_NOOP("plots", "Agreement of readers"), "selection", makes::icc, false, false},
    {"volcano", QT_TRANSLATE_NOOP("plots", "Effect and P of features"), "selection", makes::volcano, true, false},
    {"lasso-cv", QT_TRANSLATE_NOOP("plots", "LASSO cross-validation"), "selection", makes::lassoCv, true, false},
    {"lasso-path", QT_TRANSLATE_NOOP("plots", "LASSO path"), "selection", makes::lassoPath, true, false},
    {"coefficients", QT_TRANSLATE_NOOP("plots", "Coefficients"), "selection", makes::coefficients, true, false},
    {"correlation", QT_TRANSLATE_NOOP("plots", "Correlation of what the model uses"), "selection", makes::correlation, true, false},
    {"forest", QT_TRANSLATE_NOOP("plots", "Odds ratios"), "selection", makes::forest, true, false},
    {"roc", QT_TRANSLATE_NOOP("plots", "ROC of the models"), "performance", makes::rocOfModels, false, true},
    {"roc-sets", QT_TRANSLATE_NOOP("plots", "ROC of one model, all sets"), "performance", makes::rocOfSets, true, false},
    {"calibration", QT_TRANSLATE_NOOP("plots", "Calibration"), "performance", makes::calibration, true, true},
    {"decision", QT_TRANSLATE_NOOP("plots", "Decision curves"), "performance", makes::decision, false, true},
    {"comparison", QT_TRANSLATE_NOOP("plots", "Models compared (DeLong)"), "performance", makes::comparison, false, true},
    {"confusion", QT_TRANSLATE_NOOP("plots", "Confusion matrix"), "performance", makes::confusion, true, true},
    {"groups", QT_TRANSLATE_NOOP("plots", "Score by outcome"), "performance", makes::groups, true, true},
    {"waterfall", QT_TRANSLATE_NOOP("plots", "Score of each patient"), "performance", makes::waterfall, true, true},
    {"margins", QT_TRANSLATE_NOOP("plots", "Width of the ring"), "performance", makes::margins, false, false},
    {"nomogram", QT_TRANSLATE_NOOP("plots", "Nomogram"), "use", makes::nomogram, true, false},
};

}  // namespace

const Evaluation* evaluationOf(const RunResult& run, const RunChoice& choice, const std::string& model)
{
    return run.evaluation(choice.mode, model, choice.set, choice.outcomeClass);
}

QString classWords(const RunResult& run, const std::string& outcomeClass, bool with, const PlotLook& look)
{
    if (!outcomeClass.empty())
        return with ? levelName(run.outcome, outcomeClass, look) : look.translate("plots", "not %1").arg(levelName(run.outcome, outcomeClass, look));
    const QString name = QString::fromStdString(run.outcome), level = QString::fromStdString(run.classes.empty() ? "" : with ? run.classes.back() : run.classes.front());
    return QString("%1 = %2").arg(name, level);
}

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

}  // namespace annulus::ui
