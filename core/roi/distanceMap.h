#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace annulus {

/// Set pixels (not zero) of a field, row by row, and the distances of neighbouring centres.
struct PixelField {
    std::span<const std::uint8_t> bytes;
    std::int64_t columns = 0;
    std::int64_t rows = 0;
    double spacingX = 1;
    double spacingY = 1;
};

/// Squared Euclidean distance of every pixel's centre to the nearest set pixel's centre, one row after the
/// other: `row(j, distances)`. It is the smallest of (spacingX di)^2 + (spacingY dj)^2 as computed in double, up to
/// the last bit or two where two of them tie; nothing is approximated. Where there is no set pixel within `limit` in
/// the pixel's own or any other column's direction the value may be infinite; it is exact up to limit^2.
/// Separable, one pass over columns and a lower envelope over rows: Meijster, Roerdink and Hesselink 2000, "A general
/// algorithm for computing distance transforms in linear time", with spacing.
void squaredDistanceRows(const PixelField& field, double limit,
                         const std::function<void(std::int64_t, std::span<const double>)>& row);

/// All rows.
std::vector<double> squaredDistances(const PixelField& field, double limit = std::numeric_limits<double>::infinity());

}  // namespace annulus
