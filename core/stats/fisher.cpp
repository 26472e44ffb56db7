#include "core/stats/contingency.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <vector>

namespace annulus {
namespace {

/// A table as probable as the observed one counts, whatever rounding says: R's relative slack.
constexpr double slack = 1e-7;

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

/// Fisher's test of r x c tables: columns are filled one after the other; a node is the multiset of what the rows still
/// need, and keeps the chances of its histories. A node whose completions all count, or all do not, is settled at once.
class Network {
public:
    explicit Network(const Eigen::MatrixXd& counts)
    {
        for (Eigen::Index column = 0; column < counts.cols(); ++column)
            columns_.push_back(static_cast<int>(counts.col(column).sum()));
        // Many small columns first keep the number of nodes low.
        std::sort(columns_.begin(), columns_.end(), std::greater<>());
        double largest = counts.sum();
        logFactorials_.resize(static_cast<std::size_t>(largest) + 1);
        for (std::size_t n = 0; n < logFactorials_.size(); ++n)
            logFactorials_[n] = std::lgamma(static_cast<double>(n) + 1);
        observed_ = 0;
        for (Eigen::Index row = 0; row < counts.rows(); ++row)
            for (Eigen::Index column = 0; column < counts.cols(); ++column)
                observed_ -= logFactorial(static_cast<int>(counts(row, column)));
        for (Eigen::Index row = 0; row < counts.rows(); ++row)
            start_.push_back(static_cast<int>(counts.row(row).sum()));
        std::sort(start_.begin(), start_.end());
        limit_ = observed_ + std::log1p(slack);
    }

    /// Nothing when the work would exceed any patience.
    std::optional<double> p()
    {
        if (fills(start_, columns_.front()) > static_cast<double>(maximumNodes))
            return {};
        std::map<Node, Pasts> level{{start_, {{0, {0, 1}}}}};
        double counted = 0;
        const double total = completions(start_, 0);
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            std::map<Node, Pasts> next;
            for (const auto& [node, pasts] : level) {
                const Bounds* const found = bounds(node, column);
                if (!found)
                    return {};
                const Bounds bound = *found;
                Pasts open;
                for (const auto& [key, past] : pasts) {
                    if (past.log + bound.largest <= limit_)
                        counted += past.ways * std::exp(past.log + completions(node, column) - total);
                    else if (past.log + bound.least <= limit_)
                        open.emplace(key, past);
                }
                if (!open.empty())
                    eachFill(node, columns_[column], [&](const Node& left, double log) { join(next[left], open, log); });
                if (tooMuch())
                    return {};
            }
            level = std::move(next);
        }
        return std::min(counted, 1.0);
    }

private:
    using Node = std::vector<int>;
    struct Past {
        double log = 0, ways = 0;
    };
    using Pasts = std::map<long long, Past>;  ///< by the logarithm in units far above its rounding
    struct Bounds {
        double least = 0, largest = 0;
    };
    static constexpr std::size_t maximumWork = 20'000'000, maximumNodes = 300'000;  // some ten seconds, some 50 MB

    [[nodiscard]] bool tooMuch() const { return work_ > maximumWork || bounds_.size() > maximumNodes; }

    [[nodiscard]] double logFactorial(int n) const { return logFactorials_[static_cast<std::size_t>(n)]; }

    /// Logarithm of the summed weights of all ways to fill the columns from `column` on: closed form.
    [[nodiscard]] double completions(const Node& node, std::size_t column) const
    {
        double log = logFactorial(std::accumulate(node.begin(), node.end(), 0));
        for (const int left : node)
            log -= logFactorial(left);
        for (std::size_t at = column; at < columns_.size(); ++at)
            log -= logFactorial(columns_[at]);
        return log;
    }

    void join(Pasts& pasts, const Pasts& more, double log)
    {
        for (const auto& [key, past] : more) {
            const double sum = past.log + log;
            auto& place = pasts[std::llround(sum * 1e9)];
            place.log = sum;
            place.ways += past.ways;
            work_ += 10;  // what is kept weighs more than what is passed
        }
    }

    /// How many ways there are to give a column of `total` to the rows: what is hopeless is refused before it is begun.
    static double fills(const Node& node, int total)
    {
        std::vector<double> ways(static_cast<std::size_t>(total) + 1, 0.0);
        ways[0] = 1;
        for (const int room : node) {
            std::vector<double> next(ways.size(), 0.0);
            double window = 0;
            for (std::size_t given = 0; given < ways.size(); ++given) {
                window += ways[given] - (given > static_cast<std::size_t>(room) ? ways[given - static_cast<std::size_t>(room) - 1] : 0);
                next[given] = window;
            }
            ways = std::move(next);
        }
        return ways.back();
    }

    /// Each way to give a column of `total` to the rows, with the logarithm of its weight.
    template <class Take>
    void eachFill(const Node& node, int total, Take take)
    {
        Node left = node;
        const auto fill = [&](auto&& self, std::size_t row, int rest, double log) -> void {
            ++work_;
            if (tooMuch())
                return;
            if (row + 1 == node.size()) {
                if (rest > node[row])
                    return;
                left[row] = node[row] - rest;
                Node sorted = left;
                std::sort(sorted.begin(), sorted.end());
                take(sorted, log - logFactorial(rest));
                return;
            }
            const int roomBehind = std::accumulate(node.begin() + static_cast<std::ptrdiff_t>(row) + 1, node.end(), 0);
            for (int give = std::max(0, rest - roomBehind); give <= std::min(node[row], rest); ++give) {
                left[row] = node[row] - give;
                self(self, row + 1, rest - give, log - logFactorial(give));
            }
        };
        fill(fill, 0, total, 0);
    }

    /// Least and largest logarithm of any completion (shortest and longest path).
    const Bounds* bounds(const Node& node, std::size_t column)
    {
        if (tooMuch())
            return nullptr;
        const auto found = bounds_.find({column, node});
        if (found != bounds_.end())
            return &found->second;
        Bounds bound{HUGE_VAL, -HUGE_VAL};
        if (column + 1 == columns_.size()) {
            double log = 0;
            for (const int left : node)
                log -= logFactorial(left);
            bound = {log, log};
        } else {
            bool gaveUp = false;
            eachFill(node, columns_[column], [&](const Node& left, double log) {
                const Bounds* rest = gaveUp ? nullptr : bounds(left, column + 1);
                gaveUp = !rest;
                if (rest) {
                    bound.least = std::min(bound.least, log + rest->least);
                    bound.largest = std::max(bound.largest, log + rest->largest);
                }
            });
            if (gaveUp || tooMuch())
                return nullptr;
        }
        return &bounds_.emplace(std::pair{column, node}, bound).first->second;
    }

    std::vector<int> columns_;
    Node start_;
    std::vector<double> logFactorials_;
    double observed_ = 0, limit_ = 0;
    std::map<std::pair<std::size_t, Node>, Bounds> bounds_;
    std::size_t work_ = 0;
};

}  // namespace

Result<Fisher2x2> fisherTest2x2(const Eigen::MatrixXd& counts)
{
    if (const auto checked = checkCounts(counts); !checked)
        return checked.error();
    assert(counts.rows() == 2 && counts.cols() == 2);
    const Hypergeometric margins(counts.col(0).sum(), counts.col(1).sum(), counts.row(0).sum());
    const double observed = counts(0, 0);
    const auto chances = margins.chances(0);
    const double limit = chances[static_cast<std::size_t>(observed - margins.low)] * (1 + slack);
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
    // Fewer rows than columns keep the nodes small.
    const auto p = Network(counts.rows() <= counts.cols() ? counts : Eigen::MatrixXd(counts.transpose())).p();
    if (!p)
        return Error{Errc::limit, message("stats", "Fisher's exact test of this %1 x %2 table of %3 counts would take too long. Chi-square serves.", counts.rows(), counts.cols(), counts.sum()), {}};
    return *p;
}

}  // namespace annulus
