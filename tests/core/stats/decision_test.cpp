#include "core/stats/decision.h"
#include "core/stats/bootstrap.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

// Truth: counted by hand.
class DecisionTest : public QObject {
    Q_OBJECT
    const std::vector<double> outcome{0, 1, 0, 1}, probability{0.1, 0.5, 0.5, 0.9};

private slots:
    void a_probability_at_the_threshold_counts_by_the_rule()
    {
        const std::vector<double> half{0.5};
        const auto yes = decisionCurve(outcome, probability, half, AtThreshold::positive).front();
        const auto no = decisionCurve(outcome, probability, half, AtThreshold::negative).front();
        QCOMPARE(yes.tp, 2.0);
        QCOMPARE(yes.fp, 1.0);
        QCOMPARE(yes.netBenefit, 0.25);
        QCOMPARE(no.tp, 1.0);
        QCOMPARE(no.netBenefit, 0.25);
    }
    void thresholds_of_0_and_1_have_defined_answers()
    {
        const std::vector<double> ends{0, 1};
        const auto curve = decisionCurve(outcome, probability, ends);
        QCOMPARE(curve[0].netBenefit, 0.5);
        QVERIFY(std::isnan(curve[0].avoidedPer100));
        QCOMPARE(curve[1].netBenefit, 0.0);
        QVERIFY(std::isinf(curve[1].netBenefitAll));
    }
    void bands_hold_the_curve_and_depend_on_the_seed_only()
    {
        std::vector<double> many, p;
        for (int at = 0; at < 200; ++at) {
            many.push_back(at % 3 == 0 ? 1 : 0);
            p.push_back(at % 3 == 0 ? 0.6 - at * 0.001 : 0.2 + at * 0.001);
        }
        const std::vector<double> thresholds{0.2, 0.3};
        const auto curve = decisionCurve(many, p, thresholds);
        const auto bands = decisionBands(many, p, thresholds, AtThreshold::positive, 200, 5);
        for (std::size_t at = 0; at < 2; ++at)
            QVERIFY(bands[at].low < curve[at].netBenefit && curve[at].netBenefit < bands[at].high);
        QCOMPARE(decisionBands(many, p, thresholds, AtThreshold::positive, 200, 5)[0].low, bands[0].low);
    }
    void stratified_rows_keep_the_classes()
    {
        const auto rows = bootstrapRows(outcome, true, 1, 3);
        double cases = 0;
        for (const std::size_t row : rows)
            cases += outcome[row];
        QCOMPARE(cases, 2.0);
        QCOMPARE(rows, bootstrapRows(outcome, true, 1, 3));
        QVERIFY(bootstrapRows(outcome, false, 1, 3) != bootstrapRows(outcome, false, 2, 3));
    }
};

ANNULUS_TEST(DecisionTest);
#include "decision_test.moc"
