#pragma once

#include <string>
#include <vector>

namespace annulus {

enum class Lbp2DMethod { standard, ror, uniform, var };  ///< scikit-image's names; `standard` is its "default"

/// A filter width; PyRadiomics writes the number into the name of the derived image, 1 and 1.0 differently.
struct Sigma {
    double mm = 1;
    std::string text = "1";  ///< as Python prints it
    bool operator==(const Sigma&) const = default;
};

/// What the filters may be told: PyRadiomics' names and defaults.
struct FilterSettings {
    std::vector<Sigma> sigma{};  ///< LoG: one derived image each
    int startLevel = 0;          ///< Wavelet: decompositions done before the first one that is kept
    int level = 1;               ///< Wavelet: decompositions that are kept
    std::string wavelet = "coif1";
    bool gradientUseSpacing = true;
    double lbp2DRadius = 1;      ///< pixels
    int lbp2DSamples = 8;
    Lbp2DMethod lbp2DMethod = Lbp2DMethod::uniform;
    int lbp3DLevels = 2;
    double lbp3DIcosphereRadius = 1;  ///< voxels
    int lbp3DIcosphereSubdivision = 1;
    bool operator==(const FilterSettings&) const = default;
};

}  // namespace annulus
