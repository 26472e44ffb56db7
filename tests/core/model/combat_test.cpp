#include "core/model/combat.h"

#include "core/base/random.h"
#include "core/model/Pipeline.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

// Truth: properties of the method (equal location and scale where nothing is shrunk; shrinkage towards the batch's common shift), and one
// column counted by hand.
namespace {

struct Sites {
    Eigen::MatrixXd x;
    std::vector<int> batch, outcome;
};

/// Site 1 has 3 added and twice the spread.
Sites twoSites(int rows, int columns)
{
    Random random(5);
    Sites sites{Eigen::MatrixXd(rows, columns), {}, {}};
    for (int row = 0; row < rows; ++row) {
        sites.batch.push_back(row % 3 == 0 ? 1 : 0);
        sites.outcome.push_back(static_cast<int>(random.below(2)));
        for (int column = 0; column < columns; ++column) {
            const double own = random.normal() + (column == 0 ? 1.5 * sites.outcome.back() : 0);
            sites.x(row, column) = sites.batch.back() == 1 ? 3 + 0.2 * column / columns + 2 * own : own;
        }
    }
    return sites;
}

Eigen::VectorXd shifted(const Sites& sites, const std::vector<BatchShift>& shifts, Eigen::Index column, int batch)
{
    std::vector<double> values;
    for (std::size_t row = 0; row < sites.batch.size(); ++row)
        if (sites.batch[row] == batch) {
            const BatchShift* shift = shiftOf(shifts, batch);
            values.push_back(sites.x(static_cast<Eigen::Index>(row), column) * shift->multiply[column] + shift->add[column]);
        }
    return Eigen::Map<Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

}  // namespace

class CombatTest : public QObject {
    Q_OBJECT
private slots:
    void one_column_by_hand()
    {
        // Batch 0: 1, 3 (mean 2); batch 1: 5, 9 (mean 7). Grand mean 4.5, pooled variance (1 + 1 + 4 + 4) / 4 = 2.5.
        Eigen::MatrixXd x(4, 1);
        x << 1, 3, 5, 9;
        const auto shifts = fitCombat(x, {0, 0, 1, 1}, {false});
        QVERIFY(shifts.ok());
        const BatchShift* first = shiftOf(*shifts, 0);
        const double sd = std::sqrt(2.5), spread = std::sqrt(2 / 2.5);  // variance of 1, 3 with n - 1, in pooled units
        QVERIFY(std::abs(1 * first->multiply[0] + first->add[0] - (((1 - 2) / sd) / spread * sd + 4.5)) < 1e-12);
        QVERIFY(!shiftOf(*shifts, 7));
    }
    void without_shrinkage_sites_have_one_mean_and_one_deviation()
    {
        const Sites sites = twoSites(120, 6);
        const auto shifts = fitCombat(sites.x, sites.batch, {false});
        QVERIFY(shifts.ok());
        for (Eigen::Index column = 0; column < 6; ++column) {
            const Eigen::VectorXd a = shifted(sites, *shifts, column, 0), b = shifted(sites, *shifts, column, 1);
            QVERIFY(std::abs(a.mean() - b.mean()) < 1e-10);
            const auto variance = [](const Eigen::VectorXd& v) { return (v.array() - v.mean()).square().sum() / static_cast<double>(v.size() - 1); };
            QVERIFY(std::abs(variance(a) - variance(b)) < 1e-10);
        }
    }
    void shrinkage_leaves_a_little_of_each_columns_own_shift()
    {
        const Sites sites = twoSites(60, 40);
        const auto own = fitCombat(sites.x, sites.batch, {false}), shrunk = fitCombat(sites.x, sites.batch, {true});
        QVERIFY(own.ok() && shrunk.ok());
        double left = 0, before = 0;
        for (Eigen::Index column = 0; column < 40; ++column) {
            left = std::max(left, std::abs(shifted(sites, *shrunk, column, 0).mean() - shifted(sites, *shrunk, column, 1).mean()));
            before = std::max(before, std::abs(shifted(sites, *own, column, 0).mean() - shifted(sites, *own, column, 1).mean()));
        }
        QVERIFY(before < 1e-10 && left > 1e-3 && left < 1.5);
    }
    void a_pipeline_learns_the_shift_from_its_training_rows_and_leaves_unknown_sites_alone()
    {
        const Sites sites = twoSites(120, 6);
        LearningTable table{{"a", "b", "c", "d", "e", "f"}, sites.x, sites.outcome, {}, sites.batch};
        const Pipeline pipeline{{Harmonise{}, Standardise{}}, LogisticEnd{}, {Threshold::Rule::fixed, 0.5, 5, 15}};
        const auto fit = fitPipeline(pipeline, table);
        QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
        QCOMPARE(fit->shifts.size(), std::size_t(2));
        const auto part = fitPipeline(pipeline, table.rows({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29}));
        table.x.bottomRows(60) *= 50;
        const auto same = fitPipeline(pipeline, table.rows({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29}));
        QVERIFY(part.ok() && same.ok());
        QVERIFY(part->coefficients == same->coefficients && part->shifts.front().add == same->shifts.front().add);
        LearningTable elsewhere = table.rows({0});
        elsewhere.batch = {9};
        const auto z = fit->scaled(elsewhere);
        QVERIFY(z.ok());
        QVERIFY(std::abs((*z)(0, 0) - (elsewhere.x(0, 0) - fit->mean[0]) / fit->scale[0]) < 1e-12);
        elsewhere.batch.clear();
        QVERIFY(!fit->scaled(elsewhere).ok());
    }
    void what_cannot_be_harmonised_is_a_sentence()
    {
        Eigen::MatrixXd x(3, 1);
        x << 1, 2, 3;
        QVERIFY(!fitCombat(x, {0, 0, 1}, {}).ok());
        LearningTable table{{"a"}, Eigen::MatrixXd::Random(10, 1), {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, {}, {}};
        QVERIFY(fitPipeline({{Harmonise{}}, LogisticEnd{}, {}}, table).error().sentence().find("tells none") != std::string::npos);
        table.batch = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
        QVERIFY(fitPipeline({{Standardise{}, Harmonise{}}, LogisticEnd{}, {}}, table).error().sentence().find("must come before") != std::string::npos);
    }
};

ANNULUS_TEST(CombatTest);

#include "combat_test.moc"
