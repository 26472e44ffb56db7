#include "core/cohort/rowTest.h"

#include "core/stats/anova.h"
#include "core/stats/contingency.h"
#include "core/stats/rankSum.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

/// Values and groups side by side, groups without a value left out.
struct Pooled {
    std::vector<double> values;
    std::vector<std::size_t> group;
    std::vector<std::vector<double>> samples;
};

Pooled pool(const std::vector<std::vector<double>>& samples)
{
    Pooled pooled;
    for (const auto& sample : samples) {
        if (sample.empty())
            continue;
        for (const double value : sample) {
            pooled.values.push_back(value);
            pooled.group.push_back(pooled.samples.size());
        }
        pooled.samples.push_back(sample);
    }
    return pooled;
}

bool equalVariances(const Pooled& pooled)
{
    const auto levene = leveneTest(pooled.values, pooled.group, pooled.samples.size());
    return !levene || !(levene->p < 0.05);
}

RowTest decide(RowKind kind, const Pooled& pooled)
{
    const bool two = pooled.samples.size() == 2;
    if (kind == RowKind::skewed)
        return two ? RowTest::mannWhitney : RowTest::kruskal;
    const bool tiny = std::any_of(pooled.samples.begin(), pooled.samples.end(), [](const auto& sample) { return sample.size() < 2; });
    if (tiny || equalVariances(pooled))
        return two ? RowTest::student : RowTest::anova;
    return two ? RowTest::welch : RowTest::welchAnova;
}

struct Outcome {
    double statistic = 0, p = 0;
};

Result<Outcome> runTest(RowTest test, const Pooled& pooled)
{
    const std::size_t groups = pooled.samples.size();
    const bool forTwo = test == RowTest::student || test == RowTest::welch || test == RowTest::mannWhitney;
    if (forTwo && groups != 2)
        return Error{Errc::invalid, message("cohort", "The test laid down is for two groups; there are %1.", groups), {}};
    switch (test) {
    case RowTest::student:
    case RowTest::welch: {
        const auto result = tTest(pooled.samples[0], pooled.samples[1], test == RowTest::student);
        return result ? Result<Outcome>(Outcome{result->t, result->p()}) : Result<Outcome>(result.error());
    }
    case RowTest::mannWhitney: {
        const auto result = rankSumTest(pooled.samples[0], pooled.samples[1]);
        return result ? Result<Outcome>(Outcome{result->w, result->pTwoSided}) : Result<Outcome>(result.error());
    }
    case RowTest::kruskal: {
        const auto result = kruskalTest(pooled.values, pooled.group, groups);
        return result ? Result<Outcome>(Outcome{result->h, result->p}) : Result<Outcome>(result.error());
    }
    case RowTest::anova: {
        const auto result = anova(pooled.values, pooled.group, groups);
        return result ? Result<Outcome>(Outcome{result->f, result->p}) : Result<Outcome>(result.error());
    }
    case RowTest::welchAnova: {
        const auto result = welchAnova(pooled.values, pooled.group, groups);
        return result ? Result<Outcome>(Outcome{result->f, result->p}) : Result<Outcome>(result.error());
    }
    default: break;
    }
    return Error{Errc::invalid, message("cohort", "The test laid down is for counts; the variable is shown as numbers."), {}};
}

Result<Outcome> runTest(RowTest test, const Eigen::MatrixXd& counts)
{
    if (test == RowTest::fisher) {
        const auto p = fisherTest(counts);
        return p ? Result<Outcome>(Outcome{std::nan(""), *p}) : Result<Outcome>(p.error());
    }
    if (test != RowTest::chiSquare && test != RowTest::yates)
        return Error{Errc::invalid, message("cohort", "The test laid down is for numbers; the variable is shown by counts."), {}};
    const auto result = chiSquareTest(counts, test == RowTest::yates);
    return result ? Result<Outcome>(Outcome{result->chi2, result->p}) : Result<Outcome>(result.error());
}

void keep(TableRow& row, const Result<Outcome>& outcome)
{
    if (!outcome) {
        row.notes.push_back(outcome.error().what);
        return;
    }
    if (!std::isnan(outcome->statistic))
        row.statistic = outcome->statistic;
    if (std::isnan(outcome->p))
        row.notes.push_back(message("cohort", "The test has no answer: the values do not differ."));
    else
        row.p = outcome->p;
}

template <class Difference>
void keepLargest(TableRow& row, Difference difference)
{
    for (std::size_t a = 0; a < row.groups.size(); ++a)
        for (std::size_t b = a + 1; b < row.groups.size(); ++b) {
            const double found = std::abs(difference(row.groups[a], row.groups[b]));
            if (std::isfinite(found) && found >= row.standardisedDifference.value_or(0))
                row.standardisedDifference = found;
        }
}

/// Counts without the levels and groups that are empty: they say nothing and make expected counts of 0.
Eigen::MatrixXd countsOf(const TableRow& row)
{
    Eigen::MatrixXd counts(static_cast<Eigen::Index>(row.levels.size()), static_cast<Eigen::Index>(row.groups.size()));
    for (std::size_t group = 0; group < row.groups.size(); ++group)
        for (std::size_t level = 0; level < row.levels.size(); ++level)
            counts(static_cast<Eigen::Index>(level), static_cast<Eigen::Index>(group)) = row.groups[group].counts[level];
    std::vector<Eigen::Index> levels, groups;
    for (Eigen::Index level = 0; level < counts.rows(); ++level)
        if (counts.row(level).sum() > 0)
            levels.push_back(level);
    for (Eigen::Index group = 0; group < counts.cols(); ++group)
        if (counts.col(group).sum() > 0)
            groups.push_back(group);
    return counts(levels, groups);
}

}  // namespace

void compareNumbers(TableRow& row, const std::vector<std::vector<double>>& samples)
{
    keepLargest(row, standardisedDifference);
    if (row.test == RowTest::none)
        return;
    const Pooled pooled = pool(samples);
    if (pooled.samples.size() < 2) {
        row.test = RowTest::none;
        return;
    }
    if (row.test == RowTest::automatic)
        row.test = decide(row.kind, pooled);
    keep(row, runTest(row.test, pooled));
}

void compareLevels(TableRow& row)
{
    keepLargest(row, standardisedDifferenceOfLevels);
    if (row.test == RowTest::none)
        return;
    const Eigen::MatrixXd counts = countsOf(row);
    if (counts.rows() < 2 || counts.cols() < 2) {
        row.test = RowTest::none;
        if (row.groups.size() > 1)
            row.notes.push_back(message("cohort", "There is one level only; nothing can be compared."));
        return;
    }
    const bool decided = row.test == RowTest::automatic;
    if (decided) {
        const auto approximate = chiSquareTest(counts, false);
        row.test = approximate && approximate->isSparse() ? RowTest::fisher : RowTest::chiSquare;
        if (row.test == RowTest::fisher)
            row.notes.push_back(message("cohort", "Expected counts are small: Fisher's exact test."));
    }
    auto outcome = runTest(row.test, counts);
    if (!outcome && decided && row.test == RowTest::fisher && outcome.error().code == Errc::limit) {
        row.test = RowTest::chiSquare;
        row.notes.back() = message("cohort", "Expected counts are small, but the table is too large for Fisher's exact test.");
        outcome = runTest(row.test, counts);
    }
    keep(row, outcome);
}

Message nameOf(RowTest test)
{
    switch (test) {
    case RowTest::student: return message("cohort", "Student's t");
    case RowTest::welch: return message("cohort", "Welch's t");
    case RowTest::anova: return message("cohort", "analysis of variance");
    case RowTest::welchAnova: return message("cohort", "Welch's analysis of variance");
    case RowTest::mannWhitney: return message("cohort", "Mann-Whitney U");
    case RowTest::kruskal: return message("cohort", "Kruskal-Wallis");
    case RowTest::chiSquare: return message("cohort", "chi-square");
    case RowTest::yates: return message("cohort", "chi-square with Yates' correction");
    case RowTest::fisher: return message("cohort", "Fisher's exact test");
    case RowTest::automatic:
    case RowTest::none: break;
    }
    return message("cohort", "no test");
}

}  // namespace annulus
