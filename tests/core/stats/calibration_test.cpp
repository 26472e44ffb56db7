#include "core/stats/calibration.h"
#include "core/stats/hosmerLemeshow.h"
#include "core/stats/multiclassRoc.h"
#include "core/stats/reclassification.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

struct Predictions {
    std::vector<double> outcome, probability;
};

/// Outcomes drawn from a logistic truth; predictions are its logit stretched and shifted.
Predictions predictions(double stretch, double shift, int count)
{
    Random random(11);
    Predictions result;
    for (int at = 0; at < count; ++at) {
        const double logit = random.normal(0, 1.5);
        result.outcome.push_back(random.uniform() < 1 / (1 + std::exp(-logit)) ? 1 : 0);
        result.probability.push_back(1 / (1 + std::exp(-(stretch * logit + shift))));
    }
    return result;
}

}  // namespace

// Truth: closed forms and properties; R's values are in tests/reference/stats.
class CalibrationTest : public QObject {
    Q_OBJECT
private slots:
    void slope_and_intercept_undo_a_stretch_exactly()
    {
        const auto plain = predictions(1, 0, 400), stretched = predictions(2, 0.7, 400);
        const auto a = recalibrate(plain.outcome, plain.probability), b = recalibrate(stretched.outcome, stretched.probability);
        QVERIFY(a.ok() && b.ok());
        QVERIFY(std::abs(b->slope - a->slope / 2) < 1e-8);
        QVERIFY(std::abs(b->intercept - (a->intercept - 0.7 * a->slope / 2)) < 1e-8);
        QVERIFY(std::abs(a->deviance - b->deviance) < 1e-8);
    }
    void predictions_that_separate_have_no_slope()
    {
        const std::vector<double> outcome{0, 0, 1, 1}, probability{0.1, 0.2, 0.8, 0.9};
        QVERIFY(!recalibrate(outcome, probability).ok());
        const std::vector<double> one{1, 1, 1, 1};
        QVERIFY(!recalibrate(one, probability).ok());
        const std::vector<double> same{0.5, 0.5, 0.5, 0.5};
        QVERIFY(!recalibrate(outcome, same).ok());
    }
    void probabilities_of_0_and_1_are_counted_and_left_out()
    {
        auto sample = predictions(1, 0, 100);
        sample.probability[0] = 0;
        sample.probability[1] = 1;
        QCOMPARE(recalibrate(sample.outcome, sample.probability)->infinite, std::size_t{2});
    }
    void a_straight_line_stays_straight_under_both_smoothers()
    {
        std::vector<double> x, y;
        for (int at = 0; at < 60; ++at) {
            x.push_back(at * at * 0.01);
            y.push_back(2 + 3 * x.back());
        }
        const auto curve = lowess(x, y);
        const auto smooth = loess(x, y, x);
        for (std::size_t at = 0; at < x.size(); ++at) {
            QVERIFY(std::abs(curve.y[at] - y[at]) < 1e-9);
            QVERIFY(std::abs(smooth[at] - y[at]) < 1e-9);
        }
    }
    void ties_that_fill_the_window_are_smoothed_to_their_mean()
    {
        const std::vector<double> x{0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.9, 0.9}, y{0, 1, 0, 1, 1, 0, 1, 1, 0, 1};
        const auto smooth = loess(x, y, x);
        QCOMPARE(smooth.size(), x.size());
        for (std::size_t at = 0; at < 8; ++at)
            QVERIFY(std::abs(smooth[at] - 5.0 / 8) < 1e-12);
        const std::vector<double> same(6, 0.4), outcome{0, 1, 1, 0, 1, 1};
        for (const double value : loess(same, outcome, same))
            QVERIFY(std::abs(value - 4.0 / 6) < 1e-12);
    }
    void groups_hold_everybody_once_and_equal_predictions_stay_together()
    {
        const std::vector<double> outcome{0, 1, 0, 1, 1, 0}, probability{0.2, 0.2, 0.2, 0.2, 0.6, 0.8};
        const auto groups = calibrationGroups(outcome, probability, 3);
        double all = 0;
        for (const auto& group : groups)
            all += group.count;
        QCOMPARE(all, 6.0);
        QCOMPARE(groups.front().count, 4.0);
        QCOMPARE(groups.front().observed, 0.5);
    }
    void equal_group_limits_are_refused_unless_joined()
    {
        std::vector<double> outcome, probability;
        for (int at = 0; at < 40; ++at) {
            outcome.push_back(at % 2);
            probability.push_back(at < 20 ? 0.3 : 0.3 + at * 0.01);
        }
        QVERIFY(!hosmerLemeshow(outcome, probability).ok());
        const auto joined = hosmerLemeshow(outcome, probability, 10, FittedOn::otherData, true);
        QVERIFY(joined.ok());
        QCOMPARE(joined->degrees, static_cast<double>(joined->groups.size()));
    }
    void nobody_moves_between_equal_models()
    {
        const auto sample = predictions(1, 0, 50);
        const auto same = reclassification(sample.outcome, sample.probability, sample.probability);
        QCOMPARE(same.nri.value, 0.0);
        QCOMPARE(same.idi.value, 0.0);
    }
    void two_classes_seen_as_several_are_the_binary_curve()
    {
        const auto sample = predictions(1, 0, 80);
        Eigen::MatrixXd scores(80, 2);
        std::vector<std::size_t> label;
        std::vector<double> cases, controls;
        for (std::size_t row = 0; row < 80; ++row) {
            scores.row(static_cast<Eigen::Index>(row)) << 1 - sample.probability[row], sample.probability[row];
            label.push_back(static_cast<std::size_t>(sample.outcome[row]));
            (label.back() == 1 ? cases : controls).push_back(sample.probability[row]);
        }
        const auto roc = multiclassRoc(label, scores);
        QVERIFY(roc.ok());
        const double area = areaUnderCurve(controls, cases);
        QVERIFY(std::abs(roc->macro - area) < 1e-12 && std::abs(roc->weighted - area) < 1e-12);
    }
    void a_class_that_never_occurs_is_named()
    {
        const std::vector<std::size_t> label{0, 1};
        QVERIFY(!multiclassRoc(label, Eigen::MatrixXd::Random(2, 3)).ok());
    }
    void a_confusion_table_by_hand()
    {
        const std::vector<std::size_t> label{0, 0, 1, 1, 1, 2}, predicted{0, 1, 1, 1, 0, 2};
        const auto table = confusion(label, predicted, 3);
        QCOMPARE(table.accuracy, 4.0 / 6);
        QCOMPARE(table.sensitivity[1], 2.0 / 3);
        QCOMPARE(table.precision[0], 0.5);
        QCOMPARE(table.f1[2], 1.0);
        // Chance agreement: (2*2 + 3*3 + 1*1) / 36.
        QVERIFY(std::abs(table.kappa - (4.0 / 6 - 14.0 / 36) / (1 - 14.0 / 36)) < 1e-15);
    }
};

ANNULUS_TEST(CalibrationTest);
#include "calibration_test.moc"
