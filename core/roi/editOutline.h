#pragma once

#include "core/roi/Outline.h"

#include <cstddef>
#include <optional>

namespace annulus {

/// One vertex of an outline; as an edge, the one from this vertex to the next.
struct VertexRef {
    std::size_t contour = 0;
    std::size_t vertex = 0;
    bool operator==(const VertexRef&) const = default;
};

struct VertexHit {
    VertexRef at;
    double distance = 0;
};

struct EdgeHit {
    VertexRef from;
    Point foot;  ///< the nearest point of the edge
    double distance = 0;
};

// Each function returns a new outline. A reference must name a vertex of the outline (asserted).

Outline moveVertex(Outline outline, VertexRef vertex, Point to);
/// A new vertex on the edge that begins at `edge`.
Outline insertVertex(Outline outline, VertexRef edge, Point at);
/// A contour that would keep fewer than three points goes as a whole.
Outline deleteVertex(Outline outline, VertexRef vertex);
Outline translate(Outline outline, double dx, double dy);

/// The nearest vertex or edge at most `radius` away from `at`, the first one on a tie. Distances are in columns; a
/// row counts `aspect` columns (row spacing over column spacing, so that they are what the eye sees).
std::optional<VertexHit> nearestVertex(const Outline& outline, Point at, double radius, double aspect = 1);
std::optional<EdgeHit> nearestEdge(const Outline& outline, Point at, double radius, double aspect = 1);

/// Leaves out vertices of a freehand line so that no vertex left out is farther than `tolerance` pixels from the
/// new outline (Douglas and Peucker 1973, started from two far points of the closed line). A contour never falls
/// below three points, as long as it had them.
Outline simplify(const Outline& outline, double tolerance);

/// Rounds a jagged line without shrinking it: `passes` of Taubin's lambda-mu smoothing (Taubin 1995, "Curve and surface
/// smoothing without shrinkage", lambda 0.5, pass band 0.1). The number of vertices stays.
Outline smooth(const Outline& outline, int passes = 10);

}  // namespace annulus
