#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/features/settings.h"
#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace annulus {

/// A feature of the neighbourhood of each pixel of a region, as PyRadiomics' voxel-based mode with a masked kernel makes it.
struct FeatureMap {
    std::string feature;              ///< "glcm_Idn"
    Grid grid;                        ///< of the pixels: the image's, or the one it was resampled to
    Box box;                          ///< of the region in that grid
    std::vector<double> values;       ///< over the box row by row; 0 where there is none
    std::vector<std::uint8_t> known;  ///< 1 where there is a value: outside the region and where the definition gives none it is 0
};

struct FeatureMapSettings {
    Settings extraction{};                ///< normalisation, resampling and resegmentation are those of an extraction; grey levels those of the whole region
    std::vector<std::string> wanted{};    ///< class and feature by PyRadiomics' names, "glcm_Idn"; shape has no maps
    double radiusMm = 1;                  ///< of the square (in a volume: cubic) neighbourhood, at least one pixel
};

/// Neighbourhoods are cut to the region. The same bits for any number of threads (0: all).
Result<std::vector<FeatureMap>> featureMaps(const Image& image, const Mask& region, const FeatureMapSettings& settings, const Progress& progress = {}, int threads = 0);

}  // namespace annulus
