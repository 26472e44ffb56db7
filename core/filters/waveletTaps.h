#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace annulus {

/// Decomposition filters of a discrete wavelet, in the order in which PyWavelets applies them.
struct WaveletTaps {
    std::vector<double> low;
    std::vector<double> high;
};

/// haar, db1-db20, sym2-sym20, coif1-coif5, bior*, rbio* and dmey: the names of PyRadiomics' documentation. Nothing for others.
std::optional<WaveletTaps> waveletTaps(std::string_view name);

/// The filter in which PyWavelets transforms images of single precision.
std::vector<float> inSinglePrecision(std::string_view name, const std::vector<double>& taps);

}  // namespace annulus
