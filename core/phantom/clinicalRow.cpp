#include "core/phantom/clinicalRow.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace annulus::phantom {
namespace {

struct Share {
    const char* code;
    double share;
};

std::string pick(std::span<const Share> shares, Random& random)
{
    double at = random.uniform();
    for (const Share& share : shares) {
        if (at < share.share)
            return share.code;
        at -= share.share;
    }
    return shares.back().code;
}

int percent(double share) { return static_cast<int>(std::lround(std::clamp(share, 0.0, 100.0))); }

std::string flag(bool yes) { return yes ? "1" : "0"; }

const char* densityCode(Density density)
{
    switch (density) {
    case Density::fatty: return "fatty";
    case Density::dense: return "dense";
    case Density::heterogeneous: break;
    }
    return "heterogeneous";
}

}  // namespace

ClinicalRow drawPredictors(Random random)
{
    ClinicalRow row;
    const auto chance = [&](double share) { return random.uniform() < share; };
    row.age = static_cast<int>(std::lround(std::clamp(random.normal(52, 10), 25.0, 86.0)));
    constexpr Share ethnicity[] = {{"Han", 0.61}, {"Uyghur", 0.24}, {"Kazakh", 0.10}, {"other", 0.05}};
    row.ethnicity = pick(ethnicity, random);
    row.menopause = chance(1 / (1 + std::exp(-(row.age - 52.5) / 2.5)));
    // Log-normal with 62 % above 2 cm.
    row.sizeCm = std::round(10 * std::clamp(std::exp(random.normal(std::log(2.28), 0.42)), 0.7, 5.2)) / 10;
    constexpr Share grade[] = {{"I", 0.043}, {"II", 0.476}, {"III", 0.481}};
    row.grade = pick(grade, random);
    row.thrombus = chance(0.385);
    row.nerve = chance(0.126);
    const bool receptors = chance(row.grade == "III" ? 0.46 : 0.69);
    row.erPercent = receptors ? percent(random.uniform(15, 98)) : chance(0.85) ? 0 : percent(random.uniform(1, 10));
    row.prPercent = receptors && chance(0.74) ? percent(random.uniform(21, 95)) : percent(std::max(0.0, random.normal(2, 8)));
    row.ki67Percent = percent(row.grade == "III" ? random.uniform(15, 85) : random.uniform(6, 55));
    row.ck56 = chance(receptors ? 0.15 : 0.41);
    constexpr Share density[] = {{"dense", 0.07}, {"fatty", 0.155}, {"heterogeneous", 0.775}};
    const std::string drawn = pick(density, random);
    row.density = drawn == "dense" ? Density::dense : drawn == "fatty" ? Density::fatty : Density::heterogeneous;
    row.round = chance(0.10);
    row.margin = chance(row.round ? 0.6 : 0.09) ? Margin::smooth : Margin::spiculated;
    row.highDensity = chance(0.705);
    row.distortion = chance(row.margin == Margin::spiculated ? 0.62 : 0.18);
    row.calcification = chance(0.80);
    row.skin = chance(0.10);
    row.heightCm = std::round(std::clamp(random.normal(160, 5.5), 145.0, 178.0));
    row.weightKg = std::round(std::clamp(random.normal(62, 9), 42.0, 98.0));
    row.history = chance(0.11);
    row.side = chance(0.5) ? Side::right : Side::left;
    row.tStage = row.sizeCm > 2 ? "T2+" : "T1";
    row.parallel = chance(0.55);
    row.circumscribed = row.margin == Margin::smooth;
    row.shadowing = !row.circumscribed && chance(0.5);
    row.ultrasoundCalcification = row.calcification && chance(0.6);
    row.vascularity = chance(0.65);
    return row;
}

void drawOutcomes(ClinicalRow& row, Random random)
{
    // Zero 29 %, low 36 %, positive 35 %; 2+ needs FISH (ASCO/CAP 2018).
    constexpr Share staining[] = {{"0", 0.294}, {"1+", 0.20}, {"2+", 0.226}, {"3+", 0.28}};
    row.ihc = pick(staining, random);
    row.fish = row.ihc != "2+" ? "" : random.uniform() < 0.69 ? "negative" : "positive";
    row.sln = random.uniform() < 0.493;
    row.nStage = row.sln ? "N+" : "N0";
    const double at = random.uniform();
    row.stage = row.sln ? (at < 0.60 ? "II" : at < 0.95 ? "III" : "IV") : row.sizeCm <= 2 ? "I" : "II";
    if (!row.sln && row.tStage == "T1" && at < 0.1)
        row.stage = "II";
}

const std::vector<std::string>& clinicalColumns()
{
    static const std::vector<std::string> columns{
        "patient", "age", "sex", "ethnicity", "menopause", "size_cm", "grade", "stage", "thrombus", "nerve", "er_pct", "pr_pct",
        "ki67_pct", "ck56", "ihc", "fish", "sln", "density", "shape", "margin", "mass_density", "distortion", "calcification", "skin",
        "height_cm", "weight_kg", "history", "side", "t_stage", "n_stage", "l_mm", "s_mm", "ap_mm", "us_shape", "orientation",
        "us_margin", "echo", "posterior", "us_calcification", "vascularity", "study_date"};
    return columns;
}

std::vector<std::string> clinicalCells(const ClinicalRow& row)
{
    return {row.patient, std::to_string(row.age), "F", row.ethnicity, flag(row.menopause), formatNumber(row.sizeCm), row.grade, row.stage,
            flag(row.thrombus), flag(row.nerve), std::to_string(row.erPercent), std::to_string(row.prPercent),
            std::to_string(row.ki67Percent), flag(row.ck56), row.ihc, row.fish, flag(row.sln), densityCode(row.density),
            row.round ? "round" : "irregular", row.margin == Margin::smooth ? "smooth" : "spiculated", row.highDensity ? "high" : "iso",
            flag(row.distortion), flag(row.calcification), flag(row.skin), formatNumber(row.heightCm), formatNumber(row.weightKg),
            flag(row.history), row.side == Side::left ? "left" : "right", row.tStage, row.nStage, formatFixed(row.longMm, 1),
            formatFixed(row.shortMm, 1), formatFixed(row.anteroposteriorMm, 1), row.circumscribed ? "oval" : "irregular",
            row.parallel ? "parallel" : "not", row.circumscribed ? "circumscribed" : "not", "hypoechoic",
            row.shadowing ? "shadowing" : "none", flag(row.ultrasoundCalcification), flag(row.vascularity), row.studyDate};
}

}  // namespace annulus::phantom
