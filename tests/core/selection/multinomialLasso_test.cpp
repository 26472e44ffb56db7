#include "core/selection/multinomialLasso.h"

#include "core/base/random.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: the optimality conditions of the penalised multinomial likelihood, which need no other program; the binomial LASSO, whose values are
// glmnet's (tests/core/methods), as its case of two classes; and cv.glmnet's definition worked by hand.
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
    void two_classes_are_the_binomial_lasso()
    {
        // With two classes only b = b1 - b0 matters for the probabilities, and the least |b1| + |b0| is |b|.
        Data data = classes(120, 30);
        Eigen::VectorXd y(120);
        for (Eigen::Index row = 0; row < 120; ++row) {
            int& own = data.level[static_cast<std::size_t>(row)];
            own = own == 2 ? 1 : 0;
            y[row] = own;
        }
        LassoSettings settings;
        settings.lambdas = 25;
        settings.smallestRatio = 0.05;
        const auto both = multinomialPath(data.x, data.level, 2, settings);
        const auto binomial = lassoPath(data.x, y, settings);
        QVERIFY2(both.ok() && binomial.ok(), both.ok() ? "" : both.error().sentence().c_str());
        QVERIFY(std::abs(both->nullDeviance - binomial->nullDeviance) < 1e-10 * binomial->nullDeviance);
        for (std::size_t at = 0; at < 25; ++at) {
            QVERIFY(std::abs(both->lambda[at] - binomial->lambda[at]) < 1e-12);
            QVERIFY(std::abs(both->devianceRatio[at] - binomial->devianceRatio[at]) < 1e-6);
            for (const Eigen::Index row : {0, 17, 90})
                QVERIFY(std::abs(both->probabilities(data.x, row, at)[1] - 1 / (1 + std::exp(-binomial->coefficients[at].linear(data.x, row)))) < 1e-5);
        }
    }
    void two_classes_with_a_ridge_are_the_binomial_elastic_net_with_half_of_it()
    {
        // The ridge decides for b1 = -b0 = b / 2: lambda (1 - alpha) / 2 (b1^2 + b0^2) is half of what one coefficient b would cost.
        Data data = classes(120, 15);
        Eigen::VectorXd y(120);
        for (Eigen::Index row = 0; row < 120; ++row) {
            int& own = data.level[static_cast<std::size_t>(row)];
            own = own == 2 ? 1 : 0;
            y[row] = own;
        }
        const double lambda = 0.05, alpha = 0.4;
        LassoSettings settings, half;
        settings.alpha = alpha;
        settings.givenLambdas = {lambda};
        half.givenLambdas = {lambda * alpha + lambda * (1 - alpha) / 2};
        half.alpha = lambda * alpha / half.givenLambdas[0];
        settings.tolerance = half.tolerance = 1e-10;
        const auto both = multinomialPath(data.x, data.level, 2, settings);
        const auto binomial = lassoPath(data.x, y, half);
        QVERIFY(both.ok() && binomial.ok());
        const SparseCoefficients &zero = both->coefficients[0][0], &one = both->coefficients[0][1], &b = binomial->coefficients[0];
        QVERIFY(!b.columns.empty() && one.columns == b.columns && zero.columns == b.columns);
        for (std::size_t at = 0; at < b.columns.size(); ++at) {
            QVERIFY(std::abs(one.values[at] - b.values[at] / 2) < 1e-7);
            QVERIFY(std::abs(zero.values[at] + b.values[at] / 2) < 1e-7);
        }
        QVERIFY(std::abs(one.intercept - b.intercept / 2) < 1e-6);
    }
    void no_class_is_the_reference()
    {
        const Data data = classes(100, 20);
        Data turned = data;
        for (int& own : turned.level)
            own = (own + 1) % 3;
        LassoSettings settings;
        settings.lambdas = 20;
        settings.smallestRatio = 0.05;
        settings.tolerance = 1e-10;
        const auto a = multinomialPath(data.x, data.level, 3, settings), b = multinomialPath(turned.x, turned.level, 3, settings);
        QVERIFY(a.ok() && b.ok());
        for (std::size_t at = 0; at < a->lambda.size(); ++at)
            for (std::size_t k = 0; k < 3; ++k) {
                const SparseCoefficients &one = a->coefficients[at][k], &other = b->coefficients[at][(k + 1) % 3];
                QCOMPARE(one.columns, other.columns);
                for (std::size_t place = 0; place < one.values.size(); ++place)
                    QVERIFY(std::abs(one.values[place] - other.values[place]) < 1e-6);
            }
    }
    void the_curve_is_the_deviance_of_the_rows_left_out_at_the_lambdas_of_all_data()
    {
        QTest::addColumn<int>("measure");
        QTest::newRow("deviance") << static_cast<int>(LassoMeasure::deviance);
        QTest::newRow("class") << static_cast<int>(LassoMeasure::misclassification);
        QTest::newRow("mse") << static_cast<int>(LassoMeasure::squaredError);
    }
    void the_curve_is_the_deviance_of_the_rows_left_out_at_the_lambdas_of_all()
    {
        // cv.glmnet by hand: the fold's own path, coefficients linear in lambda between its lambdas; -2 log p, wrong class, or the squared errors
        // of all classes; weighted means.
        QFETCH(int, measure);
        const Data data = classes(120, 12);
        Eigen::VectorXd weights = Eigen::VectorXd::Ones(120);
        weights.head(30).setConstant(2);
        LassoCvSettings settings;
        settings.path.lambdas = 20;
        settings.measure = static_cast<LassoMeasure>(measure);
        const auto cv = multinomialCv(data.x, data.level, 3, data.fold, settings, weights);
        QVERIFY(cv.ok());
        const std::size_t at = 9;
        const double lambda = cv->path.lambda[at];
        Eigen::VectorXd errors(5), sums(5);
        for (int fold = 0; fold < 5; ++fold) {
            std::vector<Eigen::Index> kept;
            for (Eigen::Index row = 0; row < 120; ++row)
                if (row % 5 != fold)
                    kept.push_back(row);
            const auto path = multinomialPath(data.x, data.level, 3, settings.path, weights, kept);
            QVERIFY(path.ok());
            std::size_t right = 0;
            while (path->lambda[right] > lambda)
                ++right;
            const std::size_t left = right == 0 ? 0 : right - 1;
            const double share = right == 0 ? 0 : (lambda - path->lambda[right]) / (path->lambda[left] - path->lambda[right]);
            double cost = 0, sum = 0;
            for (Eigen::Index row = fold; row < 120; row += 5) {
                Eigen::Vector3d linear;
                for (int k = 0; k < 3; ++k)
                    linear[k] = share * path->coefficients[left][static_cast<std::size_t>(k)].linear(data.x, row)
                                + (1 - share) * path->coefficients[right][static_cast<std::size_t>(k)].linear(data.x, row);
                const Eigen::Vector3d p = linear.array().exp() / linear.array().exp().sum();
                const int truth = data.level[static_cast<std::size_t>(row)];
                const double squares = (p - Eigen::Vector3d::Unit(truth)).squaredNorm(), wrong = p[truth] < p.maxCoeff() ? 1 : 0;
                cost += weights[row] * (settings.measure == LassoMeasure::misclassification ? wrong : settings.measure == LassoMeasure::squaredError ? squares : -2 * std::log(p[truth]));
                sum += weights[row];
            }
            errors[fold] = cost / sum;
            sums[fold] = sum;
            QVERIFY(std::abs(cv->foldError(fold, static_cast<Eigen::Index>(at)) - errors[fold]) < 1e-9);
        }
        const double mean = errors.dot(sums) / sums.sum();
        QVERIFY(std::abs(cv->mean[at] - mean) < 1e-9);
        QVERIFY(std::abs(cv->error[at] - std::sqrt((errors.array() - mean).square().matrix().dot(sums) / sums.sum() / 4)) < 1e-9);
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
