// Grey level co-occurrence, PyRadiomics' glcm.py (Haralick 1973): one symmetric matrix of neighbouring levels per angle,
// features averaged over the angles, or one merged matrix where a weighting norm is set.
#include "core/features/FeatureClass.h"
#include "core/features/lanczos.h"
#include "core/features/neighbours.h"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace annulus {
namespace {

constexpr double eps = std::numeric_limits<double>::epsilon();  // PyRadiomics adds it inside every logarithm

/// A cell of the matrix that is not empty; of a symmetric matrix only the upper half is kept.
struct Cell {
    std::int32_t row, column;  ///< places among the levels that occur
    double n;                  ///< count or weight, of one of the two cells where it has a mirror image
};

/// A matrix, summed up so far that a feature needs no more pass over it.
struct Glcm {
    std::vector<Cell> cells;
    bool isSymmetric = true;
    double total = 0;                  ///< sum of n over the whole matrix
    std::vector<double> px, py;        ///< marginals by place
    std::vector<double> levelX, levelY;  ///< grey level of each place
    std::vector<double> sum;           ///< p(x + y = k), k from 0
    std::vector<double> difference;    ///< p(|x - y| = k)
    double meanX = 0, meanY = 0;
    double covariance = 0;             ///< sum p (i - mx)(j - my)
    double energy = 0, entropy = 0, largest = 0;
    double crossEntropy = 0;           ///< -sum p(i,j) log2(px(i) py(j))
    double highest = 0;                ///< Ng: the highest level, not the number of levels
};

/// Sum of p(k) * term(k) over a marginal.
template <class Term>
double along(const std::vector<double>& marginal, const Term& term)
{
    double sum = 0;
    for (std::size_t k = 0; k < marginal.size(); ++k)
        if (marginal[k] > 0)
            sum += marginal[k] * term(static_cast<double>(k));
    return sum;
}

double entropyOf(const std::vector<double>& p)
{
    double sum = 0;
    for (const double one : p)
        if (one > 0)
            sum -= one * std::log2(one + eps);
    return sum;
}

/// i + j has all of it: the mean of i + j is mx + my.
double clusterMoment(const Glcm& m, int order)
{
    return along(m.sum, [&](double k) {
        const double x = k - m.meanX - m.meanY;
        return order == 2 ? x * x : order == 3 ? x * x * x : x * x * x * x;
    });
}

double varianceOf(const std::vector<double>& p, const std::vector<double>& levels, double mean)
{
    double sum = 0;
    for (std::size_t at = 0; at < p.size(); ++at)
        sum += p[at] * (levels[at] - mean) * (levels[at] - mean);
    return sum;
}

double correlation(const Glcm& m)
{
    const double x = std::sqrt(varianceOf(m.px, m.levelX, m.meanX)), y = std::sqrt(varianceOf(m.py, m.levelY, m.meanY));
    return x * y == 0 ? 1 : m.covariance / (x * y + eps);
}

double differenceAverage(const Glcm& m) { return along(m.difference, [](double k) { return k; }); }

double differenceVariance(const Glcm& m)
{
    const double mean = differenceAverage(m);
    return along(m.difference, [&](double k) { return (k - mean) * (k - mean); });
}

double imc1(const Glcm& m)
{
    const double larger = std::max(entropyOf(m.px), entropyOf(m.py));
    return larger == 0 ? 0 : (m.entropy - m.crossEntropy) / larger;
}

/// What eps inside the logarithms changes, to first order, may stand for it where every product of marginals is far
/// larger: log2(a + eps) = log2 a + eps / (a ln 2) - ...; the next term is below 1e-12 in the sums. Few levels are not
/// worth it.
bool mayExpand(const Glcm& m)
{
    constexpr std::size_t fewLevels = 32;
    if (m.px.size() <= fewLevels)
        return false;
    const auto leastOf = [](const std::vector<double>& p) { return *std::min_element(p.begin(), p.end()); };
    return leastOf(m.px) * leastOf(m.py) > 1e-13;
}

/// -sum p log2 p without eps.
double plainEntropy(const std::vector<double>& p)
{
    double sum = 0;
    for (const double one : p)
        if (one > 0)
            sum -= one * std::log2(one);
    return sum;
}

/// -sum px(i) py(j) log2(px(i) py(j) + eps) over all levels that occur.
double productEntropy(const Glcm& m)
{
    if (mayExpand(m))  // every pair gives eps / ln 2
        return plainEntropy(m.px) + plainEntropy(m.py) - eps / std::numbers::ln2 * static_cast<double>(m.px.size()) * static_cast<double>(m.py.size());
    double sum = 0;
    for (const double x : m.px)
        for (const double y : m.py)
            if (x > 0 && y > 0)
                sum -= x * y * std::log2(x * y + eps);
    return sum;
}

/// NaN where round-off makes the root's argument negative: such an angle is left out of the mean, as PyRadiomics does.
double imc2(const Glcm& m)
{
    const double product = productEntropy(m);
    return product == m.entropy ? 0 : std::sqrt(1 - std::exp(-2 * (product - m.entropy)));
}

double scaledCell(const Glcm& m, const Cell& c) { return c.n / m.total / std::sqrt(m.px[static_cast<std::size_t>(c.row)] * m.py[static_cast<std::size_t>(c.column)]); }

/// Second largest singular value of the whole matrix. A symmetric one has its eigenvalues' magnitudes as such.
double denseCorrelation(const Glcm& m)
{
    const auto size = static_cast<Eigen::Index>(m.px.size());
    Eigen::MatrixXd scaled = Eigen::MatrixXd::Zero(size, size);
    for (const Cell& c : m.cells) {
        scaled(c.row, c.column) = scaledCell(m, c);
        if (m.isSymmetric)
            scaled(c.column, c.row) = scaled(c.row, c.column);
    }
    if (!m.isSymmetric)
        scaled = (scaled * scaled.transpose()).eval();
    Eigen::ArrayXd values = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(scaled, Eigen::EigenvaluesOnly).eigenvalues().array().abs();
    std::nth_element(values.begin(), values.begin() + 1, values.end(), std::greater<>());
    return m.isSymmetric ? values[1] : std::sqrt(values[1]);
}

/// The same from the cells that are not empty, where the levels are many.
std::optional<double> sparseCorrelation(const Glcm& m)
{
    std::vector<SparseCell> cells;
    cells.reserve(m.cells.size());
    for (const Cell& c : m.cells)
        cells.push_back({c.row, c.column, scaledCell(m, c)});
    std::vector<double> known;
    for (const double p : m.px)
        known.push_back(std::sqrt(p));
    if (m.isSymmetric)
        return largestOtherEigenvalue(known, [&](const Block& x, Block& y) { multiplySymmetric(cells, x, y); });
    const auto squared = largestOtherEigenvalue(known, [&, middle = Block(m.py.size())](const Block& x, Block& y) mutable {
        multiplyTransposed(cells, x, middle);
        multiply(cells, middle, y);
    });
    return squared ? std::optional(std::sqrt(*squared)) : std::nullopt;
}

/// Second largest singular value of Dx^-1/2 P Dy^-1/2: its square is the second largest eigenvalue of the matrix
/// Q(i,j) = sum_k p(i,k) p(j,k) / (px(i) py(k)) that the definition names, which is similar to the product with its
/// transpose.
double maximalCorrelation(const Glcm& m)
{
    constexpr std::size_t manyLevels = 48;
    if (m.px.size() < 2)
        return 1;
    const auto sparse = m.px.size() > manyLevels ? sparseCorrelation(m) : std::nullopt;
    return sparse ? *sparse : denseCorrelation(m);
}

double inverseDifference(const Glcm& m) { return along(m.difference, [](double k) { return 1 / (1 + k); }); }
double inverseDifferenceMoment(const Glcm& m) { return along(m.difference, [](double k) { return 1 / (1 + k * k); }); }

struct Row {
    FeatureDef def;
    double (*value)(const Glcm& m);
};

const Row rows[] = {
    {{"Autocorrelation", message("features", "sum p(i,j) i j"), "QWB0", ""}, [](const Glcm& m) { return m.covariance + m.meanX * m.meanY; }},
    {{"ClusterProminence", message("features", "sum p(i,j) (i + j - mx - my)^4"), "AE86", ""}, [](const Glcm& m) { return clusterMoment(m, 4); }},
    {{"ClusterShade", message("features", "sum p(i,j) (i + j - mx - my)^3"), "7NFM", ""}, [](const Glcm& m) { return clusterMoment(m, 3); }},
    {{"ClusterTendency", message("features", "sum p(i,j) (i + j - mx - my)^2"), "DG8W", ""}, [](const Glcm& m) { return clusterMoment(m, 2); }},
    {{"Contrast", message("features", "sum p(i,j) (i - j)^2"), "ACUI", ""},
     [](const Glcm& m) { return along(m.difference, [](double k) { return k * k; }); }},
    {{"Correlation", message("features", "sum p(i,j) (i - mx)(j - my) / (sx sy); 1 on a flat region"), "NI2N", ""}, correlation},
    {{"DifferenceAverage", message("features", "Mean of the level difference: sum k p(|i-j| = k)"), "TF7R", ""}, differenceAverage},
    {{"DifferenceEntropy", message("features", "-sum p(|i-j| = k) log2 p(|i-j| = k)"), "NTRS", "bit"}, [](const Glcm& m) { return entropyOf(m.difference); }},
    {{"DifferenceVariance", message("features", "Variance of the level difference"), "D3YU", ""}, differenceVariance},
    {{"Dissimilarity", message("features", "Equal to DifferenceAverage"), "8S9J", "", true}, differenceAverage},
    {{"Homogeneity1", message("features", "Equal to Id"), "IB1Z", "", true}, inverseDifference},
    {{"Homogeneity2", message("features", "Equal to Idm"), "WF0Z", "", true}, inverseDifferenceMoment},
    {{"Id", message("features", "Inverse difference: sum p(|i-j| = k) / (1 + k)"), "IB1Z", ""}, inverseDifference},
    {{"Idm", message("features", "Inverse difference moment: sum p(|i-j| = k) / (1 + k^2)"), "WF0Z", ""}, inverseDifferenceMoment},
    {{"Idmn", message("features", "Inverse difference moment, normalised: sum p(|i-j| = k) / (1 + k^2 / Ng^2)"), "1QCO", ""},
     [](const Glcm& m) { return along(m.difference, [&](double k) { return 1 / (1 + k * k / (m.highest * m.highest)); }); }},
    {{"Idn", message("features", "Inverse difference, normalised: sum p(|i-j| = k) / (1 + k / Ng)"), "NDRX", ""},
     [](const Glcm& m) { return along(m.difference, [&](double k) { return 1 / (1 + k / m.highest); }); }},
    {{"Imc1", message("features", "Information correlation 1: (HXY - HXY1) / max(HX, HY)"), "R8DG", ""}, imc1},
    {{"Imc2", message("features", "Information correlation 2: sqrt(1 - exp(-2 (HXY2 - HXY)))"), "JN9H", ""}, imc2},
    {{"InverseVariance", message("features", "sum over k > 0 of p(|i-j| = k) / k^2"), "E8JP", ""},
     [](const Glcm& m) { return along(m.difference, [](double k) { return k > 0 ? 1 / (k * k) : 0; }); }},
    {{"JointAverage", message("features", "Mean level mx: sum p(i,j) i"), "60VM", ""}, [](const Glcm& m) { return m.meanX; }},
    {{"JointEnergy", message("features", "Angular second moment: sum p(i,j)^2"), "8ZQL", ""}, [](const Glcm& m) { return m.energy; }},
    {{"JointEntropy", message("features", "-sum p(i,j) log2 p(i,j)"), "TU9B", "bit"}, [](const Glcm& m) { return m.entropy; }},
    {{"MCC", message("features", "Maximal correlation coefficient: root of the second largest eigenvalue of Q(i,j) = sum_k p(i,k) p(j,k) / (px(i) py(k))"), "", ""}, maximalCorrelation},
    {{"MaximumProbability", message("features", "Largest p(i,j)"), "GYBY", ""},
     [](const Glcm& m) { return m.largest; }},
    {{"SumAverage", message("features", "Mean of the level sum: sum k p(i+j = k)"), "ZGXS", ""}, [](const Glcm& m) { return along(m.sum, [](double k) { return k; }); }},
    {{"SumEntropy", message("features", "-sum p(i+j = k) log2 p(i+j = k)"), "P6QZ", "bit"}, [](const Glcm& m) { return entropyOf(m.sum); }},
    {{"SumSquares", message("features", "Joint variance: sum p(i,j) (i - mx)^2"), "UR99", ""},
     [](const Glcm& m) { return varianceOf(m.px, m.levelX, m.meanX); }},
    {{"SumVariance", message("features", "Equal to ClusterTendency"), "OEEB", "", true}, [](const Glcm& m) { return clusterMoment(m, 2); }},
};

std::span<const FeatureDef> features()
{
    static const auto defs = [] {
        std::vector<FeatureDef> all;
        for (const Row& row : rows)
            all.push_back(row.def);
        return all;
    }();
    return defs;
}

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

/// Counts of one angle in the upper half of (places + 1)^2; row 0 takes the pairs that leave the region. Neighbouring
/// pixels count into two tables where they are small: the same pair twice in a row would wait for itself.
void countPairs(std::vector<std::uint32_t>& counts, const LevelPlane& plane, const Offset& offset)
{
    constexpr std::size_t smallWidth = 128;
    const std::size_t width = static_cast<std::size_t>(plane.highest) + 1;
    const bool isSmall = width <= smallWidth;
    std::vector<std::uint32_t> second(isSmall ? width * width : 0, 0);
    std::uint32_t* const even = counts.data();
    std::uint32_t* const odd = isSmall ? second.data() : even;
    const auto placeOf = [width](std::uint16_t a, std::uint16_t b) { return std::min(a, b) * width + std::max(a, b); };
    for (std::int64_t j = 0; j < plane.rows; ++j) {
        const std::uint16_t* row = plane.row(j);
        const std::uint16_t* other = plane.row(j + offset.j) + offset.i;
        std::int64_t i = 0;
        for (; i + 1 < plane.columns; i += 2) {
            ++even[placeOf(row[i], other[i])];
            ++odd[placeOf(row[i + 1], other[i + 1])];
        }
        if (i < plane.columns)
            ++even[placeOf(row[i], other[i])];
    }
    for (std::size_t at = 0; at < second.size(); ++at)
        counts[at] += second[at];
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

/// Mean over the matrices that give a number.
struct Mean {
    double sum = 0;
    int count = 0;
};

/// Calls take(cells) with the matrix of each angle, or the one of all angles where a norm weighs them.
template <class Take>
void forEachMatrix(const ClassInput& input, const PresentLevels& present, const Take& take)
{
    const std::size_t size = present.level.size();
    const auto offsets = offsetsAt(input.pixels.box.size(), input.settings.distances, input.settings);
    const WeightingNorm norm = input.settings.weightingNorm;
    if (input.plane != nullptr && wantsNextNeighbours(input.settings) && input.settings.symmetricalGLCM && norm == WeightingNorm::none) {
        const bool hasGaps = static_cast<std::size_t>(input.plane->highest) > size;
        const std::optional<LevelPlane> compact = hasGaps ? std::optional(placesOf(*input.plane, present)) : std::nullopt;
        std::vector<std::uint32_t> counts((size + 1) * (size + 1));
        for (const Offset& offset : offsets) {
            std::fill(counts.begin(), counts.end(), 0);
            countPairs(counts, compact ? *compact : *input.plane, offset);
            take(cellsOf(counts.data() + size + 2, size, size + 1, 2));
        }
        return;
    }
    std::vector<double> counts(size * size, 0);
    for (std::size_t at = 0; at < offsets.size(); ++at) {
        addPairs(counts, input, present, offsets[at], weightOf(offsets[at], input.pixels.grid, norm));
        if (norm != WeightingNorm::none && at + 1 < offsets.size())
            continue;  // all angles into one matrix
        take(cellsOf(counts.data(), size, size, 1));
        std::fill(counts.begin(), counts.end(), 0);
    }
}

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    if (!input.levels.problem.isEmpty())
        return noneOf(wanted, input.levels.problem);
    if (const auto reason = tooManyLevels(input.levels))
        return noneOf(wanted, *reason);
    const PresentLevels present = presentLevels(input.levels);
    std::vector<Mean> means(wanted.size());
    forEachMatrix(input, present, [&](std::vector<Cell> cells) {
        if (cells.empty())
            return;
        const Glcm m = glcmOf(std::move(cells), present, input);
        for (std::size_t index = 0; index < wanted.size(); ++index)
            if (const double value = rows[wanted[index]].value(m); !std::isnan(value)) {
                means[index].sum += value;
                ++means[index].count;
            }
    });
    std::vector<Outcome> outcomes;
    for (const Mean& mean : means)
        outcomes.push_back(mean.count > 0 ? Outcome(mean.sum / mean.count)
                                          : Outcome(message("features", "No two pixels of the region are neighbours at the chosen distances, or the definition gives no number.")));
    return outcomes;
}

}  // namespace

extern const FeatureClass glcm{"glcm", false, features, compute};

}  // namespace annulus
