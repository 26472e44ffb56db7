#pragma once

#include "core/features/settings.h"
#include "core/project/Project.h"
#include "core/project/regions.h"
#include "core/readout/readPatient.h"

namespace annulus {

/// What must be computed of one view for a bundle, and nothing else: its image types, classes and features, its rings.
struct LiveRecipe {
    Settings settings;
    RingSettings rings;
    RegionChoice choice;

    [[nodiscard]] bool isEmpty() const { return settings.featureClasses.empty(); }
};
/// `view`: "CC", "MLO", "US". Empty where the bundle looks at no feature of the view. An extraction text that cannot be read is an error.
Result<LiveRecipe> liveRecipe(const Bundle& bundle, const std::string& view, const RingSettings& rings);

/// The patient's values with those of one outline made anew from the pixels at hand: what the risk would be if the outline stayed as it is.
/// A region that cannot be had leaves its features missing with the reason.
Result<PatientValues> liveValues(PatientValues stored, const LiveRecipe& recipe, const Patient& patient, const Roi& roi, const Image& grey, const Breast& breast,
                                 const Progress& progress = {});

}  // namespace annulus
