#pragma once

#include "core/image/Mask.h"
#include "core/roi/Outline.h"
#include "core/segment/promptView.h"

#include <optional>

namespace annulus {

// What a reader would click, by rule: evaluations give the same figures again.

/// The first click: the pixel inside farthest from the border (and the image's), the first in reading order on a tie.
Point deepestPoint(const Mask& mask);

/// Where the found mask is most wrong: the deepest point of the largest piece that is missed (inside) or too much (outside);
/// the missed one on a tie. Nothing where the masks are equal.
struct Correction {
    Point at;
    bool inside = true;
};
std::optional<Correction> largestError(const Mask& found, const Mask& truth);

/// The box of a mask as a prompt.
PromptBox boxAround(const Mask& mask);

}  // namespace annulus
