#pragma once

#include "core/phantom/clinicalRow.h"

#include <array>
#include <span>
#include <vector>

namespace annulus::phantom {

/// A clinical effect as the outcome was drawn with it: change of the log odds for one unit of `coding`.
struct Effect {
    const char* column;
    const char* coding;
    double logOdds;
};

/// Sentinel node, both sites: binary logistic model with the multivariable odds ratios of Table 2 of the mammography paper;
/// grade, stage and HER2 as scores, as the protocol codes them.
std::span<const Effect> slnEffects();
/// HER2 zero < low < positive at site A: proportional odds with the multivariable odds ratios of that paper's Table 3. Node and
/// stage are left out: they are drawn after HER2, and the node's own model ties them to it.
std::span<const Effect> her2Effects();
/// HER2-low against zero at site B: the multivariable odds ratios of Table 2 of the ultrasound paper for what is known before
/// the node, and the margin's from the counts of its Table 1 (4 of 129 against 17 of 80 circumscribed).
std::span<const Effect> her2LowEffects();

/// The values that the effects multiply, in their order.
std::vector<double> slnPredictors(const ClinicalRow& row);
std::vector<double> her2Predictors(const ClinicalRow& row);
std::vector<double> her2LowPredictors(const ClinicalRow& row);

/// Sum of effect times value, without intercept.
double linearPredictor(std::span<const Effect> effects, std::span<const double> values);

/// Means of the latent numbers in each outcome class; all have unit variance. They are drawn after the outcome: by Bayes' rule
/// log odds given predictors and latents = clinical log odds + separation x latent + a constant, so that the clinical odds
/// ratios hold with and without the pictures, and the latent's own AUC is Phi(separation / sqrt 2).
inline constexpr double slnSeparation = 1.6;
inline constexpr std::array<double, 3> coarsenessMean{0, 1.15, 2.3};  ///< HER2 zero, low, positive
inline constexpr std::array<double, 3> skewMean{0, 1.15, 0};
inline constexpr std::array<double, 3> uniformityMean{0, 0.75, 0.75};
inline constexpr std::array<double, 3> rimMean{0, 1.6, 1.6};

/// Intercepts that give the site's shares of Table 1, found by bisection over 20,000 simulated women.
struct OutcomeModel {
    double sln = 0;
    double her2Low = 0;       ///< A: of P(low or positive); B: of P(low)
    double her2Positive = 0;  ///< A only
};
const OutcomeModel& outcomeModel(Site site);

/// HER2 with its IHC and FISH (ASCO/CAP 2018), stage, node. A few tumours stay IHC 2+ without FISH: their status is unknown.
void drawOutcomes(ClinicalRow& row, Random random);

Latents drawLatents(const ClinicalRow& row, Random random);

/// What a perfect reader of predictors and latents would reach, area under the ROC curve by simulation.
struct PlantedAuc {
    double slnClinical = 0, slnImage = 0, slnBoth = 0;                            ///< site A
    std::array<double, 3> her2Image{};                                            ///< site A, each class against the rest
    double lowClinical = 0, lowIntra = 0, lowRing = 0, lowIntraRing = 0, lowAll = 0;  ///< site B, low against zero
};
PlantedAuc plantedAuc();

}  // namespace annulus::phantom
