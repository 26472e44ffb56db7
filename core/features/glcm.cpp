// Grey level co-occurrence, PyRadiomics' glcm.py (Haralick 1973): one symmetric matrix of neighbouring levels per angle,
// features averaged over the angles, or one merged matrix where a weighting norm is set.
#include "core/features/FeatureClass.h"
#include "core/features/lanczos.h"
#include "core/features/neighbours.h"

#include <Eigen/Dense>

#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double eps = std::numeric_limits<double>::epsilon();  // PyRadiomics adds it inside every logarithm

/// A cell of the matrix that is not empty; places are indices among the levels that occur.
struct Cell {
    int row, column;  ///< places
    double i, j;      ///< grey levels
    double p;
};

struct Glcm {
    std::vector<Cell> cells;
    std::vector<double> px, py;        ///< marginals by place
    std::vector<double> sum;           ///< p(x + y = k), k from 0
    std::vector<double> difference;    ///< p(|x - y| = k)
    double meanX = 0, meanY = 0;
    double highest = 0;                ///< Ng: the highest level, not the number of levels
    bool isSymmetric = true;
};

/// Sum of term(cell) over the matrix.
template <class Term>
double over(const Glcm& m, const Term& term)
{
    double sum = 0;
    for (const Cell& cell : m.cells)
        sum += term(cell);
    return sum;
}

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

double clusterMoment(const Glcm& m, int order)
{
    return over(m, [&](const Cell& c) {
        const double x = c.i + c.j - m.meanX - m.meanY;
        return c.p * (order == 2 ? x * x : order == 3 ? x * x * x : x * x * x * x);
    });
}

double correlation(const Glcm& m)
{
    const double x = std::sqrt(over(m, [&](const Cell& c) { return c.p * (c.i - m.meanX) * (c.i - m.meanX); }));
    const double y = std::sqrt(over(m, [&](const Cell& c) { return c.p * (c.j - m.meanY) * (c.j - m.meanY); }));
    if (x * y == 0)
        return 1;
    return over(m, [&](const Cell& c) { return c.p * (c.i - m.meanX) * (c.j - m.meanY); }) / (x * y + eps);
}

double differenceAverage(const Glcm& m) { return along(m.difference, [](double k) { return k; }); }

double differenceVariance(const Glcm& m)
{
    const double mean = differenceAverage(m);
    return along(m.difference, [&](double k) { return (k - mean) * (k - mean); });
}

double jointEntropy(const Glcm& m)
{
    return -over(m, [](const Cell& c) { return c.p * std::log2(c.p + eps); });
}

double imc1(const Glcm& m)
{
    const double joint = jointEntropy(m);
    const double product = -over(m, [&](const Cell& c) {
        return c.p * std::log2(m.px[static_cast<std::size_t>(c.row)] * m.py[static_cast<std::size_t>(c.column)] + eps);
    });
    const double larger = std::max(entropyOf(m.px), entropyOf(m.py));
    return larger == 0 ? 0 : (joint - product) / larger;
}

/// NaN where round-off makes the root's argument negative: such an angle is left out of the mean, as PyRadiomics does.
double imc2(const Glcm& m)
{
    const double joint = jointEntropy(m);
    double product = 0;
    for (const double x : m.px)
        if (x > 0)
            for (const double y : m.py)
                if (y > 0)
                    product -= x * y * std::log2(x * y + eps);
    return product == joint ? 0 : std::sqrt(1 - std::exp(-2 * (product - joint)));
}

/// Dx^-1/2 P Dy^-1/2 cell by cell. Its largest singular value is 1, its vectors the roots of the marginals.
double scaledCell(const Glcm& m, const Cell& c) { return c.p / std::sqrt(m.px[static_cast<std::size_t>(c.row)] * m.py[static_cast<std::size_t>(c.column)]); }

/// Second largest singular value of that matrix S by its dense eigenvalues.
double denseCorrelation(const Glcm& m)
{
    const auto size = static_cast<Eigen::Index>(m.px.size());
    Eigen::MatrixXd scaled = Eigen::MatrixXd::Zero(size, size);
    for (const Cell& c : m.cells)
        scaled(c.row, c.column) = scaledCell(m, c);
    if (!m.isSymmetric)
        scaled = Eigen::MatrixXd(scaled * scaled.transpose());
    Eigen::ArrayXd values = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(scaled, Eigen::EigenvaluesOnly).eigenvalues().array().abs();
    std::nth_element(values.begin(), values.begin() + 1, values.end(), std::greater<>());
    return m.isSymmetric ? values[1] : std::sqrt(values[1]);
}

/// The same from the cells that are not empty, where the levels are many.
std::optional<double> sparseCorrelation(const Glcm& m)
{
    std::vector<double> scaled, known, middle(m.py.size());
    for (const Cell& c : m.cells)
        scaled.push_back(scaledCell(m, c));
    for (const double p : m.px)
        known.push_back(std::sqrt(p));
    const auto value = largestOtherEigenvalue(known, [&](std::span<const double> x, std::span<double> y) {
        std::fill(y.begin(), y.end(), 0);
        if (m.isSymmetric) {
            for (std::size_t at = 0; at < scaled.size(); ++at)
                y[static_cast<std::size_t>(m.cells[at].row)] += scaled[at] * x[static_cast<std::size_t>(m.cells[at].column)];
            return;
        }
        std::fill(middle.begin(), middle.end(), 0);  // S S^T x
        for (std::size_t at = 0; at < scaled.size(); ++at)
            middle[static_cast<std::size_t>(m.cells[at].column)] += scaled[at] * x[static_cast<std::size_t>(m.cells[at].row)];
        for (std::size_t at = 0; at < scaled.size(); ++at)
            y[static_cast<std::size_t>(m.cells[at].row)] += scaled[at] * middle[static_cast<std::size_t>(m.cells[at].column)];
    });
    if (!value)
        return {};
    return m.isSymmetric ? *value : std::sqrt(*value);
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
    {{"Autocorrelation", message("features", "sum p(i,j) i j"), "QWB0", ""}, [](const Glcm& m) { return over(m, [](const Cell& c) { return c.p * c.i * c.j; }); }},
    {{"ClusterProminence", message("features", "sum p(i,j) (i + j - mx - my)^4"), "AE86", ""}, [](const Glcm& m) { return clusterMoment(m, 4); }},
    {{"ClusterShade", message("features", "sum p(i,j) (i + j - mx - my)^3"), "7NFM", ""}, [](const Glcm& m) { return clusterMoment(m, 3); }},
    {{"ClusterTendency", message("features", "sum p(i,j) (i + j - mx - my)^2"), "DG8W", ""}, [](const Glcm& m) { return clusterMoment(m, 2); }},
    {{"Contrast", message("features", "sum p(i,j) (i - j)^2"), "ACUI", ""},
     [](const Glcm& m) { return over(m, [](const Cell& c) { return c.p * (c.i - c.j) * (c.i - c.j); }); }},
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
    {{"JointEnergy", message("features", "Angular second moment: sum p(i,j)^2"), "8ZQL", ""}, [](const Glcm& m) { return over(m, [](const Cell& c) { return c.p * c.p; }); }},
    {{"JointEntropy", message("features", "-sum p(i,j) log2 p(i,j)"), "TU9B", "bit"}, jointEntropy},
    {{"MCC", message("features", "Maximal correlation coefficient: root of the second largest eigenvalue of Q(i,j) = sum_k p(i,k) p(j,k) / (px(i) py(k))"), "", ""}, maximalCorrelation},
    {{"MaximumProbability", message("features", "Largest p(i,j)"), "GYBY", ""},
     [](const Glcm& m) { return std::max_element(m.cells.begin(), m.cells.end(), [](const Cell& a, const Cell& b) { return a.p < b.p; })->p; }},
    {{"SumAverage", message("features", "Mean of the level sum: sum k p(i+j = k)"), "ZGXS", ""}, [](const Glcm& m) { return along(m.sum, [](double k) { return k; }); }},
    {{"SumEntropy", message("features", "-sum p(i+j = k) log2 p(i+j = k)"), "P6QZ", "bit"}, [](const Glcm& m) { return entropyOf(m.sum); }},
    {{"SumSquares", message("features", "Joint variance: sum p(i,j) (i - mx)^2"), "UR99", ""},
     [](const Glcm& m) { return over(m, [&](const Cell& c) { return c.p * (c.i - m.meanX) * (c.i - m.meanX); }); }},
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

/// Counts of neighbouring levels along one angle, added with a weight.
void addPairs(std::vector<double>& counts, const ClassInput& input, const PresentLevels& present, const Offset& offset, double weight)
{
    const std::size_t size = present.level.size();
    const auto placeOf = [&](std::size_t pixel) { return static_cast<std::size_t>(present.place[static_cast<std::size_t>(input.levels.level[pixel])]); };
    forEachPair(input.levels, input.pixels.box.size(), offset, [&](std::size_t from, std::size_t to) {
        const std::size_t row = placeOf(from), column = placeOf(to);
        counts[row * size + column] += weight;
        if (input.settings.symmetricalGLCM)
            counts[column * size + row] += weight;
    });
}

/// The normalised matrix with its marginals; no cells where the angle has no pair.
Glcm glcmOf(const std::vector<double>& counts, const PresentLevels& present, const ClassInput& input)
{
    const std::size_t size = present.level.size();
    double total = 0;
    for (const double count : counts)
        total += count;
    Glcm m;
    m.highest = input.levels.highest();
    m.isSymmetric = input.settings.symmetricalGLCM;
    m.px.assign(size, 0);
    m.py.assign(size, 0);
    m.sum.assign(2 * input.levels.counts.size(), 0);
    m.difference.assign(input.levels.counts.size(), 0);
    for (std::size_t row = 0; row < size; ++row)
        for (std::size_t column = 0; column < size; ++column) {
            if (counts[row * size + column] == 0)
                continue;
            const int i = present.level[row], j = present.level[column];
            const double p = counts[row * size + column] / total;
            m.cells.push_back({static_cast<int>(row), static_cast<int>(column), static_cast<double>(i), static_cast<double>(j), p});
            m.px[row] += p;
            m.py[column] += p;
            m.sum[static_cast<std::size_t>(i + j)] += p;
            m.difference[static_cast<std::size_t>(std::abs(i - j))] += p;
        }
    m.meanX = over(m, [](const Cell& c) { return c.p * c.i; });
    m.meanY = over(m, [](const Cell& c) { return c.p * c.j; });
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

std::vector<Outcome> compute(const ClassInput& input, std::span<const std::size_t> wanted)
{
    if (!input.levels.problem.isEmpty())
        return noneOf(wanted, input.levels.problem);
    if (const auto reason = tooManyLevels(input.levels))
        return noneOf(wanted, *reason);
    const PresentLevels present = presentLevels(input.levels);
    const std::size_t size = present.level.size();
    const auto offsets = offsetsAt(input.pixels.box.size(), input.settings.distances, input.settings);
    const WeightingNorm norm = input.settings.weightingNorm;
    std::vector<double> counts(size * size, 0);
    std::vector<Mean> means(wanted.size());
    for (std::size_t at = 0; at < offsets.size(); ++at) {
        addPairs(counts, input, present, offsets[at], weightOf(offsets[at], input.pixels.grid, norm));
        if (norm != WeightingNorm::none && at + 1 < offsets.size())
            continue;  // all angles into one matrix
        const Glcm m = glcmOf(counts, present, input);
        std::fill(counts.begin(), counts.end(), 0);
        if (m.cells.empty())
            continue;
        for (std::size_t index = 0; index < wanted.size(); ++index)
            if (const double value = rows[wanted[index]].value(m); !std::isnan(value)) {
                means[index].sum += value;
                ++means[index].count;
            }
    }
    std::vector<Outcome> outcomes;
    for (const Mean& mean : means)
        outcomes.push_back(mean.count > 0 ? Outcome(mean.sum / mean.count)
                                          : Outcome(message("features", "No two pixels of the region are neighbours at the chosen distances, or the definition gives no number.")));
    return outcomes;
}

}  // namespace

extern const FeatureClass glcm{"glcm", false, features, compute};

}  // namespace annulus
