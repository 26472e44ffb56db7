#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace annulus {

/// Smallest and largest of some numbers.
struct Extremes {
    double low = 0, high = 0;
};
Extremes extremesOf(std::span<const double> values);  ///< none of them is NaN

/// False where one of the numbers is NaN or infinite.
bool areFinite(std::span<const double> values);

/// Several sums in one pass in the order of numpy's pairwise summation: the parts of up to 128 numbers that `leaf(begin,
/// count)` sums are joined in pairs. The error grows with the logarithm of the count, and cancellation to "exactly zero"
/// happens where numpy has it.
template <std::size_t N, class Leaf>
std::array<double, N> joinedSums(std::size_t begin, std::size_t count, const Leaf& leaf)
{
    if (count <= 128)
        return leaf(begin, count);
    const std::size_t half = count / 2 - (count / 2) % 8;
    std::array<double, N> sums = joinedSums<N>(begin, half, leaf);
    const std::array<double, N> more = joinedSums<N>(begin + half, count - half, leaf);
    for (std::size_t k = 0; k < N; ++k)
        sums[k] += more[k];
    return sums;
}

/// The sums of the terms that at(begin) .. at(begin + count - 1) give, in numpy's order throughout: blocks of 128 in eight lanes.
template <std::size_t N, class At>
std::array<double, N> pairwiseSums(std::size_t begin, std::size_t count, const At& at)
{
    return joinedSums<N>(begin, count, [&at](std::size_t first, std::size_t some) {
        std::array<double, N> sums{};
        const auto add = [](std::array<double, N>& to, const std::array<double, N>& more) {
            for (std::size_t k = 0; k < N; ++k)
                to[k] += more[k];
        };
        if (some < 8) {
            for (std::size_t index = first; index < first + some; ++index)
                add(sums, at(index));
            return sums;
        }
        std::array<double, N> lane[8]{};
        std::size_t done = 0;
        for (; done + 8 <= some; done += 8)
            for (std::size_t index = 0; index < 8; ++index)
                add(lane[index], at(first + done + index));
        for (std::size_t k = 0; k < N; ++k)
            sums[k] = ((lane[0][k] + lane[1][k]) + (lane[2][k] + lane[3][k])) + ((lane[4][k] + lane[5][k]) + (lane[6][k] + lane[7][k]));
        for (; done < some; ++done)
            add(sums, at(first + done));
        return sums;
    });
}

/// One sum in that order.
template <class At>
double pairwiseSum(std::size_t begin, std::size_t count, const At& at)
{
    return pairwiseSums<1>(begin, count, [&](std::size_t index) { return std::array{at(index)}; })[0];
}

// The sums of pairwiseSums that first-order statistics ask of every pixel, side by side in the processor: the same bits.

/// sum x and sum (x + shift)^2
std::array<double, 2> sumAndEnergy(std::span<const double> values, double shift);
/// sum d^2, d^3, d^4 and |d| with d = x - mean
std::array<double, 4> sumsAround(std::span<const double> values, double mean);
/// sum x and number of the values in the closed range
std::array<double, 2> sumWithin(std::span<const double> values, const Extremes& range);
/// sum |x - mean| of the values in the closed range
double deviationWithin(std::span<const double> values, const Extremes& range, double mean);

}  // namespace annulus
