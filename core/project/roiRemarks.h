#pragma once

#include "core/image/Picture.h"
#include "core/project/regions.h"

namespace annulus {

/// What is on a frame beside its echoes or shadows.
struct DrawnPixels {
    Mask lettering;  ///< characters and callipers (core/dicom/lettering)
    Mask coloured;   ///< clearly no grey: colour flow, elastography
};
/// Of a frame as it is shown.
DrawnPixels findDrawnPixels(const Picture& picture);

/// What a reader should know of where an outline lies: in air, on something else than B-mode, on or beside lettering, a
/// ring beyond the region. Nothing is refused for it. `drawn`: null where it was not looked for.
std::vector<Message> remarksOn(const ImageRecord& image, const RoiRegions& regions, const Breast& breast, const DrawnPixels* drawn = nullptr);

}  // namespace annulus
