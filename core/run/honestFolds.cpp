#include "core/run/honestFolds.h"

#include "core/base/parallelFor.h"
#include "core/run/jsonFields.h"
#include "core/run/runFields.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace annulus {

template <class F> void fields(F&& f, FoldModel& of)
{
    f("name", of.name), f("scores", of.scores), f("thresholds", of.thresholds), f("features", of.features), f("auc", of.auc), f("isProbability", of.isProbability);
}
template <class F> void fields(F&& f, FoldResult& of) { f("rows", of.rows), f("models", of.models); }
template <class F> void fields(F&& f, ReplicateResult& of) { f("replicate", of.replicate), f("original", of.original); }

namespace {

using Rows = std::vector<Eigen::Index>;

Rows atPlaces(const Rows& rows, const std::vector<std::size_t>& places)
{
    Rows some;
    for (const std::size_t place : places)
        some.push_back(rows[place]);
    return some;
}

Result<FoldResult> oneFold(const Protocol& protocol, const std::vector<ModelChoice>& choices, const StudyTable& study, const Rows& kept, const Rows& held, bool withThresholds,
                           int threads, const Progress& progress)
{
    FitOptions options;
    options.heldOut = true;
    options.heldOutFolds = protocol.honest.thresholdFolds;
    options.withTables = false;
    options.withThresholds = withThresholds;
    options.threads = threads;
    const auto fit = fitStudy(protocol, choices, study, kept, options, progress);
    if (!fit)
        return fit.error();
    FoldResult result;
    for (const Eigen::Index row : held)
        result.rows.push_back(static_cast<std::size_t>(row));
    for (std::size_t model = 0; model < choices.size(); ++model) {
        const auto scores = fit->models[model].scores(study, held);
        if (!scores)
            return scores.error().in(choices[model].name);
        FoldModel one{choices[model].name, {}, fit->models[model].thresholds, fit->results[model].features, meanArea(study, held, *scores), fit->models[model].isProbability};
        for (const auto column : scores->colwise())
            one.scores.emplace_back(column.begin(), column.end());
        result.models.push_back(std::move(one));
    }
    return result;
}

/// A part from the store, or made and stored.
template <class T, class Make>
Result<T> partOf(const PartStore& parts, const std::string& key, const Make& make)
{
    if (parts.load)
        if (const auto text = parts.load(key))
            if (auto known = jsonFields::parsed<T>(*text, "part"))
                return known;
    auto made = make();
    if (made && parts.save)
        parts.save(key, jsonFields::toJson(*made).dump());
    return made;
}

/// Runs parts side by side; the first error in their order counts.
template <class T, class Make>
Result<std::vector<T>> allParts(std::size_t count, const RunOptions& options, const Progress& progress, const std::string& key, const Message& what, const Make& make)
{
    std::vector<Result<T>> parts(count, Result<T>(stopped()));
    std::atomic<std::size_t> done = 0;
    std::mutex storing;
    PartStore store;
    if (options.parts.load)
        store.load = [&](const std::string& part) {
            const std::scoped_lock lock(storing);
            return options.parts.load(part);
        };
    if (options.parts.save)
        store.save = [&](const std::string& part, const std::string& text) {
            const std::scoped_lock lock(storing);
            options.parts.save(part, text);
        };
    parallelFor(
        count,
        [&](std::size_t at) {
            if (progress.cancelled())
                return;
            parts[at] = partOf<T>(store, key + "-" + std::to_string(at), [&] { return make(at); });
            progress.report(static_cast<double>(++done) / static_cast<double>(count), what);
        },
        options.threads);
    if (progress.cancelled())
        return stopped();
    std::vector<T> all;
    for (std::size_t at = 0; at < count; ++at) {
        if (!parts[at])
            return std::move(parts[at]).error().in("part " + std::to_string(at + 1));
        all.push_back(std::move(*parts[at]));
    }
    return all;
}

}  // namespace

Result<std::vector<FoldResult>> honestFolds(const Protocol& protocol, const std::vector<ModelChoice>& choices, const StudyTable& study, const std::vector<Eigen::Index>& training,
                                            const std::string& key, bool withThresholds, const RunOptions& options, const Progress& progress)
{
    std::vector<int> label;
    for (const Eigen::Index row : training)
        label.push_back(study.outcome[static_cast<std::size_t>(row)]);
    const auto folds = repeatedFolds(training.size(), protocol.honest.folds, protocol.honest.repeats, protocol.seed, label);
    if (!folds)
        return folds.error();
    struct Part {
        Rows kept, held;
    };
    std::vector<Part> parts;
    for (const Folds& repeat : *folds)
        for (int fold = 0; fold < protocol.honest.folds; ++fold) {
            Part part;
            for (std::size_t row = 0; row < training.size(); ++row)
                (repeat.fold[row] == fold ? part.held : part.kept).push_back(training[row]);
            if (!part.held.empty())
                parts.push_back(std::move(part));
        }
    return allParts<FoldResult>(parts.size(), options, progress, key + "-fold", message("run", "nested cross-validation"),
                                [&](std::size_t at) { return oneFold(protocol, choices, study, parts[at].kept, parts[at].held, withThresholds, options.threads, progress.quiet()); });
}

Result<std::vector<ReplicateResult>> honestReplicates(const Protocol& protocol, const std::vector<ModelChoice>& choices, const StudyTable& study,
                                                      const std::vector<Eigen::Index>& training, int count, const std::string& key, const RunOptions& options,
                                                      const Progress& progress)
{
    const auto rows = replicateRows(training.size(), static_cast<std::size_t>(count), protocol.seed);
    return allParts<ReplicateResult>(rows.size(), options, progress, key + "-replicate", message("run", "optimism by bootstrap"), [&](std::size_t at) -> Result<ReplicateResult> {
        FitOptions fitOptions;
        fitOptions.withTables = fitOptions.withThresholds = false;
        fitOptions.threads = options.threads;
        const Rows sample = atPlaces(training, rows[at]);
        const auto fit = fitStudy(protocol, choices, study, sample, fitOptions, progress.quiet());
        if (progress.cancelled())
            return stopped();
        ReplicateResult result;
        if (!fit)
            return result;  // a replicate without a model is counted, not hidden
        for (std::size_t model = 0; model < choices.size(); ++model) {
            const auto original = fit->models[model].scores(study, training);
            if (!original)
                return ReplicateResult{};
            result.replicate.push_back(meanArea(study, sample, fit->trainingScores[model]));
            result.original.push_back(meanArea(study, training, *original));
        }
        return result;
    });
}

}  // namespace annulus
