#include "ui/pages/patient/readoutView.h"

#include "core/cohort/Codebook.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

namespace {

constexpr int bins = 20;
constexpr int hashDigits = 12;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Readout)
};

/// The language of the window, which has labels of its own in the codebook.
bool speaksChinese() { return QLocale().language() == QLocale::Chinese; }

QString number(double value) { return QString::number(value, 'g', 4); }

QString signedNumber(double value)
{
    const QString digits = QString::number(std::abs(value), 'f', 2);
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

const Variable* outcomeVariable(const Bundle& bundle) { return builtInCodebook().find(bundle.outcome); }

/// A class as the codebook words it.
QString classWords(const Bundle& bundle, const std::string& name)
{
    const Variable* variable = outcomeVariable(bundle);
    const auto place = variable ? variable->placeOf(name) : std::nullopt;
    return place ? text(variable->levelLabel(*place, speaksChinese())) : text(name);
}

QString outcomeWords(const Bundle& bundle, const std::string& outcome)
{
    const Variable* variable = outcomeVariable(bundle);
    const QString name = variable ? text(variable->labelIn(speaksChinese())) : text(bundle.outcome);
    return bundle.classes.size() == 2 && outcome != "1" ? name + QStringLiteral(": ") + classWords(bundle, outcome) : bundle.classes.size() == 2 ? name : classWords(bundle, outcome);
}

RiskLine riskLine(const Bundle& bundle, const ClassReading& reading, const std::vector<ThresholdReading>& thresholds)
{
    RiskLine line;
    line.outcome = outcomeWords(bundle, reading.outcome);
    line.probability = reading.probability;
    line.interval = reading.interval;
    line.words = percentWords(reading.probability);
    if (reading.interval)
        line.words += QStringLiteral("  (%1–%2)").arg(percentWords(reading.interval->low).remove(QStringLiteral(" %")), percentWords(reading.interval->high));
    for (const ThresholdReading& threshold : thresholds)
        if (threshold.point.outcome == reading.outcome &&
            std::ranges::none_of(line.marks, [&](const RiskLine::Mark& mark) { return mark.at == threshold.point.threshold; }))
            line.marks.push_back({threshold.point.threshold, percentWords(threshold.point.threshold)});
    std::ranges::sort(line.marks, {}, &RiskLine::Mark::at);
    return line;
}

ReasonLine reasonLine(const Bundle& bundle, const Contribution& one)
{
    ReasonLine line{text(one.predictor), text(one.value), {}, text(one.through), one.logOdds};
    const auto predictor = std::ranges::find(bundle.predictors, one.predictor, &BundlePredictor::name);
    if (predictor == bundle.predictors.end())
        return line;
    if (!predictor->label.empty())
        line.predictor = text(predictor->label);
    line.range = predictor->levels.empty() ? QStringLiteral("%1 … %2").arg(number(predictor->low), number(predictor->high)) : text(predictor->levels.front()) + QStringLiteral(" … ") + text(predictor->levels.back());
    return line;
}

ReasonBlock reasonBlock(const Bundle& bundle, const ClassReading& reading, bool isOnly)
{
    ReasonBlock block;
    if (!isOnly)
        block.outcome = outcomeWords(bundle, reading.outcome);
    for (const Contribution& one : reading.contributions)
        block.reasons.push_back(reasonLine(bundle, one));
    double sum = 0;
    for (const Contribution& one : reading.contributions)
        sum += one.logOdds;
    block.sum = reading.together == 0
                    ? Words::tr("Log-odds: %1 at the training means, %2 by these predictors, %3 in all.").arg(signedNumber(reading.baseline), signedNumber(sum), signedNumber(reading.logOdds))
                    : Words::tr("Log-odds: %1 at the training means, %2 by these predictors one by one, %3 by them together, %4 in all.")
                          .arg(signedNumber(reading.baseline), signedNumber(sum), signedNumber(reading.together), signedNumber(reading.logOdds));
    return block;
}

TrainingView trainingView(const Bundle& bundle, const ClassReading& reading, std::size_t column)
{
    TrainingView cohort;
    cohort.title = Words::tr("Risk among the %n training patient(s)", nullptr, static_cast<int>(bundle.training.size()));
    cohort.patient = reading.probability;
    cohort.counts.assign(bundle.classes.size(), std::vector<int>(bins, 0));
    for (const std::string& name : bundle.classes)
        cohort.classes.push_back(classWords(bundle, name));
    for (const TrainingRow& row : bundle.training) {
        const auto bin = std::clamp(static_cast<int>(row.risks[column] * bins), 0, bins - 1);
        ++cohort.counts[static_cast<std::size_t>(row.outcome)][static_cast<std::size_t>(bin)];
    }
    if (reading.percentile)
        cohort.words = Words::tr("Higher than %1 % of them.").arg(QString::number(100 * *reading.percentile, 'f', 0));
    return cohort;
}

/// "Of the 5 training patients most alike 3 were positive, 2 negative (P1, P2)."
QString nearestWords(const Bundle& bundle, const std::vector<Neighbour>& nearest, const std::map<std::string, std::string>& knownTraining)
{
    if (nearest.empty())
        return {};
    QStringList counts, names;
    for (std::size_t place = bundle.classes.size(); place-- > 0;) {
        const auto count = std::ranges::count(nearest, static_cast<int>(place), &Neighbour::outcome);
        if (count > 0)
            counts += QStringLiteral("%1 %2").arg(count).arg(classWords(bundle, bundle.classes[place]));
    }
    for (const Neighbour& one : nearest)
        if (const auto known = knownTraining.find(one.key); known != knownTraining.end())
            names += text(known->second);
    const QString all = Words::tr("The %n training patient(s) most alike: %1", nullptr, static_cast<int>(nearest.size())).arg(counts.join(QStringLiteral(", ")));
    return names.isEmpty() ? all + QStringLiteral(".") : all + QStringLiteral(" (%1).").arg(names.join(QStringLiteral(", ")));
}

QString trustWords(const Readout& readout)
{
    switch (readout.reliability) {
    case Reliability::asTrained: return Words::tr("Read as the training patients were");
    case Reliability::reduced: return Words::tr("Reduced reliability");
    case Reliability::low: return Words::tr("Low reliability");
    }
    return {};
}

/// "586 training patients; AUC 0.83 (0.78–0.88), test"
QString learntFrom(const Bundle& bundle)
{
    QStringList parts;
    if (!bundle.training.empty())
        parts += Words::tr("learnt from %n patient(s)", nullptr, static_cast<int>(bundle.training.size()));
    for (const BundleFigure& figure : bundle.figures)
        if (figure.metric == "auc" && figure.set != "train")
            parts += figure.outcome.empty() || bundle.classes.size() == 2
                         ? Words::tr("AUC %1 (%2–%3), %4").arg(QString::number(figure.value, 'f', 2), QString::number(figure.low, 'f', 2), QString::number(figure.high, 'f', 2), text(figure.set))
                         : Words::tr("AUC of %5 %1 (%2–%3), %4").arg(QString::number(figure.value, 'f', 2), QString::number(figure.low, 'f', 2), QString::number(figure.high, 'f', 2), text(figure.set), text(figure.outcome));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

QString percentWords(double probability)
{
    const double percent = 100 * probability;
    if (percent < 0.1)
        return QStringLiteral("< 0.1 %");
    if (percent > 99.9)
        return QStringLiteral("> 99.9 %");
    const bool isNearEnd = percent < 9.95 || percent >= 99;
    return QString::number(percent, 'f', isNearEnd && percent != std::round(percent) ? 1 : 0) + QStringLiteral(" %");
}

ReadoutView readoutView(const Bundle& bundle, const std::string& hash, const Readout& readout, const std::map<std::string, std::string>& knownTraining, const std::optional<Beside>& beside)
{
    ReadoutView view;
    view.title = text(bundle.name);
    view.subtitle = learntFrom(bundle);
    view.about = text(bundle.about);
    view.trust = readout.reliability == Reliability::asTrained ? Trust::good : readout.reliability == Reliability::reduced ? Trust::reduced : Trust::low;
    view.trustWords = trustWords(readout);
    for (const ReadingNote& note : readout.notes)
        view.notes += text(note.what);
    view.footer = Words::tr("Research use only. Model %1, %2 %3").arg(text(bundle.model.empty() ? bundle.name : bundle.model), text(bundle.program), text(hash.substr(0, hashDigits)));
    if (bundle.isDemonstration)
        view.footer += QStringLiteral(" · ") + Words::tr("Demonstration: learnt from synthetic patients, it says nothing of real ones.");
    view.refused = text(readout.refused);
    if (!readout.refused.isEmpty()) {
        view.trust = Trust::low;
        view.trustWords.clear();
        return view;
    }
    for (std::size_t at = 0; at < readout.classes.size(); ++at) {
        const ClassReading& reading = readout.classes[at];
        RiskLine line = riskLine(bundle, reading, readout.thresholds);
        if (beside && at < beside->readout.classes.size()) {
            line.beside = beside->readout.classes[at].probability;
            line.besideWords = QStringLiteral("%1: %2").arg(beside->name, percentWords(*line.beside));
        }
        view.risks.push_back(std::move(line));
        // equal equations (ordinal) tell their reasons once
        if (!reading.contributions.empty() && (at == 0 || bundle.equations.size() > 1))
            view.reasons.push_back(reasonBlock(bundle, reading, bundle.equations.size() == 1));
    }
    for (const ThresholdReading& threshold : readout.thresholds)
        view.statements += (bundle.classes.size() == 2 ? QString() : classWords(bundle, threshold.point.outcome) + QStringLiteral(": ")) + text(threshold.sentence);
    view.reasonsNote = isLinear(bundle) ? Words::tr("Against the mean training patient, in log-odds; they add up.")
                                        : Words::tr("Against the mean training patient, in log-odds. Approximate: each predictor is set back to its mean in turn.");
    const auto top = std::ranges::max_element(readout.classes, {}, &ClassReading::probability);
    if (!bundle.training.empty() && top != readout.classes.end())
        view.cohort = trainingView(bundle, *top, static_cast<std::size_t>(top - readout.classes.begin()));
    view.nearest = nearestWords(bundle, readout.nearest, knownTraining);
    return view;
}

}  // namespace annulus::ui
