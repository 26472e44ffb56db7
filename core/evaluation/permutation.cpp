#include "core/evaluation/permutation.h"

#include "core/base/parallelFor.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace annulus {

Result<PermutationTest> permutationTest(const std::vector<int>& outcome, std::size_t permutations, std::uint64_t seed,
                                        const std::function<Result<double>(const std::vector<int>&)>& statistic, int threads, const Progress& progress)
{
    if (permutations == 0)
        return Error{Errc::invalid, message("evaluation", "No permutation is asked for; at least 1 is expected."), {}};
    std::vector<Result<double>> values(permutations + 1, Result<double>(stopped()));
    parallelFor(
        permutations + 1,
        [&](std::size_t at) {
            if (progress.cancelled())
                return;
            std::vector<int> shuffled = outcome;
            if (at > 0) {
                Random random = Random(seed).split(at);
                for (std::size_t left = shuffled.size(); left > 1; --left)
                    std::swap(shuffled[left - 1], shuffled[random.below(left)]);
            }
            values[at] = statistic(shuffled);
        },
        threads);
    PermutationTest test;
    std::size_t reached = 0;
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (!values[at])
            return values[at].error();
        if (!std::isfinite(*values[at]))
            return Error{Errc::invalid, message("evaluation", "The statistic has no value for permutation %1.", at), {}};
        if (at == 0) {
            test.observed = *values[at];
            continue;
        }
        test.shuffled.push_back(*values[at]);
        // Ties but for rounding count as reached.
        reached += *values[at] >= test.observed - 1e-12 * std::max(1.0, std::abs(test.observed));
    }
    test.p = static_cast<double>(reached + 1) / static_cast<double>(permutations + 1);
    return test;
}

}  // namespace annulus
