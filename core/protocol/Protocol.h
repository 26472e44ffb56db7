#pragma once

#include "core/cohort/patientRows.h"
#include "core/model/Pipeline.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace annulus {

/// What is predicted: a column of the clinical table (`her2` is derived from IHC and FISH) and its classes in rising order. Of two
/// classes the second is what the risk is of. Patients with another value, or none, are not in the study.
struct OutcomeChoice {
    std::string column = "sln";
    std::vector<std::string> classes{"0", "1"};
    bool operator==(const OutcomeChoice&) const = default;

    [[nodiscard]] int count() const { return static_cast<int>(classes.size()); }
};

/// How views and lesions of a patient become one row.
using ViewChoice = PatientRowSettings;

/// Training and test set.
struct SplitChoice {
    enum class Method { random, stratified, blocks, column };
    Method method = Method::random;
    double share = 0.7;         ///< of the patients, for training
    int blockSize = 10;         ///< blocks
    std::string column = "age"; ///< blocks: sorted by it; column: whose value says it
    std::vector<std::string> training;  ///< column: values that train
    std::uint64_t seed = 15;
    bool operator==(const SplitChoice&) const = default;
};

/// Columns on which two readers agree. It does not look at the outcome; it looks at the training patients only.
struct AgreeingReaders {
    double above = 0.75;
    enum class Form { oneWay, absolute, consistent } form = Form::absolute;  ///< ICC(1,1), ICC(2,1), ICC(3,1)
    enum class Bound { estimate, lower } bound = Bound::estimate;            ///< what must be above: the value or its lower 95 % limit
    bool operator==(const AgreeingReaders&) const = default;
};

/// 50 values from 1e-4 to 10, evenly on a logarithmic scale.
struct AlphaGrid {
    double from = 1e-4, to = 10;
    int count = 50;
    bool operator==(const AlphaGrid&) const = default;

    [[nodiscard]] std::vector<double> values() const;
};

struct LassoChoice {
    SelectByLasso settings;        ///< without alphas
    std::optional<AlphaGrid> grid; ///< gaussian; empty: LassoCV's own
    bool operator==(const LassoChoice&) const = default;
};

/// Classes filled up with synthetic rows. Before the split these lie between training and test patients: what a paper may have done, as
/// published only, and the honest mode refuses it.
struct SmoteChoice {
    SmoteSettings settings;
    bool beforeSplit = false;
    bool operator==(const SmoteChoice&) const = default;
};

/// What happens to the image features, in this order.
using FeatureStep = std::variant<AgreeingReaders, ImputeMedian, Harmonise, Standardise, DropCorrelated, KeepDifferent, SmoteChoice, LassoChoice>;

/// How a column of the clinical table enters models.
struct ClinicalVariable {
    std::string column;
    enum class As { codebook, number, cut, score, factor };
    As as = As::codebook;             ///< codebook: cut at its cut-point, ordered levels as a score, factors as dummies, else the number
    double cut = 0;                   ///< 1 above it
    std::vector<std::string> levels;  ///< score: from 0 up; factor: the first is the reference. Empty: the codebook's
    enum class Known { codebook, beforeBiopsy, biopsy, surgery };
    Known known = Known::codebook;
    bool containsOutcome = false;     ///< besides what the codebook says
    bool operator==(const ClinicalVariable&) const = default;
};

/// The clinical table's part.
struct ClinicalChoice {
    std::vector<ClinicalVariable> variables;
    double univariableP = 0.05;      ///< below it a variable goes into the multivariable model; 1: all go
    enum class Missing { complete, median } missing = Missing::median;  ///< complete: patients with a gap are out; median: of training, the commonest level
    bool preoperative = true;        ///< each model a second time with what is known before surgery
    enum class Classes { ordinal, multinomial } family = Classes::ordinal;  ///< more than two classes
    bool operator==(const ClinicalChoice&) const = default;
};

/// One model of the study.
struct ModelChoice {
    std::string name;
    enum class Kind { clinical, radiomics, combined };
    Kind kind = Kind::radiomics;
    std::vector<std::string> views;    ///< radiomics: of these views; empty: all
    std::vector<std::string> regions;  ///< radiomics: columns of these regions side by side
    enum class Classifier { svm, score, logistic };
    Classifier classifier = Classifier::svm;  ///< score: the LASSO's own linear predictor
    bool withClinical = true;          ///< combined: with the chosen clinical variables
    std::vector<std::string> scores;   ///< combined: radiomics models whose score is a predictor
    bool preoperative = false;         ///< only predictors known before surgery, none that holds the outcome
    bool operator==(const ModelChoice&) const = default;
};

struct EvaluationChoice {
    Threshold::Rule threshold = Threshold::Rule::youdenOfTraining;  ///< as published; the honest mode takes held-out scores
    double fixedThreshold = 0.5;
    double decisionFrom = 0.1, decisionTo = 0.6;
    double readoutLow = 0.2, readoutHigh = 0.6;
    int calibrationGroups = 10;
    double mostInflation = 5;        ///< VIF beyond it is warned about
    bool operator==(const EvaluationChoice&) const = default;
};

/// The honest mode.
struct HonestChoice {
    int folds = 10;
    int repeats = 1;
    int thresholdFolds = 5;       ///< refits for held-out scores of training rows: thresholds, and scores as predictors
    int bootstrap = 0;            ///< whole-pipeline replicates for the optimism; 0: none
    bool operator==(const HonestChoice&) const = default;
};

/// A study from table to curves, as one value.
struct Protocol {
    std::string name, title, source;
    OutcomeChoice outcome;
    std::string eligibility;  ///< rules by the name they are shipped with; empty: nobody is left out but those without outcome or row
    ViewChoice rows;
    SplitChoice split;
    std::vector<FeatureStep> steps;
    SvmEnd svm;
    ClinicalChoice clinical;
    std::vector<ModelChoice> models;
    EvaluationChoice evaluation;
    HonestChoice honest;
    std::vector<double> marginSweep;  ///< ring widths in mm; empty: none
    std::vector<std::string> subgroups;
    std::string batchColumn = "site";  ///< of the clinical table: what a combat step harmonises
    std::uint64_t seed = 15;
    bool operator==(const Protocol&) const = default;

    [[nodiscard]] const ModelChoice* find(std::string_view model) const;
    [[nodiscard]] std::optional<AgreeingReaders> readers() const;
    [[nodiscard]] bool harmonises() const;
    /// SMOTE that stands before the split, or null.
    [[nodiscard]] const SmoteChoice* smoteBeforeSplit() const;
    /// The steps that a pipeline refits; the readers' agreement is not among them.
    [[nodiscard]] std::vector<Step> pipelineSteps() const;
    [[nodiscard]] End endOf(const ModelChoice& model) const;
};

/// What contradicts itself (a score of a model that is not there, three classes and a test of two), one sentence each.
std::vector<Message> problemsOf(const Protocol& protocol);

}  // namespace annulus
