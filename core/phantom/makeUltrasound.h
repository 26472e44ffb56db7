#pragma once

#include "core/image/Image.h"
#include "core/image/Mask.h"
#include "core/phantom/StarShape.h"
#include "core/phantom/imageAttributes.h"

namespace annulus::phantom {

enum class Posterior { none, shadow, enhancement };

/// The lesion as a linear probe sees it; sizes in mm.
struct UltrasoundLesion {
    double diameterMm = 14;       ///< the longest one
    bool parallel = false;       ///< wider than tall
    bool circumscribed = false;
    Posterior posterior = Posterior::shadow;
    bool calcifications = false;
    double echoDb = -14;         ///< against gland
    double uniformity = 0;       ///< evenness of the echoes inside, in SD of patients
    double rim = 0;              ///< how echogenic and patchy the first millimetre outside is, in SD of patients
};

struct UltrasoundSettings {
    int columns = 900;
    int rows = 690;
    int left = 70, top = 50;          ///< of the region that holds the picture
    int width = 740, height = 600;
    double mmPerPixel = 0.06;
    int looks = 3;                    ///< independent speckle patterns averaged (compounding); 1: fully developed
    double dynamicRangeDb = 62;
    std::uint64_t seed = 1;
    std::string label = "BREAST";     ///< burned in above the picture
};

struct Ultrasound {
    Image image;            ///< 8-bit
    RegionAttributes region;
    StarShape lesion;       ///< mm from the region's upper left pixel
    Mask lesionMask;
    PixelFrame frame;
};
/// The scale at which a lesion is shown whole with room around it.
double fittingScale(double diameterMm, const UltrasoundSettings& settings, Random random);

/// The lesion's outline in mm of the region, without painting the frame.
StarShape placeLesion(const UltrasoundLesion& lesion, const UltrasoundSettings& settings);

Ultrasound makeUltrasound(const UltrasoundLesion& lesion, const UltrasoundSettings& settings = {});

}  // namespace annulus::phantom
