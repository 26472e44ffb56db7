#pragma once

#include "core/image/Spacing.h"

#include <array>
#include <cstdint>

namespace annulus {

struct Size {
    std::int64_t i = 0;  ///< columns
    std::int64_t j = 0;  ///< rows
    std::int64_t k = 1;  ///< slices; 1 for a 2-D image
    bool operator==(const Size&) const = default;
};

/// The only holder of size, spacing, origin and direction. Continuous coordinates have pixel centres at
/// integers; the first pixel's corner is at (-0.5, -0.5). World is patient LPS in mm where it is known.
struct Grid {
    Size size;
    std::array<double, 3> spacing{1, 1, 1};  ///< mm, or 1 where the basis is `uncalibrated`
    std::array<double, 3> origin{};
    std::array<double, 9> direction{1, 0, 0, 0, 1, 0, 0, 0, 1};  ///< row-major, columns are the axes
    int dimensions = 2;  ///< 2, or 3 also for a one-slice volume: PyRadiomics treats them differently
    SpacingBasis basis = SpacingBasis::uncalibrated;

    [[nodiscard]] std::int64_t pixelCount() const { return size.i * size.j * size.k; }
    [[nodiscard]] std::int64_t offset(std::int64_t i, std::int64_t j, std::int64_t k = 0) const
    {
        return (k * size.j + j) * size.i + i;
    }
    [[nodiscard]] bool contains(std::int64_t i, std::int64_t j, std::int64_t k = 0) const
    {
        return i >= 0 && j >= 0 && k >= 0 && i < size.i && j < size.j && k < size.k;
    }
    [[nodiscard]] bool isCalibrated() const { return basis != SpacingBasis::uncalibrated; }
    [[nodiscard]] double pixelVolume() const;  ///< mm2 in 2-D, mm3 in 3-D

    /// Same size and, within ITK's 1e-6 of the spacing, the same place: what PyRadiomics asks of image and mask.
    [[nodiscard]] bool sameAs(const Grid& other, double tolerance = 1e-6) const;
};

/// A 2-D grid with its origin at zero.
Grid makeGrid(std::int64_t columns, std::int64_t rows, const Spacing& spacing = {});

/// In-plane spacing of a grid.
Spacing spacingOf(const Grid& grid);

/// The same pixels under another spacing (x and y).
Grid withSpacing(Grid grid, const Spacing& spacing);

/// A 2-D grid seen as a volume of one slice, `thicknessMm` thick.
Grid asOneSlice(Grid grid, double thicknessMm = 1);

}  // namespace annulus
