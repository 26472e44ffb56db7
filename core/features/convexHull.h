#pragma once

#include <span>
#include <vector>

namespace annulus {

struct PlanePoint {
    double x = 0, y = 0;
};

/// Corners of the convex hull (Andrew's monotone chain).
std::vector<PlanePoint> convexHull(std::vector<PlanePoint> points);

/// Largest distance between two of the points; both of its ends are corners of their hull.
double largestDistance(std::span<const PlanePoint> points);

}  // namespace annulus
