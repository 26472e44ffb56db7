#include "core/cohort/tableOne.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/stats/contingency.h"
#include "core/stats/rankSum.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

/// Two groups of 40: a normal age (older in group b), a skewed marker, a rare yes/no, an ordered grade.
Csv cohort()
{
    Csv table{{"group", "age", "marker", "rare", "grade", "code"}, {}};
    Random random(7);
    for (int at = 0; at < 80; ++at) {
        const bool b = at >= 40;
        table.rows.push_back({b ? "b" : "a", at == 3 ? "NA" : formatFixed(random.normal(b ? 58 : 50, 8), 1), formatFixed(std::exp(random.normal(0, 1.2)), 3),
                              at == 0 || at == 50 || at == 60 ? "yes" : "no", at % 3 == 0 ? "I" : at % 3 == 1 ? "II" : "III", std::to_string(at % 2)});
    }
    return table;
}

TableRow rowOf(const RowChoice& choice)
{
    TableOneSettings settings;
    settings.groupColumn = "group";
    settings.rows = {choice};
    const auto table = makeTableOne(cohort(), settings);
    return table.ok() ? table->rows.front() : TableRow();
}

}  // namespace

// Truth: the rules of recipes (Shapiro-Wilk decides; Fisher where expected counts are small), the tests of core/stats, which
// have references of their own, and formulas worked by hand.
class TableOneTest : public QObject {
    Q_OBJECT
private slots:
    void a_normal_variable_gets_mean_sd_and_a_t_test()
    {
        const TableRow row = rowOf({"age", {}, {}, {}});
        QVERIFY(row.kind == RowKind::normal && row.test == RowTest::student);
        QVERIFY(row.p && *row.p < 0.01);
        QVERIFY(cellText(row, row.all).find("\xc2\xb1") != std::string::npos);
    }
    void missing_values_are_counted_by_group()
    {
        const TableRow row = rowOf({"age", {}, {}, {}});
        QCOMPARE(row.all.missing, std::size_t{1});
        QCOMPARE(row.groups.at(0).missing, std::size_t{1});
        QCOMPARE(row.groups.at(1).missing, std::size_t{0});
    }
    void a_skewed_variable_gets_quartiles_and_a_rank_test()
    {
        const TableRow row = rowOf({"marker", {}, {}, {}});
        QVERIFY(row.kind == RowKind::skewed && row.test == RowTest::mannWhitney);
        QVERIFY(cellText(row, row.all).find(", ") != std::string::npos);
    }
    void small_expected_counts_get_fisher_and_a_note()
    {
        const TableRow row = rowOf({"rare", {}, {}, {}});
        QVERIFY(row.test == RowTest::fisher);
        Eigen::MatrixXd counts(2, 2);
        counts << 39, 38, 1, 2;
        QCOMPARE(*row.p, fisherTest2x2(counts)->p);
        QCOMPARE(row.notes.size(), std::size_t{1});
    }
    void few_distinct_numbers_are_codes()
    {
        QVERIFY(rowOf({"code", {}, {}, {}}).kind == RowKind::categorical);
    }
    void every_decision_can_be_overridden()
    {
        const TableRow row = rowOf({"age", RowKind::skewed, RowTest::kruskal, {}});
        QVERIFY(row.kind == RowKind::skewed && row.test == RowTest::kruskal && row.chosenKind && row.chosenTest);
        QVERIFY(rowOf({"grade", {}, RowTest::none, {}}).p == std::nullopt);
        QCOMPARE(rowOf({"grade", {}, {}, {"III", "II", "I"}}).levels.front(), std::string("III"));
    }
    void a_test_that_does_not_fit_is_a_note_and_no_number()
    {
        const TableRow row = rowOf({"age", {}, RowTest::fisher, {}});
        QVERIFY(!row.p);
        QCOMPARE(row.notes.size(), std::size_t{1});
    }
    void standardised_differences_follow_their_formulas()
    {
        GroupSummary a, b;
        a.mean = 10;
        a.deviation = 3;
        b.mean = 12;
        b.deviation = 4;
        QVERIFY(std::abs(standardisedDifference(a, b) + 2 / std::sqrt(12.5)) < 1e-15);
        a.present = b.present = 10;
        a.counts = {7, 3};
        b.counts = {4, 6};
        QVERIFY(std::abs(standardisedDifferenceOfLevels(a, b) - 0.3 / std::sqrt((0.21 + 0.24) / 2)) < 1e-12);
        a.counts = {7, 3, 0};
        b.counts = {4, 6, 0};
        QVERIFY(std::abs(standardisedDifferenceOfLevels(a, b) - 0.3 / std::sqrt((0.21 + 0.24) / 2)) < 1e-9);
    }
    void the_table_is_one_family_of_p_values()
    {
        TableOneSettings settings;
        settings.groupColumn = "group";
        settings.rows = {{"age", {}, {}, {}}, {"marker", {}, {}, {}}, {"grade", {}, RowTest::none, {}}};
        settings.adjustment = Adjustment::bonferroni;
        const auto table = makeTableOne(cohort(), settings);
        QVERIFY(table.ok());
        QCOMPARE(*table->rows[0].adjusted, std::min(1.0, 2 * *table->rows[0].p));
        QVERIFY(!table->rows[2].adjusted);
    }
    void rows_without_a_group_are_left_out_and_counted()
    {
        Csv table = cohort();
        table.rows[5][0] = "";
        TableOneSettings settings;
        settings.groupColumn = "group";
        const auto made = makeTableOne(table, settings);
        QVERIFY(made.ok());
        QCOMPARE(made->usage.used, std::size_t{79});
        QCOMPARE(made->usage.leftOut.at(0).count, std::size_t{1});
    }
    void text_in_a_variable_laid_down_as_numbers_is_a_sentence()
    {
        TableOneSettings settings;
        settings.rows = {{"grade", RowKind::normal, {}, {}}};
        QCOMPARE(makeTableOne(cohort(), settings).error().sentence(), std::string("Column 'grade' holds 'I' in row 1; a number or NA is expected."));
    }
};

ANNULUS_TEST(TableOneTest);
#include "tableOne_test.moc"
