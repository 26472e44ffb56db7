#pragma once

#include <algorithm>
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

/// Sum of at(0) .. at(count - 1) in the order of numpy's pairwise summation (blocks of 128 in eight lanes): the
/// error grows with the logarithm of the count, and cancellation to "exactly zero" happens where numpy has it.
template <class At>
double pairwiseSum(std::size_t begin, std::size_t count, const At& at)
{
    if (count < 8) {
        double sum = 0;
        for (std::size_t index = begin; index < begin + count; ++index)
            sum += at(index);
        return sum;
    }
    if (count <= 128) {
        double lane[8];
        for (std::size_t index = 0; index < 8; ++index)
            lane[index] = at(begin + index);
        std::size_t done = 8;
        for (; done + 8 <= count; done += 8)
            for (std::size_t index = 0; index < 8; ++index)
                lane[index] += at(begin + done + index);
        double sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        for (; done < count; ++done)
            sum += at(begin + done);
        return sum;
    }
    const std::size_t half = count / 2 - (count / 2) % 8;
    return pairwiseSum(begin, half, at) + pairwiseSum(begin + half, count - half, at);
}

}  // namespace annulus
