#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/model/Scaler.h"
#include "core/model/combat.h"
#include "core/model/Svm.h"
#include "core/model/smote.h"
#include "core/selection/LassoPath.h"
#include "core/stats/logistic.h"

#include <Eigen/Core>

#include <string>
#include <variant>
#include <vector>

namespace annulus {

/// Named columns of numbers (NaN: missing) with an outcome, 0 or 1 or a class from 0: what a pipeline learns from.
struct LearningTable {
    std::vector<std::string> names;
    Eigen::MatrixXd x;
    std::vector<int> outcome;
    std::vector<int> patient;  ///< a number from 0 for each row; rows of one patient never meet across a fold. Empty: a patient each
    std::vector<int> batch;    ///< site or scanner of each row, for harmonisation; empty: none is known

    [[nodiscard]] std::vector<int> patients() const;
    /// A row taken twice (a bootstrap replicate) stays one patient.
    [[nodiscard]] LearningTable rows(const std::vector<Eigen::Index>& kept) const;
};

// The steps, in the order people think of them. Each learns from training rows only, and what it learnt is applied to any rows.

/// Missing values become the training median; a column with more missing than `mostMissing` is dropped.
struct ImputeMedian {
    double mostMissing = 0.2;
    bool operator==(const ImputeMedian&) const = default;
};
/// Sites brought to one location and scale (ComBat). Before any scaling; tables without batches are an error.
struct Harmonise {
    CombatSettings settings;
    bool operator==(const Harmonise&) const = default;
};
/// z-scores; constant columns are dropped.
struct Standardise {
    Deviation deviation = Deviation::sample;
    bool operator==(const Standardise&) const = default;
};
/// Of two columns with |rho| (Spearman) above the limit the later one goes, in column order. `retain` is the opposite, paper B read to the
/// letter: only columns that correlate so with another one stay.
struct DropCorrelated {
    double limit = 0.9;
    bool retain = false;
    bool operator==(const DropCorrelated&) const = default;
};
/// Columns whose test between the outcomes has P at most this. The last two take any number of groups, the others two.
struct KeepDifferent {
    enum class Test { welch, student, mannWhitney, anova, kruskal };
    Test test = Test::student;
    double p = 0.05;
    bool operator==(const KeepDifferent&) const = default;
};
/// Classes filled up to equal size; only in training, and gone when rows are predicted.
struct FillUpClasses {
    SmoteSettings settings;
    bool operator==(const FillUpClasses&) const = default;
};
/// Columns with a coefficient in the cross-validated LASSO.
struct SelectByLasso {
    enum class Kind { gaussian, binomial };  ///< paper A: LassoCV on 0/1; paper B: cv.glmnet
    Kind kind = Kind::binomial;
    int folds = 10;
    bool oneStandardError = false;  ///< lambda.1se in place of lambda.min
    bool weighClasses = false;      ///< rows weighted so that both classes count the same
    std::uint64_t seed = 15;
    std::vector<double> alphas;     ///< gaussian only; empty: LassoCV's own
    double tolerance = 1e-4;        ///< gaussian only, of the duality gap
    int mostSweeps = 100000;        ///< gaussian only
    bool shuffled = true;           ///< stratified folds of shuffled patients; without, neighbouring rows share a fold (KFold(10))
    /// More than two classes: one selection for each class against the others and the union of them, in place of one on the score 0, 1, 2.
    bool oneAgainstRest = false;
    bool operator==(const SelectByLasso&) const = default;
};
using Step = std::variant<ImputeMedian, Harmonise, Standardise, DropCorrelated, KeepDifferent, FillUpClasses, SelectByLasso>;

// What is fitted on the columns that are left.

/// Logistic regression without penalty.
struct LogisticEnd {
    bool operator==(const LogisticEnd&) const = default;
};
/// The linear predictor of the last LASSO step.
struct LassoScoreEnd {
    bool operator==(const LassoScoreEnd&) const = default;
};
/// Support vector machine; cost and gamma by inner cross-validation where more than one is given; Platt's probabilities of its folds.
struct SvmEnd {
    std::vector<double> costs{1};
    std::vector<double> gammaFactors{1};  ///< times "scale"
    int folds = 5;
    bool balanced = false;
    std::uint64_t seed = 15;
    bool operator==(const SvmEnd&) const = default;
};
using End = std::variant<LogisticEnd, LassoScoreEnd, SvmEnd>;

/// Where scores are cut into yes and no. By default Youden's index of scores that training rows get from refits without them, as
/// scikit-learn's TunedThresholdClassifierCV does: scores of rows that a model has seen lie too far apart. Both papers take the training
/// scores themselves, which is `youdenOfTraining`.
struct Threshold {
    enum class Rule { youdenHeldOut, youdenOfTraining, fixed };
    Rule rule = Rule::youdenHeldOut;
    double value = 0.5;  ///< of the fixed one
    int folds = 5;
    std::uint64_t seed = 15;
    bool operator==(const Threshold&) const = default;
};

/// Everything that learns, as one value. It is refitted as a whole in every fold and every replicate, so that no step can have seen a
/// row that it is judged on.
struct Pipeline {
    std::vector<Step> steps;
    End end = LogisticEnd{};
    Threshold threshold;
    bool operator==(const Pipeline&) const = default;
};

/// How one step left its columns, for the flow of numbers in a report.
struct StepRecord {
    Message what;
    std::vector<std::string> kept;
};

/// What the test of each column said, for a picture of P values.
struct ScreenRecord {
    std::vector<std::string> names;
    std::vector<double> effect;  ///< mean of the outcome's rows minus mean of the others (two groups), on the columns as they came to the test
    std::vector<double> p;       ///< NaN where there is no test
};

/// The LASSO's path and cross-validation curve, for their pictures.
struct LassoRecord {
    SelectByLasso::Kind kind = SelectByLasso::Kind::binomial;
    std::vector<double> lambda;           ///< falling
    std::vector<double> mean, error;      ///< cross-validated cost of each lambda and its standard error
    std::vector<int> nonZero;
    std::size_t best = 0, oneError = 0, chosen = 0;
    std::vector<std::string> names;       ///< columns with a coefficient anywhere on the path
    Eigen::MatrixXd path;                 ///< lambda x name
};

/// A pipeline after training: plain numbers, to be stored with a model.
struct FittedPipeline {
    std::vector<std::string> names;             ///< of the columns it needs
    Eigen::VectorXd fill, mean, scale;          ///< of these columns
    std::vector<BatchShift> shifts;             ///< of each batch of training, on these columns after filling
    std::vector<std::string> selected;          ///< with a say in the score
    double intercept = 0;
    Eigen::VectorXd coefficients;               ///< of `names` after scaling; empty for a support vector machine
    std::variant<std::monostate, Svm> machine;
    Platt platt;
    bool isProbability = true;                  ///< a LASSO score by squared error is none
    double threshold = 0.5;
    std::vector<StepRecord> records;
    std::vector<ScreenRecord> screens;  ///< of each test
    std::vector<LassoRecord> lassos;    ///< of each LASSO, one for each class where they are fitted so
    std::vector<Message> notes;

    /// Columns are found by name; a missing column is an error, a missing value becomes the training median.
    [[nodiscard]] Result<Eigen::VectorXd> scores(const LearningTable& table) const;
    /// Before any transformation to a probability: the linear predictor, of a machine the decision value.
    [[nodiscard]] Result<Eigen::VectorXd> linearScores(const LearningTable& table) const;
    /// What linearScores() become.
    [[nodiscard]] double scoreOf(double linear) const;
    /// The columns it needs, on the scale it was fitted on.
    [[nodiscard]] Result<Eigen::MatrixXd> scaled(const LearningTable& table) const;
    /// The score as a formula in the units of the columns: "-1.2 + 0.034 x age + ..."; empty for a machine.
    [[nodiscard]] std::string formula(int digits = 6) const;
};

/// Where no column is selected the model is the same score for everybody, and a note says so.
Result<FittedPipeline> fitPipeline(const Pipeline& pipeline, const LearningTable& table, int threads = 0, const Progress& progress = {});

/// Several ends on the same steps, which are fitted once. Two classes: one fit for each end. More: a LASSO score is one number for all
/// classes, other ends are fitted once for each class against the rest, in the order of the classes. Thresholds are left at 0.5.
Result<std::vector<std::vector<FittedPipeline>>> fitEnds(const std::vector<Step>& steps, const std::vector<End>& ends, const LearningTable& table, int classes,
                                                         int threads = 0, const Progress& progress = {});

/// Youden's threshold of scores; of equally good ones that with the highest sensitivity.
Result<double> youdenThreshold(const std::vector<int>& outcome, const Eigen::VectorXd& scores);

}  // namespace annulus
