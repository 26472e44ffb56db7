#include "core/selection/multinomialLasso.h"

#include "core/base/random.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: the optimality conditions of the penalised multinomial likelihood, which need no other program.
namespace {

struct Data {
    Eigen::MatrixXd x;
    std::vector<int> level, fold;
};

/// Three classes by the largest of three noisy sums; columns in correlated pairs.
Data classes(Eigen::Index rows, Eigen::Index columns)
{
    Random random(31);
    Data data{Eigen::MatrixXd(rows, columns), {}, {}};
    for (Eigen::Index row = 0; row < rows; ++row) {
        for (Eigen::Index column = 0; column < columns; ++column)
            data.x(row, column) = 5 + 2 * random.normal() + (column % 2 ? data.x(row, column - 1) : 0);
        const double a = data.x(row, 0) + 3 * random.normal(), b = data.x(row, 3) / 2 + 3 * random.normal();
        data.level.push_back(a > b + 1 ? 2 : a > 4 ? 1 : 0);
        data.fold.push_back(static_cast<int>(row % 5));
    }
    return data;
}

/// The largest violation at one lambda, on standardised columns.
double violationOf(const Data& data, const MultinomialPath& path, std::size_t at, double alpha, const Eigen::VectorXd& weights)
{
    const Eigen::VectorXd share = weights / weights.sum();
    Eigen::MatrixXd residual(data.x.rows(), path.classes);
    for (Eigen::Index row = 0; row < data.x.rows(); ++row) {
        residual.row(row) = -path.probabilities(data.x, row, at).transpose();
        residual(row, data.level[static_cast<std::size_t>(row)]) += 1;
        residual.row(row) *= share[row];
    }
    double worst = residual.colwise().sum().cwiseAbs().maxCoeff();
    const double lambda = path.lambda[at];
    for (int k = 0; k < path.classes; ++k) {
        Eigen::VectorXd beta = Eigen::VectorXd::Zero(data.x.cols());
        const SparseCoefficients& own = path.coefficients[at][static_cast<std::size_t>(k)];
        for (std::size_t place = 0; place < own.columns.size(); ++place)
            beta[own.columns[place]] = own.values[place];
        for (Eigen::Index column = 0; column < data.x.cols(); ++column) {
            const double mean = share.dot(data.x.col(column));
            const Eigen::VectorXd centred = data.x.col(column).array() - mean;
            const double scale = std::sqrt(share.dot(centred.cwiseAbs2()));
            const double scaled = beta[column] * scale, gradient = centred.dot(residual.col(k)) / scale - lambda * (1 - alpha) * scaled;
            worst = std::max(worst, scaled != 0 ? std::abs(gradient - lambda * alpha * (scaled > 0 ? 1 : -1)) : std::abs(gradient) - lambda * alpha);
        }
    }
    return worst;
}

}  // namespace

class MultinomialLassoTest : public QObject {
    Q_OBJECT
private slots:
    void every_solution_meets_the_optimality_conditions_data()
    {
        QTest::addColumn<double>("alpha");
        QTest::addColumn<int>("columns");
        QTest::newRow("LASSO, more rows") << 1.0 << 12;
        QTest::newRow("LASSO, more columns") << 1.0 << 150;
        QTest::newRow("elastic net") << 0.5 << 40;
    }
    void every_solution_meets_the_optimality_conditions()
    {
        QFETCH(double, alpha);
        QFETCH(int, columns);
        const Data data = classes(90, columns);
        LassoSettings settings;
        settings.alpha = alpha;
        settings.lambdas = 30;
        settings.smallestRatio = 0.05;
        Eigen::VectorXd weights = Eigen::VectorXd::Ones(90);
        weights.head(20).setConstant(2.5);
        const auto path = multinomialPath(data.x, data.level, 3, settings, weights);
        QVERIFY2(path.ok(), path.ok() ? "" : path.error().sentence().c_str());
        for (const SparseCoefficients& first : path->coefficients.front())
            QVERIFY(first.columns.empty());
        std::size_t selected = 0;
        for (const SparseCoefficients& last : path->coefficients.back())
            selected += last.columns.size();
        QVERIFY(selected > 5);
        for (std::size_t at = 0; at < path->lambda.size(); ++at)
            QVERIFY(violationOf(data, *path, at, alpha, weights) < 3e-7 * path->lambda.front());
    }
    void no_coefficients_leave_the_shares_of_the_classes()
    {
        const Data data = classes(90, 6);
        const auto path = multinomialPath(data.x, data.level, 3, {});
        const Eigen::VectorXd p = path->probabilities(data.x, 4, 0);
        for (int k = 0; k < 3; ++k)
            QVERIFY(std::abs(p[k] - static_cast<double>(std::count(data.level.begin(), data.level.end(), k)) / 90) < 1e-12);
    }
    void cross_validation_finds_the_planted_columns_and_threads_do_not_change_the_bits()
    {
        const Data data = classes(150, 20);
        LassoCvSettings one, many;
        one.threads = 1;
        many.threads = 3;
        one.path.lambdas = many.path.lambdas = 30;
        const auto a = multinomialCv(data.x, data.level, 3, data.fold, one), b = multinomialCv(data.x, data.level, 3, data.fold, many);
        QVERIFY2(a.ok() && b.ok(), a.ok() ? "" : a.error().sentence().c_str());
        QVERIFY(a->mean == b->mean && a->best == b->best && a->oneError <= a->best);
        QVERIFY(a->mean[a->best] < a->mean.front() - 0.1);
        // Column 1 is column 0 with noise: either speaks for the planted effect, in the coefficients of any class.
        const auto& best = a->path.coefficients[a->best];
        QVERIFY(std::any_of(best.begin(), best.end(), [](const SparseCoefficients& one) { return !one.columns.empty() && one.columns.front() <= 1; }));
    }
    void a_class_without_rows_is_a_sentence()
    {
        Data data = classes(40, 4);
        std::replace(data.level.begin(), data.level.end(), 1, 0);
        QCOMPARE(QString::fromStdString(multinomialPath(data.x, data.level, 3, {}).error().sentence()), QString("Class 2 has 0 rows; a multinomial LASSO needs at least 2 of each."));
    }
};

ANNULUS_TEST(MultinomialLassoTest);
#include "multinomialLasso_test.moc"
