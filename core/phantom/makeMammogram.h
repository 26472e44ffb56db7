#pragma once

#include "core/image/Image.h"
#include "core/image/Mask.h"
#include "core/phantom/Breast.h"
#include "core/phantom/breastOutline.h"

#include <optional>

namespace annulus::phantom {

/// The detector and how its processed picture maps brightness to stored values.
struct MammogramSettings {
    int rows = 2294;
    int columns = 1914;
    double imagerSpacingMm = 0.094;  ///< square, as the detectors of mammography units are
    double magnification = 1.07;     ///< breast against detector
    double beta = 3;                 ///< of the parenchyma's power spectrum
    double offset = 1700;            ///< stored value of the darkest tissue
    double gain = 1500;              ///< from there to glandular tissue
    double noise = 34;               ///< SD of the quantum noise in stored values at the darkest tissue

    [[nodiscard]] double breastSpacingMm() const { return imagerSpacingMm / magnification; }
};

/// A detector of 24 x 29 cm and 0.07 mm: 4096 x 3328.
MammogramSettings fullSizeSettings();

/// 12-bit picture in the hanging pose (chest wall at the right edge for the right breast); exactly 0 outside
/// the breast. Lengths of the grid are those at the breast.
struct Mammogram {
    Image image;
    std::optional<StarShape> lesion;  ///< in mm of the flat view: x from the chest wall, y from the upper edge
    Mask lesionMask;                  ///< empty where there is none
    PixelFrame frame;                 ///< from pixels to the mm of the flat view
};
Mammogram makeMammogram(const Breast& breast, Side side, View view, const Lesion* lesion, const MammogramSettings& settings = {});

}  // namespace annulus::phantom
