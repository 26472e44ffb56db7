#include "core/features/sums.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace annulus {
namespace {

constexpr std::size_t lanes = 8;

/// Four numbers side by side, or as many as the processor has room for.
using Four = double __attribute__((vector_size(32)));
using FourBits = std::int64_t __attribute__((vector_size(32)));

[[gnu::always_inline]] inline void load(Four& to, const double* from) { __builtin_memcpy(&to, from, sizeof to); }
[[gnu::always_inline]] inline void keepWhere(Four& x, const FourBits& mask) { x = reinterpret_cast<Four>(reinterpret_cast<FourBits>(x) & mask); }
[[gnu::always_inline]] inline void magnitude(Four& x) { keepWhere(x, FourBits{} + std::numeric_limits<std::int64_t>::max()); }

/// Sums of up to 128 numbers in eight lanes as numpy adds them: `terms(x, term)` makes the terms of four numbers.
template <std::size_t N, class Terms>
[[gnu::always_inline]] inline std::array<double, N> sumBlock(const double* x, std::size_t count, const Terms& terms)
{
    Four low[N], high[N], term[N], four;
    for (std::size_t k = 0; k < N; ++k)
        low[k] = high[k] = Four{};
    std::size_t done = 0;
    for (; done + lanes <= count; done += lanes) {
        load(four, x + done);
        terms(four, term);
        for (std::size_t k = 0; k < N; ++k)
            low[k] += term[k];
        load(four, x + done + 4);
        terms(four, term);
        for (std::size_t k = 0; k < N; ++k)
            high[k] += term[k];
    }
    std::array<double, N> sums;
    for (std::size_t k = 0; k < N; ++k)
        sums[k] = ((low[k][0] + low[k][1]) + (low[k][2] + low[k][3])) + ((high[k][0] + high[k][1]) + (high[k][2] + high[k][3]));
    for (; done < count; ++done) {
        four = Four{} + x[done];
        terms(four, term);
        for (std::size_t k = 0; k < N; ++k)
            sums[k] += term[k][0];
    }
    return sums;
}

__attribute__((target_clones("avx2", "default"))) std::array<double, 2> energyBlock(const double* x, std::size_t count, double shift)
{
    return sumBlock<2>(x, count, [shift](const Four& value, Four* term) __attribute__((always_inline)) {
        term[0] = value;
        term[1] = (value + shift) * (value + shift);
    });
}

__attribute__((target_clones("avx2", "default"))) std::array<double, 4> momentBlock(const double* x, std::size_t count, double mean)
{
    return sumBlock<4>(x, count, [mean](const Four& value, Four* term) __attribute__((always_inline)) {
        const Four difference = value - mean;
        const Four square = difference * difference;
        term[0] = square;
        term[1] = square * difference;
        term[2] = square * square;
        term[3] = difference;
        magnitude(term[3]);
    });
}

__attribute__((target_clones("avx2", "default"))) std::array<double, 2> insideBlock(const double* x, std::size_t count, double low, double high)
{
    return sumBlock<2>(x, count, [low, high](const Four& value, Four* term) __attribute__((always_inline)) {
        const FourBits inside = (value >= low) & (value <= high);
        term[0] = value;
        term[1] = Four{} + 1.0;
        keepWhere(term[0], inside);
        keepWhere(term[1], inside);
    });
}

__attribute__((target_clones("avx2", "default"))) std::array<double, 1> deviationBlock(const double* x, std::size_t count, double low, double high, double mean)
{
    return sumBlock<1>(x, count, [low, high, mean](const Four& value, Four* term) __attribute__((always_inline)) {
        const FourBits inside = (value >= low) & (value <= high);
        term[0] = value - mean;
        magnitude(term[0]);
        keepWhere(term[0], inside);
    });
}

__attribute__((target_clones("avx2", "default"))) void findExtremes(const double* x, std::size_t count, double* __restrict low, double* __restrict high)
{
    Four least = Four{} + x[0], most = least, four;
    std::size_t done = 0;
    for (; done + 4 <= count; done += 4) {
        load(four, x + done);
        least = four < least ? four : least;
        most = four > most ? four : most;
    }
    *low = std::min({least[0], least[1], least[2], least[3]});
    *high = std::max({most[0], most[1], most[2], most[3]});
    for (; done < count; ++done) {
        *low = std::min(*low, x[done]);
        *high = std::max(*high, x[done]);
    }
}

/// Zero times a number is zero where it is finite, else NaN.
__attribute__((target_clones("avx2", "default"))) double sumOfZeros(const double* x, std::size_t count)
{
    double sum[lanes] = {};
    std::size_t done = 0;
    for (; done + lanes <= count; done += lanes)
        for (std::size_t at = 0; at < lanes; ++at)
            sum[at] += x[done + at] * 0.0;
    double all = 0;
    for (; done < count; ++done)
        all += x[done] * 0.0;
    for (const double one : sum)
        all += one;
    return all;
}

}  // namespace

Extremes extremesOf(std::span<const double> values)
{
    Extremes range;
    if (!values.empty())
        findExtremes(values.data(), values.size(), &range.low, &range.high);
    return range;
}

bool areFinite(std::span<const double> values) { return sumOfZeros(values.data(), values.size()) == 0; }

std::array<double, 2> sumAndEnergy(std::span<const double> values, double shift)
{
    return joinedSums<2>(0, values.size(), [&](std::size_t begin, std::size_t count) { return energyBlock(values.data() + begin, count, shift); });
}

std::array<double, 4> sumsAround(std::span<const double> values, double mean)
{
    return joinedSums<4>(0, values.size(), [&](std::size_t begin, std::size_t count) { return momentBlock(values.data() + begin, count, mean); });
}

std::array<double, 2> sumWithin(std::span<const double> values, const Extremes& range)
{
    return joinedSums<2>(0, values.size(), [&](std::size_t begin, std::size_t count) { return insideBlock(values.data() + begin, count, range.low, range.high); });
}

double deviationWithin(std::span<const double> values, const Extremes& range, double mean)
{
    return joinedSums<1>(0, values.size(), [&](std::size_t begin, std::size_t count) { return deviationBlock(values.data() + begin, count, range.low, range.high, mean); })[0];
}

}  // namespace annulus
