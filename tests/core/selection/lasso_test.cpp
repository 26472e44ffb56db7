#include "core/selection/lassoCv.h"

#include "core/base/random.h"
#include "core/selection/columnKernels.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: the optimality conditions of the penalised problem, which need no other program, and closed forms. glmnet's values are compared
// through the case runner.
namespace {

struct Data {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
    std::vector<int> fold;
};

/// Columns in correlated blocks of ten, as texture features are; the outcome follows two of them.
Data correlated(Eigen::Index rows, Eigen::Index columns, bool isBinary)
{
    Random random(11);
    Data data{Eigen::MatrixXd(rows, columns), Eigen::VectorXd(rows), {}};
    for (Eigen::Index row = 0; row < rows; ++row) {
        double common = 0;
        for (Eigen::Index column = 0; column < columns; ++column) {
            if (column % 10 == 0)
                common = random.normal();
            data.x(row, column) = 100 + 7 * (common + 0.3 * random.normal());
        }
        const double linear = 0.15 * (data.x(row, 3) - 100) - 0.1 * (data.x(row, 12) - 100);
        data.y[row] = isBinary ? (random.uniform() < 1 / (1 + std::exp(-linear)) ? 1 : 0) : linear + random.normal();
        data.fold.push_back(static_cast<int>(row % 5));
    }
    return data;
}

}  // namespace

class LassoTest : public QObject {
    Q_OBJECT
private slots:
    void kernels_for_this_processor_give_the_plain_bits()
    {
        Random random(5);
        std::vector<double> x(64), y(4 * 64);
        for (double& value : x)
            value = random.normal();
        for (double& value : y)
            value = random.normal();
        const ColumnKernels &own = columnKernels(), &plain = plainColumnKernels();
        QCOMPARE(own.dot(x.data(), y.data(), 64), plain.dot(x.data(), y.data(), 64));
        double four[4], other[4];
        const double* const columns[] = {y.data(), y.data() + 64, y.data() + 128, y.data() + 192};
        own.dotFour(x.data(), columns, 64, four);
        plain.dotFour(x.data(), columns, 64, other);
        for (std::size_t k = 0; k < 4; ++k) {
            QCOMPARE(four[k], other[k]);
            QCOMPARE(four[k], plain.dot(x.data(), y.data() + 64 * k, 64));
        }
        std::vector<double> a = y, b = y;
        own.add(0.7, x.data(), a.data(), 64);
        plain.add(0.7, x.data(), b.data(), 64);
        QVERIFY(a == b);
    }
    void every_solution_meets_the_optimality_conditions_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<double>("alpha");
        QTest::addColumn<int>("columns");
        QTest::newRow("binomial, wide") << int(LassoFamily::binomial) << 1.0 << 300;
        QTest::newRow("binomial, long") << int(LassoFamily::binomial) << 1.0 << 30;
        QTest::newRow("binomial, elastic") << int(LassoFamily::binomial) << 0.5 << 120;
        QTest::newRow("gaussian, wide") << int(LassoFamily::gaussian) << 1.0 << 300;
        QTest::newRow("gaussian, elastic") << int(LassoFamily::gaussian) << 0.3 << 60;
    }
    void every_solution_meets_the_optimality_conditions()
    {
        QFETCH(int, family);
        QFETCH(double, alpha);
        QFETCH(int, columns);
        LassoSettings settings;
        settings.family = LassoFamily(family);
        settings.alpha = alpha;
        settings.lambdas = 40;
        const Data data = correlated(120, columns, settings.family == LassoFamily::binomial);
        Eigen::VectorXd weights(120);
        for (Eigen::Index row = 0; row < 120; ++row)
            weights[row] = row % 3 == 0 ? 2 : row % 7 == 0 ? 0 : 1;
        const auto path = lassoPath(data.x, data.y, settings, weights);
        QVERIFY(path.ok());
        QVERIFY(path->coefficients.front().columns.empty());
        QVERIFY(path->coefficients.back().columns.size() > 2);
        const double top = path->lambda.front() * std::max(alpha, 1e-3);
        for (std::size_t at = 0; at < path->lambda.size(); ++at)
            QVERIFY(optimalityResidual(data.x, data.y, settings, path->coefficients[at], path->lambda[at], weights) < 3e-7 * top);
    }
    void uncorrelated_columns_give_the_soft_threshold()
    {
        // Orthogonal columns of +-1: each coefficient is its own inner product with y, shrunk by lambda.
        Eigen::MatrixXd x(8, 3);
        x << 1, 1, 1, 1, 1, -1, 1, -1, 1, 1, -1, -1, -1, 1, 1, -1, 1, -1, -1, -1, 1, -1, -1, -1;
        Eigen::VectorXd y(8);
        y << 3, 1, 2, -1, 0.5, -2, 1, -3;
        LassoSettings settings;
        settings.family = LassoFamily::gaussian;
        settings.givenLambdas = {1.0, 0.4, 0.1};
        const auto path = lassoPath(x, y, settings);
        QVERIFY(path.ok());
        for (std::size_t at = 0; at < 3; ++at) {
            Eigen::VectorXd beta = Eigen::VectorXd::Zero(3);
            for (std::size_t k = 0; k < path->coefficients[at].columns.size(); ++k)
                beta[path->coefficients[at].columns[k]] = path->coefficients[at].values[k];
            for (Eigen::Index column = 0; column < 3; ++column) {
                const double product = x.col(column).dot(y) / 8;
                const double wanted = std::copysign(std::max(0.0, std::abs(product) - settings.givenLambdas[at]), product);
                QVERIFY(std::abs(beta[column] - wanted) < 1e-7);
            }
        }
    }
    void folds_and_threads_do_not_change_the_bits()
    {
        const Data data = correlated(100, 80, true);
        LassoCvSettings one, many;
        one.threads = 1;
        many.threads = 4;
        const auto a = lassoCv(data.x, data.y, data.fold, one), b = lassoCv(data.x, data.y, data.fold, many);
        QVERIFY(a.ok() && b.ok());
        QVERIFY(a->mean == b->mean && a->error == b->error && a->path.coefficients == b->path.coefficients);
        QVERIFY(a->oneError <= a->best);
    }
    void columns_that_repeat_each_other_are_solved()
    {
        Data data = correlated(60, 40, true);
        data.x.rightCols(20) = data.x.leftCols(20);
        data.x.col(7) = 3 * data.x.col(3);
        const auto path = lassoPath(data.x, data.y, {});
        QVERIFY2(path.ok(), path.ok() ? "" : path.error().sentence().c_str());
        QVERIFY(path->notes.empty());
        for (std::size_t at = 0; at < path->lambda.size(); ++at)
            QVERIFY(optimalityResidual(data.x, data.y, {}, path->coefficients[at], path->lambda[at]) < 3e-7 * path->lambda.front());
    }
    void a_fold_without_a_path_does_not_take_the_others_along()
    {
        const Data data = correlated(60, 13, true);
        LassoCvSettings settings;
        settings.path.givenLambdas = {0.1, 0.05, 0.02};
        auto folds = foldRows(data.fold);
        std::erase_if(folds[2].kept, [&](Eigen::Index row) { return data.y[row] == 1; });
        const auto cv = lassoCv(data.x, data.y, folds, settings);
        QVERIFY2(cv.ok(), cv.ok() ? "" : cv.error().sentence().c_str());
        QCOMPARE(cv->foldError.rows(), Eigen::Index{4});
        QVERIFY(QString::fromStdString(cv->notes.at(0).english()).startsWith("Fold 3 is left out of the cross-validation: All"));
        for (std::size_t fold = 0; fold < 4; ++fold)
            std::erase_if(folds[fold].kept, [&](Eigen::Index row) { return data.y[row] == 1; });
        QVERIFY(QString::fromStdString(lassoCv(data.x, data.y, folds, settings).error().sentence()).startsWith("fold 1: All"));
    }
    void squared_error_of_a_yes_or_no_is_that_of_its_probabilities_in_both_classes()
    {
        // cv.glmnet: (y - p)^2 for each of the two columns of the outcome.
        const Data data = correlated(60, 13, true);
        std::vector<int> fold;
        std::vector<Eigen::Index> kept;
        for (int row = 0; row < 60; ++row) {
            fold.push_back(row % 3);
            if (row % 3 != 0)
                kept.push_back(row);
        }
        LassoCvSettings settings;
        settings.measure = LassoMeasure::squaredError;
        settings.path.givenLambdas = {0.08, 0.04};
        const auto cv = lassoCv(data.x, data.y, fold, settings);
        const auto path = lassoPath(data.x, data.y, settings.path, {}, kept);
        QVERIFY2(cv.ok(), cv.ok() ? "" : cv.error().sentence().c_str());
        QVERIFY2(path.ok(), path.ok() ? "" : path.error().sentence().c_str());
        double sum = 0;
        for (Eigen::Index row = 0; row < 60; row += 3)
            sum += 2 * std::pow(data.y[row] - 1 / (1 + std::exp(-path->coefficients[1].linear(data.x, row))), 2) / 20;
        QVERIFY(std::abs(cv->foldError(0, 1) - sum) < 1e-12);
    }
    void what_cannot_be_fitted_is_a_sentence_with_column_and_row()
    {
        Data data = correlated(30, 13, true);
        data.x(6, 2) = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(QString::fromStdString(lassoPath(data.x, data.y, {}).error().sentence()),
                 QString("Column '3' has no value in row 7; LASSO needs a number in every row."));
        data = correlated(30, 13, true);
        QCOMPARE(QString::fromStdString(lassoPath(data.x, Eigen::VectorXd::Ones(30), {}).error().sentence()),
                 QString("All 30 outcomes are 1; a binomial LASSO needs both 0 and 1."));
        QCOMPARE(QString::fromStdString(lassoPath(Eigen::MatrixXd::Constant(30, 2, 4.5), data.y, {}).error().sentence()),
                 QString("All 2 columns are constant; LASSO needs at least one that varies."));
        std::vector<int> fold(30, 0);
        fold[0] = 1;
        fold[1] = 4;
        QCOMPARE(QString::fromStdString(lassoCv(data.x, data.y, fold, {}).error().sentence()), QString("Fold 3 of 5 has no row; fewer folds are needed."));
    }
};

ANNULUS_TEST(LassoTest);
#include "lasso_test.moc"
