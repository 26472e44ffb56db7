#pragma once

#include "core/phantom/breastOutline.h"

namespace annulus::phantom {

/// The breast's tissue without lesion and noise on a coarse grid, in units where fat is near 0.2 and gland near 1.
struct Tissue {
    Raster brightness;
    Raster fineness;  ///< how strongly the fine grain of tissue shows, same grid
    double stepMm = 0.2;
};

/// Paints fat, glandular cone, septa and muscle of one view. `distance` is the map of skinDistance.
Tissue paintTissue(const Breast& breast, const BreastView& view, const Raster& distance, double distanceStepMm, double widthMm,
                   double beta, const Random& random);

/// Ligaments, ducts and vessels as a sheet of additional brightness on the picture's own grid, flat view (x from
/// the chest wall); `lesion` gathers the strands around it where it distorts.
Raster drawStrands(const Breast& breast, const BreastView& view, int width, int height, double pixelMm, const Lesion* lesion,
                   const Random& random);

}  // namespace annulus::phantom
