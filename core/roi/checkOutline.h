#pragma once

#include "core/base/Result.h"
#include "core/image/Grid.h"
#include "core/roi/Outline.h"

#include <vector>

namespace annulus {

/// What a reader should know of an outline that can be used.
struct OutlineFindings {
    bool crossesItself = false;  ///< the even-odd result is used
    bool isCut = false;          ///< reaches beyond the image: the part inside is used
    bool touchesBorder = false;  ///< its mask has pixels in the first or last row or column
    bool isOnePixel = false;
    std::vector<Message> warnings;  ///< one sentence for each of the above
    bool operator==(const OutlineFindings&) const = default;
};

/// Findings, or the sentence why the outline gives no region on this image: it is empty, a contour has fewer than
/// three points or a coordinate that is not a number, it lies outside, or no pixel centre is inside.
Result<OutlineFindings> checkOutline(const Outline& outline, const Grid& grid);

/// True when two edges, of the same contour or of two, cross in a point inside both. Touching is not crossing.
bool crossesItself(const Outline& outline);

}  // namespace annulus
