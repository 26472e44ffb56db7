#include "core/stats/correlation.h"

#include "core/stats/distributions.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

// Truth: the formula in long double, and points on a line. Values of R are compared through the case runner (tests/core/methods).
namespace {

long double rOf(const std::vector<double>& x, const std::vector<double>& y)
{
    long double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t at = 0; at < x.size(); ++at) {
        meanX += x[at];
        meanY += y[at];
    }
    meanX /= static_cast<long double>(x.size());
    meanY /= static_cast<long double>(x.size());
    for (std::size_t at = 0; at < x.size(); ++at) {
        xx += (x[at] - meanX) * (x[at] - meanX);
        yy += (y[at] - meanY) * (y[at] - meanY);
        xy += (x[at] - meanX) * (y[at] - meanY);
    }
    return xy / std::sqrt(xx * yy);
}

}  // namespace

class CorrelationTestTest : public QObject {
    Q_OBJECT
private slots:
    void points_on_a_line_have_r_1_and_p_0_data()
    {
        QTest::addColumn<double>("slope");
        QTest::addColumn<double>("intercept");
        QTest::newRow("rising") << 2.0 << 0.0;
        QTest::newRow("falling, awkward decimals") << -0.1 << 0.3;
        QTest::newRow("steep") << 1.7e6 << -3.1;
        QTest::newRow("flat") << 3.3e-7 << 1.0;
    }
    void points_on_a_line_have_r_1_and_p_0()
    {
        QFETCH(double, slope);
        QFETCH(double, intercept);
        const std::vector<double> x{0.1, 0.7, 1.3};
        std::vector<double> y;
        for (const double one : x)
            y.push_back(intercept + slope * one);
        const auto test = correlationTest(x, y, CorrelationKind::pearson, true);
        QVERIFY(test.ok());
        if (slope == 3.3e-7) {  // a slope this small leaves y ten digits: r is 1 to twenty, and P is what the other six say
            QVERIFY(std::abs(test->estimate - 1) < 1e-15 && test->p < 1e-8);
            return;
        }
        QCOMPARE(test->estimate, slope > 0 ? 1.0 : -1.0);
        QCOMPARE(test->p, 0.0);
    }
    void near_a_line_no_digit_of_the_distance_from_1_is_lost()
    {
        const std::vector<double> x{1, 2, 3, 4, 5.5}, y{2.00001, 4, 5.99997, 8, 11.00002};
        const long double r = rOf(x, y);
        QVERIFY(std::abs(static_cast<double>((1 - static_cast<long double>(pearson(x, y))) / (1 - r) - 1)) < 1e-4);
        const auto test = correlationTest(x, y, CorrelationKind::pearson, true);
        const double t = static_cast<double>(std::sqrt(3.0L) * r / std::sqrt(1 - r * r));
        QVERIFY(std::abs(test->p / tTwoSided(t, 3) - 1) < 1e-4);
    }
    void ranks_that_agree_have_the_p_of_one_order_among_all()
    {
        // 5! orders, two of them (rising and falling) as far off: P = 2 / 120.
        const auto test = correlationTest(std::vector<double>{1, 2, 3, 4, 5}, std::vector<double>{10, 20, 25, 70, 71}, CorrelationKind::spearman, true);
        QCOMPARE(test->estimate, 1.0);
        QVERIFY(std::abs(test->p - 2.0 / 120) < 1e-12);
        const auto approximate = correlationTest(std::vector<double>{1, 2, 3, 4, 5}, std::vector<double>{71, 70, 25, 20, 10}, CorrelationKind::spearman, false);
        QCOMPARE(approximate->estimate, -1.0);
        QCOMPARE(approximate->p, 0.0);
    }
};

ANNULUS_TEST(CorrelationTestTest);
#include "correlation_test.moc"
