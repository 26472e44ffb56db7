// Truth: Eigen's dense eigenvalues.
#include <string>

#include "core/base/random.h"
#include "core/features/lanczos.h"
#include "tests/support/runTests.h"

#include <Eigen/Dense>

#include <algorithm>

using namespace annulus;

namespace {

/// Co-occurrence counts of neighbouring levels, scaled by their marginals: the matrices that MCC is about. Levels of
/// different blocks never meet.
Eigen::MatrixXd scaledCounts(Random& random, Eigen::Index size, Eigen::Index reach, Eigen::Index blocks)
{
    Eigen::MatrixXd counts = Eigen::MatrixXd::Zero(size, size);
    for (Eigen::Index i = 0; i < size; ++i)
        for (Eigen::Index j = i; j < std::min(size, i + reach); ++j)
            if (i * blocks / size == j * blocks / size && (i == j || random.uniform() < 0.7))
                counts(i, j) = counts(j, i) = std::floor(1 + 50 * random.uniform());
    const Eigen::VectorXd root = (counts.rowwise().sum() / counts.sum()).array().sqrt();
    return (counts / counts.sum()).array() / (root * root.transpose()).array();
}

}  // namespace

class LanczosTest : public QObject {
    Q_OBJECT
private slots:
    void the_second_eigenvalue_is_that_of_the_dense_solver()
    {
        Random random(11);
        for (const Eigen::Index size : {2, 3, 10, 57, 200})
            for (const Eigen::Index reach : {Eigen::Index{2}, Eigen::Index{8}, size})
                for (const Eigen::Index blocks : {1, 2}) {
                    const Eigen::MatrixXd matrix = scaledCounts(random, size, reach, blocks);
                    Eigen::ArrayXd values = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(matrix).eigenvalues().array().abs();
                    std::sort(values.begin(), values.end(), std::greater<>());
                    // Its own first eigenvector is the root of the marginals: x = matrix x.
                    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
                    Eigen::VectorXd known = solver.eigenvectors().col(size - 1);
                    std::vector<SparseCell> cells;
                    for (Eigen::Index row = 0; row < size; ++row)
                        for (Eigen::Index column = row; column < size; ++column)
                            if (matrix(row, column) != 0)
                                cells.push_back({static_cast<std::int32_t>(row), static_cast<std::int32_t>(column), matrix(row, column)});
                    const auto found = largestOtherEigenvalue({known.data(), static_cast<std::size_t>(size)}, [&](const Block& x, Block& y) { multiplySymmetric(cells, x, y); });
                    QVERIFY(found.has_value());
                    QVERIFY2(std::abs(*found - values[1]) < 1e-10, qPrintable(QString("size %1 reach %2 blocks %3: %4 for %5").arg(size).arg(reach).arg(blocks).arg(*found, 0, 'g', 15).arg(values[1], 0, 'g', 15)));
                }
    }
    void a_matrix_of_one_eigenvector_has_no_other()
    {
        const std::vector<double> known{0.6, 0.8};
        const std::vector<SparseCell> cells{{0, 0, 0.36}, {0, 1, 0.48}, {1, 1, 0.64}};
        const auto found = largestOtherEigenvalue(known, [&](const Block& x, Block& y) { multiplySymmetric(cells, x, y); });
        QVERIFY(found && std::abs(*found) < 1e-12);
    }
    void any_matrix_is_multiplied_from_both_sides()
    {
        const std::vector<SparseCell> cells{{0, 1, 2}, {1, 0, 3}, {2, 1, 5}};
        Block x(3), y(3);
        for (std::size_t row = 0; row < 3; ++row)
            x.values[row * Block::width + 1] = static_cast<double>(row) + 1;
        multiply(cells, x, y);
        for (const auto& [row, value] : std::vector<std::pair<std::size_t, double>>{{0, 4}, {1, 3}, {2, 10}})
            QCOMPARE(y.values[row * Block::width + 1], value);
        multiplyTransposed(cells, x, y);
        for (const auto& [row, value] : std::vector<std::pair<std::size_t, double>>{{0, 6}, {1, 17}, {2, 0}})
            QCOMPARE(y.values[row * Block::width + 1], value);
    }
};

ANNULUS_TEST(LanczosTest);
#include "lanczos_test.moc"
