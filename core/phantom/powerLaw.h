#pragma once

#include "core/phantom/Raster.h"

#include <utility>

namespace annulus::phantom {

/// Power spectrum K / (f^2 + f0^2)^(beta / 2) with f0 = 1 / outerScale: mammographic parenchyma has beta near 3
/// (Burgess, Med Phys 2001;28:419-437). K is such that the variance over all frequencies is 1.
struct PowerLaw {
    double beta = 3;           ///< above 2
    double outerScaleMm = 40;  ///< larger structures grow no stronger
};

/// Which part of the spectrum to draw, cycles per mm; the edges are soft (a sharp cut-off rings).
struct Band {
    double low = 0;
    double high = 1e9;
};

/// Two independent random sheets of `size` x `size` pixels (a power of two) that repeat without a seam. Sheets
/// of one law in adjoining bands add up to the law, whatever their pixel sizes.
std::pair<Raster, Raster> powerLawSheets(int size, double pixelMm, const PowerLaw& law, const Band& band, Random random);

}  // namespace annulus::phantom
