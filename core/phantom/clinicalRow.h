#pragma once

#include "core/base/random.h"
#include "core/phantom/Breast.h"

#include <span>
#include <string>
#include <vector>

namespace annulus::phantom {

/// The cohort has two sites, because the two papers' women differ: site A draws from Table 1 of the mammography paper,
/// site B from Table 1 of the ultrasound paper (smaller tumours, fewer nodes, more hormone receptors).
enum class Site { a, b };

enum class Her2 { zero, low, positive };

/// What the pictures show of the outcomes: one standard normal number each, shifted by the outcome (plantedEffects.h).
struct Latents {
    double heterogeneity = 0;  ///< mammogram, lesion: how strongly the grain shows; follows the sentinel node
    double coarseness = 0;     ///< mammogram, lesion: coarse against fine grain; rises from HER2 zero to positive
    double skew = 0;           ///< mammogram, lesion: bright clumps against dark gaps; apart in HER2-low
    double uniformity = 0;     ///< ultrasound, lesion: evenness of the echoes; higher in HER2-low
    double rim = 0;            ///< ultrasound, first millimetre outside: echogenic and patchy; higher in HER2-low
};

/// One line of clinical.csv. Yes/no values are bools; texts are the codes of the file.
struct ClinicalRow {
    std::string patient;
    Site site = Site::a;
    int age = 54;
    std::string ethnicity = "Han";
    bool menopause = false;
    double sizeCm = 2.3;  ///< longest diameter of the one true lesion
    std::string grade = "II", stage = "II";
    bool thrombus = false, nerve = false;
    int erPercent = 0, prPercent = 0, ki67Percent = 30;
    bool ck56 = false;
    Her2 her2 = Her2::zero;  ///< the truth; the file has ihc and fish
    std::string ihc = "0", fish;
    bool sln = false;
    Density density = Density::heterogeneous;
    bool round = false;
    Margin margin = Margin::spiculated;
    bool highDensity = true, distortion = true, calcification = true, skin = false;
    double heightCm = 160, weightKg = 62;
    bool history = false;
    Side side = Side::right;
    std::string tStage = "T2+", nStage = "N0";
    double longMm = 0, shortMm = 0, anteroposteriorMm = 0;  ///< as measured on ultrasound
    bool oval = false, parallel = false, circumscribed = false, hypoechoic = false, shadowing = true, ultrasoundCalcification = false;
    bool vascularity = true;
    std::string scanner, studyDate;
    std::vector<std::string> missing;  ///< columns that nobody filled in
};

/// Everything known before the outcomes, with the site's marginals; age, size, hormone receptors and grade hang
/// together loosely.
ClinicalRow drawPredictors(Site site, Random random);

/// Leaves cells empty at the rates of missingRates(), completely at random.
void drawMissing(ClinicalRow& row, Random random);

struct MissingRate {
    const char* column;
    double rate;
};
std::span<const MissingRate> missingRates();

/// Header and cells in the order of clinical.csv.
const std::vector<std::string>& clinicalColumns();
std::vector<std::string> clinicalCells(const ClinicalRow& row);

}  // namespace annulus::phantom
