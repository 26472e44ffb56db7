#pragma once

#include "core/base/Result.h"
#include "core/model/Svm.h"

#include <Eigen/Core>

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace annulus {

// A model bundle: all that reading a new patient needs, in one value that depends on nothing else. Stage `run` fills it.

/// One thing that must be known of a patient, and how the training rows had it.
struct BundlePredictor {
    enum class Origin { feature, clinical };
    enum class Coding {
        number,  ///< as it stands
        cut,     ///< how many of `cuts` it is above: 0 or 1 for one cut-point (the codebook's rule: a value on one belongs below it)
        score,   ///< the place of the level, from 0: ordered levels taken as a number
        factor   ///< the place of the level; each level but the first has a column
    };

    std::string name;    ///< "CC_intra_original_glcm_Idn", "age"
    std::string source;  ///< column of the patient's features (as its name) or variable of the codebook
    Origin origin = Origin::feature;
    Coding coding = Coding::number;
    std::vector<double> cuts;
    std::vector<std::string> levels;              ///< of a score or factor, the reference first
    std::map<std::string, std::string> otherNames;  ///< of levels: "1" is "yes"
    std::string unit, label;
    std::string knownWhen;                 ///< "before biopsy", "biopsy", "surgery"; empty where nobody said
    double low = 0, high = 0;              ///< range of the coded values in training
    double missingInTraining = 0;          ///< share of the rows
    std::optional<double> fill;            ///< what stands for a missing value; without one the patient cannot be read
    bool operator==(const BundlePredictor&) const = default;
};

/// One column of the model: a predictor's number or one level of a factor, less `mean`, over `scale`.
struct BundleColumn {
    std::string name;
    std::size_t predictor = 0;
    int level = -1;     ///< of a factor
    double mean = 0, scale = 1;
    double centre = 0;  ///< mean of the scaled column over the training rows: contributions count from here
    bool operator==(const BundleColumn&) const = default;
};

/// intercept + sum of coefficients x columns + sum of coefficients x scores. Lists may be shorter than what they run over; the rest is 0.
struct LinearEquation {
    double intercept = 0;
    std::vector<double> columns, scores;
    bool operator==(const LinearEquation&) const = default;
};

/// A number made of the columns that enters the equations as one column more: the radscore.
struct BundleScore {
    std::string name;
    LinearEquation equation;     ///< over columns only
    double low = 0, high = 0;    ///< range in training
    bool operator==(const BundleScore&) const = default;
};

/// A support vector machine over some columns, and the probability of its decision.
struct KernelEquation {
    std::vector<std::size_t> columns;
    Svm machine;
    Platt platt;
    bool operator==(const KernelEquation& other) const;
};

/// The log-odds of one class.
struct BundleEquation {
    std::string outcome;                                ///< one of the classes
    std::variant<LinearEquation, KernelEquation> form;
    Eigen::MatrixXd covariance;                         ///< of intercept and coefficients; empty where the fit has none
    std::vector<int> covarianceOf;                      ///< its rows: 0 the intercept, 1 + c column c, -1 - s score s
    bool operator==(const BundleEquation& other) const;
};

/// How equations become probabilities.
enum class BundleLink {
    binary,       ///< one equation, logistic
    oneVsRest,    ///< one for each class, divided by their sum
    multinomial,  ///< one for each class but the first, which has 0
    ordinal       ///< one equation; logit P(Y <= j) = threshold j - equation
};

/// What a threshold made of a set with known outcomes.
struct OperatingPoint {
    std::string outcome;
    double threshold = 0.5;
    std::string origin;  ///< "protocol", "Youden, training"
    std::string set;     ///< "test", "cross-validation", ...
    double tp = 0, fp = 0, fn = 0, tn = 0;
    bool operator==(const OperatingPoint&) const = default;
};

/// A figure of merit as the run found it.
struct BundleFigure {
    std::string set, outcome, metric;
    double value = 0, low = 0, high = 0;
    bool operator==(const BundleFigure&) const = default;
};

/// A training row without a name: the digest of salt and patient id is known again only where the patient is at hand.
struct TrainingRow {
    std::string key;
    int outcome = 0;             ///< class
    std::vector<double> risks;   ///< of each class (of the positive one where there are two)
    std::vector<float> columns;  ///< scaled; for nearest neighbours
    bool operator==(const TrainingRow&) const = default;
};

/// What the pictures of the training rows were.
struct TrainingImages {
    std::vector<std::string> intents;       ///< "FOR PRESENTATION", ...
    std::vector<std::string> spacingBases;  ///< in words, as the images tell them
    bool lossy = false;                     ///< some were
    double uncalibrated = 0;                ///< share without millimetres
    double mostRingLoss = 1;                ///< the largest share of a ring that was clipped
    bool operator==(const TrainingImages&) const = default;
};

struct Bundle {
    std::string name;        ///< "SLN, combined nomogram"
    std::string about;       ///< model card: what it is for, who was in it, what it must not be used for
    std::string outcome;     ///< "sln", "her2"
    std::vector<std::string> classes;  ///< two or more; of two, the risk is of the second
    BundleLink link = BundleLink::binary;
    bool isDemonstration = false;      ///< learnt from synthetic patients

    std::vector<BundlePredictor> predictors;
    std::vector<BundleColumn> columns;
    std::vector<BundleScore> scores;
    std::vector<BundleEquation> equations;
    std::vector<double> thresholds;    ///< of the ordinal link
    double mostImputed = 0.2;          ///< share of predictors; with more the patient is not read

    std::vector<OperatingPoint> points;
    std::vector<BundleFigure> figures;
    std::vector<TrainingRow> training;
    std::string salt;

    std::string extraction;            ///< parameter file of the features, as text
    std::string codebook;              ///< of the clinical predictors, as YAML: how cells are understood before they are coded
    std::string views, lesion;         ///< the protocol's keys: how a patient's regions became one row
    TrainingImages images;

    std::string protocol, mode, model; ///< where it comes from
    std::string runHash;               ///< of the run's manifest
    std::string program, created;
    bool operator==(const Bundle&) const = default;
};

/// Is the bundle consistent in itself (places, sizes, finite numbers)? What is wrong, found and expected.
Result<void> checkBundle(const Bundle& bundle);

/// The name of a training row.
std::string trainingKey(const std::string& salt, const std::string& patient);

}  // namespace annulus
