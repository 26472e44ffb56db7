#pragma once

#include "core/features/FeatureClass.h"
#include "core/features/neighbours.h"

#include <functional>
#include <limits>
#include <vector>

/// The grey level co-occurrence matrix of one angle: counting it, and the sums over it that features share.
namespace annulus::cooccurrence {

inline constexpr double eps = std::numeric_limits<double>::epsilon();  // PyRadiomics adds it inside every logarithm

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

/// Calls take(matrix) for each angle, or once for all angles where a norm weighs them; an angle without pairs is left out.
void forEachMatrix(const ClassInput& input, const std::function<void(const Glcm&)>& take);

/// What eps inside the logarithms changes, to first order, may stand for it where every product of marginals is far
/// larger: log2(a + eps) = log2 a + eps / (a ln 2) - ...; the next term is below 1e-12 in the sums. Few levels are not
/// worth it.
bool mayExpand(const Glcm& m);

/// -sum p log2 p without eps.
double plainEntropy(const std::vector<double>& p);

}  // namespace annulus::cooccurrence
