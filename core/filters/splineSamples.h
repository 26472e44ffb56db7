#pragma once

#include "core/image/Image.h"
#include "core/image/Mask.h"

#include <array>
#include <vector>

namespace annulus {

/// A part of an image as a cubic spline (Unser 1999; mirrored borders, an axis of one sample left alone), sampled as
/// scipy's map_coordinates does: 0 outside the image.
class CubicSpline {
public:
    /// Samples may be asked for in `box` grown by `reach`.
    CubicSpline(const Image& image, const Box& box, double reach);

    /// The value at continuous pixel coordinates (i, j, k).
    [[nodiscard]] double at(const std::array<double, 3>& place) const;

private:
    std::array<std::int64_t, 3> whole_{};  ///< size of the image
    std::array<std::int64_t, 3> start_{};  ///< first pixel of the part
    std::array<std::int64_t, 3> size_{};   ///< of the part
    std::vector<double> coefficients_;
};

}  // namespace annulus
