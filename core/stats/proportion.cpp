#include "core/stats/proportion.h"

#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {

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
    Diagnostic result{tp, fp, fn, tn, {}, {}, {}, {}, {}, {}};
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
    result.matthews = (tp * tn - fp * fn) / std::sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
    return result;
}

}  // namespace annulus
