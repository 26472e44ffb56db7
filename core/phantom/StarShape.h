#pragma once

#include "core/base/random.h"
#include "core/image/Mask.h"
#include "core/roi/Outline.h"

#include <utility>
#include <vector>

namespace annulus::phantom {

/// A closed outline seen from its centre: one radius for each of evenly spaced directions, in mm. Star-shaped
/// outlines are enough for masses and make displacement of a margin a sum on radii.
struct StarShape {
    Point centre;               ///< mm
    std::vector<double> radii;  ///< direction k is at angle 2 pi k / count, x to the right, y down

    [[nodiscard]] double radiusAt(double angle) const;
    /// Distance from the centre over the radius in that direction: below 1 inside.
    [[nodiscard]] double depthRatio(Point at) const;
    [[nodiscard]] double areaMm2() const;
    [[nodiscard]] double longestMm() const;   ///< largest diameter
    [[nodiscard]] double shortestMm() const;  ///< smallest width between parallel lines
    /// How far the outline reaches along y from its centre: least (negative) and most.
    [[nodiscard]] std::pair<double, double> verticalExtent() const;
};

/// A shape of mean radius `radiusMm` squeezed to width : height = `aspect`, with smooth irregularity of the
/// given relative SD in which harmonic k falls as k^-1.3 (lobes first, then bumps).
StarShape drawShape(Point centre, double radiusMm, double aspect, double irregularity, Random random);

/// The same shape with this longest diameter.
StarShape scaledTo(StarShape shape, double longestMm);

/// How a reader's outline differs from the true one: a bias of the whole margin and a smooth random displacement of it, as
/// growth, shrinkage and contour randomisation perturb regions in robustness studies (Zwanenburg et al., Sci Rep
/// 2019;9:614), and now and then a lobe left out or a piece of neighbouring tissue taken in.
struct ReaderHabit {
    double biasMm = 0;        ///< outlines wider (+) or tighter (-)
    double wanderMm = 0.35;   ///< SD of the margin's displacement: this much ...
    double wanderShare = 0.04;  ///< ... plus this share of the mean radius
    double shiftMm = 0.2;     ///< SD of a displacement as a whole
    double smoothing = 0.5;   ///< how far fine bumps are ironed out, 0..1
    double grossRate = 0;     ///< share of outlines with a sector drawn wrongly
};

/// The demo's two readers: one generous, one tight.
ReaderHabit firstReader();
ReaderHabit secondReader();

/// The outline as a reader with that habit would draw it: a smooth random displacement of the margin.
StarShape readBy(const StarShape& truth, const ReaderHabit& habit, Random random);

/// The picture's pixel (i, j) is at (originX + i * stepX, originY + j * stepY) mm;
/// a negative step is a mirrored axis.
struct PixelFrame {
    double originX = 0, originY = 0;
    double stepX = 1, stepY = 1;
    [[nodiscard]] Point mm(double i, double j) const { return {originX + i * stepX, originY + j * stepY}; }
    [[nodiscard]] Point pixel(Point mm) const { return {(mm.x - originX) / stepX, (mm.y - originY) / stepY}; }
};

/// The outline in pixels, and the pixels whose centre lies inside.
Contour contourOf(const StarShape& shape, const PixelFrame& frame);
Mask rasterise(const StarShape& shape, const Grid& grid, const PixelFrame& frame);

/// The pixel box that holds the shape and `marginMm` around it, cut to the grid.
Box boxAround(const StarShape& shape, double marginMm, const Grid& grid, const PixelFrame& frame);

}  // namespace annulus::phantom
