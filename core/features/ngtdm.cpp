// Neighbouring grey tone difference, PyRadiomics' ngtdm.py (Amadasun and King 1989): the distance of a pixel's level from
// the mean level of its neighbours in the region. A pixel without neighbours counts with difference 0.
#include "core/features/FeatureClass.h"
#include "core/features/neighbours.h"

#include <cmath>

namespace annulus {
namespace {

/// One grey level that occurs.
struct Tone {
    double level = 0;
    double p = 0;  ///< share of the pixels
    double s = 0;  ///< sum of |level - mean of the neighbours|
};

struct Ngtdm {
    std::vector<Tone> tones;
    double pixels = 0;
    double sumOfS = 0;
};

/// Sum of term(a, b) over all ordered pairs of levels.
template <class Term>
double overPairs(const Ngtdm& m, const Term& term)
{
    double sum = 0;
    for (const Tone& a : m.tones)
        for (const Tone& b : m.tones)
            sum += term(a, b);
    return sum;
}

double weightedDifference(const Ngtdm& m)
{
    double sum = 0;
    for (const Tone& tone : m.tones)
        sum += tone.p * tone.s;
    return sum;
}

Outcome coarseness(const Ngtdm& m)
{
    const double sum = weightedDifference(m);
    return sum == 0 ? 1e6 : 1 / sum;
}

Outcome contrast(const Ngtdm& m)
{
    const auto count = static_cast<double>(m.tones.size());
    if (count < 2)
        return 0.0;
    const double spread = overPairs(m, [](const Tone& a, const Tone& b) { return a.p * b.p * (a.level - b.level) * (a.level - b.level); });
    return spread / (count * (count - 1)) * m.sumOfS / m.pixels;
}

Outcome busyness(const Ngtdm& m)
{
    const double change = overPairs(m, [](const Tone& a, const Tone& b) { return std::abs(a.level * a.p - b.level * b.p); });
    return change == 0 ? 0 : weightedDifference(m) / change;
}

Outcome complexity(const Ngtdm& m)
{
    return overPairs(m, [](const Tone& a, const Tone& b) { return std::abs(a.level - b.level) * (a.p * a.s + b.p * b.s) / (a.p + b.p); }) / m.pixels;
}

Outcome strength(const Ngtdm& m)
{
    if (m.sumOfS == 0)
        return 0.0;
    return overPairs(m, [](const Tone& a, const Tone& b) { return (a.p + b.p) * (a.level - b.level) * (a.level - b.level); }) / m.sumOfS;
}

const FeatureRow<Ngtdm> rows[] = {
    {{"Busyness", message("features", "sum p(i) s(i) / sum |i p(i) - j p(j)|"), "NQ30", ""}, busyness},
    {{"Coarseness", message("features", "1 / sum p(i) s(i); 1000000 on a flat region"), "QCDE", ""}, coarseness},
    {{"Complexity", message("features", "sum |i - j| (p(i) s(i) + p(j) s(j)) / (p(i) + p(j)) / N"), "HDEZ", ""}, complexity},
    {{"Contrast", message("features", "sum p(i) p(j) (i - j)^2 / (Ng (Ng - 1)) times sum s(i) / N"), "65HE", ""}, contrast},
    {{"Strength", message("features", "sum (p(i) + p(j)) (i - j)^2 / sum s(i)"), "1X9X", ""}, strength},
};

std::span<const FeatureDef> features()
{
    static const auto defs = defsOf(rows);
    return defs;
}

Ngtdm matrixOf(const ClassInput& input)
{
    const Levels& levels = input.levels;
    std::vector<std::int64_t> sum(levels.level.size(), 0);
    std::vector<std::int32_t> count(levels.level.size(), 0);
    for (const Offset& offset : offsetsAt(input.pixels.box.size(), input.settings.distances, input.settings))
        forEachPair(levels, input.pixels.box.size(), offset, [&](std::size_t from, std::size_t to) {
            sum[from] += levels.level[to];
            sum[to] += levels.level[from];
            ++count[from];
            ++count[to];
        });
    std::vector<double> difference(levels.counts.size(), 0);
    for (std::size_t pixel = 0; pixel < levels.level.size(); ++pixel)
        if (levels.level[pixel] != 0 && count[pixel] > 0)
            difference[static_cast<std::size_t>(levels.level[pixel])] += std::abs(levels.level[pixel] - static_cast<double>(sum[pixel]) / count[pixel]);
    Ngtdm m;
    m.pixels = static_cast<double>(input.pixels.count);
    for (std::size_t level = 1; level < levels.counts.size(); ++level)
        if (levels.counts[level] > 0) {
            m.tones.push_back({static_cast<double>(level), static_cast<double>(levels.counts[level]) / m.pixels, difference[level]});
            m.sumOfS += difference[level];
        }
    return m;
}

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    if (!input.levels.problem.isEmpty())
        return noneOf(wanted, input.levels.problem);
    if (const auto reason = tooManyLevels(input.levels))
        return noneOf(wanted, *reason);
    return valuesOf(rows, matrixOf(input), wanted);
}

}  // namespace

extern const FeatureClass ngtdm{"ngtdm", false, features, compute};

}  // namespace annulus
