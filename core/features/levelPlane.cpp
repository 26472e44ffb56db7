#include "core/features/levelPlane.h"

#include <algorithm>
#include <limits>

namespace annulus {
namespace {

/// Of each pixel of a row: one and its neighbours of the same level, its neighbours in the region, and how far the sum of
/// theirs is from its own level times their number. `Number` holds eight times the highest level.
template <class Number>
[[gnu::always_inline]] inline void lookAround(const std::uint16_t* __restrict above, const std::uint16_t* __restrict row, const std::uint16_t* __restrict below, std::int64_t columns,
                                              std::uint16_t* __restrict dependence, std::uint16_t* __restrict neighbours, Number* __restrict difference)
{
    const auto same = [](std::uint16_t a, std::uint16_t b) { return static_cast<std::uint16_t>(a == b ? 1 : 0); };
    for (std::int64_t i = 0; i < columns; ++i) {
        const std::uint16_t own = row[i];
        dependence[i] = static_cast<std::uint16_t>(1 + same(above[i - 1], own) + same(above[i], own) + same(above[i + 1], own) + same(row[i - 1], own) + same(row[i + 1], own) +
                                                   same(below[i - 1], own) + same(below[i], own) + same(below[i + 1], own));
    }
    for (std::int64_t i = 0; i < columns; ++i)
        neighbours[i] = static_cast<std::uint16_t>(8 - same(above[i - 1], 0) - same(above[i], 0) - same(above[i + 1], 0) - same(row[i - 1], 0) - same(row[i + 1], 0) - same(below[i - 1], 0) -
                                                   same(below[i], 0) - same(below[i + 1], 0));
    for (std::int64_t i = 0; i < columns; ++i) {
        const auto sum = static_cast<Number>(static_cast<Number>(above[i - 1]) + above[i] + above[i + 1] + row[i - 1] + row[i + 1] + below[i - 1] + below[i] + below[i + 1]);
        const auto due = static_cast<Number>(static_cast<Number>(row[i]) * neighbours[i]);
        difference[i] = static_cast<Number>(std::max(sum, due) - std::min(sum, due));
    }
}
__attribute__((target_clones("avx2", "default"))) void lookAt(const std::uint16_t* above, const std::uint16_t* row, const std::uint16_t* below, std::int64_t columns, std::uint16_t* dependence, std::uint16_t* neighbours,
                                                              std::uint16_t* difference)
{
    lookAround(above, row, below, columns, dependence, neighbours, difference);
}
__attribute__((target_clones("avx2", "default"))) void lookAt(const std::uint16_t* above, const std::uint16_t* row, const std::uint16_t* below, std::int64_t columns, std::uint16_t* dependence, std::uint16_t* neighbours,
                                                              std::uint32_t* difference)
{
    lookAround(above, row, below, columns, dependence, neighbours, difference);
}

/// Most pixels have all eight neighbours: these take one number for both counts, pixels in its low bits and differences in
/// its high ones, poured out before either can overflow.
class Counting {
public:
    explicit Counting(const LevelPlane& plane) : plane_(plane), size_((static_cast<std::size_t>(plane.highest) + 1) * NeighbourCounts::width), both_(size_, 0)
    {
        counts_.dependence.assign(size_, 0);
        counts_.difference.assign(size_, 0);
    }

    template <class Number>
    NeighbourCounts count()
    {
        const auto columns = static_cast<std::size_t>(plane_.columns);
        std::vector<std::uint16_t> dependence(columns), neighbours(columns);
        std::vector<Number> difference(columns);
        std::size_t gathered = 0;
        for (std::int64_t j = 0; j < plane_.rows; ++j) {
            const std::uint16_t* row = plane_.row(j);
            lookAt(plane_.row(j - 1), row, plane_.row(j + 1), plane_.columns, dependence.data(), neighbours.data(), difference.data());
            const auto end = static_cast<std::size_t>(plane_.span(j).end);
            for (auto i = static_cast<std::size_t>(plane_.span(j).begin); i < end; ++i) {
                const std::size_t level = row[i] * NeighbourCounts::width;
                if (neighbours[i] == 8) {
                    both_[level + dependence[i]] += (std::uint64_t{difference[i]} << pixelBits) + 1;
                } else {
                    ++counts_.dependence[level + dependence[i]];
                    counts_.difference[level + neighbours[i]] += difference[i];
                }
            }
            gathered += columns;
            if (gathered >= mostGathered) {
                pour();
                gathered = 0;
            }
        }
        pour();
        return std::move(counts_);
    }

private:
    static constexpr unsigned pixelBits = 24;
    static constexpr std::size_t mostGathered = 1 << 20;  ///< times 2^19, the largest difference, is below 2^40

    void pour()
    {
        for (std::size_t at = 0; at < size_; ++at) {
            counts_.dependence[at] += static_cast<std::uint32_t>(both_[at] & ((1u << pixelBits) - 1));
            counts_.difference[at / NeighbourCounts::width * NeighbourCounts::width + 8] += both_[at] >> pixelBits;
            both_[at] = 0;
        }
    }

    const LevelPlane& plane_;
    std::size_t size_;
    std::vector<std::uint64_t> both_;
    NeighbourCounts counts_;
};

}  // namespace

const NeighbourCounts& LevelPlane::neighbours() const
{
    if (!made)
        made = highest * 8 <= std::numeric_limits<std::uint16_t>::max() ? Counting(*this).count<std::uint16_t>() : Counting(*this).count<std::uint32_t>();
    return *made;
}

std::optional<LevelPlane> levelPlane(const Levels& levels, const Size& box, const FeatureSettings& settings)
{
    const bool isPlane = box.k == 1 && (!settings.force2D || settings.force2Ddimension == 0);
    if (!isPlane || levels.highest() >= std::numeric_limits<std::uint16_t>::max())
        return {};
    LevelPlane plane{box.i, box.j, static_cast<std::size_t>(box.i) + 2, levels.highest(), {}, {}};
    plane.levels.assign(plane.stride * (static_cast<std::size_t>(box.j) + 2), 0);
    const std::int32_t* from = levels.level.data();
    for (std::int64_t j = 0; j < box.j; ++j, from += box.i) {
        std::uint16_t* to = plane.levels.data() + static_cast<std::size_t>(j + 1) * plane.stride + 1;
        for (std::int64_t i = 0; i < box.i; ++i)
            to[i] = static_cast<std::uint16_t>(from[i]);
        std::int64_t begin = 0, end = box.i;
        while (begin < end && from[begin] == 0)
            ++begin;
        while (end > begin && from[end - 1] == 0)
            --end;
        plane.spans.push_back({static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)});
    }
    return plane;
}

bool wantsNextNeighbours(const FeatureSettings& settings) { return settings.distances == std::vector<int>{1}; }

}  // namespace annulus
