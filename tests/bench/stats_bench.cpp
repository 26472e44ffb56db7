#include "core/base/random.h"
#include "core/stats/bootstrap.h"
#include "core/stats/contingency.h"
#include "core/stats/correlation.h"
#include "core/stats/decision.h"
#include "core/stats/delong.h"

#include <benchmark/benchmark.h>

// What a cohort asks for: DeLong grows as n log n, a filter of all features and 1,000 bootstraps take seconds at most.

using namespace annulus;

namespace {

ScoredGroups scores(std::size_t count)
{
    Random random(1);
    ScoredGroups groups;
    for (std::size_t at = 0; at < count; ++at)
        (at % 2 ? groups.cases : groups.controls).push_back(random.normal(at % 2 ? 1 : 0, 1));
    return groups;
}

void delong(benchmark::State& state)
{
    const auto groups = scores(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(delongArea(groups).variance);
    state.SetComplexityN(state.range(0));
}
BENCHMARK(delong)->Arg(252)->Arg(838)->RangeMultiplier(8)->Range(4096, 262144)->Complexity(benchmark::oNLogN)->Unit(benchmark::kMicrosecond);

void areaBootstrap(benchmark::State& state)
{
    const auto groups = scores(838);
    std::vector<double> outcome, score;
    for (const double value : groups.cases) {
        outcome.push_back(1);
        score.push_back(value);
    }
    for (const double value : groups.controls) {
        outcome.push_back(0);
        score.push_back(value);
    }
    for (auto _ : state) {
        double sum = 0;
        for (std::uint64_t replicate = 0; replicate < 1000; ++replicate) {
            std::vector<double> cases, controls;
            for (const std::size_t row : bootstrapRows(outcome, true, 1, replicate))
                (outcome[row] == 1 ? cases : controls).push_back(score[row]);
            sum += areaUnderCurve(controls, cases);
        }
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(areaBootstrap)->Unit(benchmark::kMillisecond);

/// 586 patients, as many features as the second protocol has for both views.
void spearmanFilter(benchmark::State& state)
{
    Random random(2);
    Eigen::MatrixXd columns(586, state.range(0));
    for (Eigen::Index column = 0; column < columns.cols(); ++column)
        for (Eigen::Index row = 0; row < columns.rows(); ++row)
            columns(row, column) = random.normal() + (column % 10 ? 3 * columns(row, column - column % 10) : 0);
    for (auto _ : state)
        benchmark::DoNotOptimize(filterCorrelated(columns, 0.9).kept.size());
}
BENCHMARK(spearmanFilter)->Arg(1302)->Arg(2818)->Unit(benchmark::kMillisecond)->UseRealTime();

void fisherNetwork(benchmark::State& state)
{
    Eigen::MatrixXd counts(4, 4);
    counts << 1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11;
    for (auto _ : state)
        benchmark::DoNotOptimize(fisherTest(counts).ok());
}
BENCHMARK(fisherNetwork)->Unit(benchmark::kMillisecond);

}  // namespace
