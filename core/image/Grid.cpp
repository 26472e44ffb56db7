#include "core/image/Grid.h"

#include <cmath>

namespace annulus {

double Grid::pixelVolume() const
{
    return dimensions == 2 ? spacing[0] * spacing[1] : spacing[0] * spacing[1] * spacing[2];
}

bool Grid::sameAs(const Grid& other, double tolerance) const
{
    if (size != other.size || dimensions != other.dimensions)
        return false;
    const double allowed = tolerance * spacing[0];
    for (std::size_t axis = 0; axis < 3; ++axis)
        if (!(std::abs(spacing[axis] - other.spacing[axis]) <= allowed && std::abs(origin[axis] - other.origin[axis]) <= allowed))
            return false;
    for (std::size_t entry = 0; entry < 9; ++entry)
        if (!(std::abs(direction[entry] - other.direction[entry]) <= tolerance))
            return false;
    return true;
}

Grid makeGrid(std::int64_t columns, std::int64_t rows, const Spacing& spacing)
{
    Grid grid;
    grid.size = {columns, rows, 1};
    return withSpacing(grid, spacing);
}

Spacing spacingOf(const Grid& grid) { return {grid.spacing[0], grid.spacing[1], grid.basis, 1}; }

Grid withSpacing(Grid grid, const Spacing& spacing)
{
    grid.spacing[0] = spacing.x;
    grid.spacing[1] = spacing.y;
    grid.basis = spacing.basis;
    return grid;
}

Grid asOneSlice(Grid grid, double thicknessMm)
{
    grid.dimensions = 3;
    grid.size.k = 1;
    grid.spacing[2] = thicknessMm;
    return grid;
}

}  // namespace annulus
