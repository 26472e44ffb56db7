#include "core/stats/studentizedRange.h"

#include "core/stats/distributions.h"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace annulus {
namespace {

/// Gauss-Legendre of 20 points on each of `panels` equal parts.
template <class Function>
double integral(Function function, double from, double to, int panels)
{
    using Rule = boost::math::quadrature::gauss<double, 20>;
    double sum = 0;
    for (int panel = 0; panel < panels; ++panel) {
        const double a = from + (to - from) * panel / panels, b = from + (to - from) * (panel + 1) / panels;
        sum += Rule::integrate(function, a, b);
    }
    return sum;
}

double density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

/// P(range of `groups` standard normal values > w) = 1 - k * integral of phi(z) (Phi(z) - Phi(z - w))^(k-1); the upper tail is
/// integrated as such, so that small values keep their digits: (Phi(z))^(k-1) integrates to 1/k.
double rangeUpper(double w, double groups)
{
    if (w <= 0)
        return 1;
    const auto term = [w, groups](double z) {
        const double all = normalLower(z), inside = all - normalLower(z - w);
        return density(z) * (std::pow(all, groups - 1) - std::pow(std::max(inside, 0.0), groups - 1));
    };
    return std::min(1.0, groups * integral(term, -8.5, 8.5 + std::min(w, 8.5), 12));
}

}  // namespace

double studentizedRangeUpper(double q, double groups, double degrees)
{
    if (std::isnan(q) || !(groups >= 2) || !(degrees >= 1))
        return std::numeric_limits<double>::quiet_NaN();
    if (q <= 0)
        return 1;
    if (degrees > 1e5)
        return rangeUpper(q, groups);
    // s = estimate / sigma: df s^2 is chi-square. Beyond these limits its density is below 1e-20 of its peak.
    const double half = degrees / 2;
    const double logScale = std::log(2.0) + half * std::log(half) - std::lgamma(half);
    const auto term = [=](double s) {
        return s <= 0 ? 0.0 : std::exp(logScale + (degrees - 1) * std::log(s) - half * s * s) * rangeUpper(q * s, groups);
    };
    const double spread = 1 / std::sqrt(2 * degrees);
    return std::clamp(integral(term, std::max(0.0, 1 - 10 * spread), 1 + 10 * spread, 12), 0.0, 1.0);
}

double studentizedRangeQuantile(double probability, double groups, double degrees)
{
    if (!(probability > 0 && probability < 1) || !(groups >= 2) || !(degrees >= 2))
        return std::numeric_limits<double>::quiet_NaN();
    const auto off = [=](double q) { return 1 - studentizedRangeUpper(q, groups, degrees) - probability; };
    // Starting value: AS 70, with the constants of that algorithm.
    const double tail = 0.5 - 0.5 * probability, y = std::sqrt(std::log(1 / (tail * tail)));
    double t = y + ((((y * -0.453642210148e-04 - 0.204231210125) * y - 0.342242088547) * y - 1.0) * y + 0.322232421088)
                       / ((((y * 0.38560700634e-02 + 0.103537752850) * y + 0.531103462366) * y + 0.588581570495) * y + 0.993484626060e-01);
    if (degrees < 120)
        t += (t * t * t + t) / degrees / 4;
    double factor = 0.8832 - 0.2368 * t;
    if (degrees < 120)
        factor += -1.214 / degrees + 1.208 * t / degrees;
    double before = t * (factor * std::log(groups - 1) + 1.4142), offBefore = off(before);
    double now = offBefore > 0 && before > 1 ? std::max(0.0, before - 1) : before + 1, offNow = off(now);
    for (int step = 1; step < 50; ++step) {
        const double next = std::max(0.0, now - offNow * (now - before) / (offNow - offBefore));
        before = now;
        offBefore = offNow;
        now = next;
        offNow = off(now);
        if (std::abs(now - before) < 1e-4)
            break;
    }
    return now;
}

}  // namespace annulus
