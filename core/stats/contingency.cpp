#include "core/stats/contingency.h"

#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {

bool ChiSquare::isSparse() const
{
    const auto small = static_cast<double>((expected.array() < 5).count());
    return small > 0.2 * static_cast<double>(expected.size()) || (expected.array() < 1).any();
}

Result<void> checkCounts(const Eigen::MatrixXd& counts)
{
    if (counts.rows() < 2 || counts.cols() < 2)
        return Error{Errc::invalid, message("stats", "The table has %1 rows and %2 columns; at least 2 x 2 is expected.", counts.rows(), counts.cols()), {}};
    for (Eigen::Index row = 0; row < counts.rows(); ++row)
        for (Eigen::Index column = 0; column < counts.cols(); ++column) {
            const double count = counts(row, column);
            if (!(count >= 0) || count != std::floor(count) || count > 1e9)
                return Error{Errc::invalid, message("stats", "The table holds %1 in row %2, column %3; a count is expected.", count, row + 1, column + 1), {}};
        }
    if (counts.sum() == 0)
        return Error{Errc::invalid, message("stats", "The table is empty: every count is 0."), {}};
    return {};
}

Result<ChiSquare> chiSquareTest(const Eigen::MatrixXd& counts, bool yates)
{
    if (const auto checked = checkCounts(counts); !checked)
        return checked.error();
    const double total = counts.sum();
    const Eigen::VectorXd rows = counts.rowwise().sum();
    const Eigen::RowVectorXd columns = counts.colwise().sum();
    ChiSquare test;
    test.corrected = yates && counts.rows() == 2 && counts.cols() == 2;
    test.expected = rows * columns / total;
    test.standardResiduals.resizeLike(counts);
    double correction = 0;
    if (test.corrected)
        correction = std::min(0.5, (counts - test.expected).cwiseAbs().minCoeff());
    for (Eigen::Index row = 0; row < counts.rows(); ++row)
        for (Eigen::Index column = 0; column < counts.cols(); ++column) {
            const double expected = test.expected(row, column), off = counts(row, column) - expected;
            const double less = std::abs(off) - correction;
            test.chi2 += less * less / expected;
            test.standardResiduals(row, column) = off / std::sqrt(columns(column) * rows(row) * (total - rows(row)) * (total - columns(column)) / (total * total * total));
        }
    test.degrees = static_cast<double>((counts.rows() - 1) * (counts.cols() - 1));
    test.p = chiSquareUpper(test.chi2, test.degrees);
    return test;
}

std::optional<McNemar> mcNemarTest(double yesNo, double noYes)
{
    const double pairs = yesNo + noYes, difference = std::abs(yesNo - noYes);
    if (!(pairs > 0))
        return {};
    McNemar test;
    const double corrected = std::max(difference - 1, 0.0);
    test.chi2 = corrected * corrected / pairs;
    test.p = chiSquareUpper(test.chi2, 1);
    test.chi2Uncorrected = difference * difference / pairs;
    test.pUncorrected = chiSquareUpper(test.chi2Uncorrected, 1);
    test.pExact = std::min(1.0, 2 * binomialLower(std::min(yesNo, noYes), pairs, 0.5));
    return test;
}

}  // namespace annulus
