#pragma once

#include "core/project/extraction.h"
#include "core/roi/perturb.h"
#include "core/stats/featureAgreement.h"

namespace annulus {

// What a second reader would tell, from one reader's outlines alone: each is drawn again at random, a little differently.

struct StabilitySettings {
    Perturbation how;
    int times = 20;          ///< how often each outline is drawn again
    std::uint64_t seed = 1;  ///< the same seed gives the same outlines
    bool operator==(const StabilitySettings&) const = default;
};

/// The project with these outlines drawn again for the number-th time: rings and features follow from it as from any other.
Project withPerturbedOutlines(const Project& project, const std::vector<RoiKey>& keys, const StabilitySettings& settings, int number);

/// How one feature of one lesion moves with the outline.
struct FeatureStability {
    std::string region, feature;
    double value = 0;               ///< of the outline as it is drawn
    double standardDeviation = 0;   ///< over the outlines drawn again
    double low = 0, high = 0;       ///< smallest and largest of them
    Message reason;                 ///< why there is no value; the numbers are NaN then
    /// Standard deviation over the size of the value: 0.05 is 5 %; infinite where the value is 0.
    [[nodiscard]] double relative() const;
};

/// The features of one outline, in the order of the table.
Result<std::vector<FeatureStability>> outlineStability(const Project& project, const RoiKey& key, const RegionChoice& choice, const Settings& settings,
                                                       const StabilitySettings& stability, const Progress& progress = {});

/// Agreement of the outlines as they are with `times` others of each, as if so many readers had drawn them: what screens features
/// without a second reader. Subjects are outlines; features are called VIEW_region_feature.
Result<FeatureAgreement> stabilityAgreement(const Project& project, const std::vector<RoiKey>& keys, const RegionChoice& choice, const Settings& settings,
                                            const StabilitySettings& stability, const Progress& progress = {});

}  // namespace annulus
