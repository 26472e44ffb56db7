#pragma once

#include "core/roi/Outline.h"

#include <Qt>

namespace annulus::ui {

/// What the hand did, in image coordinates: all that a tool needs to know of mouse and keys.
struct ToolEvent {
    enum class Kind { press, move, release, doubleClick, close, removePoint, cancel, leave };
    Kind kind = Kind::move;
    Point at;
    double pixel = 1;   ///< image columns per device-independent screen pixel
    double aspect = 1;  ///< row spacing over column spacing
    Qt::KeyboardModifiers modifiers;
    bool isDown = false;  ///< left button

    /// Half of the hit area of a handle, in columns.
    [[nodiscard]] double reach() const { return 7 * pixel; }
};

}  // namespace annulus::ui
