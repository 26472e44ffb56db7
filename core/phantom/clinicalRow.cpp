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

/// A normal number bent so that `low` and `high` are the distances to the quartile on either side of the median.
double twoSided(double median, double low, double high, Random& random)
{
    const double z = random.normal() / 0.6745;
    return median + (z < 0 ? low : high) * z;
}

/// Age, origin, body and size of the tumour.
void drawWoman(ClinicalRow& row, Random& random)
{
    const bool a = row.site == Site::a;
    // A: 52.4 +- 10.6 with 11.8 % up to 40; B: 50 (44, 62).
    row.age = static_cast<int>(std::lround(std::clamp(a ? twoSided(51.2, 6.1, 8.2, random) : twoSided(50.2, 6.4, 10.6, random), 24.0, 88.0)));
    constexpr Share atA[] = {{"Han", 0.6098}, {"Uyghur", 0.24}, {"Kazakh", 0.10}, {"other", 0.0502}};
    constexpr Share atB[] = {{"Han", 0.97}, {"other", 0.03}};
    row.ethnicity = a ? pick(atA, random) : pick(atB, random);
    row.menopause = random.uniform() < 1 / (1 + std::exp(-(row.age - (a ? 52.3 : 50.4)) / 2.5));
    // Log-normal: at A 62 % above 2 cm, at B 38 %.
    const double size = std::exp(a ? random.normal(std::log(2.341), 0.42) : random.normal(std::log(1.8), 0.44));
    row.sizeCm = std::round(10 * std::clamp(size, 0.7, 4.4)) / 10;
    row.heightCm = std::round(std::clamp(a ? random.normal(160, 5.5) : random.normal(158, 4.45), 145.0, 178.0));
    row.weightKg = std::round(std::clamp(a ? random.normal(62, 9) : random.normal(57.4, 3.9), 42.0, 98.0));
    row.history = random.uniform() < (a ? 0.02 : 0.048);
}

/// ER > 10 % in 57.5 %, PR > 20 % in 43.7 %, Ki-67 > 20 % in 73.6 %; low-grade tumours keep their receptors.
void drawReceptorsAtA(ClinicalRow& row, Random& random)
{
    const auto chance = [&](double share) { return random.uniform() < share; };
    const bool receptors = chance(row.grade == "III" ? 0.455 : 0.687);
    row.erPercent = receptors ? percent(random.uniform(15, 98)) : chance(0.85) ? 0 : percent(random.uniform(1, 10));
    row.prPercent = receptors && chance(0.7487) ? percent(random.uniform(21, 95)) : percent(std::max(0.0, random.normal(2, 8)));
    row.ki67Percent = percent(row.grade == "III" ? random.uniform(15, 85) : random.uniform(3, 43));
}

/// ER 90 (80, 90), PR 80 (10, 90), Ki-67 20 (10, 30): pathologists round.
void drawReceptorsAtB(ClinicalRow& row, Random& random)
{
    constexpr Share er[] = {{"0", 0.10}, {"5", 0.04}, {"30", 0.03}, {"60", 0.04}, {"70", 0.03}, {"80", 0.20}, {"90", 0.45}, {"95", 0.11}};
    constexpr Share pr[] = {{"0", 0.06}, {"5", 0.06}, {"10", 0.08}, {"30", 0.08}, {"60", 0.12}, {"80", 0.30}, {"90", 0.25}, {"95", 0.05}};
    constexpr Share ki67[] = {{"5", 0.12}, {"10", 0.26}, {"15", 0.10}, {"20", 0.15}, {"25", 0.10}, {"30", 0.13}, {"50", 0.09}, {"70", 0.05}};
    row.erPercent = std::stoi(pick(er, random));
    row.prPercent = row.erPercent > 10 ? std::stoi(pick(pr, random)) : 0;
    row.ki67Percent = std::stoi(pick(ki67, random));
}

}  // namespace

ClinicalRow drawPredictors(Site site, Random random)
{
    ClinicalRow row;
    row.site = site;
    const auto chance = [&](double share) { return random.uniform() < share; };
    drawWoman(row, random);
    constexpr Share grade[] = {{"I", 0.043}, {"II", 0.476}, {"III", 0.481}};
    row.grade = pick(grade, random);
    row.thrombus = chance(0.3854);
    row.nerve = chance(0.1265);
    if (site == Site::a)
        drawReceptorsAtA(row, random);
    else
        drawReceptorsAtB(row, random);
    row.ck56 = chance(row.erPercent > 10 ? 0.15 : 0.405);

    constexpr Share density[] = {{"dense", 0.0704}, {"fatty", 0.1551}, {"heterogeneous", 0.7745}};
    const std::string drawn = pick(density, random);
    row.density = drawn == "dense" ? Density::dense : drawn == "fatty" ? Density::fatty : Density::heterogeneous;
    row.round = chance(0.1014);
    row.margin = chance(row.round ? 0.59 : 0.09) ? Margin::smooth : Margin::spiculated;
    row.highDensity = chance(0.7053);
    row.distortion = chance(row.margin == Margin::spiculated ? 0.6235 : 0.18);
    row.calcification = chance(0.8043);
    row.skin = chance(0.1002);

    row.side = chance(0.49) ? Side::right : Side::left;
    row.tStage = row.sizeCm > 2 ? "T2+" : "T1";
    row.circumscribed = chance(row.margin == Margin::smooth ? 0.55 : 0.027);
    row.oval = row.circumscribed && chance(0.05);
    row.parallel = chance(row.circumscribed ? 0.45 : 0.206);
    row.hypoechoic = chance(0.16);
    row.shadowing = chance(row.circumscribed ? 0.1 : 0.563);
    row.ultrasoundCalcification = chance(row.calcification ? 0.385 : 0.05);
    row.vascularity = chance(0.60);
    return row;
}

void drawMissing(ClinicalRow& row, Random random)
{
    for (const MissingRate& column : missingRates())
        if (random.uniform() < column.rate)
            row.missing.emplace_back(column.column);
}

std::span<const MissingRate> missingRates()
{
    // Of what an archive lacks now and then; outcomes, size and pictures are always there.
    static constexpr MissingRate rates[] = {{"grade", 0.015}, {"thrombus", 0.01}, {"nerve", 0.015}, {"ki67_pct", 0.01}, {"ck56", 0.03},
                                            {"height_cm", 0.03}, {"weight_kg", 0.03}, {"history", 0.01}, {"ap_mm", 0.02}, {"vascularity", 0.02}};
    return rates;
}

const std::vector<std::string>& clinicalColumns()
{
    static const std::vector<std::string> columns{
        "patient", "age", "sex", "ethnicity", "menopause", "size_cm", "grade", "stage", "thrombus", "nerve", "er_pct", "pr_pct",
        "ki67_pct", "ck56", "ihc", "fish", "sln", "density", "shape", "margin", "mass_density", "distortion", "calcification", "skin",
        "height_cm", "weight_kg", "history", "side", "t_stage", "n_stage", "l_mm", "s_mm", "ap_mm", "us_shape", "orientation",
        "us_margin", "echo", "posterior", "us_calcification", "vascularity", "site", "scanner", "study_date"};
    return columns;
}

std::vector<std::string> clinicalCells(const ClinicalRow& row)
{
    std::vector<std::string> cells{
        row.patient, std::to_string(row.age), "F", row.ethnicity, flag(row.menopause), formatNumber(row.sizeCm), row.grade, row.stage,
        flag(row.thrombus), flag(row.nerve), std::to_string(row.erPercent), std::to_string(row.prPercent), std::to_string(row.ki67Percent),
        flag(row.ck56), row.ihc, row.fish, flag(row.sln), densityCode(row.density), row.round ? "round" : "irregular",
        row.margin == Margin::smooth ? "smooth" : "spiculated", row.highDensity ? "high" : "iso", flag(row.distortion),
        flag(row.calcification), flag(row.skin), formatNumber(row.heightCm), formatNumber(row.weightKg), flag(row.history),
        row.side == Side::left ? "left" : "right", row.tStage, row.nStage, formatFixed(row.longMm, 1), formatFixed(row.shortMm, 1),
        formatFixed(row.anteroposteriorMm, 1), row.oval ? "oval" : "irregular", row.parallel ? "parallel" : "not",
        row.circumscribed ? "circumscribed" : "not", row.hypoechoic ? "hypoechoic" : "other", row.shadowing ? "shadowing" : "none",
        flag(row.ultrasoundCalcification), flag(row.vascularity), row.site == Site::a ? "A" : "B", row.scanner, row.studyDate};
    const auto& columns = clinicalColumns();
    for (std::size_t k = 0; k < cells.size(); ++k)
        if (std::ranges::find(row.missing, columns[k]) != row.missing.end())
            cells[k].clear();
    return cells;
}

}  // namespace annulus::phantom
