#include "core/stats/shapiro.h"

#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace annulus {
namespace {

double polynomial(std::initializer_list<double> coefficients, double x)
{
    double sum = 0, power = 1;
    for (const double coefficient : coefficients) {
        sum += coefficient * power;
        power *= x;
    }
    return sum;
}

/// Weights of the smaller half of the order statistics, from the outside inwards (Royston 1992, equations 2 to 6).
std::vector<double> weights(std::size_t count)
{
    const std::size_t half = count / 2;
    if (count == 3)
        return {std::numbers::sqrt2 / 2};
    const auto n = static_cast<double>(count);
    std::vector<double> scores(half);
    double sum = 0;
    for (std::size_t at = 0; at < half; ++at) {
        scores[at] = normalQuantile((static_cast<double>(at + 1) - 0.375) / (n + 0.25));
        sum += 2 * scores[at] * scores[at];
    }
    const double root = std::sqrt(sum), inverse = 1 / std::sqrt(n);
    const double outer = polynomial({0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056}, inverse) - scores[0] / root;
    std::size_t exact = 1;
    double scale = 0, second = 0;
    if (count > 5) {
        exact = 2;
        second = -scores[1] / root + polynomial({0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633}, inverse);
        scale = std::sqrt((sum - 2 * scores[0] * scores[0] - 2 * scores[1] * scores[1]) / (1 - 2 * outer * outer - 2 * second * second));
    } else {
        scale = std::sqrt((sum - 2 * scores[0] * scores[0]) / (1 - 2 * outer * outer));
    }
    std::vector<double> weights(half);
    weights[0] = outer;
    if (exact == 2)
        weights[1] = second;
    for (std::size_t at = exact; at < half; ++at)
        weights[at] = -scores[at] / scale;
    return weights;
}

/// 1 - W, which keeps its digits where W is near 1: `scaled` rises and has range 1.
double oneMinusW(const std::vector<double>& scaled, const std::vector<double>& half)
{
    const std::size_t count = scaled.size();
    const auto weightAt = [&](std::size_t at) {
        const std::size_t other = count - 1 - at;
        return at == other ? 0.0 : at < other ? -half[at] : half[other];
    };
    double meanWeight = 0, meanValue = 0;
    for (std::size_t at = 0; at < count; ++at) {
        meanWeight += weightAt(at);
        meanValue += scaled[at];
    }
    meanWeight /= static_cast<double>(count);
    meanValue /= static_cast<double>(count);
    double weightSquares = 0, valueSquares = 0, products = 0;
    for (std::size_t at = 0; at < count; ++at) {
        const double weight = weightAt(at) - meanWeight, value = scaled[at] - meanValue;
        weightSquares += weight * weight;
        valueSquares += value * value;
        products += weight * value;
    }
    const double root = std::sqrt(weightSquares * valueSquares);
    return (root - products) * (root + products) / (weightSquares * valueSquares);
}

double probability(double oneMinusW, std::size_t count)
{
    const auto n = static_cast<double>(count);
    if (count == 3) {
        // Exact; W is at least 3/4.
        const double p = 6 / std::numbers::pi * (std::asin(std::sqrt(1 - oneMinusW)) - std::asin(std::sqrt(0.75)));
        return std::max(p, 0.0);
    }
    double y = std::log(oneMinusW), middle = 0, deviation = 0;
    if (count <= 11) {
        const double gamma = polynomial({-2.273, 0.459}, n);
        if (y >= gamma)
            return 1e-99;
        y = -std::log(gamma - y);
        middle = polynomial({0.544, -0.39978, 0.025054, -6.714e-4}, n);
        deviation = std::exp(polynomial({1.3822, -0.77857, 0.062767, -0.0020322}, n));
    } else {
        const double log = std::log(n);
        middle = polynomial({-1.5861, -0.31082, -0.083751, 0.0038915}, log);
        deviation = std::exp(polynomial({-0.4803, -0.082676, 0.0030302}, log));
    }
    return normalUpper((y - middle) / deviation);
}

}  // namespace

Result<ShapiroWilk> shapiroWilk(std::span<const double> values)
{
    if (values.size() < 3 || values.size() > 5000)
        return Error{Errc::invalid, message("stats", "The Shapiro-Wilk test needs 3 to 5000 values; there are %1.", values.size()), {}};
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double middle = sorted[sorted.size() / 2];
    for (double& value : sorted)
        value -= middle;
    const double range = sorted.back() - sorted.front();
    if (range < 1e-10 * std::max(std::abs(sorted.front()), std::abs(sorted.back())) || range == 0)
        return Error{Errc::invalid, message("stats", "All %1 values are equal; a test of normality needs values that differ.", values.size()), {}};
    for (double& value : sorted)
        value /= range;
    const double rest = oneMinusW(sorted, weights(sorted.size()));
    return ShapiroWilk{1 - rest, probability(rest, sorted.size()), sorted.size()};
}

}  // namespace annulus
