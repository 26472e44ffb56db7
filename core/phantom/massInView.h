#pragma once

#include "core/phantom/breastOutline.h"

#include <optional>

namespace annulus::phantom {

/// The lesion's outline in a view, mm of the flat view.
StarShape massOutline(const Lesion& lesion, const BreastView& view);

/// Adds body, spicules and calcifications of the lesion to a sheet of brightness in the flat view.
void addMass(Raster& sheet, const Lesion& lesion, const BreastView& view, double pixelMm);

/// Adds the few scattered benign calcifications that most breasts have.
void addBenignCalcifications(Raster& sheet, const Breast& breast, const BreastView& view, double pixelMm, Random random);

}  // namespace annulus::phantom
