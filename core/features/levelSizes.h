#pragma once

#include "core/features/FeatureClass.h"

#include <vector>

namespace annulus {

/// How often a thing of size j (a run's length, a zone's pixels, a pixel's dependence) occurs at grey level i: what
/// GLRLM, GLSZM and GLDM have in common, summed up so far that a feature needs no more pass over the matrix. Counts are
/// weighted where angles are merged.
struct LevelSizes {
    /// A grey level that occurs: sums over its sizes.
    struct Level {
        double i = 0;
        double n = 0;           ///< sum of n
        double small = 0;       ///< sum of n / j^2
        double large = 0;       ///< sum of n j^2
    };
    struct Sized {
        double j = 0, n = 0;
    };
    std::vector<Level> levels;  ///< ascending
    std::vector<Sized> sizes;   ///< ascending; sum of n over i for each size that occurs
    double entropy = 0;         ///< -sum p log2(p + eps) with p = n / total
    double total = 0;           ///< things: sum of n
    double pixels = 0;          ///< sum of n j
};

/// Gathers counts: small sizes in a table, the few large ones in a list. With very many levels all go to the list: the
/// table would be larger than the image.
class Tally {
public:
    explicit Tally(int highestLevel) : sizes_(highestLevel < fewLevels ? 64 : 16), small_(highestLevel < mostTableLevels ? (static_cast<std::size_t>(highestLevel) + 1) * sizes_ : 0, 0) {}
    void add(std::int32_t level, std::size_t size, double weight = 1)
    {
        if (size < sizes_ && !small_.empty())
            small_[static_cast<std::size_t>(level) * sizes_ + size] += weight;
        else
            large_.push_back({level, size, weight});
    }
    /// Adds everything of another tally, times a weight.
    void add(const Tally& other, double weight);
    [[nodiscard]] LevelSizes finish();

    static constexpr int fewLevels = 128, mostTableLevels = 65536;

private:
    struct Large {
        std::int32_t level;
        std::size_t size;
        double n;
    };
    std::size_t sizes_;          ///< of the table: more where levels are few
    std::vector<double> small_;  ///< [level][size]
    std::vector<Large> large_;
};

/// sum n i^a j^b / total, for a and b of -2, 0 or 2.
double emphasis(const LevelSizes& m, int levelPower, int sizePower);

double levelNonUniformity(const LevelSizes& m);            ///< sum over i of (sum_j n)^2 / total
double levelNonUniformityNormalized(const LevelSizes& m);  ///< ... / total^2
double sizeNonUniformity(const LevelSizes& m);
double sizeNonUniformityNormalized(const LevelSizes& m);
double levelVariance(const LevelSizes& m);
double sizeVariance(const LevelSizes& m);
double sizeEntropy(const LevelSizes& m);
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
