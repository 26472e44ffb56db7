// Grey level size zones, PyRadiomics' glszm.py (Thibault 2009): connected pixels (8 or 26 neighbours) of the same level,
// found by union-find over the region's box.
#include "core/features/levelSizes.h"
#include "core/features/neighbours.h"

#include <array>
#include <numeric>
#include <span>

namespace annulus {
namespace {

const LevelSizesRow rows[] = {
    {{"GrayLevelNonUniformity", message("features", "sum over i of (sum over j of P(i,j))^2 / N"), "JNSA", ""}, levelNonUniformity},
    {{"GrayLevelNonUniformityNormalized", message("features", "sum over i of (sum over j of P(i,j))^2 / N^2"), "Y1RO", ""}, levelNonUniformityNormalized},
    {{"GrayLevelVariance", message("features", "Variance of the level i over P(i,j) / N"), "BYLV", ""}, levelVariance},
    {{"HighGrayLevelZoneEmphasis", message("features", "sum P(i,j) i^2 / N: weight of high grey levels"), "5GN9", ""}, [](const LevelSizes& m) { return emphasis(m, 2, 0); }},
    {{"LargeAreaEmphasis", message("features", "sum P(i,j) j^2 / N: weight of large zone sizes"), "48P8", ""}, [](const LevelSizes& m) { return emphasis(m, 0, 2); }},
    {{"LargeAreaHighGrayLevelEmphasis", message("features", "sum P(i,j) i^2 j^2 / N"), "J17V", ""}, [](const LevelSizes& m) { return emphasis(m, 2, 2); }},
    {{"LargeAreaLowGrayLevelEmphasis", message("features", "sum P(i,j) j^2 / i^2 / N"), "YH51", ""}, [](const LevelSizes& m) { return emphasis(m, -2, 2); }},
    {{"LowGrayLevelZoneEmphasis", message("features", "sum P(i,j) / i^2 / N: weight of low grey levels"), "XMSY", ""}, [](const LevelSizes& m) { return emphasis(m, -2, 0); }},
    {{"SizeZoneNonUniformity", message("features", "sum over j of (sum over i of P(i,j))^2 / N"), "4JP3", ""}, sizeNonUniformity},
    {{"SizeZoneNonUniformityNormalized", message("features", "sum over j of (sum over i of P(i,j))^2 / N^2"), "VB3A", ""}, sizeNonUniformityNormalized},
    {{"SmallAreaEmphasis", message("features", "sum P(i,j) / j^2 / N: weight of small zone sizes"), "5QRC", ""}, [](const LevelSizes& m) { return emphasis(m, 0, -2); }},
    {{"SmallAreaHighGrayLevelEmphasis", message("features", "sum P(i,j) i^2 / j^2 / N"), "HW1V", ""}, [](const LevelSizes& m) { return emphasis(m, 2, -2); }},
    {{"SmallAreaLowGrayLevelEmphasis", message("features", "sum P(i,j) / (i^2 j^2) / N"), "5RAI", ""}, [](const LevelSizes& m) { return emphasis(m, -2, -2); }},
    {{"ZoneEntropy", message("features", "-sum p log2 p with p = P(i,j) / N"), "GU8N", ""}, sizeEntropy},
    {{"ZonePercentage", message("features", "Zones over pixels: N / Np"), "P30P", ""}, percentage},
    {{"ZoneVariance", message("features", "Variance of the zone size j over P(i,j) / N"), "3NSA", ""}, sizeVariance},
};

std::span<const FeatureDef> features()
{
    static const auto defs = defsOf(rows);
    return defs;
}

/// Disjoint sets of pixels; the root of a set is its first pixel.
class Zones {
public:
    explicit Zones(std::size_t pixels) : parent_(pixels) { std::iota(parent_.begin(), parent_.end(), std::uint32_t{0}); }

    std::uint32_t rootOf(std::uint32_t pixel)
    {
        while (parent_[pixel] != pixel)
            pixel = parent_[pixel] = parent_[parent_[pixel]];
        return pixel;
    }
    void join(std::uint32_t a, std::uint32_t b)
    {
        a = rootOf(a);
        b = rootOf(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> parent_;
};

/// All bits where a pixel lies outside the region or none of its eight neighbours has its level, else 0.
__attribute__((target_clones("avx2", "default"))) void findLone(const std::uint16_t* above, const std::uint16_t* row, const std::uint16_t* below, std::int64_t columns, std::uint16_t* __restrict lone)
{
    constexpr std::uint16_t all = 0xffff;
    const auto same = [](std::uint16_t a, std::uint16_t b) { return a == b ? all : std::uint16_t{0}; };
    for (std::int64_t i = 0; i < columns; ++i) {
        const std::uint16_t level = row[i];
        const int touching = same(above[i - 1], level) | same(above[i], level) | same(above[i + 1], level) | same(row[i - 1], level) |
                             same(row[i + 1], level) | same(below[i - 1], level) | same(below[i], level) | same(below[i + 1], level);
        lone[i] = static_cast<std::uint16_t>(~touching | same(level, 0));
    }
}

/// Zones in the plane, one row after the other. Pixels that are a zone alone, most of them where levels are many, are
/// counted at once. Of the four neighbours seen before another those that touch each other are joined already (Wu, Otoo and
/// Suzuki 2009): at most one pair is left to join.
class PlaneZones {
public:
    explicit PlaneZones(const LevelPlane& plane) : plane_(plane) {}

    Tally sizes()
    {
        const auto columns = static_cast<std::size_t>(plane_.columns);
        zones_.reserve(columns * static_cast<std::size_t>(plane_.rows) / 4);
        std::vector<std::uint32_t> lonely(static_cast<std::size_t>(plane_.highest) + 1, 0);
        std::vector<std::uint16_t> lone(columns);
        std::vector<std::uint32_t> above(plane_.stride, 0), zone(plane_.stride, 0), others(columns + 1);
        for (std::int64_t j = 0; j < plane_.rows; ++j) {
            const std::uint16_t* row = plane_.row(j);
            findLone(plane_.row(j - 1), row, plane_.row(j + 1), plane_.columns, lone.data());
            std::size_t count = 0;
            for (std::size_t i = 0; i < columns; ++i) {
                ++lonely[row[i] & lone[i]];
                others[count] = static_cast<std::uint32_t>(i);
                count += lone[i] == 0;
            }
            follow(std::span(others).first(count), row, plane_.row(j - 1), above.data() + 1, zone.data() + 1);
            std::swap(above, zone);
        }
        Tally tally(plane_.highest);
        for (std::int32_t level = 1; level <= plane_.highest; ++level)
            if (const std::uint32_t count = lonely[static_cast<std::size_t>(level)]; count > 0)
                tally.add(level, 1, count);
        for (std::uint32_t at = 0; at < zones_.size(); ++at) {  // what a zone belongs to comes before it and knows its root already
            const std::uint32_t root = zones_[at].parent = zones_[zones_[at].parent].parent;
            if (root != at)
                zones_[root].pixels += zones_[at].pixels;
        }
        for (std::uint32_t at = 0; at < zones_.size(); ++at)
            if (zones_[at].parent == at)
                tally.add(zones_[at].level, zones_[at].pixels);
        return tally;
    }

private:
    struct Zone {
        std::uint32_t parent, pixels;
        std::int32_t level;
    };

    void follow(std::span<const std::uint32_t> pixels, const std::uint16_t* row, const std::uint16_t* before, const std::uint32_t* north, std::uint32_t* own)
    {
        for (const std::uint32_t pixel : pixels) {
            const auto i = static_cast<std::int64_t>(pixel);
            const std::uint16_t level = row[i];
            if (before[i] == level)
                own[i] = north[i];
            else if (before[i + 1] == level)
                own[i] = before[i - 1] == level ? join(north[i + 1], north[i - 1]) : row[i - 1] == level ? join(north[i + 1], own[i - 1]) : north[i + 1];
            else if (before[i - 1] == level)
                own[i] = north[i - 1];
            else if (row[i - 1] == level)
                own[i] = own[i - 1];
            else
                own[i] = begin(level);
            ++zones_[own[i]].pixels;
        }
    }
    std::uint32_t begin(std::uint16_t level)
    {
        const auto at = static_cast<std::uint32_t>(zones_.size());
        zones_.push_back({at, 0, level});
        return at;
    }
    std::uint32_t rootOf(std::uint32_t at)
    {
        while (zones_[at].parent != at)
            at = zones_[at].parent = zones_[zones_[at].parent].parent;
        return at;
    }
    std::uint32_t join(std::uint32_t a, std::uint32_t b)
    {
        a = rootOf(a);
        b = rootOf(b);
        zones_[std::max(a, b)].parent = std::min(a, b);
        return std::min(a, b);
    }

    const LevelPlane& plane_;
    std::vector<Zone> zones_;
};

Tally zonesOf(const ClassInput& input)
{
    const Levels& levels = input.levels;
    constexpr std::array<int, 1> next{1};  // distances have no meaning for zones
    Zones zones(levels.level.size());
    for (const Offset& offset : offsetsAt(input.pixels.box.size(), next, input.settings))
        forEachPair(levels, input.pixels.box.size(), offset, [&](std::size_t from, std::size_t to) {
            if (levels.level[from] == levels.level[to])
                zones.join(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
        });
    std::vector<std::uint32_t> sizes(levels.level.size(), 0);
    for (std::size_t pixel = 0; pixel < levels.level.size(); ++pixel)
        if (levels.level[pixel] != 0)
            ++sizes[zones.rootOf(static_cast<std::uint32_t>(pixel))];
    Tally tally(levels.highest());
    for (std::size_t pixel = 0; pixel < sizes.size(); ++pixel)
        if (sizes[pixel] > 0)
            tally.add(levels.level[pixel], sizes[pixel]);
    return tally;
}

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    if (!input.levels.problem.isEmpty())
        return noneOf(wanted, input.levels.problem);
    const LevelSizes matrix = (input.plane != nullptr ? PlaneZones(*input.plane).sizes() : zonesOf(input)).finish();
    return meansOver(std::span(&matrix, 1), rows, wanted);
}

}  // namespace

extern const FeatureClass glszm{"glszm", false, features, compute};

}  // namespace annulus
