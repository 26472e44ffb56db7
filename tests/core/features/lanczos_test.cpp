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
                    const auto found = largestOtherEigenvalue({known.data(), static_cast<std::size_t>(size)}, [&](std::span<const double> x, std::span<double> y) {
                        Eigen::Map<Eigen::VectorXd>(y.data(), size) = matrix * Eigen::Map<const Eigen::VectorXd>(x.data(), size);
                    });
                    QVERIFY(found.has_value());
                    QVERIFY2(std::abs(*found - values[1]) < 1e-10, qPrintable(QString("size %1 reach %2 blocks %3: %4 for %5").arg(size).arg(reach).arg(blocks).arg(*found, 0, 'g', 15).arg(values[1], 0, 'g', 15)));
                }
    }
    void a_matrix_of_one_eigenvector_has_no_other()
    {
        const std::vector<double> known{0.6, 0.8};
        const auto found = largestOtherEigenvalue(known, [&](std::span<const double> x, std::span<double> y) {
            const double share = x[0] * known[0] + x[1] * known[1];
            y[0] = share * known[0];
            y[1] = share * known[1];
        });
        QVERIFY(found && std::abs(*found) < 1e-12);
    }
};

ANNULUS_TEST(LanczosTest);
#include "lanczos_test.moc"
