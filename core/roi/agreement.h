#pragma once

#include "core/base/Result.h"
#include "core/image/Mask.h"

#include <optional>
#include <span>

namespace annulus {

/// How far two masks of the same image agree.
///
/// The surface of a mask are its pixels with at least one of the four neighbours outside the mask; beyond the image is
/// outside. A surface distance is the distance of a surface pixel's centre to the nearest surface pixel's centre of
/// the other mask, in mm, or in pixels where the grid is uncalibrated (`inPixels`).
struct Agreement {
    double dice = 0;     ///< 2 |A and B| / (|A| + |B|)
    double jaccard = 0;  ///< |A and B| / |A or B|
    /// The larger of the two directed 95th percentiles of the surface distances; none where one mask is empty.
    std::optional<double> hd95;
    /// All surface distances of both directions, averaged together; none where one mask is empty.
    std::optional<double> meanSurfaceDistance;
    double areaA = 0;           ///< pixels times pixel area, mm2 or pixels
    double areaB = 0;
    double areaDifference = 0;  ///< areaB - areaA
    bool inPixels = false;
    bool operator==(const Agreement&) const = default;
};

/// Both masks lie on the same 2-D grid or one-slice volume; two empty masks have nothing to compare.
Result<Agreement> compareMasks(const Mask& a, const Mask& b);

/// The p-th percentile (0..100) with linear interpolation at p / 100 (n - 1), NumPy's default (Hyndman and Fan 1996,
/// type 7). `values` are at least one, in any order.
double percentile(std::span<const double> values, double p);

}  // namespace annulus
