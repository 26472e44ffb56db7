// Truth: small cohorts split by hand; paper A's 586 and 252 of 838, paper B's 155 and 54 of 209.
#include "core/evaluation/lockedSplit.h"
#include "core/cohort/readClinical.h"
#include "tests/support/runTests.h"

#include <numeric>

using namespace annulus;

class LockedSplitTest : public QObject {
    Q_OBJECT
    static ClinicalTable of(const std::string& text) { return readClinical(*parseSheet(text), builtInCodebook())->table; }
    using Rows = std::vector<std::size_t>;

private slots:
    void the_lock_knows_patients_and_sets_only()
    {
        const LockedSplit split = lockedSplit({"b", "a", "c"}, {{0, 2}, {1}}, "by hand");
        QCOMPARE(split.train, (std::vector<std::string>{"b", "c"}));
        LockedSplit same = split;
        same.method = "other words";
        std::swap(same.train[0], same.train[1]);
        QCOMPARE(same.lock(), split.lock());
        QCOMPARE(split.lock().size(), std::size_t(64));
        LockedSplit moved = lockedSplit({"b", "a", "c"}, {{0}, {1, 2}}, "by hand");
        QVERIFY(moved.lock() != split.lock());
        QVERIFY(lockedSplit({"b", "a", "d"}, {{0, 2}, {1}}, "by hand").lock() != split.lock());
    }
    void what_is_written_reads_back_and_a_change_is_found()
    {
        const LockedSplit split = lockedSplit({"P,1", "P2", "P3"}, {{0, 2}, {1}}, "stratified, 7:3, seed 15");
        const std::string csv = splitCsv(split);
        const auto again = parseSplit(csv);
        QVERIFY2(again.ok(), again ? "" : again.error().sentence().c_str());
        QVERIFY(*again == split);
        std::string changed = csv;
        changed.replace(changed.find("P2,test"), 7, "P2,train");
        QVERIFY(QString::fromStdString(parseSplit(changed).error().sentence()).startsWith("The split was changed after it was locked"));
        QVERIFY(parseSplit("patient,set\nP1,Training\nP2,test\n")->train == std::vector<std::string>{"P1"});
        QCOMPARE(parseSplit("patient,set\nP1,cv\n").error().sentence(), std::string("Patient P1 is in the set \"cv\"; train or test was expected."));
        QCOMPARE(parseSplit("patient,set\nP1,test\nP1,train\n").error().sentence(), std::string("Patient P1 stands twice in the split."));
        QCOMPARE(parseSplit("patient\nP1\n").error().sentence(), std::string("The table of the split needs the columns patient and set."));
        QVERIFY(!parseSplit("").ok());
        QVERIFY(!parseSplit("#").ok());
    }
    void rows_are_found_again_in_any_order()
    {
        const LockedSplit split = lockedSplit({"a", "b", "c"}, {{0, 2}, {1}}, "");
        const auto rows = rowsOf(split, {"c", "b", "a"});
        QCOMPARE(rows->train, (Rows{0, 2}));
        QCOMPARE(rows->test, Rows{1});
        QCOMPARE(rowsOf(split, {"a", "x"}).error().what.english(), std::string("The split is of another cohort: it lacks 1 of its patients and has 2 that it does not hold."));
    }
    void by_site_by_date_and_in_blocks()
    {
        const ClinicalTable table = of("patient,site,study_date,age\nP1,A,2023-01-05,50\nP2,B,2024-03-01,40\nP3,C,2024-02-29,60\n");
        QCOMPARE(splitByColumn(table, "site", {"A", "C"})->train, (Rows{0, 2}));
        QCOMPARE(splitByDate(table, "study_date", "2024-03-01")->test, Rows{1});
        QCOMPARE(splitByColumn(table, "site", {"A", "B", "C"}).error().sentence(), std::string("Splitting by site leaves 3 patients for training and 0 for the test; both need some."));
        QCOMPARE(splitByDate(table, "age", "2024-03-01").error().sentence(), std::string("age holds no dates."));
        QCOMPARE(splitByColumn(table, "scanner", {"A"}).error().sentence(), std::string("The patients cannot be split by scanner: the clinical table has no such column."));
        QCOMPARE(splitByColumn(of("patient,site\nP1,\nP2,A\n"), "site", {"A"}).error().sentence(), std::string("Patient P1 has no site; splitting by it needs one for every patient."));
        std::string cohort = "patient,age\n";
        for (int row = 0; row < 209; ++row)
            cohort += "P" + std::to_string(row) + ',' + std::to_string(30 + row * 37 % 50) + '\n';
        const ClinicalTable b = of(cohort);
        const auto blocks = splitInBlocks(b, "age", 155.0 / 209, 10, 15);
        QCOMPARE(blocks->train.size(), std::size_t(155));
        QCOMPARE(blocks->test.size(), std::size_t(54));
        const auto meanAge = [&](const Rows& rows) {
            double sum = 0;
            for (const std::size_t row : rows)
                sum += *b.find("age")->values.value(row);
            return sum / static_cast<double>(rows.size());
        };
        QVERIFY(std::abs(meanAge(blocks->train) - meanAge(blocks->test)) < 1);  // matched: each block of ten neighbours gives seven or eight
        QVERIFY(!splitInBlocks(of("patient,age\nP1,\nP2,3\n"), "age", 0.5, 10, 1).ok());
    }
};

ANNULUS_TEST(LockedSplitTest);
#include "lockedSplit_test.moc"
