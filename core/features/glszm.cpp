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

/// What becomes of a pixel in the scan, from which of its neighbours have its level.
namespace fate {
constexpr std::uint16_t alone = 0;  ///< a zone by itself, or no pixel of the region
constexpr std::uint16_t above = 1, aboveLeft = 2, aboveRight = 3, left = 4;  ///< belongs to the zone of that neighbour
constexpr std::uint16_t first = 5;  ///< begins a zone
constexpr std::uint16_t joins = 6;  ///< as left or above left, and the zone above right is the same
}  // namespace fate

/// Of the four neighbours seen before a pixel those that touch each other are joined already (Wu, Otoo and Suzuki 2009): at
/// most one pair is left to join. Masks in place of conditions: compilers turn only these into vector code.
__attribute__((target_clones("avx2", "default"))) void findFates(const std::uint16_t* __restrict above, const std::uint16_t* __restrict row, const std::uint16_t* __restrict below, std::int64_t columns,
                                                                 std::uint16_t* __restrict fates)
{
    const auto same = [](std::uint16_t a, std::uint16_t b) { return static_cast<std::uint16_t>(a == b ? 0xffff : 0); };
    for (std::int64_t i = 0; i < columns; ++i) {
        const std::uint16_t own = row[i], inside = static_cast<std::uint16_t>(~same(own, 0));
        const std::uint16_t n = same(above[i], own), nw = same(above[i - 1], own), ne = same(above[i + 1], own), w = same(row[i - 1], own);
        const auto later = static_cast<std::uint16_t>(same(row[i + 1], own) | same(below[i - 1], own) | same(below[i], own) | same(below[i + 1], own));
        const auto onLeft = static_cast<std::uint16_t>((nw & fate::aboveLeft) | (w & ~nw & fate::left));  // above left has joined what is left of it
        const auto beside = static_cast<std::uint16_t>(nw | w);
        const auto notAbove = static_cast<std::uint16_t>((beside & (onLeft + (ne & (fate::joins - fate::aboveLeft)))) | (~beside & ne & fate::aboveRight) | (~beside & ~ne & later & fate::first));
        fates[i] = static_cast<std::uint16_t>(inside & ((n & fate::above) | (~n & notAbove)));
    }
}

/// What a fate asks for without a branch, all bits or none each.
struct Action {
    std::uint32_t fromAbove = 0, fromLeft = 0, begins = 0, joins = 0;
    std::int64_t offset = 0;  ///< of the neighbour above
};
constexpr std::uint32_t yes = 0xffffffff;
constexpr Action actions[] = {{}, {.fromAbove = yes}, {.fromAbove = yes, .offset = -1}, {.fromAbove = yes, .offset = 1}, {.fromLeft = yes}, {.begins = yes},
                              {.fromAbove = yes, .joins = 1, .offset = -1}, {}, {.fromLeft = yes, .joins = 1}};
static_assert(fate::left + fate::joins - fate::aboveLeft == 8);

/// Zones in the plane, one row after the other. Pixels that are a zone alone, most of them where levels are many, are what
/// the zones leave of their level.
class PlaneZones {
public:
    explicit PlaneZones(const LevelPlane& plane) : plane_(plane) {}

    Tally sizes(std::span<const std::int64_t> counts)
    {
        std::vector<std::uint16_t> fates(static_cast<std::size_t>(plane_.columns));
        std::vector<std::uint32_t> above(plane_.stride, 0), zone(plane_.stride, 0);
        for (std::int64_t j = 0; j < plane_.rows; ++j) {
            const std::uint16_t* row = plane_.row(j);
            findFates(plane_.row(j - 1), row, plane_.row(j + 1), plane_.columns, fates.data());
            const std::size_t found = follow(fates.data(), row, plane_.span(j), above.data() + 1, zone.data() + 1);
            for (std::size_t pair = 0; pair < found; ++pair)
                join(pairs_[pair].a, pairs_[pair].b);
            std::swap(above, zone);
        }
        std::vector<std::int64_t> alone(counts.begin(), counts.end());
        for (std::uint32_t at = 1; at < next_; ++at) {  // what a zone belongs to comes before it and knows its root already
            const std::uint32_t root = zones_[at].parent = zones_[zones_[at].parent].parent;
            alone[zones_[at].level] -= pixels_[at];
            if (root != at)
                pixels_[root] += pixels_[at];
        }
        Tally tally(plane_.highest);
        for (std::int32_t level = 1; level <= plane_.highest; ++level)
            if (const std::int64_t count = alone[static_cast<std::size_t>(level)]; count > 0)
                tally.add(level, 1, static_cast<double>(count));
        for (std::uint32_t at = 1; at < next_; ++at)
            if (zones_[at].parent == at)
                tally.add(static_cast<std::int32_t>(zones_[at].level), pixels_[at]);
        return tally;
    }

private:
    struct Zone {
        std::uint32_t parent, level;
    };
    struct Pair {
        std::uint32_t a, b;
    };

    /// Zones of a row's pixels, and the pairs of zones that are one. Apart from what calls it, so that all it needs stays in
    /// the processor's registers.
    [[gnu::noinline]] std::size_t follow(const std::uint16_t* fates, const std::uint16_t* row, LevelPlane::Span span, const std::uint32_t* above, std::uint32_t* own)
    {
        const std::size_t most = next_ + static_cast<std::size_t>(span.end - span.begin) + 1;
        if (zones_.size() < most) {
            zones_.resize(2 * most);
            pixels_.resize(2 * most);
        }
        pairs_.resize(plane_.stride);
        std::fill(own - 1, own - 1 + plane_.stride, 0);
        Zone* const zones = zones_.data();
        std::uint32_t* const pixels = pixels_.data();
        Pair* pair = pairs_.data();
        std::uint32_t before = 0, next = next_;
        for (std::int64_t i = span.begin; i < span.end; ++i) {
            const Action& action = actions[fates[i]];
            zones[next] = {next, row[i]};
            const std::uint32_t zone = (above[i + action.offset] & action.fromAbove) | (before & action.fromLeft) | (next & action.begins);
            ++pixels[zone];
            *pair = {above[i + 1], zone};
            pair += action.joins;
            next -= action.begins;
            own[i] = before = zone;
        }
        next_ = next;
        return static_cast<std::size_t>(pair - pairs_.data());
    }
    std::uint32_t rootOf(std::uint32_t at)
    {
        while (zones_[at].parent != at)
            at = zones_[at].parent = zones_[zones_[at].parent].parent;
        return at;
    }
    void join(std::uint32_t a, std::uint32_t b)
    {
        a = rootOf(a);
        b = rootOf(b);
        zones_[std::max(a, b)].parent = std::min(a, b);
    }

    const LevelPlane& plane_;
    std::vector<Zone> zones_;  ///< zone 0 takes what is in none
    std::vector<std::uint32_t> pixels_;
    std::vector<Pair> pairs_;
    std::uint32_t next_ = 1;
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
    const LevelSizes matrix = (input.plane != nullptr ? PlaneZones(*input.plane).sizes(input.levels.counts) : zonesOf(input)).finish();
    return meansOver(std::span(&matrix, 1), rows, wanted);
}

}  // namespace

extern const FeatureClass glszm{"glszm", false, features, compute};

}  // namespace annulus
