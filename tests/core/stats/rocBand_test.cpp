// Truth: hand-worked points of a curve, and properties of a percentile band.

#include <string>

#include "core/base/random.h"
#include "core/stats/rocBand.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

class RocBandTest : public QObject {
    Q_OBJECT
private slots:
    /// Cases 3, 1 and controls 2, 0: the curve goes (0,0) (0,.5) (.5,.5) (.5,1) (1,1).
    void sensitivity_is_read_from_the_upper_end_and_between_points()
    {
        const RocCurve curve = rocCurve({.controls = {2, 0}, .cases = {3, 1}}, Direction::higher);
        QCOMPARE(sensitivityAt(curve, 0), 0.5);
        QCOMPARE(sensitivityAt(curve, 0.25), 0.5);
        QCOMPARE(sensitivityAt(curve, 0.5), 1.0);
        QCOMPARE(sensitivityAt(curve, 1), 1.0);
        // One tie of a case and a control is a slanted stretch from (0,0) to (1,1).
        const RocCurve tied = rocCurve({.controls = {1}, .cases = {1}}, Direction::higher);
        QCOMPARE(sensitivityAt(tied, 0.3), 0.3);
    }

    void a_band_holds_the_curve_narrows_with_patients_and_repeats()
    {
        const auto sample = [](std::size_t count) {
            Random random(4);
            ScoredGroups groups;
            for (std::size_t i = 0; i < count; ++i) {
                groups.controls.push_back(random.normal());
                groups.cases.push_back(random.normal(1));
            }
            return groups;
        };
        const std::vector<double> grid{0.1, 0.3, 0.5, 0.8};
        const ScoredGroups small = sample(40), large = sample(400);
        const RocBand wide = rocBand(small, grid, 300, 1), narrow = rocBand(large, grid, 300, 1), again = rocBand(large, grid, 300, 1);
        QCOMPARE(narrow.low, again.low);
        QCOMPARE(narrow.high, again.high);
        const RocCurve curve = rocCurve(large, Direction::higher);
        for (std::size_t i = 0; i < grid.size(); ++i) {
            const double at = sensitivityAt(curve, grid[i]);
            QVERIFY(narrow.low[i] < at && at < narrow.high[i]);
        }
        QVERIFY(narrow.high[1] - narrow.low[1] < 0.6 * (wide.high[1] - wide.low[1]));
        // Of binormal curves one unit apart the sensitivity at 0.3 is 0.683; with 400 a side its standard error is about 0.03.
        QVERIFY(std::abs((narrow.low[1] + narrow.high[1]) / 2 - 0.683) < 0.06);
    }

    void perfect_scores_have_no_band()
    {
        const RocBand band = rocBand({.controls = {0, 1, 2}, .cases = {3, 4, 5}}, {0, 0.5, 1}, 50, 1);
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(band.low[i], 1.0);
            QCOMPARE(band.high[i], 1.0);
        }
    }
};

ANNULUS_TEST(RocBandTest);
#include "rocBand_test.moc"
