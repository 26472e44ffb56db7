#include "core/base/csv.h"
#include "tests/support/runTests.h"

using namespace annulus;

class CsvTest : public QObject {
    Q_OBJECT
private slots:
    void quoted_fields_keep_commas_quotes_and_line_breaks()
    {
        const std::string text = csvLine({"a", "b"}) + csvLine({"x,\"y\"", "two\nlines"});
        const auto csv = parseCsv(text);
        QVERIFY(csv.ok());
        QCOMPARE(csv->rows.at(0).at(0), std::string("x,\"y\""));
        QCOMPARE(csv->rows.at(0).at(1), std::string("two\nlines"));
    }
    void byte_order_mark_and_crlf_are_accepted()
    {
        const auto csv = parseCsv("\xef\xbb\xbfpatient,age\r\nP1,50\r\n");
        QVERIFY(csv.ok());
        QCOMPARE(csv->column("patient"), 0);
        QCOMPARE(csv->rows.at(0).at(1), std::string("50"));
    }
    void a_short_row_is_named_by_its_line()
    {
        const auto csv = parseCsv("a,b\n1,2\n3\n");
        QVERIFY(!csv.ok());
        QCOMPARE(csv.error().sentence(), std::string("Line 3 has 1 fields; the header has 2."));
    }
    void an_open_quote_is_an_error()
    {
        QVERIFY(!parseCsv("a\n\"b\n").ok());
    }
    void an_empty_file_is_an_error()
    {
        QVERIFY(!parseCsv("").ok());
    }
};

ANNULUS_TEST(CsvTest);
#include "csv_test.moc"
