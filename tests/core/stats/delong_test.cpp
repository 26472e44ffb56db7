#include "core/stats/delong.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

/// Coarse scores, so that ties are everywhere.
ScoredGroups coarse(std::uint64_t seed, std::size_t cases, std::size_t controls)
{
    Random random(seed);
    ScoredGroups groups;
    for (std::size_t at = 0; at < cases; ++at)
        groups.cases.push_back(std::round(random.normal(1, 2)));
    for (std::size_t at = 0; at < controls; ++at)
        groups.controls.push_back(std::round(random.normal(0, 2)));
    return groups;
}

double kernel(double inCase, double inControl) { return inCase > inControl ? 1 : inCase == inControl ? 0.5 : 0; }

}  // namespace

// Truth: the definition of DeLong and others, every case against every control; closed forms of small curves.
class DelongTest_ : public QObject {
    Q_OBJECT
private slots:
    void placements_are_those_of_the_definition()
    {
        const auto groups = coarse(1, 23, 31);
        const auto area = delongArea(groups);
        double sum = 0;
        for (std::size_t at = 0; at < groups.cases.size(); ++at) {
            double own = 0;
            for (const double control : groups.controls)
                own += kernel(groups.cases[at], control) / 31;
            QVERIFY(std::abs(area.ofCases[at] - own) < 1e-12);
            sum += own;
        }
        QVERIFY(std::abs(area.auc - sum / 23) < 1e-12);
        for (std::size_t at = 0; at < groups.controls.size(); ++at) {
            double own = 0;
            for (const double inCase : groups.cases)
                own += kernel(inCase, groups.controls[at]) / 23;
            QVERIFY(std::abs(area.ofControls[at] - own) < 1e-12);
        }
    }
    void turning_the_scores_round_turns_the_area_round()
    {
        const auto groups = coarse(2, 15, 20);
        const auto up = delongArea(groups, Direction::higher), down = delongArea(groups, Direction::lower);
        QVERIFY(std::abs(up.auc + down.auc - 1) < 1e-12);
        QVERIFY(std::abs(*up.variance - *down.variance) < 1e-12);
    }
    void identical_curves_do_not_differ()
    {
        const auto area = delongArea(coarse(3, 10, 10));
        const auto test = delongPaired(area, area);
        QCOMPARE(test.statistic, 0.0);
        QCOMPARE(test.p, 1.0);
    }
    void one_case_has_an_area_and_no_variance()
    {
        const auto area = delongArea({{1, 2, 3}, {2.5}});
        QVERIFY(std::abs(area.auc - 2.0 / 3) < 1e-12);
        QVERIFY(!area.variance && !area.interval());
    }
    void the_whole_partial_area_is_the_area()
    {
        const auto curve = rocCurve(coarse(4, 30, 25));
        for (const Along along : {Along::specificity, Along::sensitivity}) {
            const auto whole = partialArea(curve, 0, 1, along);
            QVERIFY(std::abs(whole.area - curve.auc) < 1e-12);
            const double parts = partialArea(curve, 0, 0.3, along).area + partialArea(curve, 0.3, 1, along).area;
            QVERIFY(std::abs(parts - curve.auc) < 1e-12);
        }
    }
    void a_perfect_curve_fills_the_partial_area_and_chance_is_one_half()
    {
        const auto perfect = rocCurve({{1, 2}, {3, 4}});
        QVERIFY(std::abs(partialArea(perfect, 0.9, 1).corrected - 1) < 1e-12);
        const auto chance = rocCurve({{1, 1}, {1, 1}});
        QVERIFY(std::abs(partialArea(chance, 0.9, 1).corrected - 0.5) < 1e-12);
    }
    void ties_of_youden_are_all_there_and_the_rule_chooses()
    {
        // Sensitivity + specificity is 1.5 at two thresholds.
        const auto curve = rocCurve({{1, 3}, {2, 4}});
        const auto best = bestThresholds(curve);
        QCOMPARE(best.size(), std::size_t{2});
        QCOMPARE(curve.thresholds[chosenThreshold(best)], 1.5);
        QCOMPARE(curve.thresholds[chosenThreshold(best, TieRule::middle)], 3.5);
    }
    void one_class_is_a_sentence_with_the_counts()
    {
        const std::vector<double> outcome{1, 1}, score{0.2, 0.4};
        QCOMPARE(scoredGroups(outcome, score).error().sentence(), std::string("There are 2 rows with the outcome and 0 without; both kinds are needed."));
    }
};

ANNULUS_TEST(DelongTest_);
#include "delong_test.moc"
