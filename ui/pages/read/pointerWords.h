#pragma once

#include "core/roi/Outline.h"
#include "ui/view/ImageLoader.h"

#include <QString>

#include <optional>

namespace annulus::ui {

/// "x 1203  y 884    2413": the pixel under the cursor with its stored value, or red, green, blue; empty off the image.
QString pointerWords(const LoadedFrame& frame, Point at);

}  // namespace annulus::ui
