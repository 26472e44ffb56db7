#include "core/evaluation/crossValidate.h"

#include "core/base/parallelFor.h"
#include "core/evaluation/optimism.h"
#include "core/stats/roc.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <optional>

namespace annulus {
namespace {

double aucOn(const Eigen::VectorXd& scores, const std::vector<int>& outcome)
{
    return areaOfRows(outcome, {scores.data(), outcome.size()});
}

/// What was kept most often first; of equal counts by name.
std::vector<std::pair<std::string, int>> countChosen(const std::vector<FittedPipeline>& fits)
{
    std::map<std::string, int> counts;
    for (const FittedPipeline& fit : fits)
        for (const std::string& name : fit.selected)
            ++counts[name];
    std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return sorted;
}

/// A patient's rows on both sides of a fold would tell the model what it is asked.
Result<void> checkPatients(const LearningTable& table, const std::vector<int>& fold)
{
    std::map<int, std::size_t> firstRow;
    for (std::size_t row = 0; row < table.patient.size(); ++row) {
        const std::size_t first = firstRow.try_emplace(table.patient[row], row).first->second;
        if (fold[first] != fold[row])
            return Error{Errc::invalid, message("evaluation", "Rows %1 and %2 are of one patient but in folds %3 and %4; they must share one.", first + 1, row + 1, fold[first] + 1, fold[row] + 1), {}};
    }
    return {};
}

}  // namespace

Result<CrossValidation> crossValidate(const Pipeline& pipeline, const LearningTable& table, const std::vector<int>& fold, int threads, const Progress& progress)
{
    if (fold.size() != table.outcome.size() || fold.empty() || *std::min_element(fold.begin(), fold.end()) < 0)
        return Error{Errc::invalid, message("evaluation", "There are %1 fold numbers for %2 rows.", fold.size(), table.outcome.size()), {}};
    const auto folds = static_cast<std::size_t>(*std::max_element(fold.begin(), fold.end()) + 1);
    if (const auto good = checkPatients(table, fold); !good)
        return good.error();
    CrossValidation all;
    all.fold = fold;
    all.scores.resize(static_cast<Eigen::Index>(fold.size()));
    std::vector<Result<FittedPipeline>> fits(folds, Result<FittedPipeline>(stopped()));
    std::vector<Result<Eigen::VectorXd>> scores(folds, Result<Eigen::VectorXd>(stopped()));
    std::vector<std::vector<Eigen::Index>> held(folds);
    std::atomic<std::size_t> done = 0;
    parallelFor(
        folds,
        [&](std::size_t at) {
            std::vector<Eigen::Index> kept;
            for (std::size_t row = 0; row < fold.size(); ++row)
                (fold[row] == static_cast<int>(at) ? held[at] : kept).push_back(static_cast<Eigen::Index>(row));
            if (progress.cancelled())
                return;
            fits[at] = fitPipeline(pipeline, table.rows(kept), threads, progress.quiet());
            if (fits[at])
                scores[at] = fits[at]->scores(table.rows(held[at]));
            progress.report(static_cast<double>(++done) / static_cast<double>(folds));
        },
        threads);
    if (progress.cancelled())
        return stopped();
    for (std::size_t at = 0; at < folds; ++at) {
        if (!fits[at])
            return fits[at].error().in("fold " + std::to_string(at + 1));
        if (!scores[at])
            return scores[at].error().in("fold " + std::to_string(at + 1));
        all.scores(held[at]) = *scores[at];
        all.foldAuc.push_back(aucOn(*scores[at], table.rows(held[at]).outcome));
        for (const Message& note : fits[at]->notes)
            all.notes.push_back(message("evaluation", "Fold %1: %2", at + 1, note.english()));
        all.fits.push_back(std::move(fits[at]).value());
    }
    all.auc = aucOn(all.scores, table.outcome);
    all.chosen = countChosen(all.fits);
    return all;
}

Result<PipelineOptimism> pipelineOptimism(const Pipeline& pipeline, const LearningTable& table, const std::vector<std::vector<std::size_t>>& rows, int threads,
                                          const Progress& progress)
{
    Pipeline scored = pipeline;
    scored.threshold.rule = Threshold::Rule::fixed;  // areas need none
    const auto fit = fitPipeline(scored, table, threads, progress.quiet());
    if (!fit)
        return fit.error();
    const auto own = fit->scores(table);
    if (!own)
        return own.error();
    PipelineOptimism all;
    all.apparent = aucOn(*own, table.outcome);
    std::vector<std::optional<std::pair<double, double>>> areas(rows.size());
    std::vector<Message> reasons(rows.size());
    std::atomic<std::size_t> done = 0;
    parallelFor(
        rows.size(),
        [&](std::size_t at) {
            if (progress.cancelled())
                return;
            const LearningTable sample = table.rows({rows[at].begin(), rows[at].end()});
            const auto refit = fitPipeline(scored, sample, threads, progress.quiet());
            if (!refit) {
                reasons[at] = refit.error().what;
                return;
            }
            const auto training = refit->scores(sample), test = refit->scores(table);
            if (training && test)
                areas[at].emplace(aucOn(*training, sample.outcome), aucOn(*test, table.outcome));
            progress.report(static_cast<double>(++done) / static_cast<double>(rows.size()));
        },
        threads);
    if (progress.cancelled())
        return stopped();
    std::map<std::string, int> failures;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (!areas[at]) {
            ++all.failed;
            ++failures[reasons[at].english()];
            continue;
        }
        all.training.push_back(areas[at]->first);
        all.test.push_back(areas[at]->second);
        all.optimism += areas[at]->first - areas[at]->second;
    }
    if (all.training.empty())
        return Error{Errc::invalid, message("evaluation", "None of %1 replicates could be fitted: %2", rows.size(), failures.empty() ? std::string() : failures.begin()->first), {}};
    all.optimism /= static_cast<double>(all.training.size());
    for (const auto& [reason, count] : failures)
        all.notes.push_back(message("evaluation", "%1 of %2 replicates are left out: %3", count, rows.size(), reason));
    return all;
}

}  // namespace annulus
