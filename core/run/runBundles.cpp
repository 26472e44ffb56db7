#include "core/run/runBundles.h"

#include "core/base/hash.h"
#include "core/readout/bundleFile.h"
#include "core/readout/fillBundle.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

using As = ClinicalVariable::As;
using Rows = std::vector<Eigen::Index>;

BundlePredictor::Coding codingOf(As as)
{
    switch (as) {
    case As::cut: return BundlePredictor::Coding::cut;
    case As::score: return BundlePredictor::Coding::score;
    case As::factor: return BundlePredictor::Coding::factor;
    case As::codebook:
    case As::number: break;
    }
    return BundlePredictor::Coding::number;
}

std::string knownWords(ClinicalVariable::Known known)
{
    switch (known) {
    case ClinicalVariable::Known::beforeBiopsy: return "before biopsy";
    case ClinicalVariable::Known::biopsy: return "biopsy";
    case ClinicalVariable::Known::surgery: return "surgery";
    case ClinicalVariable::Known::codebook: break;
    }
    return {};
}

LearningTable learntBy(const RunOutcome& outcome, const FittedPipeline& machine)
{
    Rows columns;
    for (std::size_t at = 0; at < outcome.study.features.size(); ++at)
        if (std::find(machine.names.begin(), machine.names.end(), outcome.study.features[at]) != machine.names.end())
            columns.push_back(static_cast<Eigen::Index>(at));
    return outcome.study.learningTable(columns, outcome.training);
}

BundlePredictor clinicalPredictor(const TableTerm& term, const StudyTable& study, const Rows& training)
{
    BundlePredictor predictor;
    predictor.name = term.name;
    predictor.source = term.coding.column;
    predictor.origin = BundlePredictor::Origin::clinical;
    predictor.coding = codingOf(term.coding.as);
    if (term.coding.as == As::cut)
        predictor.cuts = {term.coding.cut};
    predictor.levels = term.coding.levels;
    predictor.knownWhen = knownWords(term.coding.known);
    predictor.low = term.low;
    predictor.high = term.high;
    predictor.fill = term.fill;
    const auto found = std::find_if(study.clinical.begin(), study.clinical.end(), [&](const StudyPredictor& one) { return one.predictor.name == term.name; });
    std::size_t missing = 0;
    for (const Eigen::Index row : training)
        missing += std::isnan(found->predictor.values[static_cast<std::size_t>(row)]) ? 1 : 0;
    predictor.missingInTraining = static_cast<double>(missing) / static_cast<double>(training.size());
    return predictor;
}

void put(std::vector<double>& list, std::size_t place, double value)
{
    list.resize(std::max(list.size(), place + 1));
    list[place] = value;
}

/// Where each column of the fit's matrix stands in the bundle, as BundleEquation::covarianceOf counts: 1 + column, -1 - score.
Result<std::vector<int>> addTableColumns(Bundle& bundle, const RunOutcome& outcome, const FittedModel& model)
{
    const TableFit& table = model.table;
    std::size_t score = 0;
    std::vector<std::size_t> predictorOf(table.terms.size(), 0), scoreOf(table.terms.size(), 0);
    for (std::size_t term = 0; term < table.terms.size(); ++term)
        if (table.terms[term].isScore) {
            const FittedPipeline& machine = model.scoreMachines[score];
            if (const auto added = addScore(bundle, table.terms[term].name, machine, learntBy(outcome, machine)); !added)
                return added.error();
            scoreOf[term] = score++;
        }
    for (std::size_t term = 0; term < table.terms.size(); ++term)
        if (!table.terms[term].isScore && std::find(table.termOf.begin(), table.termOf.end(), static_cast<int>(term)) != table.termOf.end()) {
            predictorOf[term] = bundle.predictors.size();
            bundle.predictors.push_back(clinicalPredictor(table.terms[term], outcome.study, outcome.training));
        }
    std::vector<int> places;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto place = static_cast<std::size_t>(table.termOf[column]);
        const TableTerm& term = table.terms[place];
        if (term.isScore) {
            places.push_back(-1 - static_cast<int>(scoreOf[place]));
            continue;
        }
        BundleColumn one;
        one.name = table.columns[column];
        one.predictor = predictorOf[place];
        one.centre = term.mean;
        if (!term.levels.empty()) {
            const std::string level = one.name.substr(term.name.size());
            one.level = static_cast<int>(std::find(term.levels.begin(), term.levels.end(), level) - term.levels.begin());
            one.centre = term.levelShares[static_cast<std::size_t>(one.level)];
        }
        places.push_back(static_cast<int>(bundle.columns.size()) + 1);
        bundle.columns.push_back(std::move(one));
    }
    return places;
}

LinearEquation linearOf(double intercept, const Eigen::VectorXd& beta, const std::vector<int>& places)
{
    LinearEquation equation;
    equation.intercept = intercept;
    for (std::size_t column = 0; column < places.size(); ++column) {
        const double value = beta[static_cast<Eigen::Index>(column)];
        if (places[column] > 0)
            put(equation.columns, static_cast<std::size_t>(places[column]) - 1, value);
        else
            put(equation.scores, static_cast<std::size_t>(-places[column]) - 1, value);
    }
    return equation;
}

Result<void> addTable(Bundle& bundle, const RunOutcome& outcome, const FittedModel& model)
{
    const auto places = addTableColumns(bundle, outcome, model);
    if (!places)
        return places.error();
    const TableFit& table = model.table;
    const auto equations = table.family == TableFit::Family::multinomial ? table.beta.cols() : 1;
    bundle.link = table.family == TableFit::Family::logistic ? BundleLink::binary : table.family == TableFit::Family::ordinal ? BundleLink::ordinal : BundleLink::multinomial;
    if (table.family == TableFit::Family::ordinal)
        bundle.thresholds.assign(table.intercepts.begin(), table.intercepts.end());
    for (Eigen::Index at = 0; at < equations; ++at) {
        BundleEquation equation;
        equation.outcome = table.family == TableFit::Family::multinomial ? model.classes[static_cast<std::size_t>(at) + 1] : model.classes.back();
        equation.form = linearOf(table.family == TableFit::Family::ordinal ? 0 : table.intercepts[at], table.beta.col(at), *places);
        if (table.family == TableFit::Family::logistic && table.covariance.rows() == static_cast<Eigen::Index>(places->size()) + 1) {
            equation.covarianceOf.push_back(0);
            equation.covarianceOf.insert(equation.covarianceOf.end(), places->begin(), places->end());
            equation.covariance = table.covariance;
        }
        bundle.equations.push_back(std::move(equation));
    }
    return {};
}

/// The best set to judge by: patients that nothing was learnt from, else held-out scores.
const ScoreSet* judgedSet(const RunResult& result, const std::string& mode, const std::string& model)
{
    for (const char* set : {"test", "cv", "train"})
        if (const ScoreSet* found = result.scoresOf(mode, model, set))
            return found;
    return nullptr;
}

void addPoints(Bundle& bundle, const RunResult& result, const ScoreSet& set)
{
    for (std::size_t column = 0; column < set.scores.size(); ++column) {
        const int positive = result.classes.size() == 2 ? 1 : static_cast<int>(column);
        const auto add = [&](double threshold, const char* origin) {
            OperatingPoint point;
            point.outcome = result.classes[static_cast<std::size_t>(positive)];
            point.threshold = threshold;
            point.origin = origin;
            point.set = set.set == "cv" ? "cross-validation" : set.set;
            for (std::size_t row = 0; row < set.patients.size(); ++row) {
                const bool isCase = result.patients[set.patients[row]].outcome == positive;
                ++(set.scores[column][row] >= threshold ? (isCase ? point.tp : point.fp) : (isCase ? point.fn : point.tn));
            }
            bundle.points.push_back(std::move(point));
        };
        if (result.classes.size() == 2) {
            add(result.readoutLow, "protocol");
            add(result.readoutHigh, "protocol");
        }
        if (column < set.thresholds.size() && std::isfinite(set.thresholds[column]))
            add(set.thresholds[column], set.mode == "honest" ? "Youden, held-out training scores" : "Youden, training");
    }
}

void addFigures(Bundle& bundle, const RunResult& result, const std::string& mode, const std::string& model)
{
    for (const Evaluation& one : result.evaluations)
        if (one.mode == mode && one.model == model)
            for (const Metric& metric : one.metrics)
                if (std::isfinite(metric.value) && std::isfinite(metric.low) && std::isfinite(metric.high))
                    bundle.figures.push_back({one.set == "cv" ? "cross-validation" : one.set, one.outcomeClass, metric.name, metric.value, metric.low, metric.high});
}

void addTraining(Bundle& bundle, const RunOutcome& outcome, const std::string& mode, const std::string& model)
{
    const ScoreSet* set = outcome.result.scoresOf(mode, model, "cv");
    if (!set)
        set = outcome.result.scoresOf(mode, model, "train");
    for (std::size_t row = 0; row < set->patients.size(); ++row) {
        const std::size_t place = set->patients[row];
        TrainingRow one;
        one.key = trainingKey(bundle.salt, outcome.study.patients[place]);
        one.outcome = outcome.study.outcome[place];
        for (const auto& column : set->scores)
            one.risks.push_back(column[row]);
        for (const BundleColumn& column : bundle.columns) {
            const BundlePredictor& predictor = bundle.predictors[column.predictor];
            double value = std::numeric_limits<double>::quiet_NaN();
            if (predictor.origin == BundlePredictor::Origin::feature) {
                const auto at = std::find(outcome.study.features.begin(), outcome.study.features.end(), predictor.name) - outcome.study.features.begin();
                value = outcome.study.x(static_cast<Eigen::Index>(place), at);
            } else {
                value = std::find_if(outcome.study.clinical.begin(), outcome.study.clinical.end(), [&](const StudyPredictor& other) { return other.predictor.name == predictor.name; })
                            ->predictor.values[place];
            }
            if (std::isnan(value))
                value = predictor.fill.value_or(0);
            one.columns.push_back(static_cast<float>(((column.level < 0 ? value : (value == column.level ? 1.0 : 0.0)) - column.mean) / column.scale));
        }
        bundle.training.push_back(std::move(one));
    }
}

const char* wordOf(ViewChoice::Lesion lesion)
{
    constexpr const char* words[] = {"index", "largest", "mean", "max"};
    return words[static_cast<int>(lesion)];
}

const char* wordOf(ViewChoice::Views views)
{
    constexpr const char* words[] = {"concat", "mean", "one"};
    return words[static_cast<int>(views)];
}

}  // namespace

Result<Bundle> bundleOf(const RunOutcome& outcome, const Protocol& protocol, const std::string& mode, const FittedModel& model, const std::string& runHash)
{
    const RunResult& result = outcome.result;
    Bundle bundle;
    bundle.name = protocol.title + ", " + model.choice.name;
    bundle.about = protocol.title + ". Model " + model.choice.name + " of protocol " + protocol.name + ", mode " + mode + ", learnt from " + std::to_string(outcome.training.size())
                 + " patients. After: " + protocol.source + ". Research use only.";
    bundle.outcome = protocol.outcome.column;
    bundle.classes = model.classes;
    bundle.protocol = protocol.name;
    bundle.mode = mode;
    bundle.model = model.choice.name;
    bundle.runHash = runHash;
    bundle.program = "annulus";
    bundle.views = wordOf(protocol.rows.views);
    bundle.lesion = wordOf(protocol.rows.lesion);
    bundle.codebook = outcome.codebook;
    bundle.salt = result.splitHash.substr(0, 16);
    for (const auto* machines : {&model.machines, &model.scoreMachines})
        for (const FittedPipeline& machine : *machines)
            if (!machine.shifts.empty())
                return Error{Errc::unsupported, message("run", "Model %1 harmonises the sites it was trained at; a new patient's site has no place in a bundle.", model.choice.name), {}};
    if (model.choice.kind == ModelChoice::Kind::radiomics) {
        if (model.machines.size() == 1 && model.classes.size() > 2)
            return Error{Errc::unsupported, message("run", "Model %1 is one score for %2 classes; it has no probability of each.", model.choice.name, model.classes.size()), {}};
        bundle.link = model.machines.size() > 1 ? BundleLink::oneVsRest : BundleLink::binary;
        for (std::size_t at = 0; at < model.machines.size(); ++at)
            if (const auto added = addEquation(bundle, model.classes[model.machines.size() == 1 ? 1 : at], model.machines[at], learntBy(outcome, model.machines[at])); !added)
                return added.error();
    } else if (const auto added = addTable(bundle, outcome, model); !added) {
        return added.error();
    }
    if (const ScoreSet* set = judgedSet(result, mode, model.choice.name))
        addPoints(bundle, result, *set);
    addFigures(bundle, result, mode, model.choice.name);
    addTraining(bundle, outcome, mode, model.choice.name);
    if (const auto good = checkBundle(bundle); !good)
        return good.error();
    return bundle;
}

std::vector<Message> addBundles(RunOutputs& outputs, const RunOutcome& outcome, const Protocol& protocol)
{
    Sha256 hash;
    for (const auto& [name, text] : outputs)
        hash.add(name).add(text);
    const std::string runHash = hash.hex();
    std::vector<Message> notes;
    for (const auto& [mode, model] : outcome.models) {
        const auto bundle = bundleOf(outcome, protocol, mode, model, runHash);
        if (!bundle) {
            notes.push_back(message("run", "No bundle of model %1, mode %2: %3", model.choice.name, mode, bundle.error().sentence()));
            continue;
        }
        outputs.emplace_back(std::string("model/").append(mode).append("-").append(model.choice.name).append(bundleExtension), bundleText(*bundle));
    }
    return notes;
}

}  // namespace annulus
