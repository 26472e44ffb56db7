#pragma once

#include <vector>

namespace annulus {

/// A point in continuous pixel coordinates: centres at integers, x = column, y = row.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// A closed polygon without its first point repeated.
using Contour = std::vector<Point>;

/// A region of one image as closed contours under the even-odd rule: holes are contours too.
struct Outline {
    std::vector<Contour> contours;
    [[nodiscard]] bool isEmpty() const { return contours.empty(); }
    bool operator==(const Outline&) const = default;
};

}  // namespace annulus
