#include "core/stats/descriptive.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

// Truth: worked by hand; R's and SPSS' values for the same rules are in tests/reference/stats/expected/descriptive.csv.
class DescriptiveTest : public QObject {
    Q_OBJECT
private slots:
    void quartiles_of_one_to_five_differ_by_rule()
    {
        const std::vector<double> values{1, 2, 3, 4, 5};
        QCOMPARE(quantile(values, 0.25, QuantileType::r), 2.0);
        QCOMPARE(quantile(values, 0.25, QuantileType::spss), 1.5);
        QCOMPARE(quantile(values, 0.75, QuantileType::spss), 4.5);
    }
    void ranks_of_equal_values_are_shared()
    {
        const std::vector<double> values{3, 1, 3, 2};
        QCOMPARE(midranks(values), (std::vector<double>{3.5, 1, 3.5, 2}));
        QCOMPARE(tieSum(values), 6.0);
    }
    void a_large_offset_does_not_eat_the_spread()
    {
        const std::vector<double> values{1e9 + 1, 1e9 + 2, 1e9 + 3};
        QCOMPARE(variance(values), 1.0);
    }
    void nothing_has_no_mean_and_one_value_no_spread()
    {
        QVERIFY(std::isnan(mean({})));
        const std::vector<double> one{7};
        QVERIFY(std::isnan(standardDeviation(one)));
    }
};

ANNULUS_TEST(DescriptiveTest);
#include "descriptive_test.moc"
