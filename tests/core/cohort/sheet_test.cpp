// Truth: tables written here byte by byte; workbooks written by libxlsxwriter; Excel's own dates (45352 is 2024-03-01, 60 the day that never was).
#include "core/cohort/sheet.h"
#include "core/cohort/textEncoding.h"
#include "tests/core/cohort/workbooks.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>
#include <fstream>

using namespace annulus;

class SheetTest : public QObject {
    Q_OBJECT
    using Rows = std::vector<std::vector<std::string>>;
    static Sheet of(std::string_view bytes, const SheetOptions& options = {})
    {
        auto sheet = parseSheet(bytes, options);
        if (!sheet)
            qFatal("%s", sheet.error().sentence().c_str());
        return std::move(sheet).value();
    }
    static QString problemOf(std::string_view bytes, const SheetOptions& options = {})
    {
        const auto sheet = parseSheet(bytes, options);
        return sheet ? QString("read") : QString::fromStdString(sheet.error().sentence());
    }
    static std::string utf16(const std::u16string& text, bool little)
    {
        std::string bytes;
        for (const char16_t unit : text) {
            const char low = static_cast<char>(unit & 0xff), high = static_cast<char>(unit >> 8);
            bytes += little ? low : high;
            bytes += little ? high : low;
        }
        return bytes;
    }

private slots:
    void delimiters_and_quotes()
    {
        const Rows rows{{"P1", "a,b", "1"}, {"P2", "say \"x\"\nnext line", "2"}};
        for (const char delimiter : {',', ';', '\t', '|'}) {
            std::string text = "patient,name,n\r\nP1,\"a,b\",1\r\nP2,\"say \"\"x\"\"\nnext line\",2\r\n";
            if (delimiter != ',') {
                bool quoted = false;
                for (char& c : text) {
                    quoted = c == '"' ? !quoted : quoted;
                    if (c == ',' && !quoted)
                        c = delimiter;
                }
            }
            const Sheet sheet = of(text);
            QCOMPARE(sheet.delimiter, delimiter);
            QCOMPARE(sheet.header, (std::vector<std::string>{"patient", "name", "n"}));
            QCOMPARE(sheet.rows, rows);
            QCOMPARE(sheet.lines, (std::vector<std::size_t>{2, 3}));
        }
        QCOMPARE(of("sep=;\npatient;x\nP1;1,5\n").rows, (Rows{{"P1", "1,5"}}));
        QCOMPARE(of("patient;size\nP1;1,5\nP2;2,5\n").delimiter, ';');
        QCOMPARE(of("patient;size\nP1;1\n", {.encoding = {}, .delimiter = ',', .sheet = {}}).header, std::vector<std::string>{"patient;size"});
        QCOMPARE(of("patient,x\rP1,1\rP2,2\r").rows.size(), std::size_t(2));
    }
    void encodings_are_told_apart()
    {
        const std::u16string wide = u"患者编号,年龄\nP1,51\n";
        const std::string utf8 = "患者编号,年龄\nP1,51\n";
        const std::string gb = "\xbb\xbc\xd5\xdf\xb1\xe0\xba\xc5,\xc4\xea\xc1\xe4\nP1,51\n";
        const std::pair<std::string, std::string> files[] = {
            {utf8, "UTF-8"}, {"\xef\xbb\xbf" + utf8, "UTF-8"}, {gb, "GB18030"}, {"\xff\xfe" + utf16(wide, true), "UTF-16LE"}, {"\xfe\xff" + utf16(wide, false), "UTF-16BE"},
            {utf16(u"patient,age\nP1,51\nP2,52\nP3,53\n", true), "UTF-16LE"}, {utf16(u"patient,age\nP1,51\nP2,52\nP3,53\n", false), "UTF-16BE"}};
        for (const auto& [bytes, encoding] : files) {
            const Sheet sheet = of(bytes);
            QCOMPARE(sheet.encoding, encoding);
            QVERIFY(sheet.header == (std::vector<std::string>{"患者编号", "年龄"}) || sheet.header == (std::vector<std::string>{"patient", "age"}));
            QCOMPARE(sheet.rows[0], (std::vector<std::string>{"P1", "51"}));
        }
        // A character of four bytes, which GBK lacks: U+4DB5 (byte pairs from GNU libc's table).
        QCOMPARE(of("\x82\x35\x87\x38,x\nP,1\n").header[0], std::string("䶵"));
        QCOMPARE(problemOf("caf\xe9,x\n\xff\xff,1\n"), QString("The text is neither UTF-8, UTF-16 nor GB18030; save the table as UTF-8 (in Excel: CSV UTF-8)."));
        QCOMPARE(problemOf(gb, {.encoding = "UTF-8", .delimiter = 0, .sheet = {}}), QString("The text is not UTF-8."));
    }
    void header_and_rows_are_made_whole()
    {
        const Sheet sheet = of("Table of 2024,,\n patient ,age,age,\nP1,1,2\n,,\nP2,3\nP3,4,5,,6\n");
        QCOMPARE(sheet.header, (std::vector<std::string>{"patient", "age", "age (2)"}));
        QCOMPARE(sheet.rows, (Rows{{"P1", "1", "2"}, {"P2", "3", ""}, {"P3", "4", "5"}}));
        QCOMPARE(sheet.lines, (std::vector<std::size_t>{3, 5, 6}));
        QCOMPARE(sheet.notes.size(), std::size_t(2));
        QCOMPARE(sheet.notes[0].english(), std::string("Line 2 was taken for the header; what stands above it is left out."));
        QCOMPARE(sheet.notes[1].english(), std::string("1 rows, the first in line 6, have cells beyond the header; these are left out."));
        QCOMPARE(of("a,,c\n1,2,3\n").header[1], std::string("column 2"));
    }
    void what_is_no_table_is_one_sentence()
    {
        QCOMPARE(problemOf(""), QString("The table is empty; a header line was expected."));
        QCOMPARE(problemOf(" \n,,\n"), QString("The table is empty; a header line was expected."));
        QCOMPARE(problemOf("a,b\n1,\"2\n3"), QString("The quoted cell in line 2 never ends."));
        QCOMPARE(problemOf(std::string("a,b\n1,\0\n", 8)), QString("This is no table: it holds zero bytes."));
        QCOMPARE(problemOf("\xd0\xcf\x11\xe0\xa1\xb1"), QString("This is a workbook of Excel 97-2003 (XLS) or one with a password; save it as XLSX or CSV without one."));
        QVERIFY(problemOf(std::string("a") + std::string(20000, ',') + "\n").contains("more than 16384 cells"));
        const auto gone = readSheet("/nowhere/table.csv");
        QVERIFY(!gone.ok());
    }

    void a_workbook_is_read_as_excel_shows_it()
    {
        const Sheet sheet = of(tests::workbookOfAllKinds());
        QCOMPARE(sheet.encoding, std::string("XLSX"));
        QCOMPARE(sheet.sheet, std::string("临床"));
        QCOMPARE(sheet.sheets, (std::vector<std::string>{"空", "临床", "hidden"}));
        QCOMPARE(sheet.header, (std::vector<std::string>{"patient", "年龄", "date", "ER", "flag", "formula", "error", "rich"}));
        QCOMPARE(sheet.rows, (Rows{{"P1", "51.5", "2024-03-01", "90%", "1", "103", "", "bold plain"},
                                   {"P2", "2.3", "2024-03-01 12:00:00", "7%", "0", "text", "#N/A", ""},
                                   {"007", "", "1900-02-28", "", "", "", "", ""}}));
        QCOMPARE(of(tests::workbookOfAllKinds(), {.encoding = {}, .delimiter = 0, .sheet = "hidden"}).header, (std::vector<std::string>{"secret", "x"}));
        QCOMPARE(problemOf(tests::workbookOfAllKinds(), {.encoding = {}, .delimiter = 0, .sheet = "none"}), QString("The workbook has no sheet \"none\"; it has 空, 临床, hidden."));
        QCOMPARE(problemOf(tests::workbookOfAllKinds(), {.encoding = {}, .delimiter = 0, .sheet = "空"}), QString("The table is empty; a header line was expected."));
    }
    void parts_written_by_hand_are_understood()
    {
        // Inline strings, cells and rows without references, prefixes, dates from 1904, an absolute target.
        const Sheet sheet = of(tests::zipOf({
            {"xl/workbook.xml", R"(<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="S" r:id="rId1"/></x:sheets></x:workbook>)"},
            {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" Target="/xl/data.xml"/></Relationships>)"},
            {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/><numFmt numFmtId="165" formatCode="&quot;days&quot; 0.0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>)"},
            {"xl/data.xml", R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>patient</x:t></x:is></x:c><x:c t="str"><x:v>day</x:v></x:c><x:c t="str"><x:v>n</x:v></x:c></x:row><x:row r="9"><x:c r="A9" t="inlineStr"><x:is><x:r><x:t>P</x:t></x:r><x:r><x:t>1</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c s="1"><x:v>43890</x:v></x:c><x:c s="2"><x:v>2.2999999999999998</x:v></x:c></x:row></x:sheetData></x:worksheet>)"}}));
        QCOMPARE(sheet.rows, (Rows{{"P1", "2024-03-01", "2.3"}}));
        QCOMPARE(sheet.lines, std::vector<std::size_t>{9});
    }
    void broken_workbooks_are_one_sentence()
    {
        const std::string whole = tests::workbookOfAllKinds();
        QCOMPARE(problemOf(whole.substr(0, whole.size() / 2)), QString("The workbook is damaged: it is no whole zip archive."));
        QCOMPARE(problemOf(tests::zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})), QString("This archive is no XLSX workbook: it has no part xl/workbook.xml."));
        QCOMPARE(problemOf(tests::zipOf({{"xl/workbook.xml", "<workbook><sheets>"}})), QString("The workbook is damaged: its part xl/workbook.xml cannot be read."));
        QCOMPARE(problemOf(tests::zipOf({{"xl/workbook.xml", std::string(std::size_t(130) << 20, ' ')}})),
                 QString("The workbook's part xl/workbook.xml unpacks to 130 MB; at most 128 MB were expected."));
        const std::string head = R"(<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>)";
        const std::string relation = R"(<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>)";
        QVERIFY(problemOf(tests::zipOf({{"xl/workbook.xml", head}, {"xl/_rels/workbook.xml.rels", relation},
                                        {"xl/s.xml", R"(<worksheet><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>)"}})).startsWith("The sheet is larger than a table can be"));
        QCOMPARE(problemOf(tests::zipOf({{"xl/workbook.xml", head}, {"xl/_rels/workbook.xml.rels", relation}})), QString("The workbook is damaged: its part xl/s.xml cannot be read."));
    }
};

ANNULUS_TEST(SheetTest);
#include "sheet_test.moc"
