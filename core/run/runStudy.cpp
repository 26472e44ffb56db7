#include "core/run/runStudy.h"

#include "core/base/hash.h"
#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/evaluation/lockedSplit.h"
#include "core/protocol/protocolFile.h"
#include "core/run/evaluateScores.h"
#include "core/run/honestFolds.h"
#include "core/run/runTables.h"
#include "core/stats/delong.h"
#include "core/stats/descriptive.h"
#include "core/stats/icc.h"
#include "core/stats/roc.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

using Rows = std::vector<Eigen::Index>;
constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

/// Seconds of each part of a run, in their order.
class Clock {
public:
    void lap(RunResult& result, const char* what)
    {
        const auto now = std::chrono::steady_clock::now();
        result.seconds.push_back({what, std::chrono::duration<double>(now - last_).count()});
        last_ = now;
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

Rows rowsOf(const std::vector<std::size_t>& places) { return {places.begin(), places.end()}; }

IccForm formOf(AgreeingReaders::Form form)
{
    switch (form) {
    case AgreeingReaders::Form::oneWay: return IccForm::oneWay;
    case AgreeingReaders::Form::consistent: return IccForm::twoWayMixed;
    case AgreeingReaders::Form::absolute: break;
    }
    return IccForm::twoWayRandom;
}

/// Features on which the readers agree, judged on training patients only.
Result<void> keepAgreed(const AgreeingReaders& rule, const StudyInput& input, StudyTable& study, RunResult& result)
{
    if (input.secondReader.size() == 0) {
        result.notes.push_back(message("run", "The filter of features on which two readers agree is skipped: the features are of one reader only."));
        return {};
    }
    std::vector<Eigen::Index> kept;
    for (Eigen::Index column = 0; column < study.x.cols(); ++column) {
        std::vector<std::pair<double, double>> pairs;
        for (const std::size_t place : input.split.train) {
            const auto row = static_cast<Eigen::Index>(place);
            const double first = study.x(row, column), second = input.secondReader(row, column);
            if (!std::isnan(first) && !std::isnan(second))
                pairs.emplace_back(first, second);
        }
        ReaderAgreement agreement{study.features[static_cast<std::size_t>(column)], noValue, noValue, noValue, false};
        if (pairs.size() >= 3) {
            Eigen::MatrixXd ratings(static_cast<Eigen::Index>(pairs.size()), 2);
            for (std::size_t at = 0; at < pairs.size(); ++at)
                ratings.row(static_cast<Eigen::Index>(at)) << pairs[at].first, pairs[at].second;
            const auto icc = intraclassCorrelation(ratings);
            if (icc && icc->state == IccState::identicalReaders) {
                agreement.icc = agreement.low = agreement.high = 1;
            } else if (icc && icc->state == IccState::ordinary) {
                const IccValue& value = (*icc)[formOf(rule.form)];
                agreement.icc = value.icc;
                agreement.low = value.interval.low;
                agreement.high = value.interval.high;
            }
        }
        agreement.kept = (rule.bound == AgreeingReaders::Bound::lower ? agreement.low : agreement.icc) > rule.above;
        if (agreement.kept)
            kept.push_back(column);
        result.agreement.push_back(std::move(agreement));
    }
    if (kept.empty())
        return Error{Errc::invalid, message("run", "On none of the %1 features do the two readers agree with an ICC above %2.", study.x.cols(), rule.above), {}};
    study.keepFeatures(kept);
    return {};
}

ScoreSet scoreSet(const char* mode, const FittedModel& model, const char* set, const Rows& rows, const Eigen::MatrixXd& scores)
{
    ScoreSet all;
    all.mode = mode;
    all.model = model.choice.name;
    all.set = set;
    for (const Eigen::Index row : rows)
        all.patients.push_back(static_cast<std::size_t>(row));
    all.fold.assign(rows.size(), -1);
    for (const auto column : scores.colwise())
        all.scores.emplace_back(column.begin(), column.end());
    all.isProbability = model.isProbability;
    all.thresholds = model.thresholds;
    return all;
}

/// All patients and, behind them, synthetic rows between neighbours of the smaller classes, training and test patients alike: the leak of
/// SMOTE before the split. Distances are those of z-scores; a gap is filled with the mean.
Result<StudyTable> withSynthetic(const StudyTable& study, const SmoteSettings& settings)
{
    Eigen::MatrixXd z = study.x;
    Eigen::VectorXd centre(z.cols()), scale(z.cols());
    for (Eigen::Index column = 0; column < z.cols(); ++column) {
        std::vector<double> present;
        for (const double value : z.col(column))
            if (!std::isnan(value))
                present.push_back(value);
        centre[column] = present.empty() ? 0 : mean(present);
        const double deviation = present.size() < 2 ? 0 : standardDeviation(present);
        scale[column] = deviation > 0 ? deviation : 1;
        for (double& value : z.col(column))
            value = std::isnan(value) ? 0 : (value - centre[column]) / scale[column];
    }
    const auto made = smote(z, study.outcome, settings);
    if (!made)
        return made.error();
    StudyTable all = study;
    const Eigen::Index real = study.x.rows();
    all.x.conservativeResize(made->x.rows(), Eigen::NoChange);
    for (Eigen::Index row = real; row < made->x.rows(); ++row) {
        all.x.row(row) = (made->x.row(row).transpose().array() * scale.array() + centre.array()).matrix().transpose();
        all.outcome.push_back(made->label[static_cast<std::size_t>(row)]);
        all.patients.push_back("synthetic " + std::to_string(row - real + 1));
        if (!all.batch.empty())
            all.batch.push_back(all.batch[static_cast<std::size_t>(made->parents[static_cast<std::size_t>(row - real)][0])]);
        for (StudyPredictor& one : all.clinical)
            one.predictor.values.push_back(noValue);
    }
    return all;
}

class StudyRun {
public:
    StudyRun(const Protocol& protocol, const StudyInput& input, const RunOptions& options) : protocol_(protocol), input_(input), options_(options)
    {
        train_ = rowsOf(input.split.train);
        test_ = rowsOf(input.split.test);
        outcome_.study = input.study;
        outcome_.training = train_;
        outcome_.codebook = input.codebook;
    }

    Result<RunOutcome> run(const Progress& progress)
    {
        describe();
        if (const auto readers = protocol_.readers())
            if (auto good = keepAgreed(*readers, input_, outcome_.study, result()); !good)
                return good.error();
        clock_.lap(result(), "readers");
        choices_ = modelChoices(protocol_, outcome_.study);
        const double half = options_.published && options_.honest ? 0.1 : 0;
        if (options_.published)
            if (auto good = published(progress.part(0, options_.honest ? half : 0.9)); !good)
                return good.error();
        if (options_.honest)
            if (auto good = honest(progress.part(half, 0.95)); !good)
                return good.error();
        if (auto good = judge(progress.part(0.95, 1)); !good)
            return good.error();
        progress.report(1, message("run", "done"));
        return std::move(outcome_);
    }

private:
    RunResult& result() { return outcome_.result; }

    void describe()
    {
        RunResult& r = result();
        r.protocol = protocol_.name;
        r.title = protocol_.title;
        r.source = protocol_.source;
        r.protocolText = protocolYaml(protocol_);
        if (options_.published)
            r.modes.emplace_back("published");
        if (options_.honest)
            r.modes.emplace_back("honest");
        r.outcome = protocol_.outcome.column;
        r.classes = protocol_.outcome.classes;
        r.decisionFrom = protocol_.evaluation.decisionFrom;
        r.decisionTo = protocol_.evaluation.decisionTo;
        r.readoutLow = protocol_.evaluation.readoutLow;
        r.readoutHigh = protocol_.evaluation.readoutHigh;
        r.seed = protocol_.seed;
        r.flow = input_.flow;
        r.assessed = input_.assessed;
        r.notes = input_.notes;
        r.splitHash = hashOfSplit(input_.study, input_.split);
        for (std::size_t row = 0; row < input_.study.patients.size(); ++row)
            r.patients.push_back({input_.study.patients[row], input_.study.outcome[row], false});
        for (const std::size_t row : input_.split.train)
            r.patients[row].training = true;
    }

    /// Scores of training and test rows by the final models; what they are goes into the result.
    Result<void> take(const char* mode, StudyFit fit)
    {
        for (std::size_t model = 0; model < fit.models.size(); ++model) {
            fit.results[model].mode = mode;
            result().scores.push_back(scoreSet(mode, fit.models[model], "train", train_, fit.trainingScores[model]));
            if (!test_.empty()) {
                const auto scores = fit.models[model].scores(outcome_.study, test_);
                if (!scores)
                    return scores.error().in(fit.models[model].choice.name);
                result().scores.push_back(scoreSet(mode, fit.models[model], "test", test_, *scores));
            }
            result().models.push_back(std::move(fit.results[model]));
            outcome_.models.emplace_back(mode, std::move(fit.models[model]));
        }
        if (!test_.empty())
            result().events.push_back(message("run", "The test set of %1 patients was opened: %2 models of the %3 mode were judged on it, split %4.", test_.size(), fit.models.size(),
                                              mode, result().splitHash.substr(0, 12)));
        return {};
    }

    Result<void> published(const Progress& progress)
    {
        FitOptions options;
        options.threads = options_.threads;
        progress.report(0, message("run", "as published"));
        std::optional<StudyTable> leaky;
        if (const SmoteChoice* smote = protocol_.smoteBeforeSplit()) {
            auto all = withSynthetic(outcome_.study, smote->settings);
            if (!all)
                return all.error();
            leaky = std::move(all).value();
            options.machineRows = train_;
            for (Eigen::Index row = outcome_.study.x.rows(); row < leaky->x.rows(); ++row)
                options.machineRows.push_back(row);
        }
        auto fit = fitStudy(protocol_, choices_, leaky ? *leaky : outcome_.study, train_, options, progress);
        if (!fit)
            return fit.error();
        auto taken = take("published", std::move(fit).value());
        clock_.lap(result(), "published");
        return taken;
    }

    Result<void> honest(const Progress& progress)
    {
        Sha256 hash;
        hash.add(protocolYaml(protocol_)).add(result().splitHash).add(std::span<const double>(outcome_.study.x.data(), static_cast<std::size_t>(outcome_.study.x.size())));
        for (const StudyPredictor& one : outcome_.study.clinical)
            hash.add(one.predictor.name).add(std::span<const double>(one.predictor.values));
        for (const int one : outcome_.study.outcome)
            hash.add(one);
        const std::string key = hash.hex().substr(0, 16);
        const int replicates = options_.bootstrap.value_or(protocol_.honest.bootstrap);
        const double foldsEnd = replicates > 0 ? 0.3 : 0.85;
        const auto folds = honestFolds(protocol_, choices_, outcome_.study, train_, key, true, options_, progress.part(0, foldsEnd));
        if (!folds)
            return folds.error();
        clock_.lap(result(), "nested cross-validation");
        std::vector<ReplicateResult> optimism;
        if (replicates > 0) {
            auto found = honestReplicates(protocol_, choices_, outcome_.study, train_, replicates, key, options_, progress.part(foldsEnd, 0.85));
            if (!found)
                return found.error();
            optimism = std::move(found).value();
            clock_.lap(result(), "bootstrap");
        }
        FitOptions options;
        options.heldOut = true;
        options.heldOutFolds = protocol_.honest.thresholdFolds;
        options.threads = options_.threads;
        auto fit = fitStudy(protocol_, choices_, outcome_.study, train_, options, progress.part(0.85, 1));
        if (!fit)
            return fit.error();
        for (std::size_t model = 0; model < choices_.size(); ++model) {
            addFolds(*folds, model, fit->models[model], fit->results[model]);
            addOptimism(optimism, model, *fit);
        }
        if (auto taken = take("honest", std::move(fit).value()); !taken)
            return taken;
        clock_.lap(result(), "final models");
        auto swept = sweepMargins(key, progress);
        clock_.lap(result(), "margin sweep");
        return swept;
    }

    /// "Which margin?" by held-out scores of the training patients alone: lesion and ring side by side for each width.
    Result<void> sweepMargins(const std::string& key, const Progress& progress)
    {
        for (const double width : protocol_.marginSweep) {
            ModelChoice choice;
            choice.name = "intra+" + formatNumber(width) + "mm";
            choice.regions = {"lesion", "ring_0-" + formatNumber(width) + "mm"};
            choice.classifier = ModelChoice::Classifier::score;
            if (std::find(outcome_.study.regions.begin(), outcome_.study.regions.end(), choice.regions.back()) == outcome_.study.regions.end()) {
                result().notes.push_back(message("run", "The margin sweep leaves out %1 mm: the feature table has no region %2.", width, choice.regions.back()));
                continue;
            }
            const auto folds = honestFolds(protocol_, {choice}, outcome_.study, train_, key + "-margin" + formatNumber(width), false, options_, progress.quiet());
            if (!folds)
                return folds.error();
            std::vector<double> score(outcome_.study.patients.size(), noValue), truth, held;
            for (const FoldResult& fold : *folds)
                for (std::size_t at = 0; at < fold.rows.size(); ++at)
                    score[fold.rows[at]] = fold.models.front().scores.front()[at];
            const auto positive = outcome_.study.classCount() - 1;
            for (const Eigen::Index row : train_) {
                truth.push_back(outcome_.study.outcome[static_cast<std::size_t>(row)] == positive ? 1 : 0);
                held.push_back(score[static_cast<std::size_t>(row)]);
            }
            MarginPoint point{width, choice.name, noValue, noValue, noValue};
            if (const auto groups = scoredGroups(truth, held)) {
                const DelongArea area = delongArea(*groups);
                point.auc = area.auc;
                if (const auto interval = area.interval()) {
                    point.low = interval->low;
                    point.high = interval->high;
                }
            }
            result().margins.push_back(point);
        }
        return {};
    }

    void addFolds(const std::vector<FoldResult>& folds, std::size_t model, const FittedModel& fitted, ModelResult& told)
    {
        std::vector<double> times(outcome_.study.patients.size(), 0);
        Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(outcome_.study.patients.size()), fitted.width());
        std::vector<int> foldOf(outcome_.study.patients.size(), -1);
        for (std::size_t fold = 0; fold < folds.size(); ++fold) {
            const FoldModel& one = folds[fold].models[model];
            told.folds.push_back({static_cast<int>(fold), one.features, one.auc});
            for (std::size_t at = 0; at < folds[fold].rows.size(); ++at) {
                const std::size_t row = folds[fold].rows[at];
                ++times[row];
                foldOf[row] = static_cast<int>(fold);
                for (std::size_t column = 0; column < one.scores.size(); ++column)
                    sum(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) += one.scores[column][at];
            }
        }
        Eigen::MatrixXd scores(static_cast<Eigen::Index>(train_.size()), fitted.width());
        for (std::size_t at = 0; at < train_.size(); ++at)
            scores.row(static_cast<Eigen::Index>(at)) = sum.row(train_[at]) / times[static_cast<std::size_t>(train_[at])];
        ScoreSet set = scoreSet("honest", fitted, "cv", train_, scores);
        if (protocol_.honest.repeats == 1) {
            for (std::size_t at = 0; at < train_.size(); ++at)
                set.fold[at] = foldOf[static_cast<std::size_t>(train_[at])];
            for (std::size_t column = 0; column < set.scores.size(); ++column) {
                set.foldThresholds.emplace_back();
                for (const FoldResult& fold : folds)
                    set.foldThresholds.back().push_back(fold.models[model].thresholds[column]);
            }
        }
        result().scores.push_back(std::move(set));
    }

    void addOptimism(const std::vector<ReplicateResult>& optimism, std::size_t model, StudyFit& fit)
    {
        ModelResult& told = fit.results[model];
        told.apparent = meanArea(outcome_.study, train_, fit.trainingScores[model]);
        double sum = 0;
        for (const ReplicateResult& one : optimism)
            if (model < one.replicate.size() && !std::isnan(one.replicate[model])) {
                sum += one.replicate[model] - one.original[model];
                ++told.replicates;
            }
        if (told.replicates > 0)
            told.optimism = sum / told.replicates;
        if (const auto failed = optimism.size() - static_cast<std::size_t>(told.replicates); failed > 0)
            told.notes.push_back(message("run", "%1 of %2 bootstrap replicates could not be fitted and are left out.", failed, optimism.size()));
    }

    [[nodiscard]] std::vector<int> outcomeOf(const ScoreSet& set) const
    {
        std::vector<int> all;
        for (const std::size_t patient : set.patients)
            all.push_back(outcome_.study.outcome[patient]);
        return all;
    }

    Result<void> judge(const Progress& progress)
    {
        RunResult& r = result();
        progress.report(0, message("run", "curves and tables"));
        EvaluationSettings settings;
        settings.classes = r.classes;
        settings.decisionFrom = r.decisionFrom;
        settings.decisionTo = r.decisionTo;
        settings.calibrationGroups = protocol_.evaluation.calibrationGroups;
        settings.replicates = options_.bandReplicates;
        settings.seed = protocol_.seed;
        std::vector<std::vector<Evaluation>> evaluations(r.scores.size());
        parallelFor(
            r.scores.size(),
            [&](std::size_t at) {
                if (!progress.cancelled())
                    evaluations[at] = evaluateScores(r.scores[at], outcomeOf(r.scores[at]), settings);
            },
            options_.threads);
        if (progress.cancelled())
            return stopped();
        for (std::size_t at = 0; at < r.scores.size(); ++at) {
            if (r.scores[at].scores.size() > 1)
                r.confusions.push_back(confusionOf(r.scores[at], outcomeOf(r.scores[at]), evaluations[at]));
            r.evaluations.insert(r.evaluations.end(), std::make_move_iterator(evaluations[at].begin()), std::make_move_iterator(evaluations[at].end()));
        }
        for (const std::string& mode : r.modes)
            for (const char* set : {"train", "cv", "test"}) {
                std::vector<const ScoreSet*> sets;
                for (const ScoreSet& one : r.scores)
                    if (one.mode == mode && one.set == set)
                        sets.push_back(&one);
                if (sets.empty())
                    continue;
                auto compared = compareModels(sets, outcomeOf(*sets.front()), r.classes);
                r.comparisons.insert(r.comparisons.end(), compared.begin(), compared.end());
            }
        r.optimism = optimismLines();
        r.subgroups = subgroupLines(protocol_, input_, r);
        r.warnings = runWarnings(protocol_, input_, outcome_.study, r);
        r.tables = runTables(protocol_, input_, r);
        clock_.lap(r, "curves and tables");
        return {};
    }

    [[nodiscard]] std::vector<OptimismLine> optimismLines() const
    {
        std::vector<OptimismLine> lines;
        const RunResult& r = outcome_.result;
        for (const Evaluation& one : r.evaluations) {
            if (one.set != "train" || one.mode != r.modes.front())
                continue;
            OptimismLine line;
            line.model = one.model;
            line.outcomeClass = one.outcomeClass;
            const auto put = [&](const char* mode, const char* set, double& value, double* low, double* high) {
                const Evaluation* found = r.evaluation(mode, one.model, set, one.outcomeClass);
                value = found ? found->auc : noValue;
                if (low)
                    *low = found ? found->aucLow : noValue;
                if (high)
                    *high = found ? found->aucHigh : noValue;
            };
            put("published", "train", line.publishedTrain, nullptr, nullptr);
            put("published", "test", line.publishedTest, &line.publishedTestLow, &line.publishedTestHigh);
            put("honest", "cv", line.honestCv, &line.honestCvLow, &line.honestCvHigh);
            put("honest", "test", line.honestTest, &line.honestTestLow, &line.honestTestHigh);
            const ModelResult* model = r.model("honest", one.model);
            line.corrected = model ? model->apparent - model->optimism : noValue;
            lines.push_back(std::move(line));
        }
        return lines;
    }

    const Protocol& protocol_;
    const StudyInput& input_;
    const RunOptions& options_;
    Rows train_, test_;
    std::vector<ModelChoice> choices_;
    RunOutcome outcome_;
    Clock clock_;
};

}  // namespace

std::string hashOfSplit(const StudyTable& study, const Split& split) { return lockedSplit(study.patients, split, {}).lock(); }

Result<RunOutcome> runStudy(const Protocol& protocol, const StudyInput& input, const RunOptions& options, const Progress& progress)
{
    if (const auto problems = problemsOf(protocol); !problems.empty())
        return Error{Errc::invalid, problems.front(), {}};
    if (options.honest && protocol.smoteBeforeSplit())
        return Error{Errc::invalid, message("run", "The protocol makes synthetic rows before the split, which puts neighbours of test patients into training; the honest mode does not do that (mode published does)."), {}};
    return StudyRun(protocol, input, options).run(progress);
}

}  // namespace annulus
