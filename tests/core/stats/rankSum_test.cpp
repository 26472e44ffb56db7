#include "core/stats/rankSum.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

// Truth: Hollander and Wolfe (1973), p. 29, depression scores before and after therapy: V = 40, one-sided P 0.0195; counting
// by hand. R's values are in tests/reference/stats.
class RankSumTest : public QObject {
    Q_OBJECT
private slots:
    void the_signed_rank_test_gives_the_printed_p()
    {
        const std::vector<double> x{1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30}, y{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        const auto test = signedRankTest(x, y);
        QVERIFY(test.ok());
        QCOMPARE(test->v, 40.0);
        QVERIFY(test->exact);
        QVERIFY(std::abs(test->pGreater - 10.0 / 512) < 1e-15);
        QVERIFY(std::abs(test->pTwoSided - 20.0 / 512) < 1e-15);
    }
    void pairs_without_a_difference_are_left_out()
    {
        const std::vector<double> x{1, 2, 3, 5}, y{1, 1, 5, 2};
        const auto test = signedRankTest(x, y);
        QVERIFY(test.ok());
        QCOMPARE(test->used, std::size_t{3});
        QCOMPARE(test->zeros, std::size_t{1});
        QVERIFY(!test->exact);
        QVERIFY(!signedRankTest(x, x).ok());
    }
    void three_against_two_is_counted()
    {
        // The ranks of x can be 10 pairs; rank sum 3 is the least, one of ten.
        const std::vector<double> x{1, 2}, y{3, 4, 5};
        const auto test = rankSumTest(x, y);
        QVERIFY(test.ok());
        QCOMPARE(test->w, 0.0);
        QVERIFY(std::abs(test->pLess - 0.1) < 1e-15);
        QVERIFY(std::abs(test->pTwoSided - 0.2) < 1e-15);
    }
    void ties_have_an_exact_distribution_of_their_own()
    {
        // Midranks 1.5 1.5 3 4: the sum of two is 3, 4.5 (twice), 5.5 (twice) or 7; 3 and 7 are as far from 5.
        const std::vector<double> x{1, 1}, y{2, 3};
        const auto test = rankSumTest(x, y, RankMode::exactTies);
        QVERIFY(test.ok());
        QVERIFY(std::abs(test->pLess - 1.0 / 6) < 1e-15);
        QVERIFY(std::abs(test->pTwoSided - 2.0 / 6) < 1e-15);
    }
    void all_values_equal_have_no_normal_p_but_an_exact_one_of_one()
    {
        const std::vector<double> x{2, 2, 2}, y{2, 2};
        QVERIFY(std::isnan(rankSumTest(x, y)->pTwoSided));
        QCOMPARE(rankSumTest(x, y, RankMode::exactTies)->pTwoSided, 1.0);
    }
    void a_group_without_values_is_a_sentence()
    {
        QCOMPARE(rankSumTest({}, std::vector<double>{1}).error().sentence(), std::string("The groups have 0 and 1 values; at least one in each is expected."));
    }
};

ANNULUS_TEST(RankSumTest);
#include "rankSum_test.moc"
