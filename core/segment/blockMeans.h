#pragma once

#include "core/image/Image.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

/// The steps of breastMask, in the order of work: block means, levels, blocks of the breast, its edge in pixels.
namespace annulus::breast {

using Bytes = std::vector<std::uint8_t>;  ///< one flag per block

/// How stored values are read.
struct Reading {
    double low = 1, high = 0;  ///< padding, an empty range where there is none
    double sign = 1;           ///< -1 turns bright air dark

    /// The padding value where air is dark, when there is one.
    [[nodiscard]] std::optional<double> darkPadding() const
    {
        return low > high ? std::nullopt : std::optional(sign > 0 ? high : -low);
    }
    [[nodiscard]] bool isPadding(double value) const { return (value >= low && value <= high) || !std::isfinite(value); }
};

/// The image as means over square blocks, in values where air is dark. A block with no usable pixel is `padded`.
struct BlockMeans {
    std::int64_t factor = 1;
    Size size;
    std::vector<double> mean;
    Bytes padded;

    [[nodiscard]] std::size_t at(std::int64_t x, std::int64_t y) const { return static_cast<std::size_t>(y * size.i + x); }
};

/// The image with at most 400 blocks along a side: a little more than half a millimetre each on a full field.
BlockMeans blockMeans(const Image& image, const Reading& reading);

}  // namespace annulus::breast
