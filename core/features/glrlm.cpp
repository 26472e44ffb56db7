// Grey level run lengths, PyRadiomics' glrlm.py (Galloway 1975): pixels in line with the same level, cut at gaps of the
// region; features averaged over the angles, or of one merged matrix where a weighting norm is set.
#include "core/features/levelSizes.h"
#include "core/features/neighbours.h"

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace annulus {
namespace {

const LevelSizesRow rows[] = {
    {{"GrayLevelNonUniformity", message("features", "sum over i of (sum over j of P(i,j))^2 / N"), "R5YN", ""}, levelNonUniformity},
    {{"GrayLevelNonUniformityNormalized", message("features", "sum over i of (sum over j of P(i,j))^2 / N^2"), "OVBL", ""}, levelNonUniformityNormalized},
    {{"GrayLevelVariance", message("features", "Variance of the level i over P(i,j) / N"), "8CE5", ""}, levelVariance},
    {{"HighGrayLevelRunEmphasis", message("features", "sum P(i,j) i^2 / N: weight of high grey levels"), "G3QZ", ""}, [](const LevelSizes& m) { return emphasis(m, 2, 0); }},
    {{"LongRunEmphasis", message("features", "sum P(i,j) j^2 / N: weight of large run lengths"), "W4KF", ""}, [](const LevelSizes& m) { return emphasis(m, 0, 2); }},
    {{"LongRunHighGrayLevelEmphasis", message("features", "sum P(i,j) i^2 j^2 / N"), "3KUM", ""}, [](const LevelSizes& m) { return emphasis(m, 2, 2); }},
    {{"LongRunLowGrayLevelEmphasis", message("features", "sum P(i,j) j^2 / i^2 / N"), "IVPO", ""}, [](const LevelSizes& m) { return emphasis(m, -2, 2); }},
    {{"LowGrayLevelRunEmphasis", message("features", "sum P(i,j) / i^2 / N: weight of low grey levels"), "V3SW", ""}, [](const LevelSizes& m) { return emphasis(m, -2, 0); }},
    {{"RunEntropy", message("features", "-sum p log2 p with p = P(i,j) / N"), "HJ9O", ""}, sizeEntropy},
    {{"RunLengthNonUniformity", message("features", "sum over j of (sum over i of P(i,j))^2 / N"), "W92Y", ""}, sizeNonUniformity},
    {{"RunLengthNonUniformityNormalized", message("features", "sum over j of (sum over i of P(i,j))^2 / N^2"), "IC23", ""}, sizeNonUniformityNormalized},
    {{"RunPercentage", message("features", "Runs over pixels: N / Np"), "9ZK5", ""}, percentage},
    {{"RunVariance", message("features", "Variance of the run length j over P(i,j) / N"), "SXLW", ""}, sizeVariance},
    {{"ShortRunEmphasis", message("features", "sum P(i,j) / j^2 / N: weight of small run lengths"), "22OV", ""}, [](const LevelSizes& m) { return emphasis(m, 0, -2); }},
    {{"ShortRunHighGrayLevelEmphasis", message("features", "sum P(i,j) i^2 / j^2 / N"), "GD3A", ""}, [](const LevelSizes& m) { return emphasis(m, 2, -2); }},
    {{"ShortRunLowGrayLevelEmphasis", message("features", "sum P(i,j) / (i^2 j^2) / N"), "HTZT", ""}, [](const LevelSizes& m) { return emphasis(m, -2, -2); }},
};

std::span<const FeatureDef> features()
{
    static const auto defs = defsOf(rows);
    return defs;
}

/// Steps along one direction inside the region's box.
class Line {
public:
    Line(const Levels& levels, const Size& box, const Offset& step) : levels_(levels), box_(box), step_(step) {}

    /// The level of a pixel, 0 outside the region and beyond its box.
    [[nodiscard]] std::int32_t level(std::int64_t i, std::int64_t j, std::int64_t k) const
    {
        return isInside(i, j, k) ? levels_.level[static_cast<std::size_t>((k * box_.j + j) * box_.i + i)] : 0;
    }
    [[nodiscard]] bool isInside(std::int64_t i, std::int64_t j, std::int64_t k) const
    {
        return i >= 0 && j >= 0 && k >= 0 && i < box_.i && j < box_.j && k < box_.k;
    }
    /// Length of the run that starts here; 0 where a run only goes on.
    [[nodiscard]] std::size_t runFrom(std::int64_t i, std::int64_t j, std::int64_t k) const
    {
        const std::int32_t own = level(i, j, k);
        if (own == 0 || level(i - step_.i, j - step_.j, k - step_.k) == own)
            return 0;
        std::size_t length = 1;
        while (level(i += step_.i, j += step_.j, k += step_.k) == own)
            ++length;
        return length;
    }
    /// Another pixel of the region lies further on, gaps or not.
    [[nodiscard]] bool goesOnFrom(std::int64_t i, std::int64_t j, std::int64_t k) const
    {
        for (i += step_.i, j += step_.j, k += step_.k; isInside(i, j, k); i += step_.i, j += step_.j, k += step_.k)
            if (level(i, j, k) != 0)
                return true;
        return false;
    }

private:
    const Levels& levels_;
    Size box_;
    Offset step_;
};

/// Runs along one angle. As PyRadiomics, an angle none of whose lines holds two pixels of the region has none.
std::optional<Tally> runsAlong(const ClassInput& input, const Offset& step)
{
    const Size box = input.pixels.box.size();
    const Line line(input.levels, box, step);
    Tally tally(input.levels.highest());
    bool hasTwo = false;
    for (std::int64_t k = 0; k < box.k; ++k)
        for (std::int64_t j = 0; j < box.j; ++j)
            for (std::int64_t i = 0; i < box.i; ++i)
                if (const std::size_t length = line.runFrom(i, j, k); length > 0) {
                    tally.add(line.level(i, j, k), length);
                    hasTwo = hasTwo || length > 1 || line.goesOnFrom(i, j, k);
                }
    return hasTwo ? std::optional(std::move(tally)) : std::nullopt;
}

constexpr std::size_t runWidth = 16;  ///< places of a level in the table of runs; lengths from 15 on are listed instead

/// One row of a direction across rows: where each run that ends here is counted, how long the others are in the next row,
/// and the longest that ends. What does not end is counted among the places of level 0, each pixel at another, so that no
/// branch has to be foreseen and no count waits for the one before. Masks in place of conditions: compilers turn only these
/// into vector code.
template <class Number>
inline __attribute__((always_inline)) Number followRow(const std::uint16_t* __restrict row, const std::uint16_t* __restrict next, const Number* __restrict length, const Number* __restrict idle,
                                                       std::int64_t columns, Number* __restrict onward, Number* __restrict place)
{
    constexpr auto all = static_cast<Number>(~Number{0});
    Number longest = 0;
    for (std::int64_t i = 0; i < columns; ++i) {
        const Number level = row[i], reached = length[i];
        const Number goesOn = next[i] == row[i] ? all : Number{0}, inside = row[i] != 0 ? all : Number{0};
        const auto ended = static_cast<Number>(level * static_cast<Number>(runWidth) + std::min(reached, static_cast<Number>(runWidth - 1)));
        place[i] = static_cast<Number>((idle[i] & goesOn) | (ended & ~goesOn));
        onward[i] = static_cast<Number>((reached & goesOn) + 1);
        const auto counted = static_cast<Number>(reached & ~goesOn & inside);
        longest = std::max(longest, counted);
    }
    return longest;
}

__attribute__((target_clones("avx2", "default"))) std::uint16_t followRows(const std::uint16_t* row, const std::uint16_t* next, const std::uint16_t* length, const std::uint16_t* idle, std::int64_t columns,
                                                                           std::uint16_t* onward, std::uint16_t* place)
{
    return followRow(row, next, length, idle, columns, onward, place);
}
__attribute__((target_clones("avx2", "default"))) std::uint32_t followRows(const std::uint16_t* row, const std::uint16_t* next, const std::uint32_t* length, const std::uint32_t* idle, std::int64_t columns,
                                                                           std::uint32_t* onward, std::uint32_t* place)
{
    return followRow(row, next, length, idle, columns, onward, place);
}

/// Runs in the plane by one pass: a run ends where the next pixel along the step has another level.
class PlaneRuns {
public:
    explicit PlaneRuns(const LevelPlane& plane) : plane_(plane), counts_((static_cast<std::size_t>(plane.highest) + 1) * runWidth, 0) {}

    Tally along(const Offset& step)
    {
        std::fill(counts_.begin(), counts_.end(), 0);
        long_.clear();
        constexpr std::int64_t most = std::numeric_limits<std::uint16_t>::max();
        if (step.j == 0)
            alongRows();
        else if (std::ssize(counts_) <= most && plane_.rows < most)
            acrossRows<std::uint16_t>(step.i);  // twice as many pixels side by side
        else
            acrossRows<std::uint32_t>(step.i);
        Tally tally(plane_.highest);
        hasTwo_ = !long_.empty();
        for (std::int32_t level = 1; level <= plane_.highest; ++level)
            for (std::size_t length = 1; length < runWidth - 1; ++length) {
                const std::uint32_t count = counts_[static_cast<std::size_t>(level) * runWidth + length];
                hasTwo_ = hasTwo_ || (count > 0 && length > 1);
                tally.add(level, length, count);
            }
        for (const auto& [level, length] : long_)
            tally.add(level, length);
        return tally;
    }

    [[nodiscard]] bool hasTwo() const { return hasTwo_; }  ///< a run of the last angle has two pixels

private:
    void list(std::uint16_t level, std::size_t length)
    {
        if (length >= runWidth - 1 && level != 0)
            long_.emplace_back(level, length);
    }
    /// First where runs end, then how long they are: both without a branch that cannot be foreseen.
    void alongRows()
    {
        std::vector<std::int64_t> ends(static_cast<std::size_t>(plane_.columns) + 1);
        for (std::int64_t j = 0; j < plane_.rows; ++j) {
            const std::uint16_t* row = plane_.row(j);
            std::size_t count = 0;
            for (std::int64_t i = plane_.span(j).begin; i < plane_.span(j).end; ++i) {
                ends[count] = i;
                count += row[i + 1] != row[i];
            }
            std::int64_t last = std::int64_t{plane_.span(j).begin} - 1;
            for (std::size_t at = 0; at < count; ++at) {
                const std::uint16_t level = row[ends[at]];
                const auto length = static_cast<std::size_t>(ends[at] - last);
                last = ends[at];
                ++counts_[level * runWidth + std::min(length, runWidth - 1)];
                if (length >= runWidth - 1)
                    list(level, length);
            }
        }
    }
    template <class Number>
    void acrossRows(std::int64_t step)
    {
        const auto columns = static_cast<std::size_t>(plane_.columns);
        std::vector<Number> length(columns + 2, 1), next(columns + 2), place(columns), idle(columns);
        for (std::size_t i = 0; i < columns; ++i)
            idle[i] = static_cast<Number>(i % runWidth);
        for (std::int64_t j = 0; j < plane_.rows; ++j) {
            const std::uint16_t* row = plane_.row(j);
            const std::uint16_t* below = plane_.row(j + 1) + step;
            next.front() = next[1] = next[columns] = next[columns + 1] = 1;  // what nothing comes before
            const std::size_t longest = followRows(row, below, length.data() + 1, idle.data(), plane_.columns, next.data() + 1 + step, place.data());
            for (std::int64_t i = plane_.span(j).begin; i < plane_.span(j).end; ++i)
                ++counts_[place[static_cast<std::size_t>(i)]];
            for (std::size_t i = 0; longest >= runWidth - 1 && i < columns; ++i)
                if (below[i] != row[i])
                    list(row[i], length[i + 1]);
            std::swap(length, next);
        }
    }

    const LevelPlane& plane_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::pair<std::int32_t, std::size_t>> long_;
    bool hasTwo_ = false;
};

/// The distance itself, not its exponential as in GLCM: so PyRadiomics has it.
double weightOf(const Offset& step, const Grid& grid, WeightingNorm norm)
{
    const double x = std::abs(static_cast<double>(step.i)) * grid.spacing[0];
    const double y = std::abs(static_cast<double>(step.j)) * grid.spacing[1];
    const double z = std::abs(static_cast<double>(step.k)) * grid.spacing[2];
    switch (norm) {
    case WeightingNorm::manhattan: return x + y + z;
    case WeightingNorm::euclidean: return std::sqrt(x * x + y * y + z * z);
    case WeightingNorm::infinity: return std::max({x, y, z});
    case WeightingNorm::none:
    case WeightingNorm::noWeighting: break;
    }
    return 1;
}

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    if (!input.levels.problem.isEmpty())
        return noneOf(wanted, input.levels.problem);
    constexpr std::array<int, 1> next{1};  // distances have no meaning for runs
    const WeightingNorm norm = input.settings.weightingNorm;
    std::vector<LevelSizes> matrices;
    Tally merged(input.levels.highest());
    std::optional<PlaneRuns> plane;
    if (input.plane != nullptr)
        plane.emplace(*input.plane);
    for (const Offset& step : offsetsAt(input.pixels.box.size(), next, input.settings)) {
        std::optional<Tally> tally;
        if (plane)
            tally = plane->along(step);
        if (!plane || !plane->hasTwo())  // whether a line holds two pixels after all, only the general way asks
            tally = runsAlong(input, step);
        if (!tally)
            continue;
        if (norm == WeightingNorm::none)
            matrices.push_back(tally->finish());
        else
            merged.add(*tally, weightOf(step, input.pixels.grid, norm));
    }
    if (norm != WeightingNorm::none)
        if (auto all = merged.finish(); all.total > 0)
            matrices.push_back(std::move(all));
    return meansOver(matrices, rows, wanted);
}

}  // namespace

extern const FeatureClass glrlm{"glrlm", false, features, compute};

}  // namespace annulus
