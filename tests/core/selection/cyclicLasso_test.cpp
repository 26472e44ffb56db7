#include "core/selection/cyclicLasso.h"

#include "core/base/random.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: the sweeps of scikit-learn's documented algorithm written out without any short cut, and agreement with the exact path.
namespace {

/// enet_coordinate_descent of scikit-learn, line by line.
Eigen::VectorXd plainSweeps(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, double alpha, double tolerance)
{
    Eigen::VectorXd w = Eigen::VectorXd::Zero(x.cols()), rest = y;
    const double penalty = alpha * static_cast<double>(x.rows()), limit = tolerance * y.squaredNorm();
    for (int sweep = 0; sweep < 100000; ++sweep) {
        double largest = 0, moved = 0;
        for (Eigen::Index j = 0; j < x.cols(); ++j) {
            const double norm = x.col(j).squaredNorm(), before = w[j];
            rest += before * x.col(j);
            const double product = x.col(j).dot(rest);
            w[j] = std::copysign(std::max(0.0, std::abs(product) - penalty), product) / norm;
            rest -= w[j] * x.col(j);
            moved = std::max(moved, std::abs(w[j] - before));
            largest = std::max(largest, std::abs(w[j]));
        }
        if (largest != 0 && moved / largest >= tolerance)
            continue;
        const double dual = (x.transpose() * rest).cwiseAbs().maxCoeff();
        const double share = dual > penalty ? penalty / dual : 1;
        double gap = dual > penalty ? 0.5 * rest.squaredNorm() * (1 + share * share) : rest.squaredNorm();
        gap += penalty * w.cwiseAbs().sum() - share * rest.dot(y);
        if (gap < limit)
            break;
    }
    return w;
}

}  // namespace

class CyclicLassoTest : public QObject {
    Q_OBJECT
private slots:
    void short_cuts_do_not_change_the_iterates()
    {
        Random random(4);
        Eigen::MatrixXd x(60, 90);
        Eigen::VectorXd y(60);
        std::vector<int> fold;
        for (Eigen::Index row = 0; row < 60; ++row) {
            const double common = random.normal();
            for (Eigen::Index column = 0; column < 90; ++column)
                x(row, column) = random.normal() + (column < 30 ? 2 * common : 0);
            y[row] = common + 0.5 * x(row, 40) + random.normal();
            fold.push_back(static_cast<int>(row % 4));
        }
        for (const double alpha : {0.5, 0.05, 0.005}) {
            CyclicLassoSettings settings;
            settings.alphas = {alpha};
            const auto cv = cyclicLassoCv(x, y, fold, settings);
            QVERIFY(cv.ok());
            const Eigen::MatrixXd centred = x.rowwise() - x.colwise().mean();
            const Eigen::VectorXd wanted = plainSweeps(centred, y.array() - y.mean(), alpha, settings.tolerance);
            Eigen::VectorXd found = Eigen::VectorXd::Zero(90);
            for (std::size_t at = 0; at < cv->coefficients.columns.size(); ++at)
                found[cv->coefficients.columns[at]] = cv->coefficients.values[at];
            QVERIFY((found - wanted).cwiseAbs().maxCoeff() < 1e-10);
        }
    }
    void threads_do_not_change_the_bits_and_the_largest_of_equal_alphas_wins()
    {
        Random random(8);
        Eigen::MatrixXd x(40, 10);
        Eigen::VectorXd y(40);
        std::vector<int> fold;
        for (Eigen::Index row = 0; row < 40; ++row) {
            for (Eigen::Index column = 0; column < 10; ++column)
                x(row, column) = random.normal();
            y[row] = random.normal();
            fold.push_back(static_cast<int>(row % 5));
        }
        CyclicLassoSettings one, many;
        one.alphas = many.alphas = {50, 100, 0.01};
        one.threads = 1;
        many.threads = 3;
        const auto a = cyclicLassoCv(x, y, fold, one), b = cyclicLassoCv(x, y, fold, many);
        QVERIFY(a.ok() && b.ok());
        QVERIFY(a->mean == b->mean && a->coefficients == b->coefficients);
        QCOMPARE(a->alphas, (std::vector<double>{100, 50, 0.01}));
        QCOMPARE(a->mean[0], a->mean[1]);
        QVERIFY(a->best != 1);
    }
    void a_weight_of_two_is_the_row_twice()
    {
        Random random(12);
        Eigen::MatrixXd x(50, 8), twice(75, 8);
        Eigen::VectorXd y(50), weights(50), twiceY(75);
        std::vector<int> fold, twiceFold;
        for (Eigen::Index row = 0, next = 0; row < 50; ++row) {
            for (Eigen::Index column = 0; column < 8; ++column)
                x(row, column) = random.normal();
            y[row] = x(row, 2) + random.normal();
            weights[row] = row % 2 ? 2 : 1;
            fold.push_back(static_cast<int>(row % 5));
            for (int copy = 0; copy < (row % 2 ? 2 : 1); ++copy, ++next) {
                twice.row(next) = x.row(row);
                twiceY[next] = y[row];
                twiceFold.push_back(fold.back());
            }
        }
        CyclicLassoSettings settings;
        settings.alphas = {0.3, 0.1, 0.02};
        settings.tolerance = 1e-12;
        const auto a = cyclicLassoCv(x, y, fold, settings, weights), b = cyclicLassoCv(twice, twiceY, twiceFold, settings);
        QVERIFY(a.ok() && b.ok());
        QCOMPARE(a->coefficients.columns, b->coefficients.columns);
        QVERIFY(std::abs(a->coefficients.intercept - b->coefficients.intercept) < 1e-9 && std::abs(a->objective - b->objective) < 1e-9);
        for (std::size_t at = 0; at < a->coefficients.values.size(); ++at)
            QVERIFY(std::abs(a->coefficients.values[at] - b->coefficients.values[at]) < 1e-9);
        QVERIFY((a->squaredError - b->squaredError).cwiseAbs().maxCoeff() < 1e-9);
    }
    /// Columns that are sums of the same twelve numbers, as radiomics features are: cyclic sweeps alone take tens of thousands of rounds here.
    void columns_that_say_nearly_the_same_end_within_the_gap_and_choose_as_plain_sweeps_do()
    {
        Random random(3);
        constexpr Eigen::Index rows = 80, columns = 60, hidden = 12;
        Eigen::MatrixXd base(rows, hidden), x(rows, columns);
        Eigen::VectorXd y(rows);
        for (double& one : base.reshaped())
            one = random.normal();
        for (Eigen::Index column = 0; column < columns; ++column) {
            Eigen::VectorXd mix(hidden);
            for (double& one : mix)
                one = random.normal();
            x.col(column) = base * mix;
            for (double& one : x.col(column))
                one += 0.05 * random.normal();
            x.col(column).array() -= x.col(column).mean();
            x.col(column) /= std::sqrt(x.col(column).squaredNorm() / static_cast<double>(rows));
        }
        for (Eigen::Index row = 0; row < rows; ++row)
            y[row] = base(row, 0) + random.normal() > 0 ? 1 : 0;
        const Eigen::VectorXd centred = y.array() - y.mean();
        CyclicLassoSettings settings;
        for (int at = 0; at < 20; ++at)
            settings.alphas.push_back(std::pow(10.0, -4 + 4.0 * at / 19));
        std::vector<int> fold;
        for (int row = 0; row < rows; ++row)
            fold.push_back(row % 4);
        const auto cv = cyclicLassoCv(x, y, fold, settings);
        QVERIFY(cv.ok());
        QVERIFY(cv->settled && cv->notes.empty());
        for (std::size_t at = 0; at < cv->alphas.size(); ++at) {
            Eigen::VectorXd beta = Eigen::VectorXd::Zero(columns);
            for (std::size_t k = 0; k < cv->path[at].columns.size(); ++k)
                beta[cv->path[at].columns[k]] = cv->path[at].values[k];
            const Eigen::VectorXd rest = centred - x * beta;
            const double penalty = cv->alphas[at] * static_cast<double>(rows), dual = (x.transpose() * rest).cwiseAbs().maxCoeff();
            const double share = std::min(1.0, penalty / dual);
            const double gap = 0.5 * rest.squaredNorm() + penalty * beta.cwiseAbs().sum() - (0.5 * centred.squaredNorm() - 0.5 * (centred - share * rest).squaredNorm());
            QVERIFY2(gap < settings.tolerance * centred.squaredNorm() * 1.0001, qPrintable(QString("alpha %1: gap %2").arg(cv->alphas[at]).arg(gap)));
        }
        const Eigen::VectorXd plain = plainSweeps(x, centred, cv->alphas[cv->best], settings.tolerance);
        QCOMPARE(static_cast<Eigen::Index>(cv->coefficients.columns.size()), (plain.array() != 0).count());
        for (std::size_t k = 0; k < cv->coefficients.columns.size(); ++k)
            QVERIFY(std::abs(cv->coefficients.values[k] - plain[cv->coefficients.columns[k]]) < 1e-9);
    }
};

ANNULUS_TEST(CyclicLassoTest);
#include "cyclicLasso_test.moc"
