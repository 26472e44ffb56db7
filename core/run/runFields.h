#pragma once

#include "core/run/RunResult.h"

// The parts of what is stored, once for writing and reading. Private to core/run and core/readout.

namespace annulus {

template <class F> void fields(F&& f, Message& of) { f("context", of.context), f("text", of.text), f("arguments", of.arguments); }
template <class F> void fields(F&& f, RunPatient& of) { f("name", of.name), f("outcome", of.outcome), f("training", of.training); }
template <class F> void fields(F&& f, FlowLine& of)
{
    f("id", of.id), f("name", of.name), f("chinese", of.chinese), f("rule", of.rule), f("before", of.before), f("excluded", of.excluded), f("checked", of.checked), f("note", of.note);
}
template <class F> void fields(F&& f, ReaderAgreement& of) { f("feature", of.feature), f("icc", of.icc), f("low", of.low), f("high", of.high), f("kept", of.kept); }
template <class F> void fields(F&& f, StepCount& of) { f("what", of.what), f("kept", of.kept); }
template <class F> void fields(F&& f, NamedValue& of) { f("name", of.name), f("value", of.value); }
template <class F> void fields(F&& f, LassoPicture& of)
{
    f("outcomeClass", of.outcomeClass), f("gaussian", of.gaussian), f("lambda", of.lambda), f("mean", of.mean), f("error", of.error), f("nonZero", of.nonZero), f("best", of.best),
        f("oneError", of.oneError), f("chosen", of.chosen), f("names", of.names), f("path", of.path);
}
template <class F> void fields(F&& f, ScreenPicture& of) { f("names", of.names), f("effect", of.effect), f("p", of.p); }
template <class F> void fields(F&& f, CoefficientLine& of)
{
    f("variable", of.variable), f("level", of.level), f("beta", of.beta), f("se", of.se), f("z", of.z), f("p", of.p), f("ratio", of.ratio), f("low", of.low), f("high", of.high),
        f("parallelP", of.parallelP), f("chosen", of.chosen), f("outcomeClass", of.outcomeClass);
}
template <class F> void fields(F&& f, InflationLine& of) { f("term", of.term), f("gvif", of.gvif), f("adjusted", of.adjusted), f("degrees", of.degrees); }
template <class F> void fields(F&& f, NomogramLine& of)
{
    f("variable", of.variable), f("values", of.values), f("labels", of.labels), f("linear", of.linear), f("points", of.points), f("low", of.low), f("high", of.high);
}
template <class F> void fields(F&& f, NomogramPicture& of)
{
    f("axes", of.axes), f("scale", of.scale), f("shiftedIntercept", of.shiftedIntercept), f("totalAxis", of.totalAxis), f("probabilityAxis", of.probabilityAxis),
        f("probabilityPoints", of.probabilityPoints), f("columns", of.columns), f("coefficients", of.coefficients), f("covariance", of.covariance);
}
template <class F> void fields(F&& f, FoldChoice& of) { f("fold", of.fold), f("features", of.features), f("auc", of.auc); }
template <class F> void fields(F&& f, ModelResult& of)
{
    f("mode", of.mode), f("name", of.name), f("kind", of.kind), f("preoperative", of.preoperative), f("steps", of.steps), f("features", of.features), f("formula", of.formula),
        f("lassos", of.lassos), f("screens", of.screens), f("univariable", of.univariable), f("multivariable", of.multivariable), f("multinomial", of.multinomial),
        f("inflation", of.inflation), f("nomogram", of.nomogram), f("folds", of.folds), f("apparent", of.apparent), f("optimism", of.optimism), f("replicates", of.replicates),
        f("notes", of.notes);
}
template <class F> void fields(F&& f, ScoreSet& of)
{
    f("mode", of.mode), f("model", of.model), f("set", of.set), f("patients", of.patients), f("fold", of.fold), f("scores", of.scores), f("isProbability", of.isProbability),
        f("thresholds", of.thresholds), f("foldThresholds", of.foldThresholds);
}
template <class F> void fields(F&& f, Metric& of) { f("name", of.name), f("value", of.value), f("low", of.low), f("high", of.high), f("method", of.method); }
template <class F> void fields(F&& f, CalibrationPoint& of) { f("count", of.count), f("predicted", of.predicted), f("observed", of.observed), f("low", of.low), f("high", of.high); }
template <class F> void fields(F&& f, Evaluation& of)
{
    f("mode", of.mode), f("model", of.model), f("set", of.set), f("outcomeClass", of.outcomeClass), f("cases", of.cases), f("controls", of.controls), f("auc", of.auc),
        f("aucLow", of.aucLow), f("aucHigh", of.aucHigh), f("falsePositive", of.falsePositive), f("truePositive", of.truePositive), f("rocThreshold", of.rocThreshold),
        f("threshold", of.threshold), f("sensitivity", of.sensitivity), f("specificity", of.specificity), f("tp", of.tp), f("fp", of.fp), f("fn", of.fn), f("tn", of.tn),
        f("metrics", of.metrics), f("calibration", of.calibration), f("calibrationX", of.calibrationX), f("calibrationY", of.calibrationY), f("hosmerChi2", of.hosmerChi2),
        f("hosmerDegrees", of.hosmerDegrees), f("hosmerP", of.hosmerP), f("decisionThreshold", of.decisionThreshold), f("netBenefit", of.netBenefit),
        f("netBenefitLow", of.netBenefitLow), f("netBenefitHigh", of.netBenefitHigh), f("netBenefitAll", of.netBenefitAll), f("notes", of.notes);
}
template <class F> void fields(F&& f, ConfusionPicture& of)
{
    f("mode", of.mode), f("model", of.model), f("set", of.set), f("counts", of.counts), f("accuracy", of.accuracy), f("kappa", of.kappa), f("macroAuc", of.macroAuc);
}
template <class F> void fields(F&& f, ModelComparison& of)
{
    f("mode", of.mode), f("set", of.set), f("outcomeClass", of.outcomeClass), f("first", of.first), f("second", of.second), f("difference", of.difference), f("low", of.low),
        f("high", of.high), f("z", of.z), f("p", of.p), f("holmP", of.holmP), f("nri", of.nri), f("nriLow", of.nriLow), f("nriHigh", of.nriHigh), f("nriEvents", of.nriEvents),
        f("nriNonEvents", of.nriNonEvents), f("idi", of.idi), f("idiLow", of.idiLow), f("idiHigh", of.idiHigh), f("idiP", of.idiP);
}
template <class F> void fields(F&& f, OptimismLine& of)
{
    f("model", of.model), f("outcomeClass", of.outcomeClass), f("publishedTrain", of.publishedTrain), f("publishedTest", of.publishedTest), f("publishedTestLow", of.publishedTestLow),
        f("publishedTestHigh", of.publishedTestHigh), f("honestCv", of.honestCv), f("honestCvLow", of.honestCvLow), f("honestCvHigh", of.honestCvHigh), f("honestTest", of.honestTest),
        f("honestTestLow", of.honestTestLow), f("honestTestHigh", of.honestTestHigh), f("corrected", of.corrected);
}
template <class F> void fields(F&& f, MarginPoint& of) { f("widthMm", of.widthMm), f("model", of.model), f("auc", of.auc), f("low", of.low), f("high", of.high); }
template <class F> void fields(F&& f, SubgroupLine& of)
{
    f("mode", of.mode), f("model", of.model), f("set", of.set), f("outcomeClass", of.outcomeClass), f("column", of.column), f("level", of.level), f("patients", of.patients),
        f("cases", of.cases), f("auc", of.auc), f("low", of.low), f("high", of.high);
}
template <class F> void fields(F&& f, ResultTable& of) { f("name", of.name), f("title", of.title), f("header", of.header), f("rows", of.rows), f("notes", of.notes); }
template <class F> void fields(F&& f, RunWarning& of) { f("id", of.id), f("model", of.model), f("what", of.what); }
template <class F> void fields(F&& f, RunResult& of)
{
    f("version", of.version), f("protocol", of.protocol), f("title", of.title), f("source", of.source), f("protocolText", of.protocolText), f("modes", of.modes),
        f("outcome", of.outcome), f("classes", of.classes), f("decisionFrom", of.decisionFrom), f("decisionTo", of.decisionTo), f("readoutLow", of.readoutLow),
        f("readoutHigh", of.readoutHigh), f("seed", of.seed), f("patients", of.patients), f("splitHash", of.splitHash), f("assessed", of.assessed), f("flow", of.flow),
        f("agreement", of.agreement), f("models", of.models), f("scores", of.scores), f("evaluations", of.evaluations), f("confusions", of.confusions),
        f("comparisons", of.comparisons), f("optimism", of.optimism), f("margins", of.margins), f("subgroups", of.subgroups), f("tables", of.tables), f("warnings", of.warnings),
        f("events", of.events), f("notes", of.notes), f("seconds", of.seconds);
}

}  // namespace annulus
