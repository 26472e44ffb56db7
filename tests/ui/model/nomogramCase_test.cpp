// A case on a nomogram, against the logistic model worked out by hand: logit p = -1 + 0.5 a + 1 (b = yes).

#include <string>

#include "tests/support/runTests.h"
#include "ui/pages/model/NomogramPanel.h"

#include <cmath>

using namespace annulus;
using namespace annulus::ui;

namespace {

NomogramPicture byHand()
{
    // a from 0 to 4 spans 2, the widest: 100 points; scale 50 points per unit.
    NomogramPicture picture;
    picture.axes = {{.variable = "a", .values = {0, 1, 2, 3, 4}, .labels = {"0", "1", "2", "3", "4"}, .linear = {0, 0.5, 1, 1.5, 2}, .points = {0, 25, 50, 75, 100}, .low = 0, .high = 4},
                    {.variable = "b", .values = {}, .labels = {"no", "yes"}, .linear = {0, 1}, .points = {0, 50}, .low = 0, .high = 1}};
    picture.scale = 50;
    picture.shiftedIntercept = -1;
    picture.columns = {"(Intercept)", "a", "byes"};
    picture.coefficients = {-1, 0.5, 1};
    picture.covariance = {{0.04, 0, 0}, {0, 0.01, 0}, {0, 0, 0.09}};
    return picture;
}

}  // namespace

class NomogramCaseTest : public QObject {
    Q_OBJECT
private slots:
    void points_and_probability_are_the_models()
    {
        const NomogramPicture picture = byHand();
        const NomogramReading reading = readNomogram(picture, {.linear = {1.5, 1}});  // a = 3, b = yes: logit 1.5
        QVERIFY(std::abs(reading.points - 125) < 1e-12);
        QVERIFY(std::abs(reading.probability - 1 / (1 + std::exp(-1.5))) < 1e-12);
        // Variance 0.04 + 9 x 0.01 + 0.09 = 0.22.
        const double half = 1.959963984540054 * std::sqrt(0.22);
        QVERIFY(std::abs(reading.interval->low - 1 / (1 + std::exp(-(1.5 - half)))) < 1e-12);
        QVERIFY(std::abs(reading.interval->high - 1 / (1 + std::exp(-(1.5 + half)))) < 1e-12);
    }

    void a_dragged_mark_stays_on_its_axis_and_a_level_snaps()
    {
        const NomogramPicture picture = byHand();
        QVERIFY(std::abs(linearAtPoints(picture, 0, 60) - 1.2) < 1e-12);
        QCOMPARE(linearAtPoints(picture, 0, 400), 2.0);
        QCOMPARE(linearAtPoints(picture, 0, -3), 0.0);
        QCOMPARE(linearAtPoints(picture, 1, 20), 0.0);
        QCOMPARE(linearAtPoints(picture, 1, 30), 1.0);
        QVERIFY(std::abs(valueAtLinear(picture.axes[0], 1.2) - 2.4) < 1e-12);
        QVERIFY(std::abs(linearAtValue(picture.axes[0], 2.4) - 1.2) < 1e-12);
    }
};

ANNULUS_TEST(NomogramCaseTest);
#include "nomogramCase_test.moc"
