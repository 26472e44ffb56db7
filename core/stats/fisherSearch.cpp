#include "core/stats/fisherTables.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace annulus {
namespace {

/// Fills the table column by column, row by row. The probability of a table is, up to a constant, 1 / prod x!. With multipliers a_i of
/// the rows and b_j of the columns, and s = a_i + b_j,
///
///     -sum log x_ij!  <=  sum f*(s_ij) - sum a_i r_i - sum b_j c_j,     f*(s) = max over whole x of s x - log x!
///
/// for every table with row sums r and column sums c (Fenchel's inequality). Each cell that is filled takes its own gap off that bound.
/// As s the logarithm of (r_i + m/2)(c_j + k/2) / (n + km/2) is close to the best, since log x! rises by about log(x + 1/2).
class Search {
public:
    Search(const Eigen::MatrixXd& counts, std::size_t steps) : stepsLeft_(steps)
    {
        for (Eigen::Index column = 0; column < counts.cols(); ++column)
            columns_.push_back(static_cast<int>(counts.col(column).sum()));
        for (Eigen::Index row = 0; row < counts.rows(); ++row)
            left_.push_back(static_cast<int>(counts.row(row).sum()));
        // The last two of each share the direction that is summed in one go: the longest.
        std::sort(columns_.begin(), columns_.end());
        std::sort(left_.begin(), left_.end());
        logFactorials_.resize(static_cast<std::size_t>(counts.sum()) + 1);
        for (std::size_t n = 0; n < logFactorials_.size(); ++n)
            logFactorials_[n] = std::lgamma(static_cast<double>(n) + 1);
        for (Eigen::Index row = 0; row < counts.rows(); ++row)
            for (Eigen::Index column = 0; column < counts.cols(); ++column)
                limit_ -= logFactorial(static_cast<int>(counts(row, column)));
        limit_ += std::log1p(fisherSlack);
        total_ = wholeMass(0);
        plans_.resize(columns_.size());
    }

    std::optional<double> p()
    {
        enterColumn(0, 0);
        if (stepsLeft_ == 0)
            return {};
        return std::min(counted_, 1.0);
    }

private:
    /// What is fixed while one column is filled.
    struct Plan {
        std::vector<double> slope, most;          ///< s and f*(s) of the column's cells
        std::vector<double> lastSlope, lastMost;  ///< ... and of the last column's, which the one before it determines
    };

    [[nodiscard]] double logFactorial(int n) const { return logFactorials_[static_cast<std::size_t>(n)]; }
    [[nodiscard]] std::size_t rows() const { return left_.size(); }
    [[nodiscard]] bool isLastFree(std::size_t column) const { return column + 2 == columns_.size(); }

    /// Logarithm of the summed weights of all ways to fill the columns from `column` on.
    [[nodiscard]] double wholeMass(std::size_t column) const
    {
        double log = 0;
        int sum = 0;
        for (const int left : left_) {
            log -= logFactorial(left);
            sum += left;
        }
        for (std::size_t at = column; at < columns_.size(); ++at)
            log -= logFactorial(columns_[at]);
        return log + logFactorial(sum);
    }
    /// The same where the rows up to `row` of the column are filled and `rest` of it is to go to the `room` of the others.
    [[nodiscard]] double partMass(std::size_t column, int rest, int room) const
    {
        double log = logFactorial(room) - logFactorial(rest) - logFactorial(room - rest);
        int behind = 0;
        for (const int left : left_)
            log -= logFactorial(left);
        for (std::size_t at = column + 1; at < columns_.size(); ++at) {
            log -= logFactorial(columns_[at]);
            behind += columns_[at];
        }
        return log + logFactorial(behind);
    }

    void enterColumn(std::size_t column, double past)
    {
        Plan& plan = plans_[column];
        for (auto* values : {&plan.slope, &plan.most, &plan.lastSlope, &plan.lastMost})
            values->assign(rows(), 0);
        const auto open = static_cast<double>(columns_.size() - column), high = static_cast<double>(rows());
        double sum = 0;
        for (const int left : left_)
            sum += left;
        const double total = sum + high * open / 2;
        double bound = past;
        for (std::size_t at = column; at < columns_.size(); ++at)
            for (std::size_t row = 0; row < rows(); ++row) {
                const double mean = (left_[row] + open / 2) * (columns_[at] + high / 2) / total;
                const double slope = std::log(mean);
                const int best = static_cast<int>(mean);
                const double most = slope * best - logFactorial(best);
                bound += most;
                if (at == column) {
                    plan.slope[row] = slope;
                    plan.most[row] = most;
                }
                if (isLastFree(column) && at == column + 1) {
                    plan.lastSlope[row] = slope;
                    plan.lastMost[row] = most;
                }
            }
        // sum a_i r_i + sum b_j c_j with a_i = log(r_i + m/2) and b_j = log((c_j + k/2) / total)
        for (const int left : left_)
            bound -= std::log(left + open / 2) * left;
        for (std::size_t at = column; at < columns_.size(); ++at)
            bound -= std::log((columns_[at] + high / 2) / total) * columns_[at];
        if (bound <= limit_) {
            counted_ += std::exp(past + wholeMass(column) - total_);
            return;
        }
        int room = 0;
        for (const int left : left_)
            room += left;
        fillRow(column, 0, columns_[column], room, past, bound);
    }

    /// The rows from `row` on get what is left of the column.
    void fillRow(std::size_t column, std::size_t row, int rest, int room, double past, double bound)
    {
        if (stepsLeft_ == 0)
            return;
        --stepsLeft_;
        if (isLastFree(column) && row + 2 == rows()) {
            for (std::size_t filled = 0; filled < row; ++filled)  // their cells of the last column are known
                past -= logFactorial(left_[filled]);
            sumLast(rest, left_[row], left_[row + 1], past);
            return;
        }
        const int had = left_[row];
        const int roomBehind = room - had;
        const int low = std::max(0, rest - roomBehind), high = std::min(had, rest);
        const Plan& plan = plans_[column];
        const bool fixesLast = isLastFree(column);
        // What a cell takes off the bound is concave in it: from the best value both ways until nothing can count against us.
        const auto gap = [&](int give) {
            double taken = plan.slope[row] * give - logFactorial(give) - plan.most[row];
            if (fixesLast)
                taken += plan.lastSlope[row] * (had - give) - logFactorial(had - give) - plan.lastMost[row];
            return taken;
        };
        const auto take = [&](int give) {  // whether it had to be looked into
            const double next = bound + gap(give);
            const double pastNext = past - logFactorial(give);
            left_[row] = had - give;
            bool isOpen = next > limit_;
            double mass = 0;
            if (!isOpen) {
                mass = std::exp(pastNext + partMass(column, rest - give, roomBehind) - total_);
                counted_ += mass;
            } else if (row + 1 < rows()) {
                fillRow(column, row + 1, rest - give, roomBehind, pastNext, next);
            } else {
                enterColumn(column + 1, pastNext);
            }
            left_[row] = had;
            return isOpen || mass > counted_ * negligible;
        };
        int best = std::clamp(static_cast<int>(std::exp(plan.slope[row])), low, high);
        while (best < high && gap(best + 1) > gap(best))
            ++best;
        while (best > low && gap(best - 1) > gap(best))
            --best;
        for (int give = best; give <= high && take(give); ++give) {}
        for (int give = best - 1; give >= low && take(give); --give) {}
    }

    /// The last two rows of the last two columns: one free cell, whose weights rise and fall once. What is at most as probable as the
    /// observed table lies at both ends.
    void sumLast(int rest, int first, int second, double past)
    {
        const int low = std::max(0, rest - second), high = std::min(first, rest);
        const auto weight = [&](int give) {
            return past - logFactorial(give) - logFactorial(rest - give) - logFactorial(first - give) - logFactorial(second - rest + give);
        };
        const auto ratio = [&](int give) {  // weight of give + 1 over that of give
            return static_cast<double>(first - give) * (rest - give) / (static_cast<double>(give + 1) * (second - rest + give + 1));
        };
        int mode = static_cast<int>((static_cast<double>(first) + 1) * (rest + 1) / (static_cast<double>(first) + second + 2));
        mode = std::clamp(mode, low, high);
        // The greatest value below the mode and the least one above that count.
        int below = low - 1, above = high + 1;
        for (int from = low, to = mode; from <= to;) {
            const int middle = (from + to) / 2;
            (weight(middle) <= limit_ ? (below = middle, from = middle + 1) : to = middle - 1);
        }
        for (int from = std::max(mode, below + 1), to = high; from <= to;) {
            const int middle = (from + to) / 2;
            (weight(middle) <= limit_ ? (above = middle, to = middle - 1) : from = middle + 1);
        }
        if (below >= low) {
            double term = std::exp(weight(below) - total_);
            for (int give = below; give >= low && term > counted_ * negligible; --give) {
                counted_ += term;
                term = give > low ? term / ratio(give - 1) : 0;
            }
        }
        if (above <= high) {
            double term = std::exp(weight(above) - total_);
            for (int give = above; give <= high && term > counted_ * negligible; ++give) {
                counted_ += term;
                term *= ratio(give);
            }
        }
    }

    static constexpr double negligible = 1e-20;

    std::vector<int> columns_, left_;  ///< column sums; what each row still needs
    std::vector<double> logFactorials_;
    std::vector<Plan> plans_;
    double limit_ = 0, total_ = 0, counted_ = 0;
    std::size_t stepsLeft_;
};

}  // namespace

std::optional<double> fisherBySearch(const Eigen::MatrixXd& counts, std::size_t steps)
{
    // The free cells of a column are rows - 1, and each is looked at for itself.
    return Search(counts.rows() <= counts.cols() ? counts : Eigen::MatrixXd(counts.transpose()), steps).p();
}

}  // namespace annulus
