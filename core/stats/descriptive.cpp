#include "core/stats/descriptive.h"

#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace annulus {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Calls take(first, last) for each run of equal values in rising order; positions index `order`.
template <class Take>
void eachTie(std::span<const double> values, const std::vector<std::size_t>& order, Take take)
{
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
            ++last;
        take(first, last);
        first = last + 1;
    }
}

std::vector<std::size_t> risingOrder(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [values](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

}  // namespace

double mean(std::span<const double> values)
{
    if (values.empty())
        return nan;
    const auto count = static_cast<double>(values.size());
    const double first = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double rest = 0;
    for (const double value : values)
        rest += value - first;
    return first + rest / count;
}

double squaredDeviations(std::span<const double> values)
{
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - middle) * (value - middle);
    return sum;
}

double variance(std::span<const double> values)
{
    return values.size() < 2 ? nan : squaredDeviations(values) / static_cast<double>(values.size() - 1);
}

double standardDeviation(std::span<const double> values) { return std::sqrt(variance(values)); }

double quantileOfSorted(std::span<const double> sorted, double probability, QuantileType type)
{
    if (sorted.empty())
        return nan;
    const auto count = static_cast<double>(sorted.size());
    const auto at = [&sorted, count](double place) { return sorted[static_cast<std::size_t>(std::clamp(place, 1.0, count)) - 1]; };
    // The fuzz keeps a product such as 0.25 * 12 from falling below its whole number.
    constexpr double fuzz = 4 * std::numeric_limits<double>::epsilon();
    if (type == QuantileType::averaged) {
        const double place = count * probability, whole = std::floor(place + fuzz);
        return place > whole + fuzz ? at(whole + 1) : (at(whole) + at(whole + 1)) / 2;
    }
    const double place = type == QuantileType::r ? 1 + (count - 1) * probability : (count + 1) * probability;
    const double whole = std::floor(place + fuzz);
    const double part = std::abs(place - whole) < fuzz ? 0 : place - whole;
    const double low = at(whole), high = at(whole + 1);
    return part == 0 || low == high ? low : part == 1 ? high : (1 - part) * low + part * high;
}

double quantile(std::vector<double> values, double probability, QuantileType type)
{
    std::sort(values.begin(), values.end());
    return quantileOfSorted(values, probability, type);
}

double median(std::vector<double> values)
{
    if (values.empty())
        return nan;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double medianAbsoluteDeviation(std::span<const double> values)
{
    std::vector<double> distances(values.begin(), values.end());
    const double middle = median(distances);
    for (double& value : distances)
        value = std::abs(value - middle);
    return 1.4826 * median(std::move(distances));
}

MinMax minMax(std::span<const double> values)
{
    if (values.empty())
        return {nan, nan};
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {*low, *high};
}

Interval meanInterval(std::span<const double> values)
{
    const auto count = static_cast<double>(values.size());
    const double half = tQuantile(0.975, count - 1) * standardDeviation(values) / std::sqrt(count), middle = mean(values);
    return {middle - half, middle + half};
}

std::vector<double> midranks(std::span<const double> values)
{
    const auto order = risingOrder(values);
    std::vector<double> ranks(values.size());
    eachTie(values, order, [&](std::size_t first, std::size_t last) {
        for (std::size_t at = first; at <= last; ++at)
            ranks[order[at]] = static_cast<double>(first + last) / 2 + 1;
    });
    return ranks;
}

double tieSum(std::span<const double> values)
{
    double sum = 0;
    eachTie(values, risingOrder(values), [&sum](std::size_t first, std::size_t last) {
        const auto tied = static_cast<double>(last - first + 1);
        sum += tied * tied * tied - tied;
    });
    return sum;
}

}  // namespace annulus
