#include "core/stats/anova.h"

#include "core/stats/distributions.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

// Truth: sums worked by hand, and what two values can tell. Values of R are compared through the case runner (tests/core/methods).
class AnovaTest : public QObject {
    Q_OBJECT
private slots:
    void distances_from_the_medians_are_compared_as_brown_and_forsythe_have_it()
    {
        // Groups 1 3 and 2 4 9: distances 1 1 and 2 0 5, means 1 and 7/3; between 6/5 (4/3)^2 = 32/15, within 0 + 114/9 = 38/3, F = 3 (32/15) / (38/3).
        const std::vector<double> values{1, 3, 2, 4, 9};
        const std::vector<std::size_t> group{0, 0, 1, 1, 1};
        const auto test = leveneTest(values, group, 2);
        QVERIFY(test.ok());
        QVERIFY(std::abs(test->f - 3 * (32.0 / 15) / (38.0 / 3)) < 1e-12);
        QVERIFY(std::abs(test->p - fUpper(test->f, 1, 3)) < 1e-12);
    }
    void groups_of_two_values_have_no_test_of_their_spread()
    {
        // Two values lie equally far from their middle, whatever their distance: F would be 0/0 or rounding.
        const std::vector<std::size_t> group{0, 0, 1, 1, 2, 2};
        for (const double zero : {0.0, 1e6}) {
            const std::vector<double> values{zero + 1.1, zero + 3.7, zero + 2.2, zero + 9.9, zero + 5.3, zero + 5.4};
            for (const Centre centre : {Centre::median, Centre::mean}) {
                const auto test = leveneTest(values, group, 3, centre);
                QVERIFY(!test.ok());
                QVERIFY(test.error().sentence().find("as two values always do; Levene's test has no answer.") != std::string::npos);
            }
        }
    }
};

ANNULUS_TEST(AnovaTest);
#include "anova_test.moc"
