#include "core/base/random.h"
#include "core/stats/firth.h"
#include "core/stats/logisticModel.h"
#include "core/stats/multinomial.h"
#include "core/stats/ordinal.h"
#include "tests/support/runTests.h"

#include <algorithm>
#include <cmath>

using namespace annulus;

// Truth: invariance. A maximum-likelihood fit does not know whether a size was written in kilometres or nanometres, nor from which zero a
// date was counted: z, P, likelihood and probabilities stay, coefficients follow the unit. Shifts of 1e6 cost the data ten digits.
namespace {

struct Units {
    const char* name;
    double factor, shift;
    double tolerance;
};
constexpr Units allUnits[] = {{"a million times smaller", 1e6, 0, 1e-9}, {"a million times larger", 1e-6, 0, 1e-9}, {"another zero", 1, 1e6, 1e-7}, {"turned round", -3.7, 12, 1e-9}};

constexpr Eigen::Index rows = 160;

struct Sample {
    Eigen::MatrixXd x;  ///< intercept, a number, a rare yes/no, a number
    std::vector<int> level;
    Eigen::VectorXd yes;
};

/// Three levels that rise with the number in column 1.
Sample sample()
{
    Random random(11);
    Sample all{Eigen::MatrixXd::Ones(rows, 4), {}, Eigen::VectorXd(rows)};
    for (Eigen::Index row = 0; row < rows; ++row) {
        all.x(row, 1) = random.normal();
        all.x(row, 2) = random.uniform() < 0.2 ? 1 : 0;
        all.x(row, 3) = 40 + 9 * random.normal();
        const double inclined = all.x(row, 1) + 0.5 * all.x(row, 2) + 1.5 * random.normal();
        all.level.push_back(inclined < -0.6 ? 0 : inclined < 0.8 ? 1 : 2);
        all.yes[row] = inclined > 0 ? 1 : 0;
    }
    return all;
}

Eigen::MatrixXd inUnits(Eigen::MatrixXd x, const Units& units)
{
    for (const Eigen::Index column : {1, 3})
        x.col(column) = units.factor * x.col(column).array() + units.shift;
    return x;
}

/// Slopes times their unit: what must be equal.
Eigen::VectorXd inOldUnits(Eigen::VectorXd slopes, const Units& units)
{
    slopes[0] *= units.factor;
    slopes[2] *= units.factor;
    return slopes;
}

bool same(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, double tolerance)
{
    return a.allFinite() && b.allFinite() && (a - b).cwiseAbs().maxCoeff() <= tolerance * std::max(1.0, b.cwiseAbs().maxCoeff());
}

Eigen::VectorXd z(const Eigen::VectorXd& beta, const Eigen::VectorXd& se, const Units& units)
{
    return inOldUnits(beta, units).cwiseQuotient(inOldUnits(se, units).cwiseAbs());
}

}  // namespace

class UnitInvarianceTest : public QObject {
    Q_OBJECT

    static void addUnits()
    {
        QTest::addColumn<int>("at");
        for (int at = 0; at < static_cast<int>(std::size(allUnits)); ++at)
            QTest::newRow(allUnits[at].name) << at;
    }

private slots:
    void multinomial_regression_does_not_know_the_units_data() { addUnits(); }
    void multinomial_regression_does_not_know_the_units()
    {
        QFETCH(int, at);
        const Units& units = allUnits[at];
        const Sample all = sample();
        const Eigen::MatrixXd moved = inUnits(all.x, units);
        const auto plain = fitMultinomial(all.x, all.level, 3), fit = fitMultinomial(moved, all.level, 3);
        QVERIFY(plain.ok());
        QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
        QVERIFY(std::abs(fit->logLikelihood - plain->logLikelihood) < 1e-8);
        QVERIFY(same(fit->probabilities(moved), plain->probabilities(all.x), units.tolerance));
        for (Eigen::Index one = 0; one < 2; ++one) {
            QVERIFY(same(inOldUnits(fit->beta.col(one).tail(3), units), plain->beta.col(one).tail(3), units.tolerance));
            QVERIFY(same(z(fit->beta.col(one).tail(3), fit->se.col(one).tail(3), units), plain->beta.col(one).tail(3).cwiseQuotient(plain->se.col(one).tail(3)), units.tolerance));
        }
    }
    void ordinal_regression_and_its_parallel_test_do_not_know_the_units_data() { addUnits(); }
    void ordinal_regression_and_its_parallel_test_do_not_know_the_units()
    {
        QFETCH(int, at);
        const Units& units = allUnits[at];
        const Sample all = sample();
        const Eigen::MatrixXd x = all.x.rightCols(3), moved = inUnits(all.x, units).rightCols(3);
        const auto plain = fitOrdinal(x, all.level, 3), fit = fitOrdinal(moved, all.level, 3);
        QVERIFY(plain.ok());
        QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
        QVERIFY(std::abs(fit->logLikelihood - plain->logLikelihood) < 1e-8);
        QVERIFY(same(inOldUnits(fit->beta, units), plain->beta, units.tolerance));
        QVERIFY(same(z(fit->beta, fit->se, units), plain->beta.cwiseQuotient(plain->se), units.tolerance));
        QVERIFY(std::abs((fit->thresholds[1] - fit->thresholds[0]) - (plain->thresholds[1] - plain->thresholds[0])) < units.tolerance * 10);
        for (const Eigen::Index row : {0, 7, 99})
            QVERIFY(same(fit->probabilities(moved.row(row)), plain->probabilities(x.row(row)), units.tolerance));
        for (const Eigen::Index term : {0, 1, 2}) {
            const auto one = testParallel(x, {term}, all.level, 3, *plain), other = testParallel(moved, {term}, all.level, 3, *fit);
            QVERIFY(one.ok() && other.ok());
            QVERIFY(std::abs(one->chiSquare - other->chiSquare) < 1e-7);
        }
    }
    void a_shift_moves_the_thresholds_by_the_slope_and_keeps_their_covariance_true()
    {
        // Shifted back by hand: the threshold of x + 5 is the threshold of x plus 5 beta, and its variance that of the sum.
        const Sample all = sample();
        Eigen::MatrixXd x = all.x.rightCols(3), moved = x;
        moved.col(0).array() += 5;
        const auto plain = fitOrdinal(x, all.level, 3), fit = fitOrdinal(moved, all.level, 3);
        QVERIFY(plain.ok() && fit.ok());
        const Eigen::MatrixXd& c = plain->covariance;
        for (const Eigen::Index cut : {0, 1}) {
            QVERIFY(std::abs(fit->thresholds[cut] - (plain->thresholds[cut] + 5 * plain->beta[0])) < 1e-10);
            QVERIFY(std::abs(fit->thresholdSe[cut] - std::sqrt(c(cut, cut) + 10 * c(cut, 2) + 25 * c(2, 2))) < 1e-10);
        }
    }
    void firths_regression_does_not_know_the_units_data() { addUnits(); }
    void firths_regression_does_not_know_the_units()
    {
        QFETCH(int, at);
        const Units& units = allUnits[at];
        Sample all = sample();
        for (Eigen::Index row = 0; row < rows; ++row)  // separated by column 2: only Firth's penalty keeps it finite
            if (all.x(row, 2) == 1)
                all.yes[row] = 1;
        const auto plain = fitFirth(all.x, all.yes), fit = fitFirth(inUnits(all.x, units), all.yes);
        QVERIFY(plain.ok());
        QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
        QVERIFY(same(fit->fitted, plain->fitted, units.tolerance));
        QVERIFY(same(inOldUnits(fit->beta.tail(3), units), plain->beta.tail(3), units.tolerance));
        QVERIFY(same(z(fit->beta.tail(3), fit->se.tail(3), units), plain->beta.tail(3).cwiseQuotient(plain->se.tail(3)), units.tolerance));
        // log|information| / 2 grows by the log of each factor, once for each of the two columns.
        QVERIFY(std::abs(fit->penalisedLogLikelihood - plain->penalisedLogLikelihood - 2 * std::log(std::abs(units.factor))) < 1e-6);
    }
    void logistic_regression_does_not_know_the_units_data() { addUnits(); }
    void logistic_regression_does_not_know_the_units()
    {
        QFETCH(int, at);
        const Units& units = allUnits[at];
        const Sample all = sample();
        const auto plain = fitLogistic(all.x, all.yes), fit = fitLogistic(inUnits(all.x, units), all.yes);
        QVERIFY(plain.ok() && fit.ok());
        QCOMPARE(fit->rank, plain->rank);
        QVERIFY(std::abs(fit->deviance - plain->deviance) < 1e-8);
        QVERIFY(same(fit->fitted, plain->fitted, units.tolerance));
        QVERIFY(same(inOldUnits(fit->beta.tail(3), units), plain->beta.tail(3), units.tolerance));
        QVERIFY(same(z(fit->beta.tail(3), fit->se.tail(3), units), plain->beta.tail(3).cwiseQuotient(plain->se.tail(3)), units.tolerance));
    }
    void separation_is_found_in_the_same_columns_in_all_units_data() { addUnits(); }
    void separation_is_found_in_the_same_columns_in_all_units()
    {
        QFETCH(int, at);
        Sample all = sample();
        for (Eigen::Index row = 0; row < rows; ++row)
            if (all.x(row, 2) == 1)
                all.yes[row] = 1;
        const auto plain = findSeparation(all.x, all.yes), found = findSeparation(inUnits(all.x, allUnits[at]), all.yes);
        QVERIFY(plain.found());
        const auto hasColumn = [](const Separation& one, Eigen::Index column) { return std::find(one.columns.begin(), one.columns.end(), column) != one.columns.end(); };
        for (const Eigen::Index column : {1, 2, 3}) {
            QCOMPARE(hasColumn(found, column), hasColumn(plain, column));
            QCOMPARE(hasColumn(found, column), column == 2);
        }
    }
};

ANNULUS_TEST(UnitInvarianceTest);
#include "unitInvariance_test.moc"
