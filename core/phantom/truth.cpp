#include "core/phantom/truth.h"

#include "core/phantom/plantedEffects.h"

#include <cmath>

namespace annulus::phantom {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

Json termsOf(std::span<const Effect> effects)
{
    Json terms = Json::array();
    for (const Effect& effect : effects)
        terms.push_back({{"column", effect.column},
                         {"coding", effect.coding},
                         {"log_odds", effect.logOdds},
                         {"odds_ratio", std::round(std::exp(effect.logOdds) * 1000) / 1000}});
    return terms;
}

Json latentOf(const char* name, const char* shown, const std::vector<double>& means, const std::vector<std::string>& families)
{
    return {{"name", name}, {"shown_by", shown}, {"mean_by_class", means}, {"sd", 1}, {"families", families}};
}

Json slnTruth(const PlantedAuc& auc)
{
    return {{"outcome", "sln"},
            {"classes", {"0", "1"}},
            {"model", "log odds = intercept + sum of log_odds x coding; the latent is drawn from the outcome, which adds separation x latent"},
            {"source", "Zhao et al. 2025, Table 2, multivariable"},
            {"intercept", {{"A", rounded(outcomeModel(Site::a).sln)}, {"B", rounded(outcomeModel(Site::b).sln)}}},
            {"terms", termsOf(slnEffects())},
            {"latents",
             {latentOf("heterogeneity", "strength of the grain of the lesion on CC and MLO", {0, slnSeparation},
                       {"CC/MLO lesion firstorder (Variance, MeanAbsoluteDeviation, InterquartileRange, Entropy)", "CC/MLO lesion glcm (Contrast, SumSquares)",
                        "CC/MLO lesion glrlm, gldm and glszm GrayLevelVariance", "CC/MLO lesion LoG, wavelet and gradient energy"})}},
            {"auc", {{"clinical", rounded(auc.slnClinical)}, {"image", rounded(auc.slnImage)}, {"both", rounded(auc.slnBoth)}}}};
}

Json her2Truth(const PlantedAuc& auc)
{
    return {{"outcome", "her2"},
            {"classes", {"zero", "low", "positive"}},
            {"site", "A"},
            {"model", "proportional odds: log odds of at least this class = intercept + sum of log_odds x coding"},
            {"source", "Zhao et al. 2025, Table 3, multivariable, without node and stage"},
            {"intercept", {{"low", rounded(outcomeModel(Site::a).her2Low)}, {"positive", rounded(outcomeModel(Site::a).her2Positive)}}},
            {"terms", termsOf(her2Effects())},
            {"latents",
             {latentOf("coarseness", "coarse against fine grain of the lesion on CC and MLO", {coarsenessMean.begin(), coarsenessMean.end()},
                       {"CC/MLO lesion glcm (Correlation, Idn, DifferenceEntropy)", "CC/MLO lesion ngtdm", "CC/MLO lesion gldm and glrlm run and dependence features",
                        "CC/MLO lesion LoG and wavelet (the balance between scales)"}),
              latentOf("skew", "bright clumps against dark gaps of the lesion on CC and MLO", {skewMean.begin(), skewMean.end()},
                       {"CC/MLO lesion firstorder (Skewness, Kurtosis, Median against Mean)", "CC/MLO lesion HighGrayLevel and LowGrayLevel emphases"})}},
            {"auc_one_against_rest", {{"zero", rounded(auc.her2Image[0])}, {"low", rounded(auc.her2Image[1])}, {"positive", rounded(auc.her2Image[2])}}}};
}

Json lowTruth(const PlantedAuc& auc)
{
    return {{"outcome", "her2 low against zero"},
            {"classes", {"zero", "low", "positive"}},
            {"site", "B"},
            {"model", "log odds = intercept + sum of log_odds x coding; the latents are drawn from the outcome at both sites"},
            {"source", "ultrasound paper 2025, Table 2, multivariable, without the node; us_margin from the counts of Table 1"},
            {"intercept", rounded(outcomeModel(Site::b).her2Low)},
            {"terms", termsOf(her2LowEffects())},
            {"latents",
             {latentOf("uniformity", "evenness of the echoes inside the lesion on US", {uniformityMean.begin(), uniformityMean.end()},
                       {"US lesion firstorder (Variance, Entropy)", "US lesion glcm and glszm (lower contrast, larger zones)"}),
              latentOf("rim", "echo level and patchiness of the first millimetre outside the lesion on US; nothing beyond it", {rimMean.begin(), rimMean.end()},
                       {"US ring_0-1mm firstorder (Mean, Median, percentiles)", "US ring_0-1mm glcm and glszm", "US ring_0-2mm and ring_0-3mm the same, diluted"})}},
            {"auc", {{"clinical", rounded(auc.lowClinical)}, {"intra", rounded(auc.lowIntra)}, {"ring_0-1mm", rounded(auc.lowRing)},
                     {"intra_and_ring_0-1mm", rounded(auc.lowIntraRing)}, {"combined", rounded(auc.lowAll)}}}};
}

Json habitOf(const ReaderHabit& habit)
{
    return {{"bias_mm", habit.biasMm}, {"margin_sd_mm", habit.wanderMm}, {"margin_sd_share_of_radius", habit.wanderShare},
            {"shift_sd_mm", habit.shiftMm}, {"gross_disagreement_rate", habit.grossRate}};
}

const char* nameOf(Her2 status) { return status == Her2::zero ? "zero" : status == Her2::low ? "low" : "positive"; }

}  // namespace

Json plantedTruth()
{
    const PlantedAuc auc = plantedAuc();
    Json missing = Json::object();
    for (const MissingRate& column : missingRates())
        missing[column.column] = column.rate;
    return {{"about", "Synthetic cohort. No picture and no number of it comes from a patient. Areas under the curve are those of a perfect reader of "
                      "the latent numbers in the whole population, by simulation of 20,000 women; features measure the latents with noise and come out lower."},
            {"sites", {{"A", "three of five women; marginals of Table 1 of the mammography paper"},
                       {"B", "two of five women; marginals of Table 1 of the ultrasound paper"}}},
            {"planted", {slnTruth(auc), her2Truth(auc), lowTruth(auc)}},
            {"missing_completely_at_random", missing},
            {"readers",
             {{"model", "bias of the margin, smooth random displacement (harmonics 1 to 9) and shift; rarely a sector a third too far in or a fifth too far out"},
              {"reader1", habitOf(firstReader())},
              {"reader2", habitOf(secondReader())}}}};
}

Json patientTruth(const DemoPatient& patient)
{
    const ClinicalRow& row = patient.row;
    const Latents& seen = patient.latents;
    return {{"patient", row.patient},
            {"site", row.site == Site::a ? "A" : "B"},
            {"side", row.side == Side::right ? "R" : "L"},
            {"diameter_mm", rounded(2 * patient.lesion.radiusMm)},
            {"margin", row.margin == Margin::spiculated ? "spiculated" : "smooth"},
            {"calcifications", patient.lesion.calcifications.size()},
            {"her2", nameOf(row.her2)},
            {"sln", row.sln ? 1 : 0},
            {"latents", {{"heterogeneity", rounded(seen.heterogeneity)}, {"coarseness", rounded(seen.coarseness)}, {"skew", rounded(seen.skew)},
                         {"uniformity", rounded(seen.uniformity)}, {"rim", rounded(seen.rim)}}},
            {"images", Json::object()}};
}

}  // namespace annulus::phantom
