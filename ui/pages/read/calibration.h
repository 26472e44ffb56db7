#pragma once

#include "core/base/Result.h"
#include "core/base/units.h"
#include "core/project/Project.h"
#include "ui/view/tools/Tool.h"

#include <QString>

#include <optional>

namespace annulus::ui {

/// Whether the file itself tells lengths, of the whole image or of a region of it.
bool isCalibratedByFile(const Facts& facts);

/// How long a line is that was clicked on an image.
struct LineLength {
    double pixels = 0;                  ///< columns; rows count by the aspect that the file states
    std::optional<Millimetres> stated;  ///< by the file's own scale, where it has one under the whole line
};
LineLength lengthOf(const ImageRecord& image, const Segment& line);

/// "12.3 mm" and where the millimetres come from, or pixels and why there are none.
QString lineWords(const ImageRecord& image, const Segment& line);

/// The spacing of the image when this line is `length` long. Refused where the line is too short to measure with.
Result<Spacing> spacingByHand(const ImageRecord& image, const Segment& line, Millimetres length);

}  // namespace annulus::ui
