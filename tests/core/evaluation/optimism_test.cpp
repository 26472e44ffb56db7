#include "core/evaluation/optimism.h"

#include "core/base/random.h"
#include "core/evaluation/permutation.h"
#include "core/evaluation/splits.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: properties; rms::validate and rms::calibrate are compared through the case runner.
namespace {

struct Data {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
};
Data cohort(Eigen::Index rows, Eigen::Index columns, double effect)
{
    Random random(17);
    Data data{Eigen::MatrixXd::Ones(rows, columns + 1), Eigen::VectorXd(rows)};
    for (Eigen::Index row = 0; row < rows; ++row) {
        for (Eigen::Index column = 1; column <= columns; ++column)
            data.x(row, column) = random.normal();
        data.y[row] = random.uniform() < logistic(effect * data.x(row, 1)) ? 1 : 0;
    }
    return data;
}

}  // namespace

class OptimismTest : public QObject {
    Q_OBJECT
private slots:
    void noise_has_optimism_and_its_correction_is_near_chance()
    {
        const Data data = cohort(80, 12, 0);
        const auto validation = validateLogistic(data.x, data.y, replicateRows(80, 100, 1));
        QVERIFY(validation.ok());
        QVERIFY(validation->original.dxy > 0.3);
        QVERIFY(std::abs(validation->corrected.dxy) < 0.25);
        QVERIFY(validation->corrected.slope < 0.6);
    }
    void threads_do_not_change_the_bits()
    {
        const Data data = cohort(120, 3, 1);
        const auto rows = replicateRows(120, 40, 2);
        const auto one = validateLogistic(data.x, data.y, rows, 1), many = validateLogistic(data.x, data.y, rows, 4);
        const auto curve = calibrateLogistic(data.x, data.y, rows, {0.3, 0.5, 0.7}, 1), other = calibrateLogistic(data.x, data.y, rows, {0.3, 0.5, 0.7}, 4);
        QVERIFY(one.ok() && many.ok() && curve.ok() && other.ok());
        for (int at = 0; at < ModelIndices::count; ++at)
            QCOMPARE(one->corrected.at(at), many->corrected.at(at));
        QVERIFY(curve->corrected == other->corrected);
    }
    void replicates_without_a_model_are_counted()
    {
        Data data = cohort(30, 1, 1);
        data.x.col(1).setZero();
        data.x(0, 1) = 1;  // replicates without row 1 cannot estimate its level
        data.x(1, 1) = 1;
        data.y[0] = 1;
        data.y[1] = 0;
        std::vector<std::vector<std::size_t>> rows = replicateRows(30, 20, 3);
        rows[4].assign(30, 7);
        const auto validation = validateLogistic(data.x, data.y, rows);
        QVERIFY(validation.ok());
        QVERIFY(validation->used < 20);
        QVERIFY(!validation->notes.empty());
    }
    void gini_of_a_few_numbers_by_hand()
    {
        QVERIFY(std::abs(giniMeanDifference({1, 4, 2}) - 2) < 1e-15);  // |1-4|, |1-2|, |4-2|: 3, 1, 2
    }
    void shuffled_outcomes_make_p_small_for_an_effect_only()
    {
        Random random(9);
        std::vector<int> outcome;
        std::vector<double> with, without;
        for (int row = 0; row < 60; ++row) {
            outcome.push_back(row % 2);
            with.push_back(random.normal(row % 2 ? 1.5 : 0));
            without.push_back(random.normal());
        }
        const auto difference = [](const std::vector<double>& values) {
            return [&values](const std::vector<int>& labels) -> Result<double> {
                double sum = 0;
                for (std::size_t row = 0; row < labels.size(); ++row)
                    sum += labels[row] ? values[row] : -values[row];
                return sum;
            };
        };
        const auto found = permutationTest(outcome, 199, 1, difference(with)), none = permutationTest(outcome, 199, 1, difference(without), 1);
        QVERIFY(found.ok() && none.ok());
        QCOMPARE(found->p, 1.0 / 200);
        QVERIFY(none->p > 0.02);
        QCOMPARE(permutationTest(outcome, 199, 1, difference(without), 3)->p, none->p);
    }
};

ANNULUS_TEST(OptimismTest);
#include "optimism_test.moc"
