#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/dicom/readFrame.h"
#include "core/image/Mask.h"
#include "core/project/Project.h"
#include "core/rings/rings.h"

#include <optional>
#include <vector>

namespace annulus {

/// Spacing at a lesion: the project's manual calibration, else the image's own, else that of the ultrasound region
/// which holds the whole box. Uncalibrated is an answer, not an error; two scales under one box are refused.
Result<Spacing> spacingForBox(const ImageRecord& image, const Box& box);

/// Row spacing over column spacing as far as the object says anything of it: by its spacing, the scale of an ultrasound
/// region or Pixel Aspect Ratio. It holds for a calibration by hand, which measures one length.
std::optional<double> statedAspect(const Facts& facts);

/// The breast of a mammogram without air and padding, which clips rings; `missing` says why there is none although one
/// was looked for. Both are empty for other images.
struct Breast {
    MaskPtr mask;
    std::optional<Error> missing;
    bool operator==(const Breast&) const = default;
};
/// Takes tens of milliseconds on a full field: find it once per image and pass it on.
Breast findBreast(const Facts& facts, const Frame& frame);

/// The lesion's pixels and its rings as everything derives them: the screen, the features, the exports.
struct RoiRegions {
    Mask lesion;
    Spacing spacing;
    std::vector<Ring> rings;
    std::optional<Error> ringsRefused;  ///< the sentence where there are no rings
};

/// Rings end at the image border and leave out the reader's other outlines on the same frame; where the settings ask
/// for it also at the skin (`breast`, from findBreast) or at the border of the ultrasound region around the lesion. Where
/// the breast was not found rings are refused rather than left unclipped. An outline without pixels is refused.
Result<RoiRegions> regionsOf(const Patient& patient, const Roi& roi, const RingSettings& settings, const Breast& breast,
                             const Progress& progress = {});

}  // namespace annulus
