#pragma once

#include "core/base/Message.h"

#include <cstdint>
#include <string>
#include <vector>

namespace annulus {

// What a run found, as plain numbers: the page Model and the report draw from it, the RUN folder holds it as result.json. NaN is "no number".
// `mode` is "published" or "honest"; `set` is "train", "cv" (held-out scores of the training patients, honest only) or "test"; `outcomeClass`
// is empty with two classes, else the class that is told from the rest.

struct RunPatient {
    std::string name;
    int outcome = 0;        ///< place in RunResult::classes
    bool training = false;
};

/// One line of the flow diagram.
struct FlowLine {
    std::string id, name, chinese, rule;
    std::size_t before = 0, excluded = 0;
    bool checked = true;
    Message note;           ///< why it was not checked
};

/// Agreement of two readers on one feature.
struct ReaderAgreement {
    std::string feature;
    double icc = 0, low = 0, high = 0;
    bool kept = false;
};

struct StepCount {
    Message what;
    std::size_t kept = 0;   ///< columns left
};

struct NamedValue {
    std::string name;
    double value = 0;
};

/// Path of coefficients and cross-validation curve of one LASSO. `outcomeClass`: where there is one for each class.
struct LassoPicture {
    std::string outcomeClass;
    bool gaussian = false;
    std::vector<double> lambda;             ///< falling
    std::vector<double> mean, error;        ///< cross-validated squared error or deviance, its standard error
    std::vector<int> nonZero;
    std::size_t best = 0, oneError = 0, chosen = 0;
    std::vector<std::string> names;
    std::vector<std::vector<double>> path;  ///< [name][lambda]
};

/// P of each feature in the univariate test, before the LASSO.
struct ScreenPicture {
    std::vector<std::string> names;
    std::vector<double> effect;             ///< difference of the means in standard deviations of training; NaN for more than two classes
    std::vector<double> p;
};

/// One line of a table of coefficients.
struct CoefficientLine {
    std::string variable, level;            ///< level: of a factor, against its reference
    double beta = 0, se = 0, z = 0, p = 0;  ///< z: the t value of an ordinal model
    double ratio = 0, low = 0, high = 0;    ///< odds ratio, 95 %
    double parallelP = 0;                   ///< ordinal: likelihood-ratio test of proportional odds; NaN elsewhere
    bool chosen = false;                    ///< univariable: goes on
    std::string outcomeClass;               ///< multinomial: against the first class
};

struct InflationLine {
    std::string term;
    double gvif = 0, adjusted = 0;
    int degrees = 0;
};

/// One axis of a nomogram.
struct NomogramLine {
    std::string variable;
    std::vector<double> values;             ///< of a number; empty for a factor
    std::vector<std::string> labels;
    std::vector<double> linear, points;
    double low = 0, high = 0;               ///< range in training
};
struct NomogramPicture {
    std::vector<NomogramLine> axes;
    double scale = 0, shiftedIntercept = 0; ///< total points = scale (linear predictor - shiftedIntercept)
    std::vector<double> totalAxis, probabilityAxis, probabilityPoints;
    /// For the interval of a live prediction: columns of the model with coefficients and their covariance, the intercept first.
    std::vector<std::string> columns;
    std::vector<double> coefficients;
    std::vector<std::vector<double>> covariance;
};

/// What one fold kept.
struct FoldChoice {
    int fold = 0;
    std::vector<NamedValue> features;       ///< with their coefficients; NaN in a machine
    double auc = 0;                         ///< of its held-out patients (mean over the classes where there are more than two)
};

/// One model, fitted on all training patients in one mode.
struct ModelResult {
    std::string mode, name, kind;           ///< kind: clinical, radiomics, combined
    bool preoperative = false;
    std::vector<StepCount> steps;
    std::vector<NamedValue> features;       ///< selected, with the LASSO's coefficients on z-scores
    std::string formula;                    ///< the score in the units of the columns; empty for machines
    std::vector<LassoPicture> lassos;
    std::vector<ScreenPicture> screens;
    std::vector<CoefficientLine> univariable, multivariable;
    std::vector<CoefficientLine> multinomial;  ///< beside an ordinal table
    std::vector<InflationLine> inflation;
    std::vector<NomogramPicture> nomogram;  ///< none or one
    std::vector<FoldChoice> folds;          ///< honest: what each outer fold kept
    double apparent = 0, optimism = 0;      ///< AUC on training and mean optimism over bootstrap replicates of the whole; NaN where not asked
    int replicates = 0;
    std::vector<Message> notes;
};

/// Scores of one set by one model.
struct ScoreSet {
    std::string mode, model, set;
    std::vector<std::size_t> patients;           ///< places in RunResult::patients
    std::vector<int> fold;                       ///< from 0; -1 outside a cross-validation
    std::vector<std::vector<double>> scores;     ///< one column; with more than two classes one for each
    bool isProbability = true;
    std::vector<double> thresholds;              ///< of each column
    std::vector<std::vector<double>> foldThresholds;  ///< set cv: [column][fold], each learnt without the fold; else empty

    /// Above it a row counts as positive.
    [[nodiscard]] double thresholdOf(std::size_t column, std::size_t row) const;
};

struct Metric {
    std::string name;                            ///< "auc", "sensitivity", "brier", ...
    double value = 0, low = 0, high = 0;
    std::string method;                          ///< "DeLong", "Wilson", ...
};

struct CalibrationPoint {
    double count = 0, predicted = 0, observed = 0, low = 0, high = 0;  ///< Wilson's interval of the observed share
};

/// Performance of one score on one set.
struct Evaluation {
    std::string mode, model, set, outcomeClass;
    std::size_t cases = 0, controls = 0;
    double auc = 0, aucLow = 0, aucHigh = 0;
    std::vector<double> falsePositive, truePositive, rocThreshold;   ///< the curve, rates from 0,0 to 1,1
    double threshold = 0, sensitivity = 0, specificity = 0;          ///< operating point; in set cv each fold has its own threshold, and this is that of all rows
    double tp = 0, fp = 0, fn = 0, tn = 0;
    std::vector<Metric> metrics;                                     ///< all of metrics.csv for it
    std::vector<CalibrationPoint> calibration;                       ///< empty where the score is no probability
    std::vector<double> calibrationX, calibrationY;                  ///< loess
    double hosmerChi2 = 0, hosmerDegrees = 0, hosmerP = 0;
    std::vector<double> decisionThreshold, netBenefit, netBenefitLow, netBenefitHigh, netBenefitAll;
    std::vector<Message> notes;
};

/// More than two classes: counts by true and predicted (most probable) class.
struct ConfusionPicture {
    std::string mode, model, set;
    std::vector<std::vector<double>> counts;     ///< [true][predicted]
    double accuracy = 0, kappa = 0, macroAuc = 0;
};

/// Two models on the same patients.
struct ModelComparison {
    std::string mode, set, outcomeClass, first, second;
    double difference = 0, low = 0, high = 0, z = 0, p = 0, holmP = 0;  ///< DeLong; areas first minus second; Holm within mode, set and class
    double nri = 0, nriLow = 0, nriHigh = 0, nriEvents = 0, nriNonEvents = 0, idi = 0, idiLow = 0, idiHigh = 0, idiP = 0;  ///< second against first
};

/// Published beside honest: how much better the numbers look.
struct OptimismLine {
    std::string model, outcomeClass;
    double publishedTrain = 0, publishedTest = 0, publishedTestLow = 0, publishedTestHigh = 0;
    double honestCv = 0, honestCvLow = 0, honestCvHigh = 0, honestTest = 0, honestTestLow = 0, honestTestHigh = 0;
    double corrected = 0;                        ///< honest training minus bootstrap optimism; NaN where not asked
};

/// Held-out AUC of the protocol with a ring of one width.
struct MarginPoint {
    double widthMm = 0;
    std::string model;
    double auc = 0, low = 0, high = 0;
};

struct SubgroupLine {
    std::string mode, model, set, outcomeClass, column, level;
    std::size_t patients = 0, cases = 0;
    double auc = 0, low = 0, high = 0;
};

/// A table as it is printed: the papers' Tables 1 to 7.
struct ResultTable {
    std::string name;                            ///< file name without ending
    Message title;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<Message> notes;
};

struct RunWarning {
    std::string id;                              ///< "late-predictor", "events-per-variable", ...
    std::string model;
    Message what;
};

struct RunResult {
    int version = 1;
    std::string protocol, title, source, protocolText;
    std::vector<std::string> modes;
    std::string outcome;
    std::vector<std::string> classes;
    double decisionFrom = 0, decisionTo = 0, readoutLow = 0, readoutHigh = 0;
    std::uint64_t seed = 0;
    std::vector<RunPatient> patients;
    std::string splitHash;
    std::size_t assessed = 0;
    std::vector<FlowLine> flow;
    std::vector<ReaderAgreement> agreement;
    std::vector<ModelResult> models;
    std::vector<ScoreSet> scores;
    std::vector<Evaluation> evaluations;
    std::vector<ConfusionPicture> confusions;
    std::vector<ModelComparison> comparisons;
    std::vector<OptimismLine> optimism;
    std::vector<MarginPoint> margins;
    std::vector<SubgroupLine> subgroups;
    std::vector<ResultTable> tables;
    std::vector<RunWarning> warnings;
    std::vector<Message> events;                 ///< "The test set was opened ...": for the audit log
    std::vector<Message> notes;
    std::vector<NamedValue> seconds;             ///< where the time went; not compared by verify

    [[nodiscard]] const ModelResult* model(const std::string& mode, const std::string& name) const;
    [[nodiscard]] const ScoreSet* scoresOf(const std::string& mode, const std::string& model, const std::string& set) const;
    [[nodiscard]] const Evaluation* evaluation(const std::string& mode, const std::string& model, const std::string& set, const std::string& outcomeClass = {}) const;
};

}  // namespace annulus
