#pragma once

#include <cstddef>

namespace annulus {

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
