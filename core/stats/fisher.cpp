#include "core/stats/contingency.h"

#include "core/stats/fisherTables.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace annulus {
namespace {

/// The upper left cell of a 2 x 2 table with fixed margins, for any odds ratio.
struct Hypergeometric {
    double low = 0, high = 0;          ///< least and largest count
    std::vector<double> logWeights;    ///< up to a constant, odds ratio 1

    Hypergeometric(double firstColumn, double secondColumn, double firstRow)
    {
        low = std::max(0.0, firstRow - secondColumn);
        high = std::min(firstRow, firstColumn);
        for (double count = low; count <= high; ++count)
            logWeights.push_back(-std::lgamma(count + 1) - std::lgamma(firstColumn - count + 1) - std::lgamma(firstRow - count + 1)
                                 - std::lgamma(secondColumn - firstRow + count + 1));
    }

    [[nodiscard]] std::vector<double> chances(double logOdds) const
    {
        std::vector<double> chances(logWeights.size());
        double largest = -HUGE_VAL, sum = 0;
        for (std::size_t at = 0; at < chances.size(); ++at) {
            chances[at] = logWeights[at] + logOdds * (low + static_cast<double>(at));
            largest = std::max(largest, chances[at]);
        }
        for (double& chance : chances) {
            chance = std::exp(chance - largest);
            sum += chance;
        }
        for (double& chance : chances)
            chance /= sum;
        return chances;
    }
    [[nodiscard]] double expectation(double logOdds) const
    {
        const auto chance = chances(logOdds);
        double sum = 0;
        for (std::size_t at = 0; at < chance.size(); ++at)
            sum += (low + static_cast<double>(at)) * chance[at];
        return sum;
    }
    [[nodiscard]] double upTo(double count, double logOdds) const
    {
        const auto chance = chances(logOdds);
        return std::accumulate(chance.begin(), chance.begin() + static_cast<std::ptrdiff_t>(count - low) + 1, 0.0);
    }
    [[nodiscard]] double from(double count, double logOdds) const
    {
        const auto chance = chances(logOdds);
        double sum = 0;
        for (auto at = chance.size(); at-- > static_cast<std::size_t>(count - low);)
            sum += chance[at];
        return sum;
    }
};

/// Where a rising function of the log odds crosses zero, to the last bits.
template <class Rising>
double crossing(Rising rising)
{
    double low = -60, high = 60;
    for (int step = 0; step < 200 && low < high; ++step) {
        const double middle = (low + high) / 2;
        (rising(middle) > 0 ? high : low) = middle;
        if (middle == (low + high) / 2)
            break;
    }
    return std::exp((low + high) / 2);
}

}  // namespace

Result<Fisher2x2> fisherTest2x2(const Eigen::MatrixXd& counts)
{
    if (const auto checked = checkCounts(counts); !checked)
        return checked.error();
    assert(counts.rows() == 2 && counts.cols() == 2);
    const Hypergeometric margins(counts.col(0).sum(), counts.col(1).sum(), counts.row(0).sum());
    const double observed = counts(0, 0);
    const auto chances = margins.chances(0);
    const double limit = chances[static_cast<std::size_t>(observed - margins.low)] * (1 + fisherSlack);
    Fisher2x2 test;
    for (const double chance : chances)
        test.p += chance <= limit ? chance : 0;
    test.p = std::min(test.p, 1.0);
    test.pLess = std::min(margins.upTo(observed, 0), 1.0);
    test.pGreater = std::min(margins.from(observed, 0), 1.0);
    test.sampleOddsRatio = counts(0, 0) * counts(1, 1) / (counts(0, 1) * counts(1, 0));
    constexpr double tail = 0.025;
    const bool least = observed == margins.low, most = observed == margins.high;
    test.oddsRatio = least ? 0 : most ? HUGE_VAL : crossing([&](double log) { return margins.expectation(log) - observed; });
    test.low = least ? 0 : crossing([&](double log) { return margins.from(observed, log) - tail; });
    test.high = most ? HUGE_VAL : crossing([&](double log) { return tail - margins.upTo(observed, log); });
    return test;
}

Result<double> fisherTest(const Eigen::MatrixXd& counts)
{
    if (const auto checked = checkCounts(counts); !checked)
        return checked.error();
    if (counts.rows() == 2 && counts.cols() == 2) {
        const auto test = fisherTest2x2(counts);
        return test ? Result<double>(test->p) : Result<double>(test.error());
    }
    if (counts.sum() > 1e6)
        return Error{Errc::limit, message("stats", "The table holds %1 counts; Fisher's exact test of more than 2 x 2 is for up to a million. Chi-square serves.", counts.sum()), {}};
    constexpr std::size_t searchSteps = 20'000'000;  // some seconds
    auto p = fisherBySearch(counts, searchSteps);
    if (!p)
        p = fisherByNetwork(counts);
    if (!p)
        return Error{Errc::limit, message("stats", "Fisher's exact test of this %1 x %2 table of %3 counts would take too long. Chi-square serves.", counts.rows(), counts.cols(), counts.sum()), {}};
    return *p;
}

}  // namespace annulus
