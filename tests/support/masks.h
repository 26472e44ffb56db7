#pragma once

#include "core/base/random.h"
#include "core/image/Mask.h"

#include <cmath>

namespace annulus::tests {

inline Spacing millimetres(double x, double y) { return {x, y, SpacingBasis::given, 1}; }

/// Rows of text, '#' for a pixel of the mask.
inline Mask drawnMask(const std::vector<std::string>& rows, const Spacing& spacing = millimetres(1, 1))
{
    std::vector<std::uint8_t> bytes;
    for (const std::string& row : rows)
        for (const char c : row)
            bytes.push_back(c == '#');
    return fromBytes(makeGrid(static_cast<std::int64_t>(rows.front().size()), static_cast<std::int64_t>(rows.size()), spacing), bytes);
}

inline std::vector<std::string> drawing(const Mask& mask)
{
    std::vector<std::string> rows;
    for (std::int64_t j = 0; j < mask.grid().size.j; ++j) {
        rows.emplace_back();
        for (std::int64_t i = 0; i < mask.grid().size.i; ++i)
            rows.back() += mask.contains(i, j) ? '#' : '.';
    }
    return rows;
}

/// Pixels whose centre is at most `radiusMm` from the middle of the grid.
inline Mask discMask(std::int64_t columns, std::int64_t rows, const Spacing& spacing, double radiusMm)
{
    std::vector<std::uint8_t> bytes;
    for (std::int64_t j = 0; j < rows; ++j)
        for (std::int64_t i = 0; i < columns; ++i)
            bytes.push_back(std::hypot((static_cast<double>(i) - static_cast<double>(columns - 1) / 2) * spacing.x,
                                       (static_cast<double>(j) - static_cast<double>(rows - 1) / 2) * spacing.y) <= radiusMm);
    return fromBytes(makeGrid(columns, rows, spacing), bytes);
}

inline Mask randomMask(Random& random, std::int64_t columns, std::int64_t rows, double share, const Spacing& spacing = millimetres(1, 1))
{
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(columns * rows));
    for (auto& byte : bytes)
        byte = random.uniform() < share;
    return fromBytes(makeGrid(columns, rows, spacing), bytes);
}

}  // namespace annulus::tests
