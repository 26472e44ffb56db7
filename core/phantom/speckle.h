#pragma once

#include "core/phantom/Raster.h"

namespace annulus::phantom {

/// The point spread of the probe, standard deviations in pixels; across the beam it widens away from the focus.
struct PointSpread {
    double axial = 1.15;
    double lateralAtFocus = 1.9;
    double lateralGrowth = 1.5;  ///< added at one focus depth away from the focus
    double focusRow = 280;
};

/// The envelope a probe receives: random scatterers of the given backscatter (dB), blurred as complex numbers by the
/// point spread, then their modulus. Over even tissue it is Rayleigh distributed: fully developed speckle.
/// (Wagner et al., IEEE Trans Sonics Ultrason 1983;30:156-163.) Mean power is that of the backscatter.
Raster receivedEnvelope(const Raster& scatterDb, const PointSpread& spread, Random random);

}  // namespace annulus::phantom
