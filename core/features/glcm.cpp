// Grey level co-occurrence, PyRadiomics' glcm.py (Haralick 1973): one symmetric matrix of neighbouring levels per angle,
// features averaged over the angles, or one merged matrix where a weighting norm is set.
#include "core/features/GlcmMatrix.h"
#include "core/features/lanczos.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annulus {
namespace {

using namespace cooccurrence;

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
    std::vector<Mean> means(wanted.size());
    forEachMatrix(input, [&](const Glcm& m) {
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
