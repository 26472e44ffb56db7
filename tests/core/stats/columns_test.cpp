#include "core/stats/columns.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

class ColumnsTest : public QObject {
    Q_OBJECT
    const Csv table{{"age", "group"}, {{"50", "a"}, {"NA", "b"}, {" 61.5 ", ""}, {"", "a"}}};

private slots:
    void empty_and_NA_are_missing_and_blanks_do_not_count()
    {
        const auto ages = numberColumn(table, "age");
        QVERIFY(ages.ok());
        QCOMPARE(ages->at(0), 50.0);
        QVERIFY(std::isnan(ages->at(1)) && std::isnan(ages->at(3)));
        QCOMPARE(ages->at(2), 61.5);
    }
    void text_in_a_number_column_is_named_by_column_and_row()
    {
        const auto wrong = numberColumn(Csv{{"age"}, {{"50"}, {"old"}}}, "age");
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().sentence(), std::string("Column 'age' holds 'old' in row 2; a number or NA is expected."));
        QVERIFY(!numberColumn(Csv{{"age"}, {{"inf"}}}, "age").ok());
    }
    void an_unknown_column_lists_those_there_are()
    {
        QCOMPARE(labelColumn(table, "size").error().sentence(), std::string("There is no column 'size'; the columns are age, group."));
    }
    void rows_left_out_are_counted()
    {
        const auto ages = numberColumn(table, "age");
        const auto groups = labelColumn(table, "group");
        Usage usage;
        const auto rows = completeRows({*ages}, {*groups}, usage);
        QCOMPARE(rows, std::vector<std::size_t>{0});
        QCOMPARE(usage.used, std::size_t{1});
        QCOMPARE(usage.leftOut.at(0).count, std::size_t{3});
    }
    void numbers_as_labels_rise_as_numbers()
    {
        const std::vector<std::string> labels{"10", "9", "", "10"};
        QCOMPARE(distinctLabels(labels), (std::vector<std::string>{"9", "10"}));
        const std::vector<std::string> words{"zero", "low"};
        QCOMPARE(distinctLabels(words), (std::vector<std::string>{"low", "zero"}));
    }
};

ANNULUS_TEST(ColumnsTest);
#include "columns_test.moc"
