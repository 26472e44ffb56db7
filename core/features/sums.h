#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace annulus {

/// Smallest and largest of some numbers (none is NaN), in lanes that a processor takes side by side.
struct Extremes {
    double low = 0, high = 0;
};
inline Extremes extremesOf(std::span<const double> values)
{
    constexpr std::size_t lanes = 8;
    if (values.empty())
        return {};
    double low[lanes], high[lanes];
    std::fill_n(low, lanes, values[0]);
    std::fill_n(high, lanes, values[0]);
    std::size_t at = 0;
    for (; at + lanes <= values.size(); at += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            low[lane] = values[at + lane] < low[lane] ? values[at + lane] : low[lane];
            high[lane] = values[at + lane] > high[lane] ? values[at + lane] : high[lane];
        }
    for (; at < values.size(); ++at) {
        low[0] = std::min(low[0], values[at]);
        high[0] = std::max(high[0], values[at]);
    }
    return {*std::min_element(low, low + lanes), *std::max_element(high, high + lanes)};
}

/// Several sums in one pass: of the terms that at(begin) .. at(begin + count - 1) give, each sum in the order of numpy's
/// pairwise summation (blocks of 128 in eight lanes). The error grows with the logarithm of the count, and cancellation to
/// "exactly zero" happens where numpy has it.
template <std::size_t N, class At>
std::array<double, N> pairwiseSums(std::size_t begin, std::size_t count, const At& at)
{
    std::array<double, N> sums{};
    const auto add = [](std::array<double, N>& to, const std::array<double, N>& more) {
        for (std::size_t k = 0; k < N; ++k)
            to[k] += more[k];
    };
    if (count < 8) {
        for (std::size_t index = begin; index < begin + count; ++index)
            add(sums, at(index));
        return sums;
    }
    if (count <= 128) {
        double lane[N][8];
        for (std::size_t index = 0; index < 8; ++index) {
            const std::array<double, N> terms = at(begin + index);
            for (std::size_t k = 0; k < N; ++k)
                lane[k][index] = terms[k];
        }
        std::size_t done = 8;
        for (; done + 8 <= count; done += 8)
            for (std::size_t index = 0; index < 8; ++index) {
                const std::array<double, N> terms = at(begin + done + index);
                for (std::size_t k = 0; k < N; ++k)
                    lane[k][index] += terms[k];
            }
        for (std::size_t k = 0; k < N; ++k)
            sums[k] = ((lane[k][0] + lane[k][1]) + (lane[k][2] + lane[k][3])) + ((lane[k][4] + lane[k][5]) + (lane[k][6] + lane[k][7]));
        for (; done < count; ++done)
            add(sums, at(begin + done));
        return sums;
    }
    const std::size_t half = count / 2 - (count / 2) % 8;
    sums = pairwiseSums<N>(begin, half, at);
    add(sums, pairwiseSums<N>(begin + half, count - half, at));
    return sums;
}

/// One sum in that order.
template <class At>
double pairwiseSum(std::size_t begin, std::size_t count, const At& at)
{
    return pairwiseSums<1>(begin, count, [&](std::size_t index) { return std::array{at(index)}; })[0];
}

}  // namespace annulus
