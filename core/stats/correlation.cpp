#include "core/stats/correlation.h"

#include "core/base/parallelFor.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

const double nan = std::nan("");

bool hasTies(std::span<const double> values) { return tieSum(values) > 0; }

Result<CorrelationTest> pearsonTest(std::span<const double> x, std::span<const double> y)
{
    const auto n = static_cast<double>(x.size());
    CorrelationTest test;
    test.estimate = pearson(x, y);
    test.statistic = std::sqrt(n - 2) * test.estimate / std::sqrt(1 - test.estimate * test.estimate);
    test.p = tTwoSided(test.statistic, n - 2);
    if (x.size() > 3) {
        const double z = std::atanh(test.estimate), half = normalQuantile(0.975) / std::sqrt(n - 3);
        test.interval = Interval{std::tanh(z - half), std::tanh(z + half)};
    }
    return test;
}

/// P(S >= s) of the sum of squared rank differences, algorithm AS 89 (Best and Roberts 1975): counted over all orders up to
/// nine pairs, by the algorithm's Edgeworth series beyond.
double spearmanUpper(double s, std::size_t count)
{
    const auto n = static_cast<double>(count);
    if (s <= 0)
        return 1;
    if (s > n * (n * n - 1) / 3)
        return 0;
    if (count <= 9) {
        std::vector<int> order(count);
        for (std::size_t at = 0; at < count; ++at)
            order[at] = static_cast<int>(at);
        double all = 0, far = 0;
        do {
            int sum = 0;
            for (std::size_t at = 0; at < count; ++at) {
                const int off = static_cast<int>(at) - order[at];
                sum += off * off;
            }
            all += 1;
            far += sum >= s ? 1 : 0;
        } while (std::next_permutation(order.begin(), order.end()));
        return far / all;
    }
    const double b = 1 / n, x = (6 * (s - 1) * b / (n * n - 1) - 1) * std::sqrt(1 / b - 1), y = x * x;
    const double series = x * b
                          * (0.2274 + b * (0.2531 + 0.1745 * b)
                             + y * (-0.0758 + b * (0.1033 + 0.3932 * b) - y * b * (0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y)))));
    return std::clamp(series / std::exp(y / 2) + normalUpper(x), 0.0, 1.0);
}

Result<CorrelationTest> spearmanTest(std::span<const double> x, std::span<const double> y, bool exactIfPossible)
{
    const auto n = static_cast<double>(x.size());
    CorrelationTest test;
    test.estimate = spearman(x, y);
    test.exact = exactIfPossible && x.size() < 1290 && !hasTies(x) && !hasTies(y);
    const double middle = (n * n * n - n) / 6;
    test.statistic = middle * (1 - test.estimate);
    const bool upper = test.statistic > middle;
    double tail = 0;
    if (test.exact) {
        const double s = std::round(test.statistic);
        tail = upper ? spearmanUpper(s, x.size()) : 1 - spearmanUpper(s + 2, x.size());
    } else {
        const double r = test.estimate, t = r / std::sqrt((1 - r * r) / (n - 2));
        tail = upper ? tLower(t, n - 2) : tUpper(t, n - 2);
    }
    test.p = std::min(2 * tail, 1.0);
    return test;
}

/// Sums over runs of equal values: t(t-1), t(t-1)(t-2), t(t-1)(2t+5).
struct TieSums {
    double pairs = 0, triples = 0, variance = 0;
};
TieSums tieSums(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    TieSums sums;
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t last = first;
        while (last < sorted.size() && sorted[last] == sorted[first])
            ++last;
        const auto t = static_cast<double>(last - first);
        sums.pairs += t * (t - 1);
        sums.triples += t * (t - 1) * (t - 2);
        sums.variance += t * (t - 1) * (2 * t + 5);
        first = last;
    }
    return sums;
}

/// Concordant minus discordant pairs.
double concordance(std::span<const double> x, std::span<const double> y)
{
    double sum = 0;
    for (std::size_t a = 0; a < x.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const double product = (x[a] - x[b]) * (y[a] - y[b]);
            sum += product > 0 ? 1 : product < 0 ? -1 : 0;
        }
    return sum;
}

/// P(T <= t) of the number of concordant pairs of n values without ties.
double kendallLower(double t, std::size_t count)
{
    std::vector<double> chances{1};
    for (std::size_t n = 2; n <= count; ++n) {
        std::vector<double> next(chances.size() + n - 1, 0.0);
        for (std::size_t at = 0; at < chances.size(); ++at)
            for (std::size_t more = 0; more < n; ++more)
                next[at + more] += chances[at] / static_cast<double>(n);
        chances = std::move(next);
    }
    double sum = 0;
    for (std::size_t at = 0; at < chances.size() && static_cast<double>(at) <= t + 1e-7; ++at)
        sum += chances[at];
    return std::min(sum, 1.0);
}

Result<CorrelationTest> kendallTest(std::span<const double> x, std::span<const double> y, bool exactIfPossible)
{
    const auto n = static_cast<double>(x.size());
    CorrelationTest test;
    test.estimate = kendall(x, y);
    const TieSums tiesX = tieSums(x), tiesY = tieSums(y);
    test.exact = exactIfPossible && x.size() < 50 && tiesX.pairs == 0 && tiesY.pairs == 0;
    if (test.exact) {
        const double pairs = n * (n - 1) / 2, t = std::round((test.estimate + 1) * pairs / 2);
        test.statistic = t;
        test.p = std::min(1.0, 2 * std::min(kendallLower(t, x.size()), 1 - (t > 0 ? kendallLower(t - 1, x.size()) : 0)));
        return test;
    }
    const double pairs = n * (n - 1), s = concordance(x, y);
    const double variance = (pairs * (2 * n + 5) - tiesX.variance - tiesY.variance) / 18 + tiesX.pairs * tiesY.pairs / (2 * pairs)
                            + tiesX.triples * tiesY.triples / (9 * pairs * (n - 2));
    test.statistic = s / std::sqrt(variance);
    test.p = normalTwoSided(test.statistic);
    return test;
}

/// Columns with mean 0 and length 1; constant ones are NaN.
Eigen::MatrixXd standardised(const Eigen::MatrixXd& columns, CorrelationKind kind)
{
    Eigen::MatrixXd result(columns.rows(), columns.cols());
    parallelFor(static_cast<std::size_t>(columns.cols()), [&](std::size_t at) {
        const auto column = static_cast<Eigen::Index>(at);
        std::vector<double> values(columns.col(column).begin(), columns.col(column).end());
        if (kind == CorrelationKind::spearman)
            values = midranks(values);
        const auto [low, high] = minMax(values);
        const double middle = mean(values), length = std::sqrt(squaredDeviations(values));
        for (Eigen::Index row = 0; row < columns.rows(); ++row)
            result(row, column) = low == high ? nan : (values[static_cast<std::size_t>(row)] - middle) / length;
    });
    return result;
}

/// Of the columns in `usable` (places in `rho`), which stay.
std::vector<bool> dropLater(const Eigen::MatrixXd& rho, double threshold, std::vector<Dropped>& dropped)
{
    std::vector<bool> stays(static_cast<std::size_t>(rho.cols()), false);
    for (Eigen::Index column = 0; column < rho.cols(); ++column) {
        Eigen::Index against = 0;
        while (against < column && !(stays[static_cast<std::size_t>(against)] && std::abs(rho(column, against)) > threshold))
            ++against;
        stays[static_cast<std::size_t>(column)] = against == column;
        if (against < column)
            dropped.push_back({static_cast<std::size_t>(column), static_cast<std::size_t>(against), rho(column, against)});
    }
    return stays;
}

std::vector<bool> dropLargerMean(const Eigen::MatrixXd& rho, double threshold, std::vector<Dropped>& dropped)
{
    const Eigen::Index count = rho.cols();
    const Eigen::VectorXd means = (rho.cwiseAbs().rowwise().sum().array() - 1) / static_cast<double>(count - 1);
    std::vector<bool> stays(static_cast<std::size_t>(count), true);
    for (Eigen::Index i = 0; i < count; ++i)
        for (Eigen::Index j = i + 1; j < count; ++j) {
            if (!stays[static_cast<std::size_t>(i)] || !stays[static_cast<std::size_t>(j)] || !(std::abs(rho(i, j)) > threshold))
                continue;
            const Eigen::Index goes = means(i) > means(j) ? i : j, other = goes == i ? j : i;
            stays[static_cast<std::size_t>(goes)] = false;
            dropped.push_back({static_cast<std::size_t>(goes), static_cast<std::size_t>(other), rho(i, j)});
        }
    return stays;
}

}  // namespace

double pearson(std::span<const double> x, std::span<const double> y)
{
    const auto [lowX, highX] = minMax(x);
    const auto [lowY, highY] = minMax(y);
    if (!(lowX < highX) || !(lowY < highY))
        return nan;
    const double meanX = mean(x), meanY = mean(y), lengthX = std::sqrt(squaredDeviations(x)), lengthY = std::sqrt(squaredDeviations(y));
    double products = 0;
    for (std::size_t at = 0; at < x.size(); ++at)
        products += (x[at] - meanX) * (y[at] - meanY);
    const double r = products / (lengthX * lengthY);
    if (std::abs(r) < 0.9999)
        return r;
    // Near a line the quotient rounds to 1 - 1e-16 as soon as to 1, which is P = 1e-8 or 0 with few points. With u and v of length 1,
    // r = 1 - |u - v|^2 / 2 keeps its digits there.
    const double sign = r > 0 ? 1 : -1;
    double distance = 0;
    for (std::size_t at = 0; at < x.size(); ++at) {
        const double off = (x[at] - meanX) / lengthX - sign * (y[at] - meanY) / lengthY;
        distance += off * off;
    }
    return sign * (1 - distance / 2);
}

double spearman(std::span<const double> x, std::span<const double> y) { return pearson(midranks(x), midranks(y)); }

double kendall(std::span<const double> x, std::span<const double> y)
{
    const auto n = static_cast<double>(x.size());
    const double pairs = n * (n - 1);
    return 2 * concordance(x, y) / (std::sqrt(pairs - tieSums(x).pairs) * std::sqrt(pairs - tieSums(y).pairs));
}

Result<CorrelationTest> correlationTest(std::span<const double> x, std::span<const double> y, CorrelationKind kind, bool exactIfPossible)
{
    const std::size_t least = kind == CorrelationKind::pearson ? 3 : 2;
    if (x.size() < least)
        return Error{Errc::invalid, message("stats", "There are %1 complete pairs; at least %2 are expected.", x.size(), least), {}};
    const auto [lowX, highX] = minMax(x);
    const auto [lowY, highY] = minMax(y);
    if (lowX == highX || lowY == highY)
        return Error{Errc::invalid, message("stats", "A column is constant; its correlation is not defined."), {}};
    switch (kind) {
    case CorrelationKind::spearman: return spearmanTest(x, y, exactIfPossible);
    case CorrelationKind::kendall: return kendallTest(x, y, exactIfPossible);
    case CorrelationKind::pearson: break;
    }
    return pearsonTest(x, y);
}

Eigen::MatrixXd correlationMatrix(const Eigen::MatrixXd& columns, CorrelationKind kind)
{
    const Eigen::MatrixXd standard = standardised(columns, kind);
    Eigen::MatrixXd rho(columns.cols(), columns.cols());
    // Blocks of a fixed width: each is one product, whichever thread takes it.
    constexpr Eigen::Index width = 64;
    const auto blocks = static_cast<std::size_t>((columns.cols() + width - 1) / width);
    parallelFor(blocks, [&](std::size_t block) {
        const Eigen::Index first = static_cast<Eigen::Index>(block) * width, count = std::min(width, columns.cols() - first);
        rho.middleCols(first, count).noalias() = standard.transpose() * standard.middleCols(first, count);
    });
    for (Eigen::Index column = 0; column < rho.cols(); ++column)
        if (!std::isnan(rho(column, column)))
            rho(column, column) = 1;
    return rho;
}

CorrelationFilter filterCorrelated(const Eigen::MatrixXd& columns, double threshold, DropRule rule, CorrelationKind kind)
{
    CorrelationFilter filter;
    std::vector<Eigen::Index> usable;
    for (Eigen::Index column = 0; column < columns.cols(); ++column) {
        if (columns.col(column).minCoeff() == columns.col(column).maxCoeff())
            filter.constant.push_back(static_cast<std::size_t>(column));
        else
            usable.push_back(column);
    }
    const Eigen::MatrixXd rho = correlationMatrix(columns(Eigen::all, usable), kind);
    const auto stays = rule == DropRule::laterColumn ? dropLater(rho, threshold, filter.dropped) : dropLargerMean(rho, threshold, filter.dropped);
    for (std::size_t at = 0; at < usable.size(); ++at)
        if (stays[at])
            filter.kept.push_back(static_cast<std::size_t>(usable[at]));
    for (Dropped& one : filter.dropped) {
        one.column = static_cast<std::size_t>(usable[one.column]);
        one.because = static_cast<std::size_t>(usable[one.because]);
    }
    return filter;
}

}  // namespace annulus
