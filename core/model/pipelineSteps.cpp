#include "core/model/pipelineSteps.h"

#include "core/base/random.h"
#include "core/stats/anova.h"
#include "core/stats/descriptive.h"
#include "core/stats/rankSum.h"
#include "core/stats/tTest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <span>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

struct Tested {
    double effect = noValue, p = noValue;
};

/// The test of several groups.
Result<double> pOfGroups(KeepDifferent::Test test, const std::vector<std::vector<double>>& groups)
{
    std::vector<double> values;
    std::vector<std::size_t> group;
    for (std::size_t at = 0; at < groups.size(); ++at)
        for (const double value : groups[at]) {
            values.push_back(value);
            group.push_back(at);
        }
    if (test == KeepDifferent::Test::kruskal) {
        const auto kruskal = kruskalTest(values, group, groups.size());
        return kruskal ? Result<double>(kruskal->p) : Result<double>(kruskal.error());
    }
    const auto variance = anova(values, group, groups.size());
    return variance ? Result<double>(variance->p) : Result<double>(variance.error());
}

/// A column that cannot be tested has no P.
Tested testOf(const KeepDifferent& step, const Training& now, Eigen::Index column, int classes)
{
    std::vector<std::vector<double>> groups(static_cast<std::size_t>(classes));
    for (Eigen::Index row = 0; row < now.x.rows(); ++row)
        if (!std::isnan(now.x(row, column)))
            groups[static_cast<std::size_t>(now.outcome[static_cast<std::size_t>(row)])].push_back(now.x(row, column));
    Result<double> p = 0.0;
    if (step.test == KeepDifferent::Test::anova || step.test == KeepDifferent::Test::kruskal) {
        p = pOfGroups(step.test, groups);
    } else if (step.test == KeepDifferent::Test::mannWhitney) {
        const auto test = rankSumTest(groups[1], groups[0]);
        p = test ? Result<double>(test->pTwoSided) : Result<double>(test.error());
    } else {
        const auto test = tTest(groups[1], groups[0], step.test == KeepDifferent::Test::student);
        p = test ? Result<double>(test->p()) : Result<double>(test.error());
    }
    Tested tested;
    if (classes == 2)
        tested.effect = mean(groups[1]) - mean(groups[0]);
    if (p)
        tested.p = *p;
    return tested;
}

int classesOf(const Training& now) { return now.outcome.empty() ? 0 : *std::max_element(now.outcome.begin(), now.outcome.end()) + 1; }

Result<void> needsValues(const Training& now, const char* step)
{
    for (Eigen::Index column = 0; column < now.x.cols(); ++column)
        for (Eigen::Index row = 0; row < now.x.rows(); ++row)
            if (!std::isfinite(now.x(row, column)))
                return Error{Errc::invalid, message("model", "Column '%1' has no value in row %2; %3 needs one (fill it in first).",
                                                    now.names[static_cast<std::size_t>(column)], row + 1, step), {}};
    return {};
}

/// The median of codes is one of them: of equally common ones the lower.
double lowerMedian(std::vector<double> values)
{
    const auto middle = values.begin() + (std::ssize(values) - 1) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

void Training::keep(const std::vector<Eigen::Index>& columns)
{
    std::vector<std::string> kept;
    for (const Eigen::Index column : columns)
        kept.push_back(names[static_cast<std::size_t>(column)]);
    std::vector<bool> keptCode;
    for (const Eigen::Index column : columns)
        keptCode.push_back(isCode[static_cast<std::size_t>(column)]);
    isCode = std::move(keptCode);
    names = std::move(kept);
    x = x(Eigen::all, columns).eval();
    fill = fill(columns).eval();
    mean = mean(columns).eval();
    scale = scale(columns).eval();
    for (BatchShift& shift : shifts) {
        shift.multiply = shift.multiply(columns).eval();
        shift.add = shift.add(columns).eval();
    }
}

Training startTraining(const LearningTable& table, int threads, const Progress& progress)
{
    Training now;
    now.names = table.names;
    now.x = table.x;
    now.outcome = table.outcome;
    now.patient = table.patients();
    now.batch = table.batch;
    now.otherPatient.assign(now.patient.size(), Training::nobody);
    for (const auto column : now.x.colwise())
        now.isCode.push_back(std::all_of(column.begin(), column.end(), [](double value) { return std::isnan(value) || value == 0 || value == 1; }));
    now.threads = threads;
    now.progress = progress;
    now.fill = Eigen::VectorXd::Constant(table.x.cols(), noValue);
    now.mean = Eigen::VectorXd::Zero(table.x.cols());
    now.scale = Eigen::VectorXd::Ones(table.x.cols());
    return now;
}

std::vector<FoldRows> innerFolds(const Training& now, int folds, std::uint64_t seed)
{
    std::map<int, int> foldOf;                // of each patient
    std::map<int, std::vector<int>> classes;  // patients by the outcome of their first row
    for (std::size_t row = 0; row < now.patient.size(); ++row)
        if (foldOf.try_emplace(now.patient[row], 0).second)
            classes[now.outcome[row]].push_back(now.patient[row]);
    for (const auto& [outcome, patients] : classes)
        folds = std::min(folds, static_cast<int>(patients.size()));
    folds = std::max(folds, 2);
    int next = 0;
    Random random(seed);
    for (auto& [outcome, patients] : classes) {
        for (std::size_t left = patients.size(); left > 1; --left)
            std::swap(patients[left - 1], patients[random.below(left)]);
        for (const int patient : patients)
            foldOf[patient] = next++ % folds;
    }
    std::vector<FoldRows> all(static_cast<std::size_t>(folds));
    for (std::size_t row = 0; row < now.patient.size(); ++row) {
        const bool isReal = now.otherPatient[row] == Training::nobody;
        const int own = foldOf[now.patient[row]], other = isReal ? own : foldOf[now.otherPatient[row]];
        for (int fold = 0; fold < folds; ++fold) {
            FoldRows& rows = all[static_cast<std::size_t>(fold)];
            if (fold != own && fold != other)
                rows.kept.push_back(static_cast<Eigen::Index>(row));
            else if (isReal)
                rows.held.push_back(static_cast<Eigen::Index>(row));
        }
    }
    return all;
}

Result<void> applyStep(const ImputeMedian& step, Training& now, std::vector<Message>& notes)
{
    std::vector<Eigen::Index> kept;
    for (Eigen::Index column = 0; column < now.x.cols(); ++column) {
        std::vector<double> present;
        for (Eigen::Index row = 0; row < now.x.rows(); ++row)
            if (!std::isnan(now.x(row, column)))
                present.push_back(now.x(row, column));
        const auto missing = static_cast<double>(now.x.rows()) - static_cast<double>(present.size());
        if (present.empty() || missing > step.mostMissing * static_cast<double>(now.x.rows())) {
            notes.push_back(message("model", "'%1' is dropped: %2 of %3 values are missing.", now.names[static_cast<std::size_t>(column)], missing, now.x.rows()));
            continue;
        }
        kept.push_back(column);
        const double middle = now.isCode[static_cast<std::size_t>(column)] ? lowerMedian(std::move(present)) : median(std::move(present));
        now.fill[column] = now.mean[column] + now.scale[column] * middle;  // in the units of the table, whatever came before
        for (Eigen::Index row = 0; row < now.x.rows(); ++row)
            if (std::isnan(now.x(row, column)))
                now.x(row, column) = middle;
    }
    now.keep(kept);
    now.what = message("model", "missing values filled with the median");
    return {};
}

Result<void> applyStep(const Harmonise& step, Training& now, std::vector<Message>& notes)
{
    if (const auto good = needsValues(now, "ComBat"); !good)
        return good;
    if (now.batch.size() != now.outcome.size())
        return Error{Errc::invalid, message("model", "ComBat needs the site of each row; the table tells none."), {}};
    if (!now.mean.isZero(0) || !now.scale.isOnes(0))
        return Error{Errc::invalid, message("model", "ComBat stands after a z-score; it must come before."), {}};
    auto shifts = fitCombat(now.x, now.batch, step.settings);
    if (!shifts)
        return std::move(shifts).error();
    now.shifts = std::move(shifts).value();
    for (Eigen::Index row = 0; row < now.x.rows(); ++row) {
        const BatchShift* own = shiftOf(now.shifts, now.batch[static_cast<std::size_t>(row)]);
        now.x.row(row) = (now.x.row(row).transpose().array() * own->multiply.array() + own->add.array()).matrix().transpose().eval();
    }
    if (now.shifts.size() < 2)
        notes.push_back(message("model", "ComBat has one site only: there is nothing to harmonise."));
    now.what = message("model", "sites brought to one location and scale (ComBat)");
    return {};
}

Result<void> applyStep(const Standardise& step, Training& now, std::vector<Message>& notes)
{
    if (const auto good = needsValues(now, "the z-score"); !good)
        return good;
    const Scaler scaler = fitScaler(now.x, step.deviation);
    now.x = scaler.apply(now.x);
    now.mean += (scaler.mean.array() * now.scale.array()).matrix();
    now.scale = (now.scale.array() * scaler.scale.array()).matrix().eval();
    std::vector<Eigen::Index> kept;
    for (Eigen::Index column = 0; column < now.x.cols(); ++column)
        if (std::find(scaler.constant.begin(), scaler.constant.end(), column) == scaler.constant.end())
            kept.push_back(column);
        else
            notes.push_back(message("model", "'%1' is dropped: it is constant in training.", now.names[static_cast<std::size_t>(column)]));
    now.keep(kept);
    now.what = message("model", "z-scores of the training rows");
    return {};
}

Result<void> applyStep(const DropCorrelated& step, Training& now, std::vector<Message>&)
{
    if (const auto good = needsValues(now, "the correlation filter"); !good)
        return good;
    Eigen::MatrixXd ranks(now.x.rows(), now.x.cols());
    for (Eigen::Index column = 0; column < now.x.cols(); ++column) {
        const Eigen::VectorXd values = now.x.col(column);
        const auto place = midranks(std::span(values.data(), static_cast<std::size_t>(values.size())));
        Eigen::VectorXd own = Eigen::Map<const Eigen::VectorXd>(place.data(), values.size());
        own.array() -= own.mean();
        const double norm = own.norm();
        ranks.col(column) = norm > 0 ? Eigen::VectorXd(own / norm) : own;
    }
    const auto related = [&](Eigen::Index one, Eigen::Index other) { return std::abs(ranks.col(one).dot(ranks.col(other))) > step.limit; };
    std::vector<Eigen::Index> kept;
    if (step.retain) {
        std::vector<bool> hasRelative(static_cast<std::size_t>(now.x.cols()), false);
        for (Eigen::Index column = 0; column < now.x.cols(); ++column)
            for (Eigen::Index earlier = 0; earlier < column; ++earlier)
                if (related(earlier, column))
                    hasRelative[static_cast<std::size_t>(column)] = hasRelative[static_cast<std::size_t>(earlier)] = true;
        for (Eigen::Index column = 0; column < now.x.cols(); ++column)
            if (hasRelative[static_cast<std::size_t>(column)])
                kept.push_back(column);
        now.keep(kept);
        now.what = message("model", "only columns with |rho| above %1 to another one stay", step.limit);
        return {};
    }
    for (Eigen::Index column = 0; column < now.x.cols(); ++column) {
        if (now.progress.cancelled())
            return stopped();
        if (std::none_of(kept.begin(), kept.end(), [&](Eigen::Index earlier) { return related(earlier, column); }))
            kept.push_back(column);
    }
    now.keep(kept);
    now.what = message("model", "one of each pair with |rho| above %1 dropped, the later column", step.limit);
    return {};
}

Result<void> applyStep(const KeepDifferent& step, Training& now, std::vector<Message>&)
{
    const int classes = classesOf(now);
    if (classes > 2 && step.test != KeepDifferent::Test::anova && step.test != KeepDifferent::Test::kruskal)
        return Error{Errc::invalid, message("model", "The outcome has %1 classes; a test of two groups cannot compare them (analysis of variance or Kruskal and Wallis' test can).", classes), {}};
    ScreenRecord screen;
    std::vector<Eigen::Index> kept;
    for (Eigen::Index column = 0; column < now.x.cols(); ++column) {
        const Tested tested = testOf(step, now, column, classes);
        if (tested.p <= step.p)  // a column that cannot be tested does not differ
            kept.push_back(column);
        screen.names.push_back(now.names[static_cast<std::size_t>(column)]);
        screen.effect.push_back(tested.effect);
        screen.p.push_back(tested.p);
    }
    now.screens.push_back(std::move(screen));
    now.keep(kept);
    now.what = message("model", "columns that differ between the outcomes with P at most %1", step.p);
    return {};
}

Result<void> applyStep(const FillUpClasses& step, Training& now, std::vector<Message>& notes)
{
    if (const auto good = needsValues(now, "SMOTE"); !good)
        return good;
    auto filled = smote(now.x, now.outcome, step.settings, now.isCode);
    if (!filled)
        return std::move(filled).error();
    for (const auto& [base, neighbour] : filled->parents) {
        now.patient.push_back(now.patient[static_cast<std::size_t>(base)]);
        now.otherPatient.push_back(now.patient[static_cast<std::size_t>(neighbour)]);
    }
    notes.insert(notes.end(), filled->notes.begin(), filled->notes.end());
    now.x = std::move(filled->x);
    now.outcome = std::move(filled->label);
    now.what = message("model", "smaller class filled up with synthetic rows (training only)");
    return {};
}

}  // namespace annulus
