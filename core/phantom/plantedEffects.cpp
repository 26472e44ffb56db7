#include "core/phantom/plantedEffects.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace annulus::phantom {
namespace {

// Natural logarithms of the printed odds ratios; the papers print them to two (A) and three (B) decimals.
constexpr Effect sln[] = {{"ethnicity", "minority against Han", 0.39},
                          {"size_cm", "above 2 cm", -1.05},
                          {"grade", "score I to III as 1 to 3", 0.66},
                          {"thrombus", "present", 1.45},
                          {"nerve", "present", 0.37},
                          {"menopause", "yes", 0.21},
                          {"ki67_pct", "above 20 %", -0.15},
                          {"stage", "score I to IV as 1 to 4", 3.22},
                          {"margin", "spiculated", 1.05},
                          {"mass_density", "high", 0.22},
                          {"skin", "changed", 0.58},
                          {"her2", "score zero, low, positive as 0 to 2", 0.61}};
constexpr Effect her2[] = {{"size_cm", "above 2 cm", 0.40},
                           {"grade", "score I to III as 1 to 3", 0.05},
                           {"pr_pct", "above 20 %", -0.46},
                           {"menopause", "yes", -0.32},
                           {"ki67_pct", "above 20 %", 0.55},
                           {"ck56", "positive", -0.94},
                           {"calcification", "present", 0.41}};
constexpr Effect her2Low[] = {{"er_pct", "percent", 0.01882},
                              {"age", "years", -0.01816},
                              {"weight_kg", "kg", -0.01918},
                              {"l_mm", "mm of the true lesion (10 x size_cm)", -0.00401},
                              {"us_calcification", "present", 0.27914},
                              {"us_margin", "circumscribed", -2.132}};

constexpr double unknownStatus = 0.04;  ///< IHC 2+ and no FISH

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double scoreOf(const std::string& roman) { return roman == "I" ? 1 : roman == "II" ? 2 : roman == "III" ? 3 : 4; }

/// The intercept with which `meanAt` (rising) meets `share`.
double interceptFor(double share, const std::function<double(double)>& meanAt)
{
    double low = -40;
    double high = 40;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (meanAt(middle) < share ? low : high) = middle;
    }
    return (low + high) / 2;
}

double interceptFor(double share, const std::vector<double>& predictors)
{
    return interceptFor(share, [&](double intercept) {
        double sum = 0;
        for (const double x : predictors)
            sum += logistic(intercept + x);
        return sum / static_cast<double>(predictors.size());
    });
}

double her2Score(const ClinicalRow& row)
{
    return row.site == Site::a ? linearPredictor(her2, her2Predictors(row)) : linearPredictor(her2Low, her2LowPredictors(row));
}

/// Status with the tests that show it.
void drawHer2(ClinicalRow& row, const OutcomeModel& model, Random& random)
{
    const bool unknown = random.uniform() < unknownStatus;
    const double at = random.uniform();
    const double score = her2Score(row);
    if (unknown)
        row.her2 = at < 0.8 ? Her2::low : Her2::positive;
    else if (row.site == Site::a)
        row.her2 = at < logistic(model.her2Positive + score) ? Her2::positive : at < logistic(model.her2Low + score) ? Her2::low : Her2::zero;
    else
        row.her2 = at < logistic(model.her2Low + score) ? Her2::low : Her2::zero;
    const double stain = random.uniform();
    const bool equivocal = unknown || (row.her2 == Her2::low && stain < 0.53) || (row.her2 == Her2::positive && stain < 0.2);
    row.ihc = equivocal ? "2+" : row.her2 == Her2::zero ? "0" : row.her2 == Her2::low ? "1+" : "3+";
    row.fish = !equivocal || unknown ? "" : row.her2 == Her2::positive ? "positive" : "negative";
}

/// Anatomical stage given the size: I needs 2 cm or less; shares of Table 1 (27, 52, 18, 3 %).
void drawStage(ClinicalRow& row, Random& random)
{
    const double at = random.uniform();
    if (row.sizeCm <= 2)
        row.stage = at < 0.711 ? "I" : at < 0.961 ? "II" : at < 0.995 ? "III" : "IV";
    else
        row.stage = at < 0.689 ? "II" : at < 0.959 ? "III" : "IV";
}

OutcomeModel calibrated(Site site)
{
    constexpr std::uint64_t women = 20000;
    const Random random(0xA11);  // of its own: the demo's seed does not change the model
    OutcomeModel model;
    std::vector<ClinicalRow> rows;
    std::vector<double> scores;
    for (std::uint64_t k = 0; k < women; ++k) {
        rows.push_back(drawPredictors(site, random.split(2 * k)));
        scores.push_back(her2Score(rows.back()));
    }
    if (site == Site::a) {
        model.her2Low = interceptFor(1 - 246.0 / 838, scores);
        model.her2Positive = interceptFor(295.0 / 838, scores);
    } else {
        model.her2Low = interceptFor(129.0 / 209, scores);
    }
    for (std::uint64_t k = 0; k < women; ++k) {
        Random draw = random.split(2 * k + 1);
        drawHer2(rows[k], model, draw);
        drawStage(rows[k], draw);
        scores[k] = linearPredictor(sln, slnPredictors(rows[k]));
    }
    model.sln = interceptFor(site == Site::a ? 413.0 / 838 : 57.0 / 209, scores);
    return model;
}

struct Scored {
    double score;
    bool event;
};

/// Share of pairs that the score puts in the right order; ties count half.
double areaUnderCurve(std::vector<Scored> all)
{
    std::ranges::sort(all, {}, &Scored::score);
    double rankSum = 0;
    double events = 0;
    for (std::size_t from = 0; from < all.size();) {
        std::size_t to = from;
        while (to < all.size() && all[to].score == all[from].score)
            ++to;
        const double rank = (static_cast<double>(from + to) + 1) / 2;
        for (; from < to; ++from)
            if (all[from].event) {
                rankSum += rank;
                ++events;
            }
    }
    const double others = static_cast<double>(all.size()) - events;
    return (rankSum - events * (events + 1) / 2) / (events * others);
}

double squared(double x) { return x * x; }

/// Posterior weight of a HER2 class from the mammogram's latents.
double weightOf(std::size_t status, const Latents& seen)
{
    constexpr std::array<double, 3> share{246, 297, 295};
    return share[status] * std::exp(-0.5 * (squared(seen.coarseness - coarsenessMean[status]) + squared(seen.skew - skewMean[status])));
}

}  // namespace

std::span<const Effect> slnEffects() { return sln; }
std::span<const Effect> her2Effects() { return her2; }
std::span<const Effect> her2LowEffects() { return her2Low; }

std::vector<double> slnPredictors(const ClinicalRow& row)
{
    return {row.ethnicity == "Han" ? 0.0 : 1.0, row.sizeCm > 2 ? 1.0 : 0.0, scoreOf(row.grade), row.thrombus ? 1.0 : 0.0,
            row.nerve ? 1.0 : 0.0, row.menopause ? 1.0 : 0.0, row.ki67Percent > 20 ? 1.0 : 0.0, scoreOf(row.stage),
            row.margin == Margin::spiculated ? 1.0 : 0.0, row.highDensity ? 1.0 : 0.0, row.skin ? 1.0 : 0.0, static_cast<double>(row.her2)};
}

std::vector<double> her2Predictors(const ClinicalRow& row)
{
    return {row.sizeCm > 2 ? 1.0 : 0.0, scoreOf(row.grade), row.prPercent > 20 ? 1.0 : 0.0, row.menopause ? 1.0 : 0.0,
            row.ki67Percent > 20 ? 1.0 : 0.0, row.ck56 ? 1.0 : 0.0, row.calcification ? 1.0 : 0.0};
}

std::vector<double> her2LowPredictors(const ClinicalRow& row)
{
    return {static_cast<double>(row.erPercent), static_cast<double>(row.age), row.weightKg, 10 * row.sizeCm,
            row.ultrasoundCalcification ? 1.0 : 0.0, row.circumscribed ? 1.0 : 0.0};
}

double linearPredictor(std::span<const Effect> effects, std::span<const double> values)
{
    assert(effects.size() == values.size());
    double sum = 0;
    for (std::size_t k = 0; k < effects.size(); ++k)
        sum += effects[k].logOdds * values[k];
    return sum;
}

const OutcomeModel& outcomeModel(Site site)
{
    static const OutcomeModel atA = calibrated(Site::a);
    static const OutcomeModel atB = calibrated(Site::b);
    return site == Site::a ? atA : atB;
}

void drawOutcomes(ClinicalRow& row, Random random)
{
    const OutcomeModel& model = outcomeModel(row.site);
    drawHer2(row, model, random);
    drawStage(row, random);
    row.sln = random.uniform() < logistic(model.sln + linearPredictor(sln, slnPredictors(row)));
    row.nStage = row.sln ? "N+" : "N0";
}

Latents drawLatents(const ClinicalRow& row, Random random)
{
    const auto status = static_cast<std::size_t>(row.her2);
    Latents latents;
    latents.heterogeneity = random.normal() + (row.sln ? slnSeparation : 0);
    latents.coarseness = random.normal() + coarsenessMean[status];
    latents.skew = random.normal() + skewMean[status];
    latents.uniformity = random.normal() + uniformityMean[status];
    latents.rim = random.normal() + rimMean[status];
    return latents;
}

PlantedAuc plantedAuc()
{
    constexpr std::uint64_t women = 20000;
    const Random random(0xA0C);
    std::array<std::vector<Scored>, 3> node;
    std::array<std::vector<Scored>, 3> status;
    std::array<std::vector<Scored>, 5> lowAgainstZero;
    for (std::uint64_t k = 0; k < women; ++k) {
        ClinicalRow row = drawPredictors(Site::a, random.split(6 * k));
        drawOutcomes(row, random.split(6 * k + 1));
        Latents seen = drawLatents(row, random.split(6 * k + 2));
        const double clinical = linearPredictor(sln, slnPredictors(row));
        node[0].push_back({clinical, row.sln});
        node[1].push_back({seen.heterogeneity, row.sln});
        node[2].push_back({clinical + slnSeparation * seen.heterogeneity, row.sln});
        const std::array<double, 3> weights{weightOf(0, seen), weightOf(1, seen), weightOf(2, seen)};
        for (std::size_t c = 0; c < 3; ++c)
            status[c].push_back({weights[c] / (weights[0] + weights[1] + weights[2]), static_cast<std::size_t>(row.her2) == c});

        row = drawPredictors(Site::b, random.split(6 * k + 3));
        drawOutcomes(row, random.split(6 * k + 4));
        seen = drawLatents(row, random.split(6 * k + 5));
        if (row.her2 == Her2::positive || (row.ihc == "2+" && row.fish.empty()))
            continue;
        const bool low = row.her2 == Her2::low;
        const double table = her2Score(row);
        const double intra = uniformityMean[1] * seen.uniformity;
        const double ring = rimMean[1] * seen.rim;
        const std::array<double, 5> scores{table, intra, ring, intra + ring, table + intra + ring};
        for (std::size_t s = 0; s < scores.size(); ++s)
            lowAgainstZero[s].push_back({scores[s], low});
    }
    PlantedAuc auc;
    auc.slnClinical = areaUnderCurve(node[0]);
    auc.slnImage = areaUnderCurve(node[1]);
    auc.slnBoth = areaUnderCurve(node[2]);
    for (std::size_t c = 0; c < 3; ++c)
        auc.her2Image[c] = areaUnderCurve(status[c]);
    auc.lowClinical = areaUnderCurve(lowAgainstZero[0]);
    auc.lowIntra = areaUnderCurve(lowAgainstZero[1]);
    auc.lowRing = areaUnderCurve(lowAgainstZero[2]);
    auc.lowIntraRing = areaUnderCurve(lowAgainstZero[3]);
    auc.lowAll = areaUnderCurve(lowAgainstZero[4]);
    return auc;
}

}  // namespace annulus::phantom
