#pragma once

#include "core/phantom/Raster.h"

#include <cmath>

namespace annulus::tests {

/// Exponent beta of a power spectrum f^-beta without a Fourier transform: the mean squared difference of two
/// neighbouring box means grows as side^(beta - 2) (for 2 < beta < 4). Measured over a square of the sheet between
/// boxes of `side` and 2^octaves sides.
inline double spectralExponent(const phantom::Raster& sheet, int x0, int y0, int size, int side, int octaves)
{
    const auto difference = [&](int box) {
        double sum = 0;
        int count = 0;
        const auto mean = [&](int x, int y) {
            double total = 0;
            for (int j = y; j < y + box; ++j)
                for (int i = x; i < x + box; ++i)
                    total += sheet.at(i, j);
            return total / (box * box);
        };
        for (int y = y0; y + box <= y0 + size; y += box)
            for (int x = x0; x + 2 * box <= x0 + size; x += box) {
                const double d = mean(x, y) - mean(x + box, y);
                sum += d * d;
                ++count;
            }
        return sum / count;
    };
    return 2 + std::log2(difference(side << octaves) / difference(side)) / octaves;
}

}  // namespace annulus::tests
