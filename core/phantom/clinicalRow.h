#pragma once

#include "core/base/random.h"
#include "core/phantom/Breast.h"

#include <string>
#include <vector>

namespace annulus::phantom {

/// One line of clinical.csv. Yes/no values are bools; texts are the codes of the file.
struct ClinicalRow {
    std::string patient;
    int age = 54;
    std::string ethnicity = "Han";
    bool menopause = false;
    double sizeCm = 2.3;
    std::string grade = "II", stage = "II";
    bool thrombus = false, nerve = false;
    int erPercent = 0, prPercent = 0, ki67Percent = 30;
    bool ck56 = false;
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
    bool parallel = false, circumscribed = false, shadowing = true, ultrasoundCalcification = false, vascularity = true;
    std::string studyDate;
};

/// Everything known before the outcomes. Marginals are those of Table 1 of the mammography paper and of the baseline table
/// of the ultrasound paper; age, size, hormone receptors and grade hang together loosely.
ClinicalRow drawPredictors(Random random);

/// HER2 by IHC and FISH, sentinel node and what follows from them (stage, N). Its own step and stream: a cohort with
/// planted effects replaces it by one that looks at the predictors and the picture.
void drawOutcomes(ClinicalRow& row, Random random);

/// Header and cells in the order of clinical.csv.
const std::vector<std::string>& clinicalColumns();
std::vector<std::string> clinicalCells(const ClinicalRow& row);

}  // namespace annulus::phantom
