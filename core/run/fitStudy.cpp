#include "core/run/fitStudy.h"

#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/model/pipelineSteps.h"
#include "core/stats/roc.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

using Rows = std::vector<Eigen::Index>;
using Kind = ModelChoice::Kind;

/// Radiomics models on the same columns share their steps.
struct ColumnSet {
    std::vector<Eigen::Index> columns;
    std::vector<std::size_t> models;  ///< places in `choices`
};

std::vector<ColumnSet> columnSets(const std::vector<ModelChoice>& choices, const StudyTable& study)
{
    std::vector<ColumnSet> sets;
    for (std::size_t at = 0; at < choices.size(); ++at) {
        if (choices[at].kind != Kind::radiomics)
            continue;
        auto columns = study.columnsOf(choices[at]);
        const auto same = std::find_if(sets.begin(), sets.end(), [&](const ColumnSet& one) { return one.columns == columns; });
        if (same == sets.end())
            sets.push_back({std::move(columns), {at}});
        else
            same->models.push_back(at);
    }
    return sets;
}

Result<void> checkSets(const std::vector<ColumnSet>& sets, const std::vector<ModelChoice>& choices)
{
    for (const ColumnSet& set : sets)
        if (set.columns.empty()) {
            const ModelChoice& model = choices[set.models.front()];
            return Error{Errc::notFound,
                         message("run", "Model %1 finds no feature: views %2, regions %3. The feature table has none of these.", model.name, model.views.empty() ? "all" : join(model.views, ", "),
                                 model.regions.empty() ? "all" : join(model.regions, ", ")), {}};
        }
    return {};
}

std::vector<int> outcomes(const StudyTable& study, const Rows& rows)
{
    std::vector<int> all;
    for (const Eigen::Index row : rows)
        all.push_back(study.outcome[static_cast<std::size_t>(row)]);
    return all;
}

/// The machines of each radiomics model on these rows.
using Machines = std::map<std::size_t, std::vector<FittedPipeline>>;

Result<Machines> fitMachines(const Protocol& protocol, const std::vector<ModelChoice>& choices, const std::vector<ColumnSet>& sets, const StudyTable& study, const Rows& rows, int threads,
                             const Progress& progress)
{
    std::vector<Result<std::vector<std::vector<FittedPipeline>>>> fits(sets.size(), Result<std::vector<std::vector<FittedPipeline>>>(stopped()));
    const auto steps = protocol.pipelineSteps();
    std::atomic<std::size_t> done = 0;
    parallelFor(
        sets.size(),
        [&](std::size_t at) {
            if (progress.cancelled())
                return;
            std::vector<End> ends;
            for (const std::size_t model : sets[at].models)
                ends.push_back(protocol.endOf(choices[model]));
            fits[at] = fitEnds(steps, ends, study.learningTable(sets[at].columns, rows), study.classCount(), threads, progress.quiet());
            progress.report(static_cast<double>(++done) / static_cast<double>(sets.size()));
        },
        threads);
    if (progress.cancelled())
        return stopped();
    Machines machines;
    for (std::size_t at = 0; at < sets.size(); ++at) {
        if (!fits[at])
            return fits[at].error().in(choices[sets[at].models.front()].name);
        for (std::size_t end = 0; end < sets[at].models.size(); ++end)
            machines[sets[at].models[end]] = std::move((*fits[at])[end]);
    }
    return machines;
}

/// Linear scores of a radiomics model that are a predictor elsewhere: one number for each row. With one machine for each class the last
/// one's.
Result<Eigen::VectorXd> predictorScore(const std::vector<FittedPipeline>& machines, const ColumnSet& set, const StudyTable& study, const Rows& rows)
{
    return machines.back().linearScores(study.learningTable(set.columns, rows));
}

const ColumnSet& setOf(const std::vector<ColumnSet>& sets, std::size_t model)
{
    return *std::find_if(sets.begin(), sets.end(), [&](const ColumnSet& one) { return std::find(one.models.begin(), one.models.end(), model) != one.models.end(); });
}

std::size_t placeOf(const std::vector<ModelChoice>& choices, const std::string& name)
{
    return static_cast<std::size_t>(std::find_if(choices.begin(), choices.end(), [&](const ModelChoice& one) { return one.name == name; }) - choices.begin());
}

/// The variables that the clinical model of this kind found, and its tables.
struct ClinicalPart {
    std::vector<TableColumn> chosen;       ///< below the univariable P
    std::vector<TableColumn> independent;  ///< of these, with an own effect beside the others
    TableScreen screen;
    TableModel model;
};

Result<ClinicalPart> fitClinical(const Protocol& protocol, const StudyTable& study, const Rows& rows, bool preoperative, bool withTables)
{
    auto columns = clinicalColumns(study, rows, preoperative);
    learnTerms(columns);
    const auto outcome = outcomes(study, rows);
    ClinicalPart part;
    part.screen = screenTable(columns, outcome, study.classCount(), protocol.clinical.univariableP);
    const auto pick = [&](const std::vector<std::string>& names) {
        std::vector<TableColumn> some;
        for (const TableColumn& column : columns)
            if (std::find(names.begin(), names.end(), column.term.name) != names.end())
                some.push_back(column);
        return some;
    };
    part.chosen = pick(part.screen.chosen);
    auto model = fitTableModel(part.chosen, outcome, study.classCount(), protocol.clinical.family, withTables);
    if (!model)
        return std::move(model).error();
    part.model = std::move(model).value();
    part.independent = pick(part.model.independent);
    return part;
}

/// Clinical variables with an own effect, and the scores.
Result<TableModel> fitCombined(const Protocol& protocol, const ModelChoice& choice, const ClinicalPart& clinical, const std::map<std::string, std::vector<double>>& scores,
                               const std::vector<int>& outcome, int classes, bool withTables)
{
    std::vector<TableColumn> columns;
    if (choice.withClinical)
        columns = clinical.independent;
    std::vector<TableColumn> scored;
    for (const std::string& name : choice.scores) {
        TableColumn column;
        column.term.name = name;
        column.term.isScore = true;
        column.term.coding.as = ClinicalVariable::As::number;
        column.values = scores.at(name);
        scored.push_back(std::move(column));
    }
    learnTerms(scored);
    columns.insert(columns.end(), scored.begin(), scored.end());
    return fitTableModel(columns, outcome, classes, protocol.clinical.family, withTables);
}

/// Scores of training rows by models that did not see them.
struct HeldOut {
    std::map<std::size_t, Eigen::MatrixXd> scores;              ///< of each model
    std::map<std::string, std::vector<double>> predictorScores; ///< linear, of each radiomics model that is a predictor
};

std::vector<std::size_t> scoreModels(const std::vector<ModelChoice>& choices)
{
    std::vector<std::size_t> places;
    for (const ModelChoice& choice : choices)
        for (const std::string& name : choice.scores)
            if (const std::size_t place = placeOf(choices, name); place < choices.size() && std::find(places.begin(), places.end(), place) == places.end())
                places.push_back(place);
    return places;
}

/// What one inner fold says about the rows it held out.
struct InnerFold {
    Machines machines;
    std::map<bool, ClinicalPart> clinical;
};

class StudyFitter {
public:
    StudyFitter(const Protocol& protocol, const std::vector<ModelChoice>& choices, const StudyTable& study, const Rows& rows, const FitOptions& options)
        : protocol_(protocol), choices_(choices), study_(study), rows_(rows), options_(options), sets_(columnSets(choices, study))
    {
    }

    Result<StudyFit> fit(const Progress& progress)
    {
        if (const auto good = checkSets(sets_, choices_); !good)
            return good.error();
        const bool inner = options_.heldOut && options_.withThresholds;
        const Rows& learnt = options_.machineRows.empty() ? rows_ : options_.machineRows;
        auto machines = fitMachines(protocol_, choices_, sets_, study_, learnt, options_.threads, progress.part(0, inner ? 0.2 : 0.9));
        if (!machines)
            return std::move(machines).error();
        HeldOut held;
        if (inner) {
            auto found = holdOut(progress.part(0.2, 0.9));
            if (!found)
                return std::move(found).error();
            held = std::move(found).value();
        } else {
            for (const std::size_t model : scoreModels(choices_)) {
                const auto own = predictorScore((*machines)[model], setOf(sets_, model), study_, rows_);
                if (!own)
                    return own.error();
                held.predictorScores[choices_[model].name].assign(own->begin(), own->end());
            }
        }
        return assemble(std::move(machines).value(), held);
    }

private:
    [[nodiscard]] bool needsClinical(bool preoperative) const
    {
        return std::any_of(choices_.begin(), choices_.end(), [&](const ModelChoice& one) { return one.kind != Kind::radiomics && one.preoperative == preoperative; });
    }
    Result<std::map<bool, ClinicalPart>> clinicalParts(const Rows& rows, bool withTables) const
    {
        std::map<bool, ClinicalPart> parts;
        for (const bool preoperative : {false, true}) {
            if (!needsClinical(preoperative))
                continue;
            auto part = fitClinical(protocol_, study_, rows, preoperative, withTables);
            if (!part)
                return std::move(part).error();
            parts.emplace(preoperative, std::move(part).value());
        }
        return parts;
    }

    Result<HeldOut> holdOut(const Progress& progress)
    {
        // Patients, not rows, are dealt out: a bootstrap replicate holds some twice.
        Training folding;
        folding.outcome = outcomes(study_, rows_);
        for (const Eigen::Index row : rows_)
            folding.patient.push_back(static_cast<int>(row));
        folding.otherPatient.assign(rows_.size(), Training::nobody);
        const auto folds = innerFolds(folding, options_.heldOutFolds, protocol_.seed);
        std::vector<Result<InnerFold>> fits(folds.size(), Result<InnerFold>(stopped()));
        std::atomic<std::size_t> done = 0;
        parallelFor(
            folds.size(),
            [&](std::size_t at) {
                if (progress.cancelled())
                    return;
                fits[at] = innerFit(atPlaces(folds[at].kept), progress.quiet());
                progress.report(static_cast<double>(++done) / static_cast<double>(folds.size()));
            },
            options_.threads);
        if (progress.cancelled())
            return stopped();
        HeldOut held;
        for (std::size_t at = 0; at < folds.size(); ++at) {
            if (!fits[at])
                return fits[at].error().in("inner fold " + std::to_string(at + 1));
            if (auto good = judge(*fits[at], folds[at].held, held); !good)
                return good.error();
        }
        for (const FoldRows& fold : folds)
            if (auto good = judgeCombined(*fits[static_cast<std::size_t>(&fold - folds.data())], fold, held); !good)
                return good.error();
        return held;
    }
    [[nodiscard]] Rows atPlaces(const std::vector<Eigen::Index>& places) const
    {
        Rows some;
        for (const Eigen::Index place : places)
            some.push_back(rows_[static_cast<std::size_t>(place)]);
        return some;
    }
    Result<InnerFold> innerFit(const Rows& kept, const Progress& progress) const
    {
        auto machines = fitMachines(protocol_, choices_, sets_, study_, kept, options_.threads, progress);
        if (!machines)
            return std::move(machines).error();
        auto clinical = clinicalParts(kept, false);
        if (!clinical)
            return std::move(clinical).error();
        return InnerFold{std::move(machines).value(), std::move(clinical).value()};
    }
    /// Scores of the held-out rows by the fold's radiomics and clinical models.
    Result<void> judge(const InnerFold& fold, const std::vector<Eigen::Index>& heldPlaces, HeldOut& held)
    {
        const Rows heldRows = atPlaces(heldPlaces);
        const auto count = static_cast<Eigen::Index>(rows_.size());
        const auto place = [&](std::size_t model, const Eigen::MatrixXd& scores) {
            auto& all = held.scores.try_emplace(model, Eigen::MatrixXd::Constant(count, scores.cols(), noValue)).first->second;
            all(heldPlaces, Eigen::all) = scores;
        };
        for (const auto& [model, machines] : fold.machines) {
            FittedModel fitted{choices_[model], study_.classes, machines, {}, {}, {}, true};
            const auto scores = fitted.scores(study_, heldRows);
            if (!scores)
                return scores.error();
            place(model, *scores);
        }
        for (const std::size_t model : scoreModels(choices_)) {
            const auto own = predictorScore(fold.machines.at(model), setOf(sets_, model), study_, heldRows);
            if (!own)
                return own.error();
            auto& all = held.predictorScores.try_emplace(choices_[model].name, rows_.size(), noValue).first->second;
            for (std::size_t at = 0; at < heldPlaces.size(); ++at)
                all[static_cast<std::size_t>(heldPlaces[at])] = (*own)[static_cast<Eigen::Index>(at)];
        }
        for (std::size_t model = 0; model < choices_.size(); ++model) {
            if (choices_[model].kind != Kind::clinical)
                continue;
            const FittedModel fitted{choices_[model], study_.classes, {}, fold.clinical.at(choices_[model].preoperative).model.fit, {}, {}, true};
            const auto scores = fitted.scores(study_, heldRows);
            if (!scores)
                return scores.error();
            place(model, *scores);
        }
        return {};
    }
    /// Combined models of the fold are fitted on held-out scores of the rows it kept, and judged on those it held out.
    Result<void> judgeCombined(const InnerFold& fold, const FoldRows& places, HeldOut& held)
    {
        for (std::size_t model = 0; model < choices_.size(); ++model) {
            const ModelChoice& choice = choices_[model];
            if (choice.kind != Kind::combined)
                continue;
            std::map<std::string, std::vector<double>> kept;
            for (const std::string& name : choice.scores)
                for (const Eigen::Index at : places.kept)
                    kept[name].push_back(held.predictorScores.at(name)[static_cast<std::size_t>(at)]);
            const ClinicalPart& clinical = fold.clinical.at(choice.preoperative);
            const auto fit = fitCombined(protocol_, choice, clinical, kept, outcomes(study_, atPlaces(places.kept)), study_.classCount(), false);
            if (!fit)
                return fit.error();
            // The terms' values of the rows held out: clinical ones from the table, scores from the fold that held them out.
            FittedModel tableOnly{choice, study_.classes, {}, fit->fit, {}, {}, true};
            auto& all = held.scores.try_emplace(model, Eigen::MatrixXd::Constant(static_cast<Eigen::Index>(rows_.size()), tableOnly.width(), noValue)).first->second;
            const Rows heldRows = atPlaces(places.held);
            const auto clinicalTerms = clinicalColumns(study_, heldRows, choice.preoperative);
            for (std::size_t row = 0; row < heldRows.size(); ++row) {
                std::vector<double> values;
                for (const TableTerm& term : fit->fit.terms) {
                    if (term.isScore) {
                        values.push_back(held.predictorScores.at(term.name)[static_cast<std::size_t>(places.held[row])]);
                        continue;
                    }
                    const auto column = std::find_if(clinicalTerms.begin(), clinicalTerms.end(), [&](const TableColumn& one) { return one.term.name == term.name; });
                    values.push_back(column->values[row]);
                }
                all.row(places.held[row]) = fit->fit.probabilities(fit->fit.designRow(values)).transpose();
            }
        }
        return {};
    }

    Result<StudyFit> assemble(Machines machines, const HeldOut& held)
    {
        auto clinical = clinicalParts(rows_, options_.withTables);
        if (!clinical)
            return std::move(clinical).error();
        StudyFit all;
        for (std::size_t model = 0; model < choices_.size(); ++model) {
            const ModelChoice& choice = choices_[model];
            FittedModel fitted;
            fitted.choice = choice;
            fitted.classes = study_.classes;
            ModelResult told;
            told.name = choice.name;
            told.preoperative = choice.preoperative;
            told.apparent = told.optimism = noValue;
            if (choice.kind == Kind::radiomics) {
                told.kind = "radiomics";
                fitted.machines = std::move(machines[model]);
                fitted.isProbability = fitted.machines.front().isProbability;
                tell(told, fitted);
            } else if (choice.kind == Kind::clinical) {
                told.kind = "clinical";
                ClinicalPart& part = clinical->at(choice.preoperative);
                fitted.table = part.model.fit;
                tell(told, part.model);
                told.univariable = part.screen.lines;
                told.notes.insert(told.notes.end(), part.screen.notes.begin(), part.screen.notes.end());
            } else {
                told.kind = "combined";
                const ClinicalPart& part = clinical->at(choice.preoperative);
                auto fit = fitCombined(protocol_, choice, part, held.predictorScores, outcomes(study_, rows_), study_.classCount(), options_.withTables);
                if (!fit)
                    return std::move(fit).error().in(choice.name);
                fitted.table = fit->fit;
                for (const TableTerm& term : fitted.table.terms)
                    if (term.isScore)
                        fitted.scoreMachines.push_back(scoreMachine(all, term.name));
                tell(told, *fit);
            }
            auto own = fitted.scores(study_, rows_);
            if (!own)
                return std::move(own).error().in(choice.name);
            if (options_.withThresholds)
                if (auto good = setThresholds(fitted, *own, held, model); !good)
                    return std::move(good).error().in(choice.name);
            all.trainingScores.push_back(std::move(own).value());
            all.models.push_back(std::move(fitted));
            all.results.push_back(std::move(told));
        }
        return all;
    }
    [[nodiscard]] FittedPipeline scoreMachine(const StudyFit& all, const std::string& name) const
    {
        FittedPipeline machine = all.models[placeOf(choices_, name)].machines.back();
        machine.screens.clear();
        machine.lassos.clear();
        return machine;
    }
    Result<void> setThresholds(FittedModel& fitted, const Eigen::MatrixXd& own, const HeldOut& held, std::size_t model) const
    {
        const auto found = held.scores.find(model);
        const Eigen::MatrixXd& scores = options_.heldOut && found != held.scores.end() ? found->second : own;
        for (Eigen::Index column = 0; column < scores.cols(); ++column) {
            if (protocol_.evaluation.threshold == Threshold::Rule::fixed) {
                fitted.thresholds.push_back(protocol_.evaluation.fixedThreshold);
                continue;
            }
            const auto threshold = youdenThreshold(outcomeFor(study_, rows_, column, scores.cols()), scores.col(column));
            if (!threshold)
                return threshold.error();
            fitted.thresholds.push_back(*threshold);
        }
        return {};
    }
    void tell(ModelResult& told, const FittedModel& fitted) const
    {
        const FittedPipeline& first = fitted.machines.front();
        for (const StepRecord& record : first.records)
            told.steps.push_back({record.what, record.kept.size()});
        const LassoRecord* lasso = first.lassos.size() == 1 ? &first.lassos.front() : nullptr;
        for (const std::string& name : first.selected) {
            double coefficient = noValue;
            if (lasso)
                if (const auto at = std::find(lasso->names.begin(), lasso->names.end(), name); at != lasso->names.end())
                    coefficient = lasso->path(static_cast<Eigen::Index>(lasso->chosen), at - lasso->names.begin());
            told.features.push_back({name, coefficient});
        }
        if (fitted.machines.size() == 1)
            told.formula = first.formula();
        if (options_.withTables) {
            for (std::size_t at = 0; at < first.lassos.size(); ++at) {
                const LassoRecord& record = first.lassos[at];
                LassoPicture picture{first.lassos.size() > 1 ? study_.classes[at] : std::string(), record.kind == SelectByLasso::Kind::gaussian, record.lambda, record.mean, record.error,
                                     record.nonZero, record.best, record.oneError, record.chosen, record.names, {}};
                for (Eigen::Index name = 0; name < record.path.cols(); ++name)
                    picture.path.emplace_back(record.path.col(name).begin(), record.path.col(name).end());
                told.lassos.push_back(std::move(picture));
            }
            for (const ScreenRecord& screen : first.screens)
                told.screens.push_back({screen.names, screen.effect, screen.p});
        }
        told.notes = first.notes;
    }
    void tell(ModelResult& told, TableModel& model) const
    {
        told.multivariable = std::move(model.lines);
        for (CoefficientLine& line : model.multinomial)
            if (!line.outcomeClass.empty())
                line.outcomeClass = study_.classes[static_cast<std::size_t>(std::stoi(line.outcomeClass))];
        told.multinomial = std::move(model.multinomial);
        told.inflation = std::move(model.inflation);
        told.nomogram = std::move(model.nomogram);
        told.notes.insert(told.notes.end(), model.notes.begin(), model.notes.end());
        for (const CoefficientLine& line : told.multivariable)
            told.features.push_back({line.level.empty() ? line.variable : line.variable + "=" + line.level, line.beta});
    }

    const Protocol& protocol_;
    const std::vector<ModelChoice>& choices_;
    const StudyTable& study_;
    const Rows& rows_;
    const FitOptions& options_;
    std::vector<ColumnSet> sets_;
};

}  // namespace

std::vector<ModelChoice> modelChoices(const Protocol& protocol, const StudyTable& study)
{
    const bool isLess = std::any_of(study.clinical.begin(), study.clinical.end(), [](const StudyPredictor& one) { return one.late || one.containsOutcome; });
    std::vector<ModelChoice> all = protocol.models;
    if (!protocol.clinical.preoperative || !isLess)
        return all;
    for (const ModelChoice& one : protocol.models) {
        const bool hasClinical = one.kind == Kind::clinical || (one.kind == Kind::combined && one.withClinical);
        if (!hasClinical || one.preoperative || protocol.find(one.name + "-preop"))
            continue;
        ModelChoice copy = one;
        copy.name += "-preop";
        copy.preoperative = true;
        all.push_back(std::move(copy));
    }
    return all;
}

Result<StudyFit> fitStudy(const Protocol& protocol, const std::vector<ModelChoice>& choices, const StudyTable& study, const std::vector<Eigen::Index>& rows, const FitOptions& options,
                          const Progress& progress)
{
    return StudyFitter(protocol, choices, study, rows, options).fit(progress);
}

std::vector<int> outcomeFor(const StudyTable& study, const std::vector<Eigen::Index>& rows, Eigen::Index column, Eigen::Index width)
{
    std::vector<int> all;
    const int positive = study.classCount() == 2 ? 1 : width == 1 ? study.classCount() - 1 : static_cast<int>(column);
    for (const Eigen::Index row : rows)
        all.push_back(study.outcome[static_cast<std::size_t>(row)] == positive ? 1 : 0);
    return all;
}

double areaOf(const StudyTable& study, const std::vector<Eigen::Index>& rows, const Eigen::MatrixXd& scores, int column)
{
    const auto outcome = outcomeFor(study, rows, column, scores.cols());
    const Eigen::VectorXd own = scores.col(column);
    return areaOfRows(outcome, {own.data(), static_cast<std::size_t>(own.size())});
}

double meanArea(const StudyTable& study, const std::vector<Eigen::Index>& rows, const Eigen::MatrixXd& scores)
{
    double sum = 0;
    for (Eigen::Index column = 0; column < scores.cols(); ++column)
        sum += areaOf(study, rows, scores, static_cast<int>(column));
    return sum / static_cast<double>(scores.cols());
}

}  // namespace annulus
