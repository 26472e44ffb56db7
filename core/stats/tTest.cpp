#include "core/stats/tTest.h"

#include "core/stats/distributions.h"

#include <cmath>
#include <limits>

namespace annulus {
namespace {

Error constant() { return {Errc::invalid, message("stats", "The data are constant within rounding; a t test needs values that differ."), {}}; }

TTest finished(double estimate, double standardError, double degrees)
{
    const double half = tQuantile(0.975, degrees) * standardError;
    return {estimate / standardError, degrees, standardError, estimate, {estimate - half, estimate + half}};
}

/// R's rule for "essentially constant"; zeros alone pass it and give NaN, as there.
bool isConstant(double standardError, double size) { return standardError < 10 * std::numeric_limits<double>::epsilon() * size; }

}  // namespace

double TTest::p(Alternative alternative) const
{
    switch (alternative) {
    case Alternative::less: return tLower(t, degrees);
    case Alternative::greater: return tUpper(t, degrees);
    case Alternative::twoSided: break;
    }
    return tTwoSided(t, degrees);
}

Result<TTest> tTest(std::span<const double> x, std::span<const double> y, bool equalVariances)
{
    const auto countX = static_cast<double>(x.size()), countY = static_cast<double>(y.size());
    const std::size_t least = equalVariances ? 1 : 2;
    if (x.size() < least || y.size() < least || x.size() + y.size() < 3)
        return Error{Errc::invalid, message("stats", "The groups have %1 and %2 values; the t test needs at least %3 in each and three together.", x.size(), y.size(), least), {}};
    const double meanX = mean(x), meanY = mean(y);
    double standardError = 0, degrees = 0;
    if (equalVariances) {
        degrees = countX + countY - 2;
        const double pooled = (squaredDeviations(x) + squaredDeviations(y)) / degrees;
        standardError = std::sqrt(pooled * (1 / countX + 1 / countY));
    } else {
        const double ofX = variance(x) / countX, ofY = variance(y) / countY;
        standardError = std::sqrt(ofX + ofY);
        degrees = (ofX + ofY) * (ofX + ofY) / (ofX * ofX / (countX - 1) + ofY * ofY / (countY - 1));
    }
    if (isConstant(standardError, std::max(std::abs(meanX), std::abs(meanY))))
        return constant();
    return finished(meanX - meanY, standardError, degrees);
}

Result<TTest> pairedTTest(std::span<const double> x, std::span<const double> y)
{
    std::vector<double> differences(x.size());
    for (std::size_t at = 0; at < x.size(); ++at)
        differences[at] = x[at] - y[at];
    if (differences.size() < 2)
        return Error{Errc::invalid, message("stats", "There are %1 pairs; the paired t test needs at least two.", differences.size()), {}};
    const auto count = static_cast<double>(differences.size());
    const double standardError = standardDeviation(differences) / std::sqrt(count), middle = mean(differences);
    if (isConstant(standardError, std::abs(middle)))
        return constant();
    return finished(middle, standardError, count - 1);
}

}  // namespace annulus
