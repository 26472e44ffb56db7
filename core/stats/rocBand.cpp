#include "core/stats/rocBand.h"

#include "core/base/random.h"

#include <algorithm>

namespace annulus {

namespace {

std::vector<double> drawn(const std::vector<double>& from, Random& random)
{
    std::vector<double> values;
    values.reserve(from.size());
    for (std::size_t i = 0; i < from.size(); ++i)
        values.push_back(from[random.below(from.size())]);
    return values;
}

}  // namespace

double sensitivityAt(const RocCurve& curve, double falsePositive)
{
    // Thresholds rise, so false positives fall along the curve.
    const auto count = curve.sensitivities.size();
    double best = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = 1 - curve.specificities[i];
        if (x <= falsePositive) {
            best = curve.sensitivities[i];
            if (i > 0 && x < falsePositive) {
                const double before = 1 - curve.specificities[i - 1];
                best += (curve.sensitivities[i - 1] - best) * (falsePositive - x) / (before - x);
            }
            break;
        }
    }
    return best;
}

RocBand rocBand(const ScoredGroups& groups, const std::vector<double>& falsePositive, std::size_t replicates, std::uint64_t seed, Direction direction)
{
    RocBand band{.falsePositive = falsePositive, .low = {}, .high = {}};
    std::vector<std::vector<double>> values(falsePositive.size());
    const Random source(seed);
    for (std::size_t r = 0; r < replicates; ++r) {
        Random random = source.split(r);
        ScoredGroups replicate;
        replicate.controls = drawn(groups.controls, random);
        replicate.cases = drawn(groups.cases, random);
        const RocCurve curve = rocCurve(replicate, direction);
        for (std::size_t i = 0; i < falsePositive.size(); ++i)
            values[i].push_back(sensitivityAt(curve, falsePositive[i]));
    }
    for (auto& one : values) {
        std::ranges::sort(one);
        band.low.push_back(quantileOfSorted(one, 0.025));
        band.high.push_back(quantileOfSorted(one, 0.975));
    }
    return band;
}

}  // namespace annulus
