#include "core/stats/fisherTables.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

namespace annulus {
namespace {

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
        limit_ = observed_ + std::log1p(fisherSlack);
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

std::optional<double> fisherByNetwork(const Eigen::MatrixXd& counts)
{
    // Fewer rows than columns keep the nodes small.
    return Network(counts.rows() <= counts.cols() ? counts : Eigen::MatrixXd(counts.transpose())).p();
}

}  // namespace annulus
