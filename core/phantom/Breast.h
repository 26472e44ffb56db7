#pragma once

#include "core/base/random.h"
#include "core/phantom/StarShape.h"

#include <vector>

namespace annulus::phantom {

enum class Side { right, left };
enum class View { cc, mlo };

/// Mammographic density as the clinical table words it.
enum class Density { fatty, heterogeneous, dense };

/// What both views of one breast have in common, in mm at the breast. Axes: depth from the chest wall towards
/// the nipple, lateral, up; the nipple lies at (length, 0, 0).
struct Breast {
    double length = 90;
    double lateralHalf = 85;    ///< CC: from the nipple line to the lateral end at the chest wall
    double medialHalf = 75;
    double aboveNipple = 120;   ///< MLO: from the nipple to the upper edge of the picture
    double belowNipple = 62;    ///< MLO: down to the inframammary fold
    double axillaWidth = 45;    ///< MLO: breast at the upper edge
    double pectoralTop = 55;    ///< MLO: muscle at the upper edge
    double pectoralEnd = 125;   ///< MLO: where the muscle leaves the picture at the chest wall
    double nippleHeight = 6;
    double edgeRolloff = 22;    ///< over which the compressed thickness falls to zero at the skin
    Density density = Density::heterogeneous;
    double glandReach = 0.6;    ///< half width of the glandular cone against that of the breast
    double glandBack = 0.2;     ///< where it begins, part of the length
    std::uint64_t seed = 0;     ///< of everything finer
};

/// A woman's right and left breast: alike, not the same.
struct Breasts {
    Breast right;
    Breast left;
};
/// Large enough that a lesion of that diameter has room in either of them.
Breasts drawBreasts(const Random& woman, Density density, double lesionMm = 0);

enum class Margin { smooth, spiculated };

/// A calcification: offset from the lesion centre in mm (depth, lateral, up), radius in mm and brightness.
struct Calcification {
    double depth = 0, lateral = 0, up = 0;
    double radiusMm = 0.2;
    double brightness = 1;
};

/// How a mass's grain differs from the common one, in standard deviations of patients; 0 is the common one.
struct MassTexture {
    double heterogeneity = 0;  ///< strength of the grain
    double coarseness = 0;     ///< coarse grain at the cost of fine
    double skew = 0;           ///< bright clumps (+) or dark gaps (-)
};

/// A mass in the breast. Its outline in each view is drawn from `seed` and the view: two projections of one
/// irregular body differ.
struct Lesion {
    double depth = 50, lateral = 15, up = 15;  ///< centre, mm in the axes of Breast
    double radiusMm = 9;                       ///< half of the longest diameter
    Margin margin = Margin::spiculated;
    double irregularity = 0.15;     ///< relative SD of the outline's radius
    double contrast = 0.4;          ///< against glandular tissue, in units of fat-to-gland
    bool distortion = false;        ///< pulls the surrounding strands
    MassTexture texture;
    std::vector<Calcification> calcifications;
    std::uint64_t seed = 0;
};

/// What the caller wants of a lesion; where it lies is drawn so that it keeps clear of skin and picture edge.
struct LesionWish {
    double diameterMm = 18;
    Margin margin = Margin::spiculated;
    bool round = false;
    bool highDensity = true;
    bool distortion = true;
    bool calcifications = true;
};
Lesion drawLesion(const Breast& breast, const LesionWish& wish, Random random);

}  // namespace annulus::phantom
