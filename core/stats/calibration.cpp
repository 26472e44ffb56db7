#include "core/stats/calibration.h"

#include "core/stats/descriptive.h"
#include "core/stats/distributions.h"
#include "core/stats/roc.h"
#include "core/stats/sigmoid.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

double deviance(const std::vector<double>& y, const std::vector<double>& x, double intercept, double slope)
{
    double sum = 0;
    for (std::size_t at = 0; at < y.size(); ++at) {
        const double eta = intercept + slope * x[at];
        sum += softPlus(eta) - y[at] * eta;
    }
    return 2 * sum;
}

struct Fit {
    double intercept = 0, slope = 1, interceptError = 0, slopeError = 0;
    bool converged = false;
};

/// Newton's method on the log likelihood, with steps halved while they do not help; the slope may be held at 1.
Fit fit(const std::vector<double>& y, const std::vector<double>& x, bool holdSlope)
{
    Fit now;
    double best = deviance(y, x, now.intercept, now.slope);
    for (int step = 0; step < 100; ++step) {
        double g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;
        for (std::size_t at = 0; at < y.size(); ++at) {
            const double p = sigmoid(now.intercept + now.slope * x[at]), w = p * (1 - p), rest = y[at] - p;
            g0 += rest;
            g1 += rest * x[at];
            h00 += w;
            h01 += w * x[at];
            h11 += w * x[at] * x[at];
        }
        const double determinant = h00 * h11 - h01 * h01;
        now.interceptError = std::sqrt(holdSlope ? 1 / h00 : h11 / determinant);
        now.slopeError = holdSlope ? 0 : std::sqrt(h00 / determinant);
        double d0 = holdSlope ? g0 / h00 : (h11 * g0 - h01 * g1) / determinant, d1 = holdSlope ? 0 : (h00 * g1 - h01 * g0) / determinant;
        if (!std::isfinite(d0) || !std::isfinite(d1) || std::abs(now.slope) > 1e6)
            return now;
        if (std::abs(d0) + std::abs(d1) < 1e-12 * (1 + std::abs(now.intercept) + std::abs(now.slope))) {
            now.converged = true;
            return now;
        }
        double next = deviance(y, x, now.intercept + d0, now.slope + d1);
        for (int halving = 0; halving < 30 && !(next <= best + 1e-10 * std::abs(best)); ++halving) {
            d0 /= 2;
            d1 /= 2;
            next = deviance(y, x, now.intercept + d0, now.slope + d1);
        }
        now.intercept += d0;
        now.slope += d1;
        best = next;
    }
    return now;
}

/// Whether some threshold puts all of one class on one side (touching allowed).
bool separates(const std::vector<double>& y, const std::vector<double>& x)
{
    double lowCase = HUGE_VAL, highCase = -HUGE_VAL, lowControl = HUGE_VAL, highControl = -HUGE_VAL;
    for (std::size_t at = 0; at < y.size(); ++at) {
        auto& low = y[at] == 1 ? lowCase : lowControl;
        auto& high = y[at] == 1 ? highCase : highControl;
        low = std::min(low, x[at]);
        high = std::max(high, x[at]);
    }
    return lowCase >= highControl || lowControl >= highCase;
}

}  // namespace

Result<Recalibration> recalibrate(std::span<const double> outcome, std::span<const double> probability)
{
    Recalibration result;
    std::vector<double> y, logits;
    for (std::size_t at = 0; at < outcome.size(); ++at) {
        const double p = probability[at];
        if (!(p > 0 && p < 1)) {
            ++result.infinite;
            continue;
        }
        y.push_back(outcome[at]);
        logits.push_back(std::log(p) - std::log1p(-p));
    }
    result.used = y.size();
    const auto events = static_cast<double>(std::count(y.begin(), y.end(), 1.0)), count = static_cast<double>(y.size());
    if (events == 0 || events == count)
        return Error{Errc::invalid, message("stats", "Of %1 usable rows %2 have the outcome; both kinds are needed.", y.size(), events), {}};
    if (separates(y, logits))
        return Error{Errc::invalid, message("stats", "The predictions separate the classes completely: the calibration slope has no finite value."), {}};
    const Fit large = fit(y, logits, true), both = fit(y, logits, false);
    if (!both.converged || !large.converged)
        return Error{Errc::invalid, message("stats", "The calibration slope has no finite value: all predictions are equal, or nearly separate the classes."), {}};
    result.largeIntercept = large.intercept;
    result.largeError = large.interceptError;
    result.intercept = both.intercept;
    result.slope = both.slope;
    result.interceptError = both.interceptError;
    result.slopeError = both.slopeError;
    result.deviance = deviance(y, logits, both.intercept, both.slope);
    result.devianceAsIs = deviance(y, logits, 0, 1);
    const double prevalence = events / count;
    result.devianceNull = -2 * (events * std::log(prevalence) + (count - events) * std::log1p(-prevalence));
    return result;
}

double brierScore(std::span<const double> outcome, std::span<const double> probability)
{
    double sum = 0;
    for (std::size_t at = 0; at < outcome.size(); ++at)
        sum += (probability[at] - outcome[at]) * (probability[at] - outcome[at]);
    return sum / static_cast<double>(outcome.size());
}

CalibrationStatistics calibrationStatistics(std::span<const double> outcome, std::span<const double> probability, const Recalibration& recalibration)
{
    CalibrationStatistics result;
    std::vector<double> cases, controls, distances;
    const SmoothCurve curve = joinEqual(lowess(probability, outcome));
    double above = 0, below = 0;
    for (std::size_t at = 0; at < outcome.size(); ++at) {
        const double p = probability[at];
        (outcome[at] == 1 ? cases : controls).push_back(p);
        distances.push_back(std::abs(p - interpolated(curve, p)));
        above += (outcome[at] - p) * (1 - 2 * p);
        below += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
    }
    const auto n = static_cast<double>(recalibration.used);
    result.c = areaUnderCurve(controls, cases);
    result.dxy = 2 * result.c - 1;
    result.dChi2 = recalibration.devianceNull - recalibration.devianceAsIs;
    result.dP = chiSquareUpper(result.dChi2, 1);
    result.d = (result.dChi2 - 1) / n;
    result.r2 = (1 - std::exp(-result.dChi2 / n)) / (1 - std::exp(-recalibration.devianceNull / n));
    result.uChi2 = recalibration.devianceAsIs - recalibration.deviance;
    result.uP = chiSquareUpper(result.uChi2, 2);
    result.u = (result.uChi2 - 2) / n;
    result.q = result.d - result.u;
    result.brier = brierScore(outcome, probability);
    const double prevalence = mean(outcome);
    result.brierScaled = 1 - result.brier / (prevalence * (1 - prevalence));
    result.observedToExpected = prevalence / mean(probability);
    result.eavg = mean(distances);
    std::sort(distances.begin(), distances.end());
    result.emax = distances.back();
    result.e90 = quantileOfSorted(distances, 0.9);
    result.spiegelhalterZ = above / std::sqrt(below);
    result.spiegelhalterP = normalTwoSided(result.spiegelhalterZ);
    return result;
}

LoessCalibration loessCalibration(std::span<const double> outcome, std::span<const double> probability)
{
    LoessCalibration result;
    const auto [low, high] = minMax(probability);
    const double step = (high - low) / 20;
    for (int at = 0; at <= 20; ++at)
        result.grid.x.push_back(at == 20 ? high : low + at * step);
    result.grid.y = loess(probability, outcome, result.grid.x);
    auto distances = loess(probability, outcome, probability);
    for (std::size_t at = 0; at < distances.size(); ++at)
        distances[at] = std::abs(distances[at] - probability[at]);
    result.ici = mean(distances);
    std::sort(distances.begin(), distances.end());
    result.e50 = median(distances);
    result.e90 = quantileOfSorted(distances, 0.9);
    result.emax = distances.back();
    return result;
}

std::vector<CalibrationGroup> calibrationGroups(std::span<const double> outcome, std::span<const double> probability, std::size_t groups)
{
    std::vector<double> sorted(probability.begin(), probability.end());
    std::sort(sorted.begin(), sorted.end());
    // Upper limit of group j: the smallest prediction that j/g of all do not exceed.
    std::vector<double> limits;
    for (std::size_t j = 1; j <= groups; ++j) {
        const double share = static_cast<double>(j) * static_cast<double>(sorted.size()) / static_cast<double>(groups);
        const auto place = std::clamp<double>(std::ceil(share - 1e-9), 1, static_cast<double>(sorted.size()));
        limits.push_back(j == groups ? sorted.back() : sorted[static_cast<std::size_t>(place) - 1]);
    }
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    std::vector<CalibrationGroup> result(limits.size());
    for (std::size_t at = 0; at < outcome.size(); ++at) {
        auto& group = result[static_cast<std::size_t>(std::lower_bound(limits.begin(), limits.end(), probability[at]) - limits.begin())];
        group.count += 1;
        group.meanPrediction += probability[at];
        group.observed += outcome[at];
    }
    for (CalibrationGroup& group : result) {
        group.meanPrediction /= group.count;
        group.observed /= group.count;
    }
    return result;
}

}  // namespace annulus
