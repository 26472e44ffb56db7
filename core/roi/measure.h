#pragma once

#include "core/image/Spacing.h"
#include "core/roi/Outline.h"

namespace annulus {

/// A straight line between two points of the image, for drawing.
struct Segment {
    Point from, to;
    bool operator==(const Segment&) const = default;
};

/// What is shown beside an outline. Lengths are in mm and areas in mm2, or in pixels where the spacing is
/// uncalibrated (`inPixels`). An outline without contours measures zero.
struct Measures {
    /// Area inside the polygon (shoelace, holes taken off). Where the outline crosses itself, the area of the pixels
    /// whose centre is inside by the even-odd rule (`areaFromPixels`). Features use the pixels always.
    double area = 0;
    double perimeter = 0;  ///< of all contours, holes included
    double longAxis = 0;   ///< largest distance between two vertices
    Segment longLine;
    /// Largest distance between two points of the outline on one line at right angles to the long axis: what a reader
    /// measures as the second diameter, with both calipers on the edge of the lesion.
    double shortAxis = 0;
    Segment shortLine;
    bool inPixels = false;
    bool areaFromPixels = false;
};

Measures measureOutline(const Outline& outline, const Spacing& spacing);

}  // namespace annulus
