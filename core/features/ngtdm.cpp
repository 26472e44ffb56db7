// Neighbouring grey tone difference, PyRadiomics' ngtdm.py (Amadasun and King 1989): the distance of a pixel's level from
// the mean level of its neighbours in the region. A pixel without neighbours counts with difference 0.
#include "core/features/FeatureClass.h"
#include "core/features/neighbours.h"

#include <algorithm>
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

// The sums over all ordered pairs of levels below are written so that, but for complexity, no pair is looked at.

/// Sum of p and mean level under p.
struct Centre {
    double p = 0, level = 0;
};

Centre centreOf(const Ngtdm& m)
{
    Centre centre;
    for (const Tone& tone : m.tones) {
        centre.p += tone.p;
        centre.level += tone.p * tone.level;
    }
    centre.level /= centre.p;
    return centre;
}

/// sum p(i) p(j) (i - j)^2 = 2 sum p times sum p (i - mean)^2
Outcome contrast(const Ngtdm& m)
{
    const auto count = static_cast<double>(m.tones.size());
    if (count < 2)
        return 0.0;
    const Centre centre = centreOf(m);
    double spread = 0;
    for (const Tone& tone : m.tones)
        spread += tone.p * (tone.level - centre.level) * (tone.level - centre.level);
    return 2 * centre.p * spread / (count * (count - 1)) * m.sumOfS / m.pixels;
}

/// sum |v(i) - v(j)| with v = i p(i): each value counts as often as there are smaller less larger ones.
Outcome busyness(const Ngtdm& m)
{
    std::vector<double> values;
    for (const Tone& tone : m.tones)
        values.push_back(tone.level * tone.p);
    std::sort(values.begin(), values.end());
    double change = 0;
    for (std::size_t low = 0, high = values.size() - 1; low < high; ++low, --high)
        change += 2 * static_cast<double>(high - low) * (values[high] - values[low]);
    return change == 0 ? 0 : weightedDifference(m) / change;
}

constexpr std::size_t lanes = 8;

/// Sum of |i - j| (ps(i) + ps(j)) / (p(i) + p(j)) over j; side by side in lanes, in the same order on every processor.
__attribute__((target_clones("avx2", "default"))) double complexityOf(double level, double p, double ps, const double* levels, const double* ps2, const double* p2, std::size_t count)
{
    double sum[lanes] = {};
    for (std::size_t first = 0; first < count; first += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sum[lane] += std::abs(level - levels[first + lane]) * (ps + ps2[first + lane]) / (p + p2[first + lane]);
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

Outcome complexity(const Ngtdm& m)
{
    const std::size_t count = (m.tones.size() + lanes - 1) / lanes * lanes;
    std::vector<double> levels(count, 0), p(count, 1), ps(count, 0);
    double sum = 0;
    for (std::size_t at = 0; at < m.tones.size(); ++at) {
        const Tone& tone = m.tones[at];
        levels[at] = tone.level;
        p[at] = tone.p;
        ps[at] = tone.p * tone.s;
    }
    for (const Tone& tone : m.tones) {
        // Places beyond the last tone would add |i| p s / (p + 1): they are taken at the tone's own level.
        for (std::size_t at = m.tones.size(); at < count; ++at)
            levels[at] = tone.level;
        sum += complexityOf(tone.level, tone.p, tone.p * tone.s, levels.data(), ps.data(), p.data(), count);
    }
    return sum / m.pixels;
}

/// sum (p(i) + p(j)) (i - j)^2 = 2 sum over i of p(i) sum over j of (i - j)^2
Outcome strength(const Ngtdm& m)
{
    if (m.sumOfS == 0)
        return 0.0;
    const auto count = static_cast<double>(m.tones.size());
    const double middle = (m.tones.front().level + m.tones.back().level) / 2;
    double first = 0, second = 0, sum = 0;
    for (const Tone& tone : m.tones) {
        first += tone.level - middle;
        second += (tone.level - middle) * (tone.level - middle);
    }
    for (const Tone& tone : m.tones) {
        const double level = tone.level - middle;
        sum += tone.p * (count * level * level - 2 * level * first + second);
    }
    return 2 * sum / m.sumOfS;
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

/// Sums of |level - mean of the neighbours| by level. Whole numbers (level times count minus sum) are added up for each
/// count of neighbours, so the sum is exact whatever the order.
std::vector<double> differencesIn(const LevelPlane& plane)
{
    const std::vector<std::uint64_t>& parts = plane.neighbours().difference;
    std::vector<double> difference(static_cast<std::size_t>(plane.highest) + 1, 0);
    for (std::size_t level = 1; level < difference.size(); ++level)
        for (std::size_t neighbours = 1; neighbours <= 8; ++neighbours)
            difference[level] += static_cast<double>(parts[level * NeighbourCounts::width + neighbours]) / static_cast<double>(neighbours);
    return difference;
}

std::vector<double> differencesIn(const ClassInput& input)
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
    return difference;
}

Ngtdm matrixOf(const ClassInput& input)
{
    const Levels& levels = input.levels;
    const auto difference = input.plane != nullptr && wantsNextNeighbours(input.settings) ? differencesIn(*input.plane) : differencesIn(input);
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
