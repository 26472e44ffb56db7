// Grey level size zones, PyRadiomics' glszm.py (Thibault 2009): connected pixels (8 or 26 neighbours) of the same level,
// found by union-find over the region's box.
#include "core/features/levelSizes.h"
#include "core/features/neighbours.h"

#include <array>
#include <numeric>

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

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    const Levels& levels = input.levels;
    if (!levels.problem.isEmpty())
        return noneOf(wanted, levels.problem);
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
    const LevelSizes matrix = tally.finish();
    return meansOver(std::span(&matrix, 1), rows, wanted);
}

}  // namespace

extern const FeatureClass glszm{"glszm", false, features, compute};

}  // namespace annulus
