#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/image/Image.h"

#include <optional>
#include <vector>

namespace annulus {

/// A 2-D image and its halved copies, for drawing it small. Each halved pixel is the mean of the (at most)
/// 2 x 2 pixels it covers, rounded to the stored type, so one grey table serves every level.
struct Pyramid {
    ImagePtr image;
    std::vector<Image> halves;  ///< halves[n] is 2^(n+1) times smaller; the last is at most 256 pixels a side

    /// 0 is the image itself.
    [[nodiscard]] const Image& level(std::size_t number) const { return number == 0 ? *image : halves[number - 1]; }
    [[nodiscard]] std::size_t levels() const { return halves.size() + 1; }
    [[nodiscard]] std::size_t bytes() const;  ///< of the pixels, all levels
};

/// Padding pixels do not enter a mean: a pixel becomes padding only when more than half of what it covers is.
/// Else a bright rim of half-padding would stand around the breast.
Result<Pyramid> makePyramid(ImagePtr image, const std::optional<Range>& padding = {}, const Progress& progress = {});

}  // namespace annulus
