#pragma once

#include "core/features/FeatureClass.h"

#include <vector>

namespace annulus {

/// How often a thing of size j (a run's length, a zone's pixels, a pixel's dependence) occurs at grey level i: what
/// GLRLM, GLSZM and GLDM have in common. Counts are weighted where angles are merged.
struct LevelSizes {
    struct Cell {
        double i, j, n;
    };
    std::vector<Cell> cells;       ///< n > 0, ascending by i, then j
    std::vector<double> byLevel;   ///< sum of n over j, for each level that occurs
    std::vector<double> bySize;    ///< sum of n over i, index j
    double total = 0;              ///< things: sum of n
    double pixels = 0;             ///< sum of n j
};

/// Gathers counts; rows grow only as far as the largest size of their level.
class Tally {
public:
    explicit Tally(int highestLevel) : counts_(static_cast<std::size_t>(highestLevel) + 1) {}
    void add(std::int32_t level, std::size_t size, double weight = 1);
    /// Adds everything of another tally, times a weight.
    void add(const Tally& other, double weight);
    [[nodiscard]] LevelSizes finish() const;

private:
    std::vector<std::vector<double>> counts_;  ///< [level][size]
};

/// sum n i^a j^b / total, for a and b of -2, 0 or 2.
double emphasis(const LevelSizes& m, int levelPower, int sizePower);

double levelNonUniformity(const LevelSizes& m);            ///< sum over i of (sum_j n)^2 / total
double levelNonUniformityNormalized(const LevelSizes& m);  ///< ... / total^2
double sizeNonUniformity(const LevelSizes& m);
double sizeNonUniformityNormalized(const LevelSizes& m);
double levelVariance(const LevelSizes& m);
double sizeVariance(const LevelSizes& m);
double sizeEntropy(const LevelSizes& m);  ///< -sum p log2(p + eps) with p = n / total
double percentage(const LevelSizes& m);   ///< total / pixels

/// A feature as a function of one matrix.
struct LevelSizesRow {
    FeatureDef def;
    double (*value)(const LevelSizes& m);
};

/// The mean of each wanted feature over the matrices; a reason where there is no matrix.
std::vector<Outcome> meansOver(std::span<const LevelSizes> matrices, std::span<const LevelSizesRow> rows, std::span<const std::size_t> wanted);

template <std::size_t N>
std::vector<FeatureDef> defsOf(const LevelSizesRow (&rows)[N])
{
    std::vector<FeatureDef> defs;
    for (const auto& row : rows)
        defs.push_back(row.def);
    return defs;
}

}  // namespace annulus
