#pragma once

#include "core/roi/Outline.h"

namespace annulus {

/// Sign of the cross product (b - a) x (c - a): 1 when c lies on the side that y points to from a -> b along x
/// (clockwise on a screen, where y grows downwards), -1 on the other, 0 when the three points lie on one line.
/// Exact for coordinates up to 1e150 (Shewchuk 1997, "Adaptive precision floating-point arithmetic and fast
/// robust geometric predicates"): a point on an edge is known to be on it, so half-open rules hold.
int orientation(const Point& a, const Point& b, const Point& c);

}  // namespace annulus
