#include "core/model/Nomogram.h"
#include "core/model/Scaler.h"
#include "core/model/Svm.h"
#include "core/model/pretty.h"
#include "core/model/smote.h"

#include "core/base/random.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: invariants that the notes of the reference list (SMOTE), hand-worked numbers, R's printed pretty(). Values of scikit-learn, e1071
// and rms are compared through the case runner.
namespace {

struct TwoClouds {
    Eigen::MatrixXd x;
    std::vector<int> label;
};
TwoClouds clouds(Eigen::Index zeros, Eigen::Index ones, double apart)
{
    Random random(2);
    TwoClouds all{Eigen::MatrixXd(zeros + ones, 3), {}};
    for (Eigen::Index row = 0; row < zeros + ones; ++row) {
        all.label.push_back(row < zeros ? 0 : 1);
        for (Eigen::Index column = 0; column < 3; ++column)
            all.x(row, column) = random.normal(row < zeros ? 0 : apart);
    }
    return all;
}

}  // namespace

class ModelTest : public QObject {
    Q_OBJECT
private slots:
    void a_scaler_learns_from_its_rows_only_and_names_constant_columns()
    {
        Eigen::MatrixXd x(4, 2);
        x << 1, 0.1, 3, 0.1, 5, 0.1, 1000, 7;
        const Scaler sample = fitScaler(x, Deviation::sample, {0, 1, 2}), population = fitScaler(x, Deviation::population, {0, 1, 2});
        QCOMPARE(sample.mean[0], 3.0);
        QCOMPARE(sample.scale[0], 2.0);
        QVERIFY(std::abs(population.scale[0] - std::sqrt(8.0 / 3)) < 1e-15);
        QCOMPARE(sample.constant, std::vector<Eigen::Index>{1});
        QCOMPARE(sample.apply(x)(3, 1), 0.0);
        QCOMPARE(sample.apply(x)(3, 0), 498.5);
    }
    void smote_puts_rows_between_neighbours_of_one_class_and_leaves_the_given_ones_alone()
    {
        const TwoClouds all = clouds(40, 9, 1);
        const auto made = smote(all.x, all.label, {});
        QVERIFY(made.ok());
        QCOMPARE(made->x.rows(), Eigen::Index{80});
        QVERIFY(made->x.topRows(49) == all.x);
        QCOMPARE(std::count(made->label.begin(), made->label.end(), 1), std::ptrdiff_t{40});
        const ClassNeighbours near = classNeighbours(all.x, all.label, 1, 5);
        for (Eigen::Index row = 49; row < 80; ++row) {
            bool found = false;
            for (std::size_t base = 0; base < near.rows.size() && !found; ++base)
                for (const Eigen::Index other : near.neighbours[base]) {
                    const Eigen::VectorXd along = all.x.row(other) - all.x.row(near.rows[base]), to = made->x.row(row) - all.x.row(near.rows[base]);
                    const double gap = along.dot(to) / along.squaredNorm();
                    found = found || (gap >= -1e-12 && gap <= 1 + 1e-12 && (to - gap * along).norm() < 1e-12);
                }
            QVERIFY(found);
        }
        QVERIFY(smote(all.x, all.label, {})->x == made->x);
        QVERIFY(smote(all.x, all.label, {5, 16})->x != made->x);
    }
    void smote_reduces_its_neighbours_and_says_so_and_keeps_codes_whole()
    {
        TwoClouds all = clouds(20, 3, 1);
        for (Eigen::Index row = 0; row < 23; ++row)
            all.x(row, 2) = row % 2 ? 1 : 0;
        const auto made = smote(all.x, all.label, {}, {false, false, true});
        QVERIFY(made.ok());
        QCOMPARE(QString::fromStdString(made->notes.at(0).english()), QString("Class 1 has 3 rows: SMOTE uses 2 neighbours in place of 5."));
        for (Eigen::Index row = 0; row < made->x.rows(); ++row)
            QVERIFY(made->x(row, 2) == 0 || made->x(row, 2) == 1);
        QCOMPARE(QString::fromStdString(smote(clouds(20, 1, 1).x, clouds(20, 1, 1).label, {}).error().sentence()),
                 QString("Class 1 has 1 row; SMOTE needs at least 2 to go between."));
    }
    void a_machine_separates_clouds_and_its_grid_does_not_depend_on_threads()
    {
        const TwoClouds all = clouds(30, 30, 2.5);
        std::vector<int> fold;
        for (int row = 0; row < 60; ++row)
            fold.push_back(row % 5);
        const auto machine = fitSvm(all.x, all.label, {});
        QVERIFY(machine.ok());
        QVERIFY(std::abs(machine->coefficients.sum()) < 1e-9);  // sum of a y is zero
        const auto one = chooseSvm(all.x, all.label, foldRows(fold), {0.1, 1, 10}, {0.05, 0.5}, {}, 1), many = chooseSvm(all.x, all.label, foldRows(fold), {0.1, 1, 10}, {0.05, 0.5}, {}, 3);
        QVERIFY(one.ok() && many.ok());
        QCOMPARE(one->best, many->best);
        for (std::size_t at = 0; at < one->grid.size(); ++at)
            QCOMPARE(one->grid[at].auc, many->grid[at].auc);
        QVERIFY(one->grid[one->best].auc > 0.9);
        std::vector<int> same(60, 1);
        QCOMPARE(QString::fromStdString(fitSvm(all.x, same, {}).error().sentence()), QString("All 60 rows are of class 1; the support vector machine needs both."));
    }
    void platt_meets_its_optimality_conditions()
    {
        const TwoClouds all = clouds(40, 25, 0.8);
        const auto fit = fitPlatt(all.x.col(0), all.label);
        QVERIFY(fit.ok());
        double slope = 0, level = 0;
        for (Eigen::Index row = 0; row < 65; ++row) {
            const double rest = (all.label[static_cast<std::size_t>(row)] ? 26.0 / 27 : 1.0 / 42) - fit->probability(all.x(row, 0));
            slope += rest * all.x(row, 0);
            level += rest;
        }
        QVERIFY(std::abs(slope) < 1e-9 && std::abs(level) < 1e-9);
        QVERIFY(fit->a < 0);
    }
    void round_numbers_are_those_of_r()
    {
        // pretty(c(14, 45), 10), pretty(c(0, 1)), pretty(c(-0.73, 1.96), 10), pretty(c(3, 3)) in R 4.2
        QCOMPARE(prettyBreaks(14, 45, 10).front(), 10.0);
        QCOMPARE(prettyBreaks(14, 45, 10).size(), std::size_t{8});
        QCOMPARE(prettyBreaks(0, 1, 5).size(), std::size_t{6});
        QCOMPARE(prettyBreaks(-0.73, 1.96, 10).size(), std::size_t{15});
        QVERIFY(prettyBreaks(3, 3, 5).size() > 1);
    }
    void points_of_a_nomogram_add_up_to_the_linear_predictor()
    {
        Random random(6);
        std::vector<Predictor> predictors{{"age", {}, {}}, {"grade", {"I", "II", "III"}, {}}};
        std::vector<double> y;
        for (int row = 0; row < 150; ++row) {
            predictors[0].values.push_back(std::floor(random.uniform(25, 85)));
            predictors[1].values.push_back(static_cast<double>(random.below(3)));
            y.push_back(random.uniform() < 1 / (1 + std::exp(2 - 0.03 * predictors[0].values.back() - 0.5 * predictors[1].values.back())) ? 1 : 0);
        }
        const auto model = fitLogisticModel(predictors, y);
        const auto nomogram = makeNomogram(*model, predictors);
        QVERIFY(nomogram.ok());
        double most = 0;
        for (const NomogramAxis& axis : nomogram->axes) {
            QCOMPARE(*std::min_element(axis.points.begin(), axis.points.end()), 0.0);
            most = std::max(most, *std::max_element(axis.points.begin(), axis.points.end()));
        }
        QVERIFY(std::abs(most - 100) < 1e-9);
        for (Eigen::Index row = 0; row < 20; ++row) {
            // Points read off the axes: age by a straight line along its own, grade at its level.
            const NomogramAxis& age = nomogram->axes[0];
            const double share = (predictors[0].values[static_cast<std::size_t>(row)] - age.values[0]) / (age.values[1] - age.values[0]);
            const double points = age.points[0] + share * (age.points[1] - age.points[0])
                + nomogram->axes[1].points[static_cast<std::size_t>(predictors[1].values[static_cast<std::size_t>(row)])];
            QVERIFY(std::abs(nomogram->linearPredictor(points) - model->fit.linear[row]) < 1e-9);
        }
    }
};

ANNULUS_TEST(ModelTest);
#include "model_test.moc"
