#pragma once

#include "core/phantom/breastOutline.h"

#include <optional>

namespace annulus::phantom {

/// The lesion's outline in a view, mm of the flat view.
StarShape massOutline(const Lesion& lesion, const BreastView& view);

/// Puts the lesion into the flat view: its body takes the place of most of the tissue in `tissue`, spicules and
/// calcifications are added to `details`. Both sheets are of the picture's own grid.
void addMass(Raster& tissue, Raster& details, const Lesion& lesion, const BreastView& view, double pixelMm);

/// Adds lymph nodes to an MLO view of many breasts: ovals with a darker hilum, near the upper edge.
void addLymphNodes(Raster& details, const Breast& breast, const BreastView& view, double pixelMm, Random random);

/// Adds the few scattered benign calcifications that most breasts have.
void addBenignCalcifications(Raster& sheet, const Breast& breast, const BreastView& view, double pixelMm, Random random);

}  // namespace annulus::phantom
