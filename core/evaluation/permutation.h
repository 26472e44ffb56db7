#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace annulus {

/// How often a statistic of shuffled outcomes reaches the one of the true outcomes.
struct PermutationTest {
    double observed = 0;
    std::vector<double> shuffled;
    double p = 1;  ///< (1 + number at least as large) / (1 + permutations) (Phipson and Smyth 2010)
};

/// `statistic` must do everything that learns from the outcome, selection included, or the test is worth nothing. Shuffles run side by side.
Result<PermutationTest> permutationTest(const std::vector<int>& outcome, std::size_t permutations, std::uint64_t seed,
                                        const std::function<Result<double>(const std::vector<int>&)>& statistic, int threads = 0,
                                        const Progress& progress = {});

}  // namespace annulus
