#pragma once

#include "core/image/Mask.h"
#include "core/image/Picture.h"

namespace annulus {

/// Pixels that a program drew rather than a probe saw: lines of characters and the crosses of callipers, by their thin
/// strokes of one brightness that stand out from what is around, in grey or colour. What cannot be told from echoes is left
/// out: an empty answer is no proof. Lines of dots and single letters are not looked for.
Mask findLettering(const Picture& picture);

/// Whether pictures of such objects are searched: screens of scanners and captures, not detectors, whose letters are lead.
struct Facts;
bool mayBeLettered(const Facts& facts);

}  // namespace annulus
