#pragma once

#include "core/readout/readPatient.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace annulus::ui {

// A readout in words, ready to show: the page, the printed report and tests read the same digits.

/// One probability on its scale.
struct RiskLine {
    QString outcome;               ///< "SLN positive"
    QString words;                 ///< "34 % (28-41 %)"
    double probability = 0;
    std::optional<Interval> interval;
    struct Mark {
        double at = 0;
        QString words;             ///< "20 %"
    };
    std::vector<Mark> marks;       ///< thresholds
    std::optional<double> beside;  ///< hollow mark beside the real one: what if, or another occasion
    QString besideWords;
};

/// What one predictor did.
struct ReasonLine {
    QString predictor, value, range, through;
    double logOdds = 0;
};

struct ReasonBlock {
    QString outcome;               ///< empty where there is only one
    std::vector<ReasonLine> reasons;
    QString sum;                   ///< how they add up, in one line
};

enum class Trust { good, reduced, low };

/// Risks of the training patients by class, for a histogram.
struct TrainingView {
    QString title;
    std::vector<QString> classes;
    std::vector<std::vector<int>> counts;  ///< [class][bin], bins of 5 %
    double patient = 0;
    QString words;                         ///< "higher than 71 % of 586 training patients"
};

struct ReadoutView {
    QString title, subtitle, about;
    QString refused;
    std::vector<RiskLine> risks;
    QStringList statements;
    std::vector<ReasonBlock> reasons;
    QString reasonsNote;           ///< exact or approximate
    Trust trust = Trust::good;
    QString trustWords;
    QStringList notes;
    std::optional<TrainingView> cohort;
    QString nearest;               ///< outcomes of the training patients most alike
    QString footer;                ///< research use only, bundle, hash
};

/// A second readout to be marked beside the first, and what to call it.
struct Beside {
    Readout readout;
    QString name;  ///< "what if", "2022-06-01 left"
};

/// `knownTraining`: names of training patients by their key, as far as the project holds them.
ReadoutView readoutView(const Bundle& bundle, const std::string& hash, const Readout& readout, const std::map<std::string, std::string>& knownTraining = {},
                        const std::optional<Beside>& beside = {});

/// "34 %", "0.4 %", "> 99.9 %": two digits, never 0 or 100.
QString percentWords(double probability);

}  // namespace annulus::ui
