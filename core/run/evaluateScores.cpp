#include "core/run/evaluateScores.h"

#include "core/base/text.h"
#include "core/stats/adjust.h"
#include "core/stats/calibration.h"
#include "core/stats/decision.h"
#include "core/stats/delong.h"
#include "core/stats/hosmerLemeshow.h"
#include "core/stats/multiclassRoc.h"
#include "core/stats/proportion.h"
#include "core/stats/reclassification.h"
#include "core/stats/roc.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

/// 0/1 for a column: two classes as they are, one score for more classes counts for the highest one.
std::vector<double> outcomeOf(const std::vector<int>& outcome, std::size_t column, std::size_t width, std::size_t classes)
{
    const auto positive = static_cast<int>(classes == 2 ? 1 : width == 1 ? classes - 1 : column);
    std::vector<double> all;
    for (const int one : outcome)
        all.push_back(one == positive ? 1 : 0);
    return all;
}

std::string classOf(const std::vector<std::string>& classes, std::size_t column, std::size_t width)
{
    if (classes.size() == 2)
        return {};
    return width == 1 ? classes.back() : classes[column];
}

void addProportion(Evaluation& to, const char* name, const Proportion& of)
{
    to.metrics.push_back({name, of.estimate, of.wilson.low, of.wilson.high, "Wilson"});
}

void addCurve(Evaluation& to, const ScoredGroups& groups)
{
    const RocCurve curve = rocCurve(groups);
    for (std::size_t at = curve.thresholds.size(); at-- > 0;) {  // from "none" to "all positive"
        to.falsePositive.push_back(1 - curve.specificities[at]);
        to.truePositive.push_back(curve.sensitivities[at]);
        to.rocThreshold.push_back(curve.thresholds[at]);
    }
    const DelongArea area = delongArea(groups);
    to.auc = area.auc;
    const auto interval = area.interval();
    to.aucLow = interval ? interval->low : noValue;
    to.aucHigh = interval ? interval->high : noValue;
    to.metrics.push_back({"auc", to.auc, to.aucLow, to.aucHigh, "DeLong"});
    if (to.auc == 0 || to.auc == 1)
        to.notes.push_back(message("run", "The scores order all pairs the same way: DeLong's interval has no width and says nothing."));
}

void addThreshold(Evaluation& to, const std::vector<double>& outcome, const ScoreSet& set, std::size_t column)
{
    to.threshold = set.thresholds[column];
    for (std::size_t row = 0; row < outcome.size(); ++row)
        ++(set.scores[column][row] >= set.thresholdOf(column, row) ? (outcome[row] == 1 ? to.tp : to.fp) : (outcome[row] == 1 ? to.fn : to.tn));
    const Diagnostic at = diagnostic(to.tp, to.fp, to.fn, to.tn);
    to.sensitivity = at.sensitivity.estimate;
    to.specificity = at.specificity.estimate;
    to.metrics.push_back({"threshold", to.threshold, noValue, noValue, ""});
    addProportion(to, "sensitivity", at.sensitivity);
    addProportion(to, "specificity", at.specificity);
    addProportion(to, "accuracy", at.accuracy);
    addProportion(to, "ppv", at.ppv);
    addProportion(to, "npv", at.npv);
    to.metrics.push_back({"youden", at.youden, noValue, noValue, ""});
    to.metrics.push_back({"f1", at.f1, noValue, noValue, ""});
}

constexpr std::size_t fewestInGroup = 5;

void addCalibration(Evaluation& to, const std::vector<double>& outcome, const std::vector<double>& probability, int groups)
{
    to.metrics.push_back({"brier", brierScore(outcome, probability), noValue, noValue, ""});
    constexpr double z95 = 1.959963984540054;
    if (const auto again = recalibrate(outcome, probability)) {
        to.metrics.push_back({"calibration in the large", again->largeIntercept, again->largeIntercept - z95 * again->largeError, again->largeIntercept + z95 * again->largeError, "Wald"});
        to.metrics.push_back({"calibration intercept", again->intercept, again->intercept - z95 * again->interceptError, again->intercept + z95 * again->interceptError, "Wald"});
        to.metrics.push_back({"calibration slope", again->slope, again->slope - z95 * again->slopeError, again->slope + z95 * again->slopeError, "Wald"});
        const CalibrationStatistics all = calibrationStatistics(outcome, probability, *again);
        to.metrics.push_back({"scaled brier", all.brierScaled, noValue, noValue, ""});
        to.metrics.push_back({"emax", all.emax, noValue, noValue, ""});
        to.metrics.push_back({"eavg", all.eavg, noValue, noValue, ""});
    } else {
        to.notes.push_back(again.error().what);
    }
    // Groups of one or two patients show nothing, and the chi-square is none: at least five in each.
    const std::size_t few = outcome.size() / fewestInGroup;
    if (few < static_cast<std::size_t>(groups)) {
        groups = static_cast<int>(std::max<std::size_t>(1, few));
        to.notes.push_back(message("run", "With %1 patients calibration is shown in %2 groups of at least five; fewer than three give no Hosmer-Lemeshow test.", outcome.size(), groups));
    }
    for (const CalibrationGroup& group : calibrationGroups(outcome, probability, static_cast<std::size_t>(groups))) {
        const Proportion share = proportion(std::round(group.observed * group.count), group.count);
        to.calibration.push_back({group.count, group.meanPrediction, group.observed, share.wilson.low, share.wilson.high});
    }
    const auto [least, most] = std::minmax_element(probability.begin(), probability.end());
    if (outcome.size() >= 20 && *most - *least > 1e-6) {
        const LoessCalibration smooth = loessCalibration(outcome, probability);
        to.calibrationX = smooth.grid.x;
        to.calibrationY = smooth.grid.y;
        to.metrics.push_back({"ici", smooth.ici, noValue, noValue, "loess"});
    }
    const FittedOn fitted = to.set == "train" ? FittedOn::theseData : FittedOn::otherData;
    to.hosmerChi2 = to.hosmerDegrees = to.hosmerP = noValue;
    if (groups < 3)
        return;
    if (const auto test = hosmerLemeshow(outcome, probability, static_cast<std::size_t>(groups), fitted, true)) {
        to.hosmerChi2 = test->chi2NonEmpty;
        to.hosmerDegrees = test->degreesNonEmpty;
        to.hosmerP = test->pNonEmpty;
        to.metrics.push_back({"hosmer-lemeshow p", to.hosmerP, noValue, noValue, "chi-square"});
    }
}

void addDecision(Evaluation& to, const std::vector<double>& outcome, const std::vector<double>& probability, const EvaluationSettings& settings)
{
    std::vector<double> thresholds, read;
    for (int percent = 1; percent < 100; ++percent) {
        thresholds.push_back(percent / 100.0);
        if (thresholds.back() >= settings.decisionFrom - 1e-9 && thresholds.back() <= settings.decisionTo + 1e-9)
            read.push_back(thresholds.back());
    }
    const auto bands = decisionBands(outcome, probability, read, AtThreshold::positive, settings.replicates, settings.seed);
    std::size_t band = 0;
    for (const DecisionPoint& point : decisionCurve(outcome, probability, thresholds)) {
        const bool isRead = band < read.size() && point.threshold == read[band];
        to.decisionThreshold.push_back(point.threshold);
        to.netBenefit.push_back(point.netBenefit);
        to.netBenefitAll.push_back(point.netBenefitAll);
        to.netBenefitLow.push_back(isRead ? bands[band].low : noValue);
        to.netBenefitHigh.push_back(isRead ? bands[band].high : noValue);
        band += isRead ? 1 : 0;
    }
}

bool inUnitInterval(const std::vector<double>& scores)
{
    return std::all_of(scores.begin(), scores.end(), [](double one) { return one >= 0 && one <= 1; });
}

}  // namespace

std::vector<Evaluation> evaluateScores(const ScoreSet& set, const std::vector<int>& outcome, const EvaluationSettings& settings)
{
    std::vector<Evaluation> all;
    for (std::size_t column = 0; column < set.scores.size(); ++column) {
        const std::vector<double>& score = set.scores[column];
        const auto truth = outcomeOf(outcome, column, set.scores.size(), settings.classes.size());
        Evaluation one;
        one.mode = set.mode;
        one.model = set.model;
        one.set = set.set;
        one.outcomeClass = classOf(settings.classes, column, set.scores.size());
        one.cases = static_cast<std::size_t>(std::count(truth.begin(), truth.end(), 1.0));
        one.controls = truth.size() - one.cases;
        one.auc = one.aucLow = one.aucHigh = one.hosmerChi2 = one.hosmerDegrees = one.hosmerP = noValue;
        one.threshold = one.sensitivity = one.specificity = noValue;
        const auto groups = scoredGroups(truth, score);
        if (!groups) {
            one.notes.push_back(groups.error().what);
            all.push_back(std::move(one));
            continue;
        }
        addCurve(one, *groups);
        if (column < set.thresholds.size())
            addThreshold(one, truth, set, column);
        if (set.isProbability && inUnitInterval(score)) {
            addCalibration(one, truth, score, settings.calibrationGroups);
            addDecision(one, truth, score, settings);
            if (set.set == "train")
                one.notes.push_back(message("run", "Calibration on the training rows holds by construction and shows nothing."));
        } else {
            one.notes.push_back(message("run", "The score is no probability: it has no calibration and no decision curve."));
        }
        all.push_back(std::move(one));
    }
    return all;
}

ConfusionPicture confusionOf(const ScoreSet& set, const std::vector<int>& outcome, const std::vector<Evaluation>& evaluations)
{
    ConfusionPicture picture{set.mode, set.model, set.set, {}, 0, 0, 0};
    std::vector<std::size_t> truth, predicted;
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        truth.push_back(static_cast<std::size_t>(outcome[row]));
        std::size_t best = 0;
        for (std::size_t column = 1; column < set.scores.size(); ++column)
            if (set.scores[column][row] > set.scores[best][row])
                best = column;
        predicted.push_back(best);
    }
    const Confusion counted = confusion(truth, predicted, set.scores.size());
    for (Eigen::Index row = 0; row < counted.counts.rows(); ++row)
        picture.counts.emplace_back(counted.counts.row(row).begin(), counted.counts.row(row).end());
    picture.accuracy = counted.accuracy;
    picture.kappa = counted.kappa;
    for (const Evaluation& one : evaluations)
        picture.macroAuc += one.auc / static_cast<double>(evaluations.size());
    return picture;
}

std::vector<ModelComparison> compareModels(const std::vector<const ScoreSet*>& sets, const std::vector<int>& outcome, const std::vector<std::string>& classes)
{
    std::vector<ModelComparison> all;
    const std::size_t widest = classes.size() == 2 ? 1 : classes.size();
    for (std::size_t column = 0; column < widest; ++column) {
        std::vector<const ScoreSet*> alike;
        for (const ScoreSet* set : sets)
            if (set->scores.size() == widest)
                alike.push_back(set);
        const auto truth = outcomeOf(outcome, column, widest, classes.size());
        std::vector<DelongArea> areas;
        for (const ScoreSet* set : alike) {
            const auto groups = scoredGroups(truth, set->scores[column]);
            if (!groups)
                return all;
            areas.push_back(delongArea(*groups));
        }
        const std::size_t first = all.size();
        std::vector<double> p;
        for (std::size_t a = 0; a < alike.size(); ++a)
            for (std::size_t b = a + 1; b < alike.size(); ++b) {
                ModelComparison pair;
                pair.mode = alike[a]->mode;
                pair.set = alike[a]->set;
                pair.outcomeClass = classOf(classes, column, widest);
                pair.first = alike[a]->model;
                pair.second = alike[b]->model;
                const DelongTest test = delongPaired(areas[a], areas[b]);
                pair.difference = areas[a].auc - areas[b].auc;
                pair.low = test.interval ? test.interval->low : noValue;
                pair.high = test.interval ? test.interval->high : noValue;
                pair.z = test.statistic;
                pair.p = test.p;
                p.push_back(test.p);
                pair.nri = pair.nriLow = pair.nriHigh = pair.nriEvents = pair.nriNonEvents = pair.idi = pair.idiLow = pair.idiHigh = pair.idiP = noValue;
                const auto& oldScore = alike[a]->scores[column];
                const auto& newScore = alike[b]->scores[column];
                if (alike[a]->isProbability && alike[b]->isProbability && inUnitInterval(oldScore) && inUnitInterval(newScore)) {
                    const Reclassification moved = reclassification(truth, oldScore, newScore);
                    pair.nri = moved.nri.value;
                    pair.nriLow = moved.nri.interval().low;
                    pair.nriHigh = moved.nri.interval().high;
                    pair.nriEvents = moved.nriEvents.value;
                    pair.nriNonEvents = moved.nriNonEvents.value;
                    pair.idi = moved.idi.value;
                    pair.idiLow = moved.idi.interval().low;
                    pair.idiHigh = moved.idi.interval().high;
                    pair.idiP = moved.idi.p();
                }
                all.push_back(std::move(pair));
            }
        const auto adjusted = adjustP(p, Adjustment::holm);
        for (std::size_t at = 0; at < adjusted.size(); ++at)
            all[first + at].holmP = adjusted[at];
    }
    return all;
}

}  // namespace annulus
