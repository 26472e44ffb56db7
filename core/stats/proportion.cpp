#include "core/stats/proportion.h"

#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

/// Shares of the four cells among `all`.
double kappaError(double a, double b, double c, double d, double all)
{
    const double rowOne = a + b, rowTwo = c + d, columnOne = a + c, columnTwo = b + d;
    const double observed = a + d, chance = rowOne * columnOne + rowTwo * columnTwo;
    const auto agreed = [&](double share, double row, double column) { return share * std::pow((1 - chance) - (row + column) * (1 - observed), 2); };
    const double diagonal = agreed(a, rowOne, columnOne) + agreed(d, rowTwo, columnTwo);
    const double others = std::pow(1 - observed, 2) * (b * std::pow(columnOne + rowTwo, 2) + c * std::pow(columnTwo + rowOne, 2));
    const double rest = std::pow(observed * chance - 2 * chance + observed, 2);
    return std::sqrt(std::max(0.0, diagonal + others - rest) / all) / std::pow(1 - chance, 2);
}

}  // namespace

Proportion proportion(double successes, double trials)
{
    Proportion result{successes, trials, successes / trials, {}, {}, {}};
    const double nan = std::nan("");
    if (!(trials > 0)) {
        result.estimate = nan;
        result.exact = result.wilson = result.wald = {nan, nan};
        return result;
    }
    const double failures = trials - successes, z = normalQuantile(0.975), p = result.estimate;
    result.exact = {successes == 0 ? 0 : betaQuantile(0.025, successes, failures + 1), failures == 0 ? 1 : betaQuantile(0.975, successes + 1, failures)};
    const double middle = p + z * z / (2 * trials), half = z * std::sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials)), scale = 1 + z * z / trials;
    result.wilson = {std::max(0.0, (middle - half) / scale), std::min(1.0, (middle + half) / scale)};
    const double wald = z * std::sqrt(p * (1 - p) / trials);
    result.wald = {p - wald, p + wald};
    return result;
}

Diagnostic diagnostic(double tp, double fp, double fn, double tn)
{
    Diagnostic result;
    result.tp = tp;
    result.fp = fp;
    result.fn = fn;
    result.tn = tn;
    const double all = tp + fp + fn + tn;
    result.sensitivity = proportion(tp, tp + fn);
    result.specificity = proportion(tn, tn + fp);
    result.ppv = proportion(tp, tp + fp);
    result.npv = proportion(tn, tn + fn);
    result.accuracy = proportion(tp + tn, all);
    result.prevalence = proportion(tp + fn, all);
    const double sensitivity = tp / (tp + fn), specificity = tn / (tn + fp);
    result.youden = sensitivity + specificity - 1;
    result.balancedAccuracy = (sensitivity + specificity) / 2;
    result.f1 = 2 * tp / (2 * tp + fp + fn);
    result.lrPositive = sensitivity / (1 - specificity);
    result.lrNegative = (1 - sensitivity) / specificity;
    result.diagnosticOddsRatio = tp * tn / (fp * fn);
    const double chance = ((tp + fp) * (tp + fn) + (fn + tn) * (fp + tn)) / (all * all), observed = (tp + tn) / all;
    result.kappa = (observed - chance) / (1 - chance);
    result.kappaError = kappaError(tp / all, fp / all, fn / all, tn / all, all);
    const double half = normalQuantile(0.975) * result.kappaError;
    result.kappaInterval = {std::max(-1.0, result.kappa - half), std::min(1.0, result.kappa + half)};
    const Proportion overlap = proportion(tp, tp + fp + fn);
    const auto f1Of = [](const Interval& limits) { return Interval{2 * limits.low / (1 + limits.low), 2 * limits.high / (1 + limits.high)}; };
    result.f1Exact = f1Of(overlap.exact);
    result.f1Wilson = f1Of(overlap.wilson);
    result.matthews = (tp * tn - fp * fn) / std::sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
    return result;
}

}  // namespace annulus
