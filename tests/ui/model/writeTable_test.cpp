// Tables as files, read back by readers that were not written with the writer: core's CSV and workbook readers.

#include <string>

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/cohort/sheet.h"
#include "tests/support/runTests.h"
#include "tests/ui/model/exampleRun.h"
#include "ui/report/writeTable.h"
#include "ui/text.h"

#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::ui;

namespace {

std::string english(const Message& message) { return message.english(); }

}  // namespace

class WriteTableTest : public QObject {
    Q_OBJECT
private slots:
    void csv_reads_back()
    {
        const ResultTable table = tests::exampleRun().tables[0];
        const auto csv = parseCsv(tableCsv(table, english));
        QVERIFY(csv.ok());
        QCOMPARE(csv->header, table.header);
        QCOMPARE(csv->rows[0], table.rows[0]);
        QCOMPARE(csv->rows.back()[0], std::string("Stopped."));
    }

    void a_workbook_reads_back_with_a_sheet_for_each_table()
    {
        const QTemporaryDir folder;
        const auto file = pathOf(folder.filePath(QString::fromUtf8("表.xlsx")));
        const auto tables = tests::exampleRun().tables;
        QVERIFY(writeTables(tables, file, TableFormat::xlsx, english).ok());
        const auto sheet = readSheet(file);
        QVERIFY2(sheet.ok(), sheet.ok() ? "" : sheet.error().sentence().c_str());
        QCOMPARE(sheet->sheets, (std::vector<std::string>{"table1", "table5"}));
        QCOMPARE(sheet->header, tables[0].header);
        QCOMPARE(sheet->rows[0], tables[0].rows[0]);
        // 0.50 is the number 0.5 that shows two digits; 007 stays a word.
        QCOMPARE(std::stod(sheet->rows[1][1]), 0.5);
        QCOMPARE(sheet->rows[1][3], std::string("007"));
        QVERIFY(!std::filesystem::exists(pathOf(folder.filePath(QString::fromUtf8("表.xlsx.part")))));
    }

    void only_plain_numbers_are_numbers()
    {
        QCOMPARE(cellNumber("0.50")->decimals, 2);
        QCOMPARE(cellNumber("-12")->value, -12.0);
        for (const char* words : {"", "007", "1,000", "1e5", "0.84 (0.79, 0.89)", ".98", "-", "1-2", "3.4.5"})
            QVERIFY2(!cellNumber(words), words);
    }

    void latex_and_html_escape_what_is_theirs()
    {
        ResultTable table = tests::exampleRun().tables[0];
        table.rows[0][0] = "Age > 40 & < 60_b, 5 %";
        const std::string latex = tableLatex(table, english);
        QVERIFY(latex.find("Age \\textgreater{} 40 \\& \\textless{} 60\\_b, 5 \\%") != std::string::npos);
        QVERIFY(latex.find("\\toprule\nVariable & Training (n = 168) & Test (n = 72) & P \\\\\n\\midrule") != std::string::npos);
        const std::string html = htmlPage({table}, "a < b", english);
        QVERIFY(html.find("<title>a &lt; b</title>") != std::string::npos);
        QVERIFY(html.find("Age &gt; 40 &amp; &lt; 60_b") != std::string::npos);
    }

    void a_folder_that_is_not_there_is_a_sentence()
    {
        const auto written = writeTables(tests::exampleRun().tables, "/nowhere/at/all.xlsx", TableFormat::xlsx, english);
        QVERIFY(!written.ok());
        QVERIFY(!written.error().sentence().empty());
    }
};

ANNULUS_TEST(WriteTableTest);
#include "writeTable_test.moc"
