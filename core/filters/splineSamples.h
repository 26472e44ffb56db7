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

    /// What one coordinate says: the four samples beside it and their weights. Many places share their coordinates.
    struct Taps {
        std::array<double, 4> weight{};
        std::array<std::int64_t, 4> index{};
        bool isInside = false;
    };
    [[nodiscard]] Taps taps(std::size_t axis, double coordinate) const;

    /// The value where three coordinates meet.
    [[nodiscard]] double at(const Taps& i, const Taps& j, const Taps& k) const
    {
        if (!i.isInside || !j.isInside || !k.isInside)
            return 0;
        double sum = 0;
        for (std::size_t c = 0; c < 4; ++c)
            for (std::size_t b = 0; b < 4; ++b) {
                const double* row = coefficients_.data() + k.index[c] + j.index[b];
                for (std::size_t a = 0; a < 4; ++a)
                    sum += row[i.index[a]] * k.weight[c] * j.weight[b] * i.weight[a];
            }
        return sum;
    }

private:
    std::array<std::int64_t, 3> whole_{};  ///< size of the image
    std::array<std::int64_t, 3> start_{};  ///< first pixel of the part
    std::array<std::int64_t, 3> size_{};   ///< of the part
    std::vector<double> coefficients_;
};

}  // namespace annulus
