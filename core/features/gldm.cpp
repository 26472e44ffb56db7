// Grey level dependence, PyRadiomics' gldm.py (Sun and Wee 1983; IBSI's NGLDM): how many neighbours of a pixel differ by at
// most gldm_a levels; the pixel itself counts.
#include "core/features/levelSizes.h"
#include "core/features/neighbours.h"

#include <cstdlib>

namespace annulus {
namespace {

const LevelSizesRow rows[] = {
    {{"DependenceEntropy", message("features", "-sum p log2 p with p = P(i,j) / N"), "FCBV", ""}, sizeEntropy},
    {{"DependenceNonUniformity", message("features", "sum over j of (sum over i of P(i,j))^2 / N"), "Z87G", ""}, sizeNonUniformity},
    {{"DependenceNonUniformityNormalized", message("features", "sum over j of (sum over i of P(i,j))^2 / N^2"), "OKJI", ""}, sizeNonUniformityNormalized},
    {{"DependencePercentage", message("features", "Dependence zones over pixels: 1, as every pixel has one"), "6XV8", "", true}, [](const LevelSizes&) { return 1.0; }},
    {{"DependenceVariance", message("features", "Variance of the dependence j over P(i,j) / N"), "DNX2", ""}, sizeVariance},
    {{"GrayLevelNonUniformity", message("features", "sum over i of (sum over j of P(i,j))^2 / N"), "FP8K", ""}, levelNonUniformity},
    {{"GrayLevelNonUniformityNormalized", message("features", "sum over i of (sum over j of P(i,j))^2 / N^2"), "5SPA", "", true}, levelNonUniformityNormalized},
    {{"GrayLevelVariance", message("features", "Variance of the level i over P(i,j) / N"), "1PFV", ""}, levelVariance},
    {{"HighGrayLevelEmphasis", message("features", "sum P(i,j) i^2 / N: weight of high grey levels"), "OAE7", ""}, [](const LevelSizes& m) { return emphasis(m, 2, 0); }},
    {{"LargeDependenceEmphasis", message("features", "sum P(i,j) j^2 / N: weight of large dependences"), "IMOQ", ""}, [](const LevelSizes& m) { return emphasis(m, 0, 2); }},
    {{"LargeDependenceHighGrayLevelEmphasis", message("features", "sum P(i,j) i^2 j^2 / N"), "9QMG", ""}, [](const LevelSizes& m) { return emphasis(m, 2, 2); }},
    {{"LargeDependenceLowGrayLevelEmphasis", message("features", "sum P(i,j) j^2 / i^2 / N"), "NBZI", ""}, [](const LevelSizes& m) { return emphasis(m, -2, 2); }},
    {{"LowGrayLevelEmphasis", message("features", "sum P(i,j) / i^2 / N: weight of low grey levels"), "TL9H", ""}, [](const LevelSizes& m) { return emphasis(m, -2, 0); }},
    {{"SmallDependenceEmphasis", message("features", "sum P(i,j) / j^2 / N: weight of small dependences"), "SODN", ""}, [](const LevelSizes& m) { return emphasis(m, 0, -2); }},
    {{"SmallDependenceHighGrayLevelEmphasis", message("features", "sum P(i,j) i^2 / j^2 / N"), "JA6D", ""}, [](const LevelSizes& m) { return emphasis(m, 2, -2); }},
    {{"SmallDependenceLowGrayLevelEmphasis", message("features", "sum P(i,j) / (i^2 j^2) / N"), "EQ3F", ""}, [](const LevelSizes& m) { return emphasis(m, -2, -2); }},
};

std::span<const FeatureDef> features()
{
    static const auto defs = defsOf(rows);
    return defs;
}

/// The eight neighbours in the plane, equal levels only (gldm_a of 0).
Tally dependencesIn(const LevelPlane& plane)
{
    const std::vector<std::uint32_t>& counts = plane.neighbours().dependence;
    Tally tally(plane.highest);
    for (std::int32_t level = 1; level <= plane.highest; ++level)
        for (std::size_t size = 1; size <= 9; ++size)
            tally.add(level, size, counts[static_cast<std::size_t>(level) * NeighbourCounts::width + size]);
    return tally;
}

Tally dependencesIn(const ClassInput& input)
{
    const Levels& levels = input.levels;
    std::vector<std::uint32_t> dependence(levels.level.size(), 1);
    for (const Offset& offset : offsetsAt(input.pixels.box.size(), input.settings.distances, input.settings))
        forEachPair(levels, input.pixels.box.size(), offset, [&](std::size_t from, std::size_t to) {
            if (std::abs(levels.level[from] - levels.level[to]) <= input.settings.gldm_a) {
                ++dependence[from];
                ++dependence[to];
            }
        });
    Tally tally(levels.highest());
    for (std::size_t pixel = 0; pixel < dependence.size(); ++pixel)
        if (levels.level[pixel] != 0)
            tally.add(levels.level[pixel], dependence[pixel]);
    return tally;
}

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    if (!input.levels.problem.isEmpty())
        return noneOf(wanted, input.levels.problem);
    const bool isPlain = input.plane != nullptr && wantsNextNeighbours(input.settings) && input.settings.gldm_a == 0;
    const LevelSizes matrix = (isPlain ? dependencesIn(*input.plane) : dependencesIn(input)).finish();
    return meansOver(std::span(&matrix, 1), rows, wanted);
}

}  // namespace

extern const FeatureClass gldm{"gldm", false, features, compute};

}  // namespace annulus
