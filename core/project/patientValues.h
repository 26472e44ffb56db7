#pragma once

#include "core/features/FeatureValue.h"
#include "core/project/Occasion.h"
#include "core/project/recipe.h"
#include "core/readout/readPatient.h"

#include <span>

namespace annulus {

/// The outline of each view whose features stand for the patient on that occasion: of one reader (`reader` where he drew on that view, else
/// the first who did) the largest lesion, or the first one where the bundle says "index".
std::vector<const Roi*> readoutRois(const Patient& patient, const Occasion& occasion, const Bundle& bundle, std::string_view reader);

/// What the project knows of a patient, in the bundle's words: stored features of the outlines above, the clinical values by the bundle's
/// codebook, what is to be said of the images. Reads the numbers from disk where they are not at hand.
PatientValues patientValues(const Patient& patient, const Occasion& occasion, const Bundle& bundle, const RecipeBase& today, std::string_view reader);

/// "CC", "MLO", ...; "US" of ultrasound: how a bundle calls the views.
std::string viewOfImage(const Facts& facts);
/// Feature values of one view under the names that people use ("CC_peri1mm_..."), a reason where there is no value.
void takeValues(PatientValues& values, std::span<const FeatureValue> computed, const std::string& view);

}  // namespace annulus
