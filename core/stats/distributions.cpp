#include "core/stats/distributions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace annulus {
namespace {

namespace bm = boost::math;
namespace policies = boost::math::policies;

// No promotion to long double: the same bits whatever the processor makes of it, and twice the speed; the digits lost are
// far below what the statistics themselves carry.
using Quiet = policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
                               policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
                               policies::promote_double<false>>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

}  // namespace

double normalLower(double z) { return std::isnan(z) ? nan : 0.5 * std::erfc(-z / std::sqrt(2.0)); }
double normalUpper(double z) { return normalLower(-z); }
double normalTwoSided(double z) { return std::isnan(z) ? nan : std::erfc(std::abs(z) / std::sqrt(2.0)); }

double normalQuantile(double probability)
{
    if (!(probability >= 0 && probability <= 1))
        return nan;
    if (probability == 0 || probability == 1)
        return probability == 0 ? -inf : inf;
    return bm::quantile(bm::normal_distribution<double, Quiet>(), probability);
}

double tLower(double t, double degrees) { return tUpper(-t, degrees); }

double tUpper(double t, double degrees)
{
    if (std::isnan(t) || !(degrees > 0))
        return nan;
    if (std::isinf(t))
        return t > 0 ? 0 : 1;
    if (std::isinf(degrees))
        return normalUpper(t);
    return bm::cdf(bm::complement(bm::students_t_distribution<double, Quiet>(degrees), t));
}

double tTwoSided(double t, double degrees) { return std::isnan(t) ? nan : 2 * tUpper(std::abs(t), degrees); }

double tQuantile(double probability, double degrees)
{
    if (!(degrees > 0) || !(probability > 0 && probability < 1))
        return nan;
    return bm::quantile(bm::students_t_distribution<double, Quiet>(degrees), probability);
}

double chiSquareUpper(double value, double degrees)
{
    if (std::isnan(value) || !(degrees >= 0))
        return nan;
    if (degrees == 0)
        return 0;  // all its mass is at 0
    if (value <= 0)
        return 1;
    return std::isinf(value) ? 0 : bm::cdf(bm::complement(bm::chi_squared_distribution<double, Quiet>(degrees), value));
}

double fUpper(double value, double numerator, double denominator)
{
    if (std::isnan(value) || !(numerator > 0) || !(denominator > 0))
        return nan;
    if (value <= 0)
        return 1;
    return std::isinf(value) ? 0 : bm::cdf(bm::complement(bm::fisher_f_distribution<double, Quiet>(numerator, denominator), value));
}

double fQuantile(double probability, double numerator, double denominator)
{
    if (!(probability > 0 && probability < 1) || !(numerator > 0) || !(denominator > 0))
        return nan;
    return bm::quantile(bm::fisher_f_distribution<double, Quiet>(numerator, denominator), probability);
}

double betaQuantile(double probability, double a, double b)
{
    if (!(probability >= 0 && probability <= 1) || !(a > 0) || !(b > 0))
        return nan;
    return bm::quantile(bm::beta_distribution<double, Quiet>(a, b), probability);
}

double binomialLower(double successes, double trials, double probability)
{
    if (successes < 0)
        return 0;
    if (successes >= trials)
        return 1;
    return bm::cdf(bm::binomial_distribution<double, Quiet>(trials, probability), successes);
}

}  // namespace annulus
