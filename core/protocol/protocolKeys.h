#pragma once

#include "core/protocol/Protocol.h"

#include <limits>

// Every key of a protocol file, once: what it is called, where its value goes, what it may be and what it means. Reader and writer visit
// the same list. Private to core/protocol.

namespace annulus::protocolKeys {

template <class T>
struct Word {
    const char* word;
    T value;
};

constexpr double inf = std::numeric_limits<double>::infinity();

template <class V>
void visit(V& v, OutcomeChoice& of)
{
    v.text("column", of.column, "a column of the clinical table; her2 is derived from ihc and fish");
    v.texts("classes", of.classes, "rising; of two classes the second is what the risk is of");
}

template <class V>
void visit(V& v, ViewChoice& of)
{
    using Views = ViewChoice::Views;
    using Lesion = ViewChoice::Lesion;
    v.texts("views", of.which, "the views that a patient must have");
    v.word("join", of.views, {{"concat", Views::concat}, {"mean", Views::mean}, {"one", Views::one}}, "concat: columns of each view; mean: of the views; one: one view only");
    v.word("lesion", of.lesion, {{"index", Lesion::index}, {"largest", Lesion::largest}, {"mean", Lesion::mean}, {"max", Lesion::max}}, "which of several lesions");
    v.flag("exclude_missing_view", of.excludeMissingView, "else the columns of that view are missing values");
    v.text("reader", of.reader, "whose outlines; empty: the first one's");
}

template <class V>
void visit(V& v, SplitChoice& of)
{
    using Method = SplitChoice::Method;
    v.word("method", of.method, {{"random", Method::random}, {"stratified", Method::stratified}, {"blocks", Method::blocks}, {"column", Method::column}},
           "blocks: cut from the patients sorted by `column`; column: its value says who trains");
    v.number("share", of.share, 0.01, 0.99, "of the patients, for training");
    v.whole("block_size", of.blockSize, 2, 1000, "blocks only");
    v.text("column", of.column, "blocks and column only");
    v.texts("training", of.training, "column only: the values that train");
    v.seed("seed", of.seed);
}

template <class V>
void visit(V& v, AgreeingReaders& of)
{
    using Form = AgreeingReaders::Form;
    using Bound = AgreeingReaders::Bound;
    v.number("above", of.above, -1, 1, "");
    v.word("form", of.form, {{"ICC1", Form::oneWay}, {"ICC2", Form::absolute}, {"ICC3", Form::consistent}}, "of a single reading, as Shrout and Fleiss count them");
    v.word("bound", of.bound, {{"estimate", Bound::estimate}, {"lower", Bound::lower}}, "what must be above: the value or its lower 95 % limit");
}

template <class V>
void visit(V& v, ImputeMedian& of)
{
    v.number("most_missing", of.mostMissing, 0, 1, "a column with a larger share of missing values is dropped");
}

template <class V>
void visit(V& v, Harmonise& of)
{
    v.flag("empirical_bayes", of.settings.empiricalBayes, "false: each column's own location and scale");
}

template <class V>
void visit(V& v, Standardise& of)
{
    v.word("deviation", of.deviation, {{"sample", Deviation::sample}, {"population", Deviation::population}}, "divisor n - 1 (R) or n (scikit-learn)");
}

template <class V>
void visit(V& v, DropCorrelated& of)
{
    v.number("above", of.limit, 0, 1, "|rho|");
    v.word("related", of.retain, {{"drop later", false}, {"retain", true}}, "of each pair above the limit the later column goes; retain: only such columns stay");
}

template <class V>
void visit(V& v, KeepDifferent& of)
{
    using Test = KeepDifferent::Test;
    v.word("kind", of.test, {{"student", Test::student}, {"welch", Test::welch}, {"mann-whitney", Test::mannWhitney}, {"anova", Test::anova}, {"kruskal", Test::kruskal}},
           "anova and kruskal for more than two classes");
    v.number("p", of.p, 0, 1, "columns with P up to this stay");
}

template <class V>
void visit(V& v, SmoteChoice& of)
{
    v.word("when", of.beforeSplit, {{"after split", false}, {"before split", true}}, "before split: synthetic rows lie between training and test patients; as published only");
    v.whole("neighbours", of.settings.neighbours, 1, 1000, "of the same class");
    v.seed("seed", of.settings.seed);
}

template <class V>
void visit(V& v, AlphaGrid& of)
{
    v.number("from", of.from, 1e-12, 1e12, "");
    v.number("to", of.to, 1e-12, 1e12, "");
    v.whole("count", of.count, 1, 1000, "evenly on a logarithmic scale");
}

template <class V>
void visit(V& v, LassoChoice& of)
{
    using Kind = SelectByLasso::Kind;
    SelectByLasso& lasso = of.settings;
    v.word("kind", lasso.kind, {{"gaussian", Kind::gaussian}, {"binomial", Kind::binomial}}, "gaussian: LassoCV on the 0/1 outcome; binomial: cv.glmnet");
    v.whole("folds", lasso.folds, 2, 1000, "");
    v.word("lambda", lasso.oneStandardError, {{"min", false}, {"1se", true}}, "");
    v.flag("weigh_classes", lasso.weighClasses, "rows weighted so that all classes count the same");
    v.flag("shuffled", lasso.shuffled, "folds of shuffled patients by class; false: neighbouring rows");
    v.word("classes", lasso.oneAgainstRest, {{"score", false}, {"one-vs-rest", true}}, "more than two: one LASSO on 0, 1, 2, or one for each class and their union");
    v.number("tolerance", lasso.tolerance, 1e-15, 1, "gaussian only, of the duality gap");
    v.whole("most_sweeps", lasso.mostSweeps, 1, 100000000, "gaussian only (max_iter)");
    v.optionalBlock("alphas", of.grid, "gaussian only; without: LassoCV's own");
    v.seed("seed", lasso.seed);
}

template <class V>
void visit(V& v, SvmEnd& of)
{
    v.numbers("cost", of.costs, 1e-12, 1e12, "several: chosen by an inner cross-validation");
    v.numbers("gamma_factor", of.gammaFactors, 1e-12, 1e12, "times \"scale\"");
    v.whole("folds", of.folds, 2, 1000, "of the decision values for probabilities, and of the choice");
    v.flag("balanced", of.balanced, "class weights");
    v.seed("seed", of.seed);
}

template <class V>
void visit(V& v, ClinicalVariable& of)
{
    using As = ClinicalVariable::As;
    using Known = ClinicalVariable::Known;
    v.word("as", of.as, {{"codebook", As::codebook}, {"number", As::number}, {"cut", As::cut}, {"score", As::score}, {"factor", As::factor}},
           "codebook: cut-point, score of ordered levels, dummies of a factor, else the number");
    v.number("cut", of.cut, -inf, inf, "cut: 1 above it");
    v.texts("levels", of.levels, "in order; of a factor the first is the reference");
    v.word("known", of.known, {{"codebook", Known::codebook}, {"before biopsy", Known::beforeBiopsy}, {"biopsy", Known::biopsy}, {"surgery", Known::surgery}}, "");
    v.flag("contains_outcome", of.containsOutcome, "");
}

template <class V>
void visit(V& v, ClinicalChoice& of)
{
    using Missing = ClinicalChoice::Missing;
    using Classes = ClinicalChoice::Classes;
    v.number("univariable_p", of.univariableP, 0, 1, "below it a variable goes into the multivariable model; 1: all go");
    v.word("missing", of.missing, {{"complete", Missing::complete}, {"median", Missing::median}}, "complete: patients with a gap are out; median: of training, the commonest level");
    v.flag("preoperative", of.preoperative, "each model a second time with what is known before surgery");
    v.word("classes", of.family, {{"ordinal", Classes::ordinal}, {"multinomial", Classes::multinomial}}, "more than two classes only");
    v.named("variables", of.variables, &ClinicalVariable::column, "columns of the clinical table");
}

template <class V>
void visit(V& v, ModelChoice& of)
{
    using Kind = ModelChoice::Kind;
    using Classifier = ModelChoice::Classifier;
    v.word("kind", of.kind, {{"clinical", Kind::clinical}, {"radiomics", Kind::radiomics}, {"combined", Kind::combined}}, "");
    v.texts("views", of.views, "radiomics: empty for all");
    v.texts("regions", of.regions, "radiomics: columns side by side");
    v.word("classifier", of.classifier, {{"svm", Classifier::svm}, {"score", Classifier::score}, {"logistic", Classifier::logistic}}, "radiomics; score: the LASSO's own");
    v.flag("clinical", of.withClinical, "combined: with the clinical model's variables");
    v.texts("scores", of.scores, "combined: radiomics models whose score is a predictor");
    v.flag("preoperative", of.preoperative, "only what is known before surgery");
}

template <class V>
void visit(V& v, EvaluationChoice& of)
{
    using Rule = Threshold::Rule;
    v.word("threshold", of.threshold, {{"youden of training", Rule::youdenOfTraining}, {"youden held out", Rule::youdenHeldOut}, {"fixed", Rule::fixed}},
           "as published; the honest mode takes held-out scores");
    v.number("fixed", of.fixedThreshold, 0, 1, "threshold fixed only");
    v.number("decision_from", of.decisionFrom, 0, 1, "range of the decision curve");
    v.number("decision_to", of.decisionTo, 0, 1, "");
    v.number("readout_low", of.readoutLow, 0, 1, "thresholds of the readout");
    v.number("readout_high", of.readoutHigh, 0, 1, "");
    v.whole("calibration_groups", of.calibrationGroups, 2, 100, "");
    v.number("most_inflation", of.mostInflation, 1, inf, "a VIF beyond it is warned about");
}

template <class V>
void visit(V& v, HonestChoice& of)
{
    v.whole("folds", of.folds, 2, 1000, "of the outer cross-validation; the LASSO has its own inside");
    v.whole("repeats", of.repeats, 1, 100, "");
    v.whole("threshold_folds", of.thresholdFolds, 2, 100, "refits for held-out scores of training rows");
    v.whole("bootstrap", of.bootstrap, 0, 100000, "replicates of the whole pipeline for the optimism");
}

template <class V>
void visit(V& v, Protocol& of)
{
    v.text("name", of.name, "");
    v.text("title", of.title, "");
    v.text("source", of.source, "");
    v.block("outcome", of.outcome);
    v.text("eligibility", of.eligibility, "rules by their shipped name; empty: none");
    v.block("rows", of.rows);
    v.block("split", of.split);
    v.steps("features", of.steps);
    v.block("svm", of.svm);
    v.block("clinical", of.clinical);
    v.named("models", of.models, &ModelChoice::name, "");
    v.block("evaluation", of.evaluation);
    v.block("honest", of.honest);
    v.numbers("margin_sweep", of.marginSweep, 0.01, 100, "ring widths in mm; empty: none");
    v.texts("subgroups", of.subgroups, "columns of the clinical table");
    v.text("batch", of.batchColumn, "column of the clinical table that a combat step harmonises");
    v.seed("seed", of.seed);
}

/// Name of a step and a value of its kind.
template <class Visit>
bool forStepNamed(std::string_view name, const Visit& with)
{
    if (name == "icc")
        with(AgreeingReaders{});
    else if (name == "impute")
        with(ImputeMedian{});
    else if (name == "combat")
        with(Harmonise{});
    else if (name == "zscore")
        with(Standardise{});
    else if (name == "spearman")
        with(DropCorrelated{});
    else if (name == "test")
        with(KeepDifferent{});
    else if (name == "smote")
        with(SmoteChoice{});
    else if (name == "lasso")
        with(LassoChoice{});
    else
        return false;
    return true;
}

inline const char* nameOf(const AgreeingReaders&) { return "icc"; }
inline const char* nameOf(const ImputeMedian&) { return "impute"; }
inline const char* nameOf(const Harmonise&) { return "combat"; }
inline const char* nameOf(const Standardise&) { return "zscore"; }
inline const char* nameOf(const DropCorrelated&) { return "spearman"; }
inline const char* nameOf(const KeepDifferent&) { return "test"; }
inline const char* nameOf(const SmoteChoice&) { return "smote"; }
inline const char* nameOf(const LassoChoice&) { return "lasso"; }

}  // namespace annulus::protocolKeys
