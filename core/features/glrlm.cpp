// Grey level run lengths, PyRadiomics' glrlm.py (Galloway 1975): pixels in line with the same level, cut at gaps of the
// region; features averaged over the angles, or of one merged matrix where a weighting norm is set.
#include "core/features/levelSizes.h"
#include "core/features/neighbours.h"

#include <array>
#include <cmath>
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

constexpr std::uint32_t runWidth = 16;  ///< places of a level in the table of runs; lengths from 15 on are listed instead

/// One row of a direction across rows: where each run that ends here is counted, how long the others are in the next row,
/// and the longest that ends. What does not end is counted among the places of level 0, each pixel at another, so that no
/// branch has to be foreseen and no count waits for the one before.
__attribute__((target_clones("avx2", "default"))) std::uint32_t followRow(const std::uint16_t* row, const std::uint16_t* next, const std::uint32_t* length, std::int64_t columns, std::uint32_t* onward, std::uint32_t* place)
{
    std::uint32_t longest = 0;
    for (std::int64_t i = 0; i < columns; ++i) {
        const std::uint32_t level = row[i], reached = length[i];
        const bool isEnd = next[i] != row[i];
        place[i] = isEnd ? level * runWidth + std::min(reached, runWidth - 1) : static_cast<std::uint32_t>(i) % runWidth;
        onward[i] = isEnd ? 1 : reached + 1;
        longest = std::max(longest, isEnd && level != 0 ? reached : 0);
    }
    return longest;
}

/// Runs in the plane by one pass: a run ends where the next pixel along the step has another level.
class PlaneRuns {
public:
    explicit PlaneRuns(const LevelPlane& plane) : plane_(plane), counts_((static_cast<std::size_t>(plane.highest) + 1) * width, 0) {}

    Tally along(const Offset& step)
    {
        std::fill(counts_.begin(), counts_.end(), 0);
        long_.clear();
        step.j == 0 ? alongRows() : acrossRows(step.i);
        Tally tally(plane_.highest);
        hasTwo_ = !long_.empty();
        for (std::int32_t level = 1; level <= plane_.highest; ++level)
            for (std::size_t length = 1; length < width - 1; ++length) {
                const std::uint32_t count = counts_[static_cast<std::size_t>(level) * width + length];
                hasTwo_ = hasTwo_ || (count > 0 && length > 1);
                tally.add(level, length, count);
            }
        for (const auto& [level, length] : long_)
            tally.add(level, length);
        return tally;
    }

    [[nodiscard]] bool hasTwo() const { return hasTwo_; }  ///< a run of the last angle has two pixels

private:
    static constexpr std::size_t width = runWidth;

    void list(std::uint16_t level, std::uint32_t length)
    {
        if (length >= runWidth - 1 && level != 0)
            long_.emplace_back(level, length);
    }
    void alongRows()
    {
        for (std::int64_t j = 0; j < plane_.rows; ++j) {
            const std::uint16_t* row = plane_.row(j);
            std::uint32_t length = 1;
            for (std::int64_t i = 0; i < plane_.columns; ++i) {
                const bool isEnd = row[i + 1] != row[i];
                ++counts_[isEnd ? row[i] * width + std::min(length, runWidth - 1) : static_cast<std::size_t>(i) % width];
                if (isEnd && length >= runWidth - 1)
                    list(row[i], length);
                length = isEnd ? 1 : length + 1;
            }
        }
    }
    void acrossRows(std::int64_t step)
    {
        std::vector<std::uint32_t> length(static_cast<std::size_t>(plane_.columns) + 2, 1), next(length.size()), place(length.size());
        for (std::int64_t j = 0; j < plane_.rows; ++j) {
            const std::uint16_t* row = plane_.row(j);
            const std::uint16_t* below = plane_.row(j + 1) + step;
            next[1] = next[length.size() - 2] = 1;  // what nothing comes before
            const std::uint32_t longest = followRow(row, below, length.data() + 1, plane_.columns, next.data() + 1 + step, place.data());
            for (std::int64_t i = 0; i < plane_.columns; ++i)
                ++counts_[place[static_cast<std::size_t>(i)]];
            for (std::int64_t i = 0; longest >= runWidth - 1 && i < plane_.columns; ++i)
                if (below[i] != row[i])
                    list(row[i], length[static_cast<std::size_t>(i) + 1]);
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
