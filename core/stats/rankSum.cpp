#include "core/stats/rankSum.h"

#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace annulus {
namespace {

/// Chances of each sum when `chosen` of the scores are drawn without replacement; sums from 0.
std::vector<double> sumDistribution(const std::vector<std::size_t>& scores, std::size_t chosen)
{
    const std::size_t largest = std::accumulate(scores.begin(), scores.end(), std::size_t{0});
    // ways[k][s]: subsets of k scores with sum s. Only additions: no digit is lost.
    std::vector<std::vector<double>> ways(chosen + 1, std::vector<double>(largest + 1, 0.0));
    ways[0][0] = 1;
    std::size_t reached = 0, seen = 0;
    for (const std::size_t score : scores) {
        reached += score;
        ++seen;
        for (std::size_t k = std::min(seen, chosen); k >= 1; --k)
            for (std::size_t sum = reached + 1; sum-- > score;)
                ways[k][sum] += ways[k - 1][sum - score];
    }
    const double total = std::accumulate(ways[chosen].begin(), ways[chosen].end(), 0.0);
    for (double& way : ways[chosen])
        way /= total;
    return ways[chosen];
}

/// The same where each score is drawn or not (signed ranks).
std::vector<double> signDistribution(const std::vector<std::size_t>& scores)
{
    std::vector<double> chances(std::accumulate(scores.begin(), scores.end(), std::size_t{0}) + 1, 0.0);
    chances[0] = 1;
    std::size_t reached = 0;
    for (const std::size_t score : scores) {
        reached += score;
        for (std::size_t sum = reached + 1; sum-- > 0;)
            chances[sum] = 0.5 * (chances[sum] + (sum >= score ? chances[sum - score] : 0));
    }
    return chances;
}

/// Midranks times two are whole.
std::vector<std::size_t> doubled(const std::vector<double>& ranks)
{
    std::vector<std::size_t> scores;
    for (const double rank : ranks)
        scores.push_back(static_cast<std::size_t>(std::lround(2 * rank)));
    return scores;
}

struct Tails {
    double less = 0, greater = 0, twoSided = 0;
};

/// Tails at `observed`, both with it. Two-sided: twice the smaller tail where the distribution is symmetric (no ties), the
/// sums at least as far from the mean where it is not (Streitberg and Roehmel 1986).
Tails exactTails(const std::vector<double>& chances, std::size_t observed, bool symmetric)
{
    Tails tails;
    double middle = 0;
    for (std::size_t sum = 0; sum < chances.size(); ++sum)
        middle += static_cast<double>(sum) * chances[sum];
    const double far = std::abs(static_cast<double>(observed) - middle);
    for (std::size_t sum = 0; sum < chances.size(); ++sum) {
        if (sum <= observed)
            tails.less += chances[sum];
        if (std::abs(static_cast<double>(sum) - middle) >= far * (1 - 1e-12))
            tails.twoSided += chances[sum];
    }
    for (std::size_t sum = chances.size(); sum-- > observed;)
        tails.greater += chances[sum];
    if (symmetric)
        tails.twoSided = 2 * std::min(tails.less, tails.greater);
    tails.twoSided = std::min(tails.twoSided, 1.0);
    return tails;
}

double sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

/// Normal tails of `distance` from the mean; the correction of half a rank goes toward the mean.
Tails normalTails(double distance, double sigma, bool corrected)
{
    const double half = corrected ? 0.5 : 0;
    const double two = (distance - sign(distance) * half) / sigma;
    return {normalLower((distance + half) / sigma), normalUpper((distance - half) / sigma), normalTwoSided(two)};
}

bool hasTies(const std::vector<double>& ranks)
{
    auto sorted = ranks;
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
}

bool isExact(RankMode mode, bool ties, bool small) { return mode == RankMode::exactTies || (!ties && (mode == RankMode::exact || (mode == RankMode::automatic && small))); }

/// Beyond this the counts of an exact distribution take gigabytes and say what the normal one says.
constexpr std::size_t largestExact = 400;

Error tooManyForExact(std::size_t count)
{
    return {Errc::limit, message("stats", "The exact distribution is counted for up to %1 values; there are %2. The normal approximation serves.", largestExact, count), {}};
}

}  // namespace

Result<RankSum> rankSumTest(std::span<const double> x, std::span<const double> y, RankMode mode)
{
    if (x.empty() || y.empty())
        return Error{Errc::invalid, message("stats", "The groups have %1 and %2 values; at least one in each is expected.", x.size(), y.size()), {}};
    std::vector<double> both(x.begin(), x.end());
    both.insert(both.end(), y.begin(), y.end());
    const auto ranks = midranks(both);
    const auto countX = static_cast<double>(x.size()), countY = static_cast<double>(y.size()), count = countX + countY;
    RankSum test;
    test.w = std::accumulate(ranks.begin(), ranks.begin() + std::ssize(x), 0.0) - countX * (countX + 1) / 2;
    test.otherU = countX * countY - test.w;
    test.hasTies = hasTies(ranks);
    test.sigma = std::sqrt(countX * countY / 12 * (count + 1 - tieSum(ranks) / (count * (count - 1))));
    const double distance = test.w - countX * countY / 2;
    test.z = distance / test.sigma;
    test.zCorrected = (distance - sign(distance) * 0.5) / test.sigma;
    test.exact = isExact(mode, test.hasTies, x.size() < 50 && y.size() < 50);
    if (test.exact && both.size() > largestExact)
        return tooManyForExact(both.size());
    test.corrected = !test.exact && mode != RankMode::normalUncorrected;
    Tails tails;
    if (test.exact) {
        const auto scores = doubled(ranks);
        const auto observed = std::accumulate(scores.begin(), scores.begin() + std::ssize(x), std::size_t{0});
        tails = exactTails(sumDistribution(scores, x.size()), observed, !test.hasTies);
    } else {
        tails = normalTails(distance, test.sigma, test.corrected);
    }
    test.pLess = tails.less;
    test.pGreater = tails.greater;
    test.pTwoSided = tails.twoSided;
    return test;
}

Result<SignedRank> signedRankTest(std::span<const double> x, std::span<const double> y, RankMode mode)
{
    std::vector<double> differences, sizes;
    for (std::size_t at = 0; at < x.size(); ++at)
        if (x[at] != y[at]) {
            differences.push_back(x[at] - y[at]);
            sizes.push_back(std::abs(differences.back()));
        }
    if (differences.empty())
        return Error{Errc::invalid, message("stats", "None of the %1 pairs differ; the signed rank test needs at least one that does.", x.size()), {}};
    const auto ranks = midranks(sizes);
    const auto count = static_cast<double>(ranks.size());
    SignedRank test;
    test.used = ranks.size();
    test.zeros = x.size() - test.used;
    for (std::size_t at = 0; at < ranks.size(); ++at)
        test.v += differences[at] > 0 ? ranks[at] : 0;
    test.hasTies = hasTies(ranks);
    const double distance = test.v - count * (count + 1) / 4;
    const double sigma = std::sqrt(count * (count + 1) * (2 * count + 1) / 24 - tieSum(ranks) / 48);
    test.z = distance / sigma;
    test.exact = isExact(mode, test.hasTies || (test.zeros > 0 && mode != RankMode::exactTies), ranks.size() < 50);
    if (test.exact && ranks.size() > largestExact)
        return tooManyForExact(ranks.size());
    test.corrected = !test.exact && mode != RankMode::normalUncorrected;
    const Tails tails = test.exact ? exactTails(signDistribution(doubled(ranks)), static_cast<std::size_t>(std::lround(2 * test.v)), true)
                                   : normalTails(distance, sigma, test.corrected);
    test.pLess = tails.less;
    test.pGreater = tails.greater;
    test.pTwoSided = tails.twoSided;
    return test;
}

Result<Kruskal> kruskalTest(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups)
{
    if (groups < 2)
        return Error{Errc::invalid, message("stats", "All values are in one group; at least two are expected."), {}};
    const auto ranks = midranks(values);
    std::vector<double> sums(groups, 0.0), counts(groups, 0.0);
    for (std::size_t at = 0; at < ranks.size(); ++at) {
        sums[group[at]] += ranks[at];
        counts[group[at]] += 1;
    }
    const auto count = static_cast<double>(ranks.size());
    double squares = 0;
    for (std::size_t at = 0; at < groups; ++at)
        squares += sums[at] * sums[at] / counts[at];
    Kruskal test;
    test.h = (12 * squares / (count * (count + 1)) - 3 * (count + 1)) / (1 - tieSum(values) / (count * count * count - count));
    test.degrees = static_cast<double>(groups - 1);
    test.p = chiSquareUpper(test.h, test.degrees);
    return test;
}

}  // namespace annulus
