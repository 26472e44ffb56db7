#include "core/features/levelSizes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

double powerOf(double x, int power) { return power == 0 ? 1 : power > 0 ? x * x : 1 / (x * x); }

/// p log2(p + eps) for n of a total; whole small n are looked up.
class Logarithms {
public:
    explicit Logarithms(double total) : total_(total) {}
    double of(double n)
    {
        if (!(n < static_cast<double>(known_.size())) || n != std::floor(n))
            return compute(n);
        double& known = known_[static_cast<std::size_t>(n)];
        if (known == 0)
            known = compute(n);
        return known;
    }

private:
    [[nodiscard]] double compute(double n) const
    {
        const double p = n / total_;
        return p * std::log2(p + std::numeric_limits<double>::epsilon());
    }
    double total_;
    std::array<double, 256> known_{};
};

/// Variance of a value with weights.
template <class Items, class Value>
double variance(const Items& items, double total, const Value& value)
{
    double mean = 0;
    for (const auto& item : items)
        mean += item.n / total * value(item);
    double sum = 0;
    for (const auto& item : items)
        sum += item.n / total * (value(item) - mean) * (value(item) - mean);
    return sum;
}

template <class Items>
double sumOfSquares(const Items& items)
{
    double sum = 0;
    for (const auto& item : items)
        sum += item.n * item.n;
    return sum;
}

}  // namespace

void Tally::add(const Tally& other, double weight)
{
    for (std::size_t at = 0; at < small_.size(); ++at)
        small_[at] += weight * other.small_[at];
    for (const Large& one : other.large_)
        large_.push_back({one.level, one.size, weight * one.n});
}

LevelSizes Tally::finish()
{
    // The large ones in the order of level and size, equal ones in the order in which they came.
    std::stable_sort(large_.begin(), large_.end(), [](const Large& a, const Large& b) { return a.level != b.level ? a.level < b.level : a.size < b.size; });
    std::vector<Large> merged;
    for (const Large& one : large_)
        if (!merged.empty() && merged.back().level == one.level && merged.back().size == one.size)
            merged.back().n += one.n;
        else
            merged.push_back(one);
    LevelSizes m;
    for (const double n : small_)
        m.total += n;
    std::vector<LevelSizes::Sized> largeSizes;
    for (const Large& one : merged) {
        m.total += one.n;
        largeSizes.push_back({static_cast<double>(one.size), one.n});
    }
    Logarithms logarithms(m.total);
    std::vector<double> bySize(sizes_, 0);
    auto large = merged.begin();
    const std::size_t inTable = small_.size() / sizes_, inList = merged.empty() ? 0 : static_cast<std::size_t>(merged.back().level) + 1;
    for (std::size_t level = 0; level < std::max(inTable, inList); ++level) {
        if (level >= inTable)
            level = std::max(level, static_cast<std::size_t>(large->level));  // nothing between
        LevelSizes::Level sums{.i = static_cast<double>(level)};
        const auto take = [&](double j, double n) {
            sums.n += n;
            sums.small += n / (j * j);
            sums.large += n * j * j;
            m.pixels += n * j;
            m.entropy -= logarithms.of(n);
        };
        for (std::size_t size = 1; size < sizes_ && level < inTable; ++size)
            if (const double n = small_[level * sizes_ + size]; n > 0) {
                bySize[size] += n;
                take(static_cast<double>(size), n);
            }
        for (; large != merged.end() && static_cast<std::size_t>(large->level) == level; ++large)
            take(static_cast<double>(large->size), large->n);
        if (sums.n > 0)
            m.levels.push_back(sums);
    }
    for (std::size_t size = 1; size < sizes_; ++size)
        if (bySize[size] > 0)
            m.sizes.push_back({static_cast<double>(size), bySize[size]});
    std::stable_sort(largeSizes.begin(), largeSizes.end(), [](const auto& a, const auto& b) { return a.j < b.j; });
    for (const auto& one : largeSizes)
        if (m.sizes.empty() || m.sizes.back().j != one.j)
            m.sizes.push_back(one);
        else
            m.sizes.back().n += one.n;
    return m;
}

double emphasis(const LevelSizes& m, int levelPower, int sizePower)
{
    double sum = 0;
    for (const auto& level : m.levels)
        sum += powerOf(level.i, levelPower) * (sizePower == 0 ? level.n : sizePower > 0 ? level.large : level.small);
    return sum / m.total;
}

double levelNonUniformity(const LevelSizes& m) { return sumOfSquares(m.levels) / m.total; }
double levelNonUniformityNormalized(const LevelSizes& m) { return sumOfSquares(m.levels) / (m.total * m.total); }
double sizeNonUniformity(const LevelSizes& m) { return sumOfSquares(m.sizes) / m.total; }
double sizeNonUniformityNormalized(const LevelSizes& m) { return sumOfSquares(m.sizes) / (m.total * m.total); }

double levelVariance(const LevelSizes& m)
{
    return variance(m.levels, m.total, [](const LevelSizes::Level& level) { return level.i; });
}

double sizeVariance(const LevelSizes& m)
{
    return variance(m.sizes, m.total, [](const LevelSizes::Sized& size) { return size.j; });
}

double sizeEntropy(const LevelSizes& m) { return m.entropy; }

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
