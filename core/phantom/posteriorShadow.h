#pragma once

#include "core/phantom/makeUltrasound.h"
#include "core/phantom/Raster.h"

namespace annulus::phantom {

/// Adds to `attenuation` (dB per mm, two-way) what the beam loses in and beside a lesion. `within` is 1 where the lesion is.
/// A shadow begins at the lower border over the whole width: most of the loss lies in the deep part of the tumour, where
/// its fibrous tissue scatters the beam away, and the flanks, too thin to absorb much, refract it (edge shadows; Robinson,
/// Wilson, Kossoff: Ultrasound Med Biol 1981;7:265-275). Enhancement grows with the path through the lesion.
void addPosterior(Raster& attenuation, const Raster& within, const StarShape& lesion, const UltrasoundLesion& look, double mmPerPixel,
                  const Random& random);

}  // namespace annulus::phantom
