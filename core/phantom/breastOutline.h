#pragma once

#include "core/phantom/Breast.h"
#include "core/phantom/Raster.h"

namespace annulus::phantom {

/// One view of a breast as a flat picture in mm: x from the chest-wall edge of the picture towards the nipple,
/// y down from the upper edge. The same for both sides; the left one is mirrored when pixels are written.
struct BreastView {
    View view = View::cc;
    double heightMm = 200;  ///< of the picture
    double nippleY = 100;   ///< where the nipple lies
    Contour skin;           ///< from the upper to the lower end, x >= 0
};
BreastView projectBreast(const Breast& breast, View view, double heightMm);

/// Where a point of the breast (depth, lateral, up) falls in the view. MLO is taken at 45 degrees: its upward
/// axis is half lateral, half up.
Point projected(const BreastView& view, double depth, double lateral, double up);

/// Distance to the skin in mm, positive inside, on a grid of `stepMm` that covers widthMm x view.heightMm. Exact near the
/// skin; deeper than 34 mm and further out than 6 mm it only says that it is so.
Raster skinDistance(const BreastView& view, double widthMm, double stepMm);

/// The same at one point.
double skinDistanceAt(const BreastView& view, Point at);

/// MLO: x of the front border of the pectoral muscle at height y, 0 or less where there is none.
double pectoralBorder(const Breast& breast, double y);

}  // namespace annulus::phantom
