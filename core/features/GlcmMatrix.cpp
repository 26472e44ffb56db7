#include "core/features/GlcmMatrix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace annulus::cooccurrence {
namespace {

/// Counts of neighbouring levels along one angle, added with a weight; of a symmetric matrix the upper half.
void addPairs(std::vector<double>& counts, const ClassInput& input, const PresentLevels& present, const Offset& offset, double weight)
{
    const std::size_t size = present.level.size();
    const auto placeOf = [&](std::size_t pixel) { return static_cast<std::size_t>(present.place[static_cast<std::size_t>(input.levels.level[pixel])]); };
    forEachPair(input.levels, input.pixels.box.size(), offset, [&](std::size_t from, std::size_t to) {
        const std::size_t row = placeOf(from), column = placeOf(to);
        if (input.settings.symmetricalGLCM)
            counts[std::min(row, column) * size + std::max(row, column)] += row == column ? 2 * weight : weight;
        else
            counts[row * size + column] += weight;
    });
}

/// The plane with places among the levels that occur, counted from 1, where many levels do not.
LevelPlane placesOf(LevelPlane plane, const PresentLevels& present)
{
    std::vector<std::uint16_t> place{0};
    for (std::size_t level = 1; level < present.place.size(); ++level)
        place.push_back(static_cast<std::uint16_t>(present.place[level] + 1));
    for (std::uint16_t& level : plane.levels)
        level = place[level];
    plane.highest = static_cast<int>(present.level.size());
    return plane;
}

/// Where the pairs of a row are counted: in the upper half of (places + 1)^2.
template <class Place>
inline __attribute__((always_inline)) void placesOfPairs(const std::uint16_t* __restrict row, const std::uint16_t* __restrict other, std::int64_t columns, Place width, Place* __restrict place)
{
    for (std::int64_t i = 0; i < columns; ++i)
        place[i] = static_cast<Place>(std::min(row[i], other[i]) * width + std::max(row[i], other[i]));
}

__attribute__((target_clones("avx2", "default"))) void pairPlaces(const std::uint16_t* row, const std::uint16_t* other, std::int64_t columns, std::uint16_t width, std::uint16_t* place)
{
    placesOfPairs(row, other, columns, width, place);
}
__attribute__((target_clones("avx2", "default"))) void pairPlaces(const std::uint16_t* row, const std::uint16_t* other, std::int64_t columns, std::uint32_t width, std::uint32_t* place)
{
    placesOfPairs(row, other, columns, width, place);
}

/// Counts of some angles, one table after the other; row 0 of each takes the pairs that leave the region. Four angles go
/// side by side: the same pair twice in a row does not wait for itself.
template <class Place>
std::vector<std::uint32_t> countPairsAs(const LevelPlane& plane, std::span<const Offset> offsets)
{
    const std::size_t width = static_cast<std::size_t>(plane.highest) + 1, table = width * width, columns = static_cast<std::size_t>(plane.columns);
    std::vector<std::uint32_t> counts(table * offsets.size(), 0);
    std::vector<Place> places(columns * offsets.size());
    const auto findPlaces = [&](std::int64_t j, std::size_t angle) {
        pairPlaces(plane.row(j), plane.row(j + offsets[angle].j) + offsets[angle].i, plane.columns, static_cast<Place>(width), places.data() + angle * columns);
    };
    constexpr std::size_t allAngles = 4;
    if (offsets.size() != allAngles) {
        for (std::size_t angle = 0; angle < offsets.size(); ++angle)
            for (std::int64_t j = 0; j < plane.rows; ++j) {
                findPlaces(j, angle);
                for (auto i = static_cast<std::size_t>(plane.span(j).begin); i < static_cast<std::size_t>(plane.span(j).end); ++i)
                    ++counts[angle * table + places[angle * columns + i]];
            }
        return counts;
    }
    std::uint32_t* const count = counts.data();
    const Place* const place = places.data();
    for (std::int64_t j = 0; j < plane.rows; ++j) {
        for (std::size_t angle = 0; angle < allAngles; ++angle)
            findPlaces(j, angle);
        const auto end = static_cast<std::size_t>(plane.span(j).end);
        for (auto i = static_cast<std::size_t>(plane.span(j).begin); i < end; ++i) {
            ++count[place[i]];
            ++count[table + place[columns + i]];
            ++count[2 * table + place[2 * columns + i]];
            ++count[3 * table + place[3 * columns + i]];
        }
    }
    return counts;
}

std::vector<std::uint32_t> countPairs(const LevelPlane& plane, std::span<const Offset> offsets)
{
    const std::int64_t places = (std::int64_t{plane.highest} + 1) * (plane.highest + 1);
    return places <= std::numeric_limits<std::uint16_t>::max() ? countPairsAs<std::uint16_t>(plane, offsets) : countPairsAs<std::uint32_t>(plane, offsets);
}

/// The cells that are not empty, by rows.
template <class Count>
std::vector<Cell> cellsOf(const Count* counts, std::size_t size, std::size_t width, double diagonal)
{
    std::vector<Cell> cells;
    for (std::size_t row = 0; row < size; ++row)
        for (std::size_t column = 0; column < size; ++column)
            if (const Count n = counts[row * width + column]; n != 0)
                cells.push_back({static_cast<std::int32_t>(row), static_cast<std::int32_t>(column), static_cast<double>(n) * (row == column ? diagonal : 1)});
    return cells;
}

/// -sum p log2(p + eps) over the cells; counts are whole numbers and mostly small, so most logarithms are known.
void sumProbabilities(Glcm& m)
{
    std::array<double, 512> known{};
    const auto termOf = [&](double n) {
        const double p = n / m.total;
        return p * std::log2(p + eps);
    };
    for (const Cell& c : m.cells) {
        const double p = c.n / m.total;
        const double twice = m.isSymmetric && c.row != c.column ? 2 : 1;
        m.energy += twice * p * p;
        m.largest = std::max(m.largest, p);
        const bool isSmall = c.n < static_cast<double>(known.size()) && c.n == std::floor(c.n);
        if (!isSmall) {
            m.entropy -= twice * termOf(c.n);
            continue;
        }
        double& term = known[static_cast<std::size_t>(c.n)];
        if (term == 0)
            term = termOf(c.n);
        m.entropy -= twice * term;
    }
}

void sumCrossEntropy(Glcm& m)
{
    if (mayExpand(m)) {
        std::vector<double> inverseX, inverseY;
        for (const double p : m.px)
            inverseX.push_back(1 / p);
        for (const double p : m.py)
            inverseY.push_back(1 / p);
        double sum = 0;
        for (const Cell& c : m.cells)
            sum += (m.isSymmetric && c.row != c.column ? 2 : 1) * c.n * inverseX[static_cast<std::size_t>(c.row)] * inverseY[static_cast<std::size_t>(c.column)];
        m.crossEntropy = plainEntropy(m.px) + plainEntropy(m.py) - eps / std::numbers::ln2 * sum / m.total;
        return;
    }
    for (const Cell& c : m.cells)
        m.crossEntropy -= (m.isSymmetric && c.row != c.column ? 2 : 1) * c.n / m.total * std::log2(m.px[static_cast<std::size_t>(c.row)] * m.py[static_cast<std::size_t>(c.column)] + eps);
}

/// The matrix of the cells with everything that features ask of it.
Glcm glcmOf(std::vector<Cell> cells, const PresentLevels& present, const ClassInput& input)
{
    const std::size_t size = present.level.size();
    Glcm m;
    m.cells = std::move(cells);
    m.highest = input.levels.highest();
    m.isSymmetric = input.settings.symmetricalGLCM;
    std::vector<double> x(size, 0), y(size, 0);
    m.sum.assign(2 * input.levels.counts.size(), 0);
    m.difference.assign(input.levels.counts.size(), 0);
    double products = 0;  // of levels less the middle one: whole numbers, so nothing is lost
    const int middle = present.level[size / 2];
    for (const Cell& c : m.cells) {
        const int i = present.level[static_cast<std::size_t>(c.row)], j = present.level[static_cast<std::size_t>(c.column)];
        const bool isTwice = m.isSymmetric && c.row != c.column;
        const double n = isTwice ? 2 * c.n : c.n;
        x[static_cast<std::size_t>(c.row)] += c.n;
        y[static_cast<std::size_t>(c.column)] += c.n;
        if (isTwice) {
            x[static_cast<std::size_t>(c.column)] += c.n;
            y[static_cast<std::size_t>(c.row)] += c.n;
        }
        m.total += n;
        m.sum[static_cast<std::size_t>(i + j)] += n;
        m.difference[static_cast<std::size_t>(std::abs(i - j))] += n;
        products += n * static_cast<double>(i - middle) * static_cast<double>(j - middle);
    }
    for (std::vector<double>* all : {&x, &y, &m.sum, &m.difference})
        for (double& n : *all)
            n /= m.total;
    m.px = std::move(x);
    m.py = std::move(y);
    for (const int level : present.level)
        m.levelX.push_back(level);
    m.levelY = m.levelX;
    for (std::size_t place = 0; place < size; ++place) {
        m.meanX += m.px[place] * m.levelX[place];
        m.meanY += m.py[place] * m.levelY[place];
    }
    m.covariance = products / m.total - (m.meanX - middle) * (m.meanY - middle);
    sumProbabilities(m);
    sumCrossEntropy(m);
    return m;
}

/// exp(-d^2) with the distance in mm under the chosen norm; 1 for "no_weighting".
double weightOf(const Offset& offset, const Grid& grid, WeightingNorm norm)
{
    const double x = std::abs(static_cast<double>(offset.i)) * grid.spacing[0];
    const double y = std::abs(static_cast<double>(offset.j)) * grid.spacing[1];
    const double z = std::abs(static_cast<double>(offset.k)) * grid.spacing[2];
    switch (norm) {
    case WeightingNorm::manhattan: return std::exp(-(x + y + z) * (x + y + z));
    case WeightingNorm::euclidean: return std::exp(-(x * x + y * y + z * z));
    case WeightingNorm::infinity: return std::exp(-std::max({x, y, z}) * std::max({x, y, z}));
    case WeightingNorm::none:
    case WeightingNorm::noWeighting: break;
    }
    return 1;
}

}  // namespace

bool mayExpand(const Glcm& m)
{
    constexpr std::size_t fewLevels = 32;
    if (m.px.size() <= fewLevels)
        return false;
    const auto leastOf = [](const std::vector<double>& p) { return *std::min_element(p.begin(), p.end()); };
    return leastOf(m.px) * leastOf(m.py) > 1e-13;
}

double plainEntropy(const std::vector<double>& p)
{
    double sum = 0;
    for (const double one : p)
        if (one > 0)
            sum -= one * std::log2(one);
    return sum;
}

void forEachMatrix(const ClassInput& input, const std::function<void(const Glcm&)>& take)
{
    const PresentLevels present = presentLevels(input.levels);
    const auto takeCells = [&](std::vector<Cell> cells) {
        if (!cells.empty())
            take(glcmOf(std::move(cells), present, input));
    };
    const std::size_t size = present.level.size();
    const auto offsets = offsetsAt(input.pixels.box.size(), input.settings.distances, input.settings);
    const WeightingNorm norm = input.settings.weightingNorm;
    if (input.plane != nullptr && wantsNextNeighbours(input.settings) && input.settings.symmetricalGLCM && norm == WeightingNorm::none) {
        const bool hasGaps = static_cast<std::size_t>(input.plane->highest) > size;
        const std::optional<LevelPlane> compact = hasGaps ? std::optional(placesOf(*input.plane, present)) : std::nullopt;
        constexpr std::size_t mostTogether = 128;  // four tables of which fit into the cache
        const std::size_t table = (size + 1) * (size + 1), atOnce = size <= mostTogether ? offsets.size() : 1;
        for (std::size_t first = 0; first < offsets.size(); first += atOnce) {
            const auto counts = countPairs(compact ? *compact : *input.plane, std::span(offsets).subspan(first, atOnce));
            for (std::size_t angle = 0; angle < atOnce; ++angle)
                takeCells(cellsOf(counts.data() + angle * table + size + 2, size, size + 1, 2));
        }
        return;
    }
    std::vector<double> counts(size * size, 0);
    for (std::size_t at = 0; at < offsets.size(); ++at) {
        addPairs(counts, input, present, offsets[at], weightOf(offsets[at], input.pixels.grid, norm));
        if (norm != WeightingNorm::none && at + 1 < offsets.size())
            continue;  // all angles into one matrix
        takeCells(cellsOf(counts.data(), size, size, 1));
        std::fill(counts.begin(), counts.end(), 0);
    }
}

}  // namespace annulus::cooccurrence
