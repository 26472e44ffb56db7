#pragma once

#include "core/features/settings.h"
#include "core/project/Project.h"
#include "core/project/patientValues.h"
#include "core/project/regions.h"
#include "core/readout/readPatient.h"

#include <functional>
#include <memory>

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

/// One frame with what clips its rings.
struct SeenFrame {
    Image grey;
    Breast breast;
};
/// Where frames come from, by image and frame number; asked once for each bundle and view, so keep them.
using FrameSource = std::function<Result<std::shared_ptr<const SeenFrame>>(const ImageRecord& image, int frame)>;
/// Decodes from the files and keeps what it has decoded.
FrameSource decodedFrames();

/// The patient on one occasion as the bundle would have him: its features made from the pixels with its own settings, whatever settings the
/// project's stored features were made with. Where a picture cannot be had, the stored ones stand for it, if there are any.
PatientValues freshValues(const Patient& patient, const Occasion& occasion, const Bundle& bundle, const RecipeBase& today, const RingSettings& rings, std::string_view reader,
                          const FrameSource& frames, const Progress& progress = {});

/// The patient's values with those of one outline made anew from the pixels at hand: what the risk would be if the outline stayed as it is.
/// A region that cannot be had leaves its features missing with the reason.
Result<PatientValues> liveValues(PatientValues stored, const LiveRecipe& recipe, const Patient& patient, const Roi& roi, const Image& grey, const Breast& breast,
                                 const Progress& progress = {});

}  // namespace annulus
