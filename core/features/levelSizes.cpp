#include "core/features/levelSizes.h"

#include <cmath>
#include <limits>

namespace annulus {
namespace {

double powerOf(double x, int power) { return power == 0 ? 1 : power > 0 ? x * x : 1 / (x * x); }

double sumOfSquares(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value * value;
    return sum;
}

/// Variance of what `of` takes from a cell.
template <class Of>
double variance(const LevelSizes& m, const Of& of)
{
    double mean = 0;
    for (const auto& cell : m.cells)
        mean += cell.n / m.total * of(cell);
    double sum = 0;
    for (const auto& cell : m.cells)
        sum += cell.n / m.total * (of(cell) - mean) * (of(cell) - mean);
    return sum;
}

}  // namespace

void Tally::add(std::int32_t level, std::size_t size, double weight)
{
    auto& row = counts_[static_cast<std::size_t>(level)];
    if (row.size() <= size)
        row.resize(size + 1, 0);
    row[size] += weight;
}

void Tally::add(const Tally& other, double weight)
{
    for (std::size_t level = 0; level < other.counts_.size(); ++level)
        for (std::size_t size = 0; size < other.counts_[level].size(); ++size)
            if (other.counts_[level][size] > 0)
                add(static_cast<std::int32_t>(level), size, weight * other.counts_[level][size]);
}

LevelSizes Tally::finish() const
{
    LevelSizes m;
    for (std::size_t level = 0; level < counts_.size(); ++level) {
        double ofLevel = 0;
        for (std::size_t size = 0; size < counts_[level].size(); ++size) {
            const double n = counts_[level][size];
            if (n == 0)
                continue;
            if (m.bySize.size() <= size)
                m.bySize.resize(size + 1, 0);
            m.cells.push_back({static_cast<double>(level), static_cast<double>(size), n});
            m.bySize[size] += n;
            ofLevel += n;
            m.pixels += n * static_cast<double>(size);
        }
        if (ofLevel > 0)
            m.byLevel.push_back(ofLevel);
        m.total += ofLevel;
    }
    return m;
}

double emphasis(const LevelSizes& m, int levelPower, int sizePower)
{
    double sum = 0;
    for (const auto& cell : m.cells)
        sum += cell.n * powerOf(cell.i, levelPower) * powerOf(cell.j, sizePower);
    return sum / m.total;
}

double levelNonUniformity(const LevelSizes& m) { return sumOfSquares(m.byLevel) / m.total; }
double levelNonUniformityNormalized(const LevelSizes& m) { return sumOfSquares(m.byLevel) / (m.total * m.total); }
double sizeNonUniformity(const LevelSizes& m) { return sumOfSquares(m.bySize) / m.total; }
double sizeNonUniformityNormalized(const LevelSizes& m) { return sumOfSquares(m.bySize) / (m.total * m.total); }

double levelVariance(const LevelSizes& m)
{
    return variance(m, [](const LevelSizes::Cell& cell) { return cell.i; });
}

double sizeVariance(const LevelSizes& m)
{
    return variance(m, [](const LevelSizes::Cell& cell) { return cell.j; });
}

double sizeEntropy(const LevelSizes& m)
{
    double sum = 0;
    for (const auto& cell : m.cells) {
        const double p = cell.n / m.total;
        sum -= p * std::log2(p + std::numeric_limits<double>::epsilon());
    }
    return sum;
}

double percentage(const LevelSizes& m) { return m.total / m.pixels; }

std::vector<Outcome> meansOver(std::span<const LevelSizes> matrices, std::span<const LevelSizesRow> rows, std::span<const std::size_t> wanted)
{
    if (matrices.empty())
        return noneOf(wanted, message("features", "No line along any direction holds two pixels of the region."));
    std::vector<Outcome> outcomes;
    for (const std::size_t index : wanted) {
        double sum = 0;
        for (const LevelSizes& m : matrices)
            sum += rows[index].value(m);
        outcomes.emplace_back(sum / static_cast<double>(matrices.size()));
    }
    return outcomes;
}

}  // namespace annulus
