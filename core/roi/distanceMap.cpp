#include "core/roi/distanceMap.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace annulus {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::int32_t none = std::numeric_limits<std::int32_t>::max();

/// Rows to the nearest set pixel of the same column, `none` where the column is empty.
std::vector<std::int32_t> rowsToNearest(const PixelField& field)
{
    const auto columns = static_cast<std::size_t>(field.columns);
    const auto rows = static_cast<std::size_t>(field.rows);
    std::vector<std::int32_t> gaps(columns * rows);
    const auto relax = [&](std::size_t row, const std::int32_t* previous) {
        std::int32_t* gap = gaps.data() + row * columns;
        for (std::size_t i = 0; i < columns; ++i)
            gap[i] = previous[i] == none ? gap[i] : std::min(gap[i], previous[i] + 1);
    };
    for (std::size_t j = 0; j < rows; ++j) {
        for (std::size_t i = 0; i < columns; ++i)
            gaps[j * columns + i] = field.bytes[j * columns + i] != 0 ? 0 : none;
        if (j > 0)
            relax(j, gaps.data() + (j - 1) * columns);
    }
    for (std::size_t j = rows - 1; j-- > 0;)
        relax(j, gaps.data() + (j + 1) * columns);
    return gaps;
}

/// The lower envelope of one row's parabolas f(x, u) = (spacingX (x - u))^2 + height[u].
class Envelope {
public:
    Envelope(std::int64_t columns, double spacing)
        : columns_(columns), squaredSpacing_(spacing * spacing), square_(static_cast<std::size_t>(columns)),
          apex_(static_cast<std::size_t>(columns)), from_(static_cast<std::size_t>(columns))
    {
        for (std::int64_t n = 0; n < columns; ++n) {
            const double length = spacing * static_cast<double>(n);
            square_[static_cast<std::size_t>(n)] = length * length;
        }
    }

    void lowest(std::span<const double> height, std::span<double> result)
    {
        height_ = height;
        std::int64_t last = -1;
        for (std::int64_t u = 0; u < columns_; ++u) {
            if (height[static_cast<std::size_t>(u)] == infinite)
                continue;
            while (last >= 0 && value(from(last), apex(last)) > value(from(last), u))
                --last;
            const std::int64_t begin = last < 0 ? 0 : lastWonBy(apex(last), u) + 1;
            if (begin < columns_) {
                ++last;
                apex_[static_cast<std::size_t>(last)] = u;
                from_[static_cast<std::size_t>(last)] = begin;
            }
        }
        if (last < 0) {
            std::fill(result.begin(), result.end(), infinite);
            return;
        }
        for (std::int64_t x = columns_ - 1; x >= 0; --x) {
            result[static_cast<std::size_t>(x)] = value(x, apex(last));
            if (x == from(last))
                --last;
        }
    }

private:
    [[nodiscard]] std::int64_t apex(std::int64_t at) const { return apex_[static_cast<std::size_t>(at)]; }
    [[nodiscard]] std::int64_t from(std::int64_t at) const { return from_[static_cast<std::size_t>(at)]; }
    [[nodiscard]] double value(std::int64_t x, std::int64_t u) const
    {
        return square_[static_cast<std::size_t>(std::abs(x - u))] + height_[static_cast<std::size_t>(u)];
    }

    /// Last column where the left parabola is not above the right one. The quotient only says where to look;
    /// the values themselves decide, so that its rounding has no say.
    [[nodiscard]] std::int64_t lastWonBy(std::int64_t left, std::int64_t right) const
    {
        const double rise = (height_[static_cast<std::size_t>(right)] - height_[static_cast<std::size_t>(left)]) / squaredSpacing_;
        const double meet = (static_cast<double>(left + right) + rise / static_cast<double>(right - left)) / 2;
        auto x = static_cast<std::int64_t>(std::floor(std::clamp(meet, -1.0, static_cast<double>(columns_ - 1))));
        while (x + 1 < columns_ && value(x + 1, left) <= value(x + 1, right))
            ++x;
        while (x >= 0 && value(x, left) > value(x, right))
            --x;
        return x;
    }

    std::int64_t columns_;
    double squaredSpacing_;
    std::vector<double> square_;
    std::vector<std::int64_t> apex_, from_;
    std::span<const double> height_;
};

}  // namespace

void squaredDistanceRows(const PixelField& field, double limit,
                         const std::function<void(std::int64_t, std::span<const double>)>& row)
{
    assert(static_cast<std::int64_t>(field.bytes.size()) == field.columns * field.rows);
    if (field.columns == 0 || field.rows == 0)
        return;
    const auto gaps = rowsToNearest(field);
    const auto columns = static_cast<std::size_t>(field.columns);
    std::vector<double> squareOfGap(static_cast<std::size_t>(field.rows));
    for (std::size_t gap = 0; gap < squareOfGap.size(); ++gap) {
        const double length = field.spacingY * static_cast<double>(gap);
        squareOfGap[gap] = length <= limit ? length * length : infinite;
    }
    Envelope envelope(field.columns, field.spacingX);
    std::vector<double> heights(columns);
    std::vector<double> distances(columns);
    for (std::int64_t j = 0; j < field.rows; ++j) {
        const std::int32_t* gap = gaps.data() + static_cast<std::size_t>(j) * columns;
        for (std::size_t i = 0; i < columns; ++i)
            heights[i] = gap[i] == none ? infinite : squareOfGap[static_cast<std::size_t>(gap[i])];
        envelope.lowest(heights, distances);
        row(j, distances);
    }
}

std::vector<double> squaredDistances(const PixelField& field, double limit)
{
    std::vector<double> all;
    all.reserve(field.bytes.size());
    squaredDistanceRows(field, limit, [&](std::int64_t, std::span<const double> row) { all.insert(all.end(), row.begin(), row.end()); });
    return all;
}

}  // namespace annulus
