#include "core/stats/correlation.h"
#include "core/stats/icc.h"
#include "core/stats/quantileQuantile.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

/// Shrout and Fleiss 1979, table 2: six subjects, four judges.
Eigen::MatrixXd shroutFleiss()
{
    Eigen::MatrixXd ratings(6, 4);
    ratings << 9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7;
    return ratings;
}

}  // namespace

// Truth: the coefficients printed by Shrout and Fleiss (1979), and by definition; R's values are in tests/reference/stats.
class AgreementTest : public QObject {
    Q_OBJECT
private slots:
    void the_six_printed_coefficients()
    {
        const auto icc = intraclassCorrelation(shroutFleiss());
        QVERIFY(icc.ok());
        const double printed[] = {0.17, 0.29, 0.71, 0.44, 0.62, 0.91};
        for (const IccForm form : allIccForms)
            QVERIFY(std::abs((*icc)[form].icc - printed[static_cast<std::size_t>(form)]) < 0.005);
        QCOMPARE(describe(IccForm::twoWayRandom).english(), std::string("two-way random, absolute agreement, single"));
    }
    void a_constant_bias_hurts_agreement_and_not_consistency()
    {
        Eigen::MatrixXd ratings(5, 2);
        ratings << 1, 3, 2, 4, 3, 5, 4, 6, 5, 7.001;
        const auto icc = intraclassCorrelation(ratings);
        QVERIFY(icc.ok());
        QVERIFY((*icc)[IccForm::twoWayMixed].icc > 0.999);
        QVERIFY((*icc)[IccForm::twoWayRandom].icc < 0.7);
    }
    void constant_ratings_are_undefined_and_identical_readers_agree()
    {
        QVERIFY(intraclassCorrelation(Eigen::MatrixXd::Constant(5, 2, 3))->state == IccState::undefined);
        Eigen::MatrixXd same(3, 2);
        same << 1, 1, 2, 2, 3, 3;
        const auto icc = intraclassCorrelation(same);
        QVERIFY(icc->state == IccState::identicalReaders);
        QCOMPARE((*icc)[IccForm::oneWay].icc, 1.0);
    }
    void one_reader_is_a_sentence()
    {
        QVERIFY(!intraclassCorrelation(Eigen::MatrixXd::Random(5, 1)).ok());
    }
    void reml_cuts_a_negative_component_at_zero()
    {
        Eigen::MatrixXd ratings(4, 2);
        ratings << 1, 4, 2, 3, 3, 2, 4, 1.1;
        QVERIFY((*intraclassCorrelation(ratings))[IccForm::twoWayMixed].icc < 0);
        QVERIFY(std::abs((*intraclassCorrelation(ratings, IccComponents::reml))[IccForm::twoWayMixed].icc) < 1e-12);
    }
    void four_pairs_in_order_have_one_chance_in_24()
    {
        const std::vector<double> x{1, 2, 3, 4}, y{10, 20, 30, 40};
        for (const auto kind : {CorrelationKind::spearman, CorrelationKind::kendall}) {
            const auto test = correlationTest(x, y, kind);
            QVERIFY(test.ok() && test->exact);
            QVERIFY(std::abs(test->p - 2.0 / 24) < 1e-12);
        }
    }
    void the_matrix_is_that_of_the_pairs()
    {
        Random random(1);
        Eigen::MatrixXd columns(20, 70);
        for (double& value : columns.reshaped())
            value = std::round(4 * random.normal());
        columns.col(3).setConstant(1);
        const auto rho = correlationMatrix(columns, CorrelationKind::spearman);
        for (const auto& [a, b] : {std::pair{0, 69}, std::pair{5, 66}, std::pair{20, 30}}) {
            const std::vector<double> x(columns.col(a).begin(), columns.col(a).end()), y(columns.col(b).begin(), columns.col(b).end());
            QVERIFY(std::abs(rho(a, b) - spearman(x, y)) < 1e-12);
        }
        QVERIFY(std::isnan(rho(3, 5)));
    }
    void a_filter_leaves_no_pair_above_the_threshold()
    {
        Random random(2);
        Eigen::MatrixXd columns(50, 12);
        for (Eigen::Index column = 0; column < 12; ++column)
            for (Eigen::Index row = 0; row < 50; ++row)
                columns(row, column) = column % 3 == 0 ? random.normal() : columns(row, column - 1) + 0.1 * random.normal();
        columns.col(11).setConstant(2);
        for (const DropRule rule : {DropRule::laterColumn, DropRule::largerMean}) {
            const auto filter = filterCorrelated(columns, 0.9, rule);
            QCOMPARE(filter.constant, std::vector<std::size_t>{11});
            QCOMPARE(filter.kept.size() + filter.dropped.size() + 1, std::size_t{12});
            for (const std::size_t a : filter.kept)
                for (const std::size_t b : filter.kept) {
                    const auto first = columns.col(static_cast<Eigen::Index>(a)), second = columns.col(static_cast<Eigen::Index>(b));
                    const std::vector<double> x(first.begin(), first.end()), y(second.begin(), second.end());
                    QVERIFY(a == b || std::abs(spearman(x, y)) <= 0.9);
                }
        }
        QCOMPARE(filterCorrelated(columns, 0.9).kept.front(), std::size_t{0});
    }
    void points_of_a_quantile_plot_lie_on_their_line_for_normal_quantiles()
    {
        auto plot = quantileQuantile(std::vector<double>{5, 1, 3, 2, 4});
        QCOMPARE(plot.sample.front(), 1.0);
        QCOMPARE(plot.theoretical[2], 0.0);
        const auto again = quantileQuantile(plot.theoretical);
        QVERIFY(std::abs(again.intercept) < 1e-12);
    }
};

ANNULUS_TEST(AgreementTest);
#include "agreement_test.moc"
