#pragma once

#include "core/base/Message.h"
#include "core/dicom/Facts.h"

#include <optional>

namespace annulus {

/// How a stored picture is turned on the screen: transposed, then mirrored.
struct Turn {
    bool transpose = false;  ///< rows become columns; then
    bool flipX = false;      ///< mirrored left-right
    bool flipY = false;      ///< mirrored top-bottom
    [[nodiscard]] bool isNone() const { return !transpose && !flipX && !flipY; }
    bool operator==(const Turn&) const = default;
};

/// One turn after the other as one.
Turn turned(const Turn& first, const Turn& then);

/// How a mammogram comes into the pose in which it is hung: the chest wall of a right breast at the right, of a left one
/// at the left, lateral (CC) or cranial (oblique and lateral views) up.
struct BreastPose {
    Turn turn;
    bool isStated = false;           ///< by Patient Orientation (0020,0020); else the picture hangs as it is stored
    std::optional<Message> warning;  ///< what does not fit together; a picture whose header contradicts itself is not turned
    bool operator==(const BreastPose&) const = default;
};

/// From Patient Orientation, side and view. Patient Orientation gives the directions of row and column and never the
/// side: a usual right CC is P\L, a usual left CC A\R (PS3.3 C.7.6.1.1.1; the hanging pose is that of IHE's mammography
/// image profile, RAD TF-2 4.16.4.2.2.1.1.2).
BreastPose breastPose(const Facts& facts);

}  // namespace annulus
