#include "core/stats/blandAltman.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

// Truth: peak expiratory flow by two meters, Bland and Altman, Lancet 1986;i:307-310 (first readings of 17 subjects): mean
// difference -2.1, standard deviation 38.8, 95 % interval of the bias -22.0 to 17.8 (Student, 16 degrees of freedom).
class BlandAltmanTest : public QObject {
    Q_OBJECT
    const std::vector<double> wright{494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427};
    const std::vector<double> mini{512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451};

    static bool isNear(double value, double printed) { return std::abs(value - printed) < 0.06; }

private slots:
    void the_printed_bias_and_spread()
    {
        const auto found = blandAltman(mini, wright);
        QVERIFY(found.ok());
        QCOMPARE(found->pairs, std::size_t{17});
        QVERIFY(isNear(found->bias, -2.1));
        QVERIFY(isNear(found->standardDeviation, 38.8));
        QVERIFY(isNear(found->biasInterval.low, -22.0) && isNear(found->biasInterval.high, 17.8));
    }
    void limits_lie_1_96_standard_deviations_from_the_bias_and_carry_an_interval()
    {
        const auto found = blandAltman(mini, wright);
        QVERIFY(std::abs(found->limits.high - (found->bias + 1.959963984540054 * found->standardDeviation)) < 1e-9);
        // 1999, section 2.1: the standard error of a limit is about 1.71 s / sqrt(n).
        const double half = (found->highInterval.high - found->highInterval.low) / 2;
        QVERIFY(std::abs(half / (2.1199 * 1.71 * found->standardDeviation / std::sqrt(17)) - 1) < 0.02);
    }
    void the_other_order_changes_the_sign()
    {
        QCOMPARE(blandAltman(wright, mini)->bias, -blandAltman(mini, wright)->bias);
    }
    void two_pairs_are_a_sentence()
    {
        const double two[] = {1, 2};
        QCOMPARE(blandAltman(two, two).error().sentence(), std::string("There are 2 pairs of measurements; limits of agreement need at least three."));
    }
};
ANNULUS_TEST(BlandAltmanTest);

#include "blandAltman_test.moc"
