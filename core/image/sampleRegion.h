#pragma once

#include "core/image/Pyramid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace annulus {

/// How an image lies on a screen. Screen coordinates are continuous with pixel corners at integers (the centre
/// of screen pixel n is n + 0.5); image coordinates have pixel centres at integers. The image is turned first
/// (transposed, then mirrored), then scaled along the screen's axes, then moved.
struct Placement {
    double scaleX = 1;  ///< screen pixels per image pixel along the screen's x
    double scaleY = 1;
    double x = 0;       ///< screen position of the turned image's top left corner
    double y = 0;
    bool transpose = false;  ///< rows become columns; then
    bool flipX = false;      ///< mirrored left-right
    bool flipY = false;      ///< mirrored top-bottom
    bool operator==(const Placement&) const = default;
};

/// Continuous image coordinates <-> screen coordinates. `size` is the stored image's.
struct ScreenPoint {
    double x = 0;
    double y = 0;
};
ScreenPoint toScreen(const Placement& placement, const Size& size, double i, double j);
ScreenPoint toImage(const Placement& placement, const Size& size, double screenX, double screenY);  ///< x = i, y = j

enum class Smoothing { automatic, always };  ///< automatic: magnified pixels stay sharp squares

/// The stored values under a screen, before any grey table: a window drag looks them up again without sampling.
struct Sampled {
    Image values;             ///< as many pixels as the screen has
    std::int64_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< the half-open part of the screen that lies on the image
};

/// Samples what a screen of columns x rows shows. Reduced images are read from the level of the pyramid that is
/// at most twice too fine, with bilinear weights of 1/256; at 1:1 and above each screen pixel takes the stored
/// pixel under its centre, unless smoothing is wished.
Sampled sampleRegion(const Pyramid& pyramid, const Placement& placement, std::int64_t columns, std::int64_t rows,
                     Smoothing smoothing = Smoothing::automatic);

/// An 8-bit grey for each stored integer value from `first` on; values outside take the table's ends.
struct GreyLookup {
    std::int64_t first = 0;
    std::span<const std::uint8_t> greys;
};

enum class RowOrder { topDown, bottomUp };

/// Opaque RGBA (R in the lowest byte) of columns x rows pixels; black beside the image.
void paintGrey(const Sampled& sampled, const GreyLookup& lookup, RowOrder order, std::span<std::uint32_t> rgba);

/// The same for three sampled 8-bit planes of one placement.
struct SampledColour {
    const Sampled& red;
    const Sampled& green;
    const Sampled& blue;
    bool isInverted = false;  ///< complementary colours
};
void paintColour(const SampledColour& sampled, RowOrder order, std::span<std::uint32_t> rgba);

}  // namespace annulus
