#pragma once

#include "core/phantom/Raster.h"
#include "core/roi/Outline.h"

#include <span>

namespace annulus::phantom {

/// A point of a drawn line: place and half width in pixels, brightness.
struct StrokePoint {
    Point at;
    double halfWidth = 1;
    double brightness = 1;
};

/// Draws a soft line (Gaussian across, `halfWidth` is one sigma); where lines meet the brighter one stays, so
/// that joints and crossings do not flare.
void drawStroke(Raster& raster, std::span<const StrokePoint> line);

/// Adds a soft round spot, Gaussian with sigma `radius` pixels.
void addSpot(Raster& raster, Point at, double radius, double brightness);

/// A wandering path of `length` from `start` in direction `angle` (radians): the direction drifts smoothly, by
/// about `wander` radians over the whole length.
std::vector<Point> wanderingPath(Point start, double angle, double length, double step, double wander, Random& random);

}  // namespace annulus::phantom
