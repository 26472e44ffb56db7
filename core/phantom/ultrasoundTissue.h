#pragma once

#include "core/phantom/Raster.h"
#include "core/phantom/makeUltrasound.h"

namespace annulus::phantom {

/// What the beam meets, on the pixels of the region: backscatter in dB, and the additional two-way attenuation
/// in dB per mm (negative: less than the time-gain compensation expects).
struct Echoes {
    Raster scatterDb;
    Raster attenuation;
};
Echoes paintEchoes(const StarShape& lesion, const UltrasoundLesion& look, const UltrasoundSettings& settings, const Random& random);

}  // namespace annulus::phantom
