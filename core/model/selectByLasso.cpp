// The LASSO among the steps of a pipeline.

#include "core/model/pipelineSteps.h"

#include "core/selection/cyclicLasso.h"
#include "core/selection/lassoCv.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace annulus {

namespace {

/// The chosen coefficients, in the order of the columns kept.
void keepSelected(Training& now, SparseCoefficients chosen)
{
    now.keep(chosen.columns);
    for (std::size_t at = 0; at < chosen.columns.size(); ++at)
        chosen.columns[at] = static_cast<Eigen::Index>(at);
    now.lasso = std::move(chosen);
}

/// Folds of neighbouring rows, as scikit-learn's KFold(k) without shuffling; synthetic rows stand last and only train.
std::vector<FoldRows> neighbouringRows(const Training& now, int folds)
{
    const auto real = static_cast<std::size_t>(std::count(now.otherPatient.begin(), now.otherPatient.end(), Training::nobody));
    std::map<int, int> foldOf;  // a patient's rows stay together, in the fold of the first
    std::size_t seen = 0;
    for (std::size_t row = 0; row < now.patient.size(); ++row)
        if (now.otherPatient[row] == Training::nobody) {
            foldOf.try_emplace(now.patient[row], static_cast<int>(seen * static_cast<std::size_t>(folds) / real));
            ++seen;
        }
    std::vector<FoldRows> all(static_cast<std::size_t>(folds));
    for (std::size_t row = 0; row < now.patient.size(); ++row) {
        const bool isReal = now.otherPatient[row] == Training::nobody;
        const int own = foldOf[now.patient[row]], other = isReal ? own : foldOf[now.otherPatient[row]];
        for (int fold = 0; fold < folds; ++fold)
            if (fold != own && fold != other)
                all[static_cast<std::size_t>(fold)].kept.push_back(static_cast<Eigen::Index>(row));
            else if (isReal)
                all[static_cast<std::size_t>(fold)].held.push_back(static_cast<Eigen::Index>(row));
    }
    return all;
}

LassoRecord recordOf(SelectByLasso::Kind kind, const std::vector<double>& lambda, const std::vector<SparseCoefficients>& path, const std::vector<std::string>& names)
{
    LassoRecord record;
    record.kind = kind;
    record.lambda = lambda;
    std::map<Eigen::Index, Eigen::Index> place;
    for (const SparseCoefficients& at : path)
        for (const Eigen::Index column : at.columns)
            place.emplace(column, 0);
    for (auto& [column, own] : place) {
        own = static_cast<Eigen::Index>(record.names.size());
        record.names.push_back(names[static_cast<std::size_t>(column)]);
    }
    record.path = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(path.size()), static_cast<Eigen::Index>(place.size()));
    for (std::size_t row = 0; row < path.size(); ++row) {
        for (std::size_t at = 0; at < path[row].columns.size(); ++at)
            record.path(static_cast<Eigen::Index>(row), place[path[row].columns[at]]) = path[row].values[at];
        record.nonZero.push_back(static_cast<int>(path[row].columns.size()));
    }
    return record;
}

/// The LASSO on one outcome: numbers for squared error, 0 and 1 for the binomial one.
Result<SparseCoefficients> lassoOn(const Eigen::VectorXd& y, const Eigen::VectorXd& weights, const std::vector<FoldRows>& folds, const SelectByLasso& step, Training& now,
                                   std::vector<Message>& notes)
{
    LassoRecord record;
    SparseCoefficients chosen;
    if (step.kind == SelectByLasso::Kind::gaussian) {
        CyclicLassoSettings settings;
        settings.alphas = step.alphas;
        settings.tolerance = step.tolerance;
        settings.mostSweeps = step.mostSweeps;
        settings.threads = now.threads;
        auto cv = cyclicLassoCv(now.x, y, folds, settings, weights, now.names, now.progress);
        if (!cv)
            return std::move(cv).error();
        notes.insert(notes.end(), cv->notes.begin(), cv->notes.end());
        record = recordOf(step.kind, cv->alphas, cv->path, now.names);
        record.mean = cv->mean;
        record.error = cv->error;
        record.best = cv->best;
        record.oneError = cv->oneError;
        chosen = step.oneStandardError ? cv->path[cv->oneError] : cv->coefficients;
    } else {
        LassoCvSettings settings;
        settings.path.tolerance = 1e-5;  // at the tight end of what glmnet leaves by default
        settings.threads = now.threads;
        auto cv = lassoCv(now.x, y, folds, settings, weights, now.names, now.progress);
        if (!cv)
            return std::move(cv).error();
        notes.insert(notes.end(), cv->notes.begin(), cv->notes.end());
        record = recordOf(step.kind, cv->path.lambda, cv->path.coefficients, now.names);
        record.mean = cv->mean;
        record.error = cv->error;
        record.best = cv->best;
        record.oneError = cv->oneError;
        chosen = cv->path.coefficients[step.oneStandardError ? cv->oneError : cv->best];
    }
    record.chosen = step.oneStandardError ? record.oneError : record.best;
    now.lassos.push_back(std::move(record));
    return chosen;
}

/// What several selections chose, in the order of the columns; there is no score of them.
SparseCoefficients unionOf(const std::vector<SparseCoefficients>& selections)
{
    std::map<Eigen::Index, double> columns;
    for (const SparseCoefficients& one : selections)
        for (const Eigen::Index column : one.columns)
            columns.emplace(column, 0);
    SparseCoefficients all;
    for (const auto& [column, value] : columns) {
        all.columns.push_back(column);
        all.values.push_back(value);
    }
    return all;
}

}  // namespace

Result<void> applyStep(const SelectByLasso& step, Training& now, std::vector<Message>& notes)
{
    const int classes = now.outcome.empty() ? 0 : *std::max_element(now.outcome.begin(), now.outcome.end()) + 1;
    const bool eachClass = classes > 2 && step.oneAgainstRest;
    if (classes > 2 && !eachClass && step.kind == SelectByLasso::Kind::binomial)
        return Error{Errc::invalid, message("model", "The outcome has %1 classes; a binomial LASSO takes two (one class against the rest, or a Gaussian one on the score).", classes), {}};
    now.lassoIsBinomial = step.kind == SelectByLasso::Kind::binomial;
    now.what = message("model", "columns with a coefficient in the LASSO");
    Eigen::VectorXd y(now.x.rows()), weights;
    for (Eigen::Index row = 0; row < y.size(); ++row)
        y[row] = now.outcome[static_cast<std::size_t>(row)];
    if (step.weighClasses) {
        const auto balanced = balancedWeights(now.outcome);
        weights = Eigen::Map<const Eigen::VectorXd>(balanced.data(), static_cast<Eigen::Index>(balanced.size()));
    }
    if (now.x.cols() == 0) {
        const double mean = weights.size() ? weights.dot(y) / weights.sum() : y.mean();
        keepSelected(now, {now.lassoIsBinomial && classes == 2 ? std::log(mean / (1 - mean)) : mean, {}, {}});
        return {};
    }
    const auto folds = step.shuffled ? innerFolds(now, step.folds, step.seed) : neighbouringRows(now, step.folds);
    if (!eachClass) {
        auto chosen = lassoOn(y, weights, folds, step, now, notes);
        if (!chosen)
            return std::move(chosen).error();
        keepSelected(now, std::move(chosen).value());
        return {};
    }
    std::vector<SparseCoefficients> selections;
    for (int one = 0; one < classes; ++one) {
        const Eigen::VectorXd own = (y.array() == one).cast<double>();
        auto chosen = lassoOn(own, weights, folds, step, now, notes);
        if (!chosen)
            return std::move(chosen).error().in("class " + std::to_string(one + 1));
        selections.push_back(std::move(chosen).value());
    }
    keepSelected(now, unionOf(selections));
    return {};
}

}  // namespace annulus
