// Truth: tables written here; the demo's clinical table, whose cells are known.
#include "core/cohort/readClinical.h"
#include "core/base/csv.h"
#include "core/cohort/clinicalCell.h"
#include "core/phantom/demoPatient.h"
#include "tests/support/runTests.h"

#include <chrono>

using namespace annulus;

class ReadClinicalTest : public QObject {
    Q_OBJECT
    static ClinicalReading of(const std::string& text, const Codebook& codebook = builtInCodebook())
    {
        const auto sheet = parseSheet(text);
        if (!sheet)
            qFatal("%s", sheet.error().sentence().c_str());
        auto reading = readClinical(*sheet, codebook);
        if (!reading)
            qFatal("%s", reading.error().sentence().c_str());
        return std::move(reading).value();
    }
    static Variable number(double low, double high, const char* unit)
    {
        Variable variable;
        variable.name = "x";
        variable.kind = VariableKind::continuous;
        variable.lowest = low;
        variable.highest = high;
        variable.unit = unit;
        return variable;
    }
    static QString said(const Variable& variable, const char* cell)
    {
        const CellReading reading = readCell(variable, cell);
        return reading.value ? QString::number(*reading.value, 'g', 15) : QString::fromStdString((reading.refused ? "refused: " : "") + reading.reason.english());
    }

private slots:
    void a_table_becomes_typed_columns()
    {
        const ClinicalReading reading = of("病人号,年龄,民族,组织学分级,Ki-67,检查日期,备注\nP2,51,汉族,Ⅱ,30%,2024年3月1日,好\nP1,,维吾尔族,3,\"7,5\",2023/12/9,\n");
        QCOMPARE(reading.table.patients, (std::vector<std::string>{"P2", "P1"}));
        QVERIFY(reading.refused.empty());
        const auto cells = [&](const char* name) { return std::vector<std::string>{reading.table.find(name)->cell(0), reading.table.find(name)->cell(1)}; };
        QCOMPARE(cells("age"), (std::vector<std::string>{"51", ""}));
        QCOMPARE(cells("ethnicity"), (std::vector<std::string>{"Han", "Uyghur"}));
        QCOMPARE(cells("grade"), (std::vector<std::string>{"II", "III"}));
        QCOMPARE(cells("ki67_pct"), (std::vector<std::string>{"30", "7.5"}));
        QCOMPARE(cells("study_date"), (std::vector<std::string>{"2024-03-01", "2023-12-09"}));
        QCOMPARE(cells("备注"), (std::vector<std::string>{"好", ""}));
        QCOMPARE(*reading.table.find("grade")->values.value(0), 1.0);
        QCOMPARE(reading.table.find("age")->reason(1).english(), std::string("The cell is empty."));
        QVERIFY(reading.table.find("备注")->isMissing(1));
        QCOMPARE(reading.notes.size(), std::size_t(1));
        QCOMPARE(reading.notes[0].english(), std::string("ki67_pct: 1 numbers have a decimal comma."));
        QCOMPARE(reading.matches[1], (ColumnMatch{"年龄", "age", true}));
        QCOMPARE(reading.matches[6], (ColumnMatch{"备注", "备注", false}));
        QVERIFY(reading.table.find("ethnicity")->texts[0] == "汉族");
    }
    void one_bad_cell_never_sinks_the_table()
    {
        const ClinicalReading reading = of("patient,age,grade,er_pct,study_date\nP1,51,II,90,2024-03-01\nP2,old,V,190,3/4/2024\nP3,49,I,0,2024-02-30\n");
        QCOMPARE(reading.table.patients.size(), std::size_t(3));
        const RefusedCell expected[] = {
            {3, "P2", "age", "old", message("cohort", "\"%1\" was found; a number of %2 was expected.", "old", "years")},
            {3, "P2", "grade", "V", message("cohort", "\"%1\" was found; one of %2 was expected.", "V", "I, II, III")},
            {3, "P2", "er_pct", "190", message("cohort", "\"%1\" was found; %2 to %3 was expected.", "190", 0.0, 100.0)},
            {3, "P2", "study_date", "3/4/2024", message("cohort", "\"%1\" was found; a date with the year first, such as 2024-03-01, was expected.", "3/4/2024")},
            {4, "P3", "study_date", "2024-02-30", message("cohort", "\"%1\" was found; a date with the year first, such as 2024-03-01, was expected.", "2024-02-30")}};
        QCOMPARE(reading.refused.size(), std::size(expected));
        for (std::size_t at = 0; at < std::size(expected); ++at)
            QVERIFY2(reading.refused[at] == expected[at], reading.refused[at].why.english().c_str());
        QCOMPARE(reading.table.find("age")->cell(2), std::string("49"));
        QCOMPARE(reading.table.find("age")->reason(1), expected[0].why);
    }
    void rows_without_or_with_a_known_patient_are_refused()
    {
        const ClinicalReading reading = of("patient,age\nP1,51\n,49\nP1,52\nP1,51\nNA,3\nP2,40\n");
        QCOMPARE(reading.table.patients, (std::vector<std::string>{"P1", "P2"}));
        QCOMPARE(reading.table.find("age")->cell(0), std::string("51"));
        QCOMPARE(reading.refusedRows.size(), std::size_t(4));
        QCOMPARE(reading.refusedRows[0].line, std::size_t(3));
        QCOMPARE(reading.refusedRows[0].why.english(), std::string("The row has no patient."));
        QCOMPARE(reading.refusedRows[1].why.english(), std::string("The patient has another row in line 2, which counts; one row per patient was expected."));
        QCOMPARE(reading.refusedRows[2].why.english(), std::string("The row is the same as line 2."));
    }
    void a_table_without_patients_is_a_sentence()
    {
        const auto none = readClinical(*parseSheet("name,age\nx,1\n"), builtInCodebook());
        QCOMPARE(none.error().sentence(), std::string("No column says whose row it is: found name, age; expected a column \"patient\", or a codebook that says which one it is."));
        QCOMPARE(readClinical(*parseSheet("patient,age\n"), builtInCodebook()).error().sentence(), std::string("The table has a header and no patient."));
    }
    void two_columns_of_one_variable_count_once()
    {
        const ClinicalReading reading = of("patient,age,年龄\nP1,51,52\n");
        QCOMPARE(reading.table.columns.size(), std::size_t(1));
        QCOMPARE(reading.table.find("age")->cell(0), std::string("51"));
        QCOMPARE(reading.notes[0].english(), std::string("The columns \"age\" and \"年龄\" are both age; the first counts."));
    }
    void numbers_are_never_guessed()
    {
        const Variable size = number(0, 30, "cm");
        QCOMPARE(said(size, "2.3"), QString("2.3"));
        QCOMPARE(said(size, " 2.3 cm "), QString("2.3"));
        QCOMPARE(said(size, "２．３ＣＭ"), QString("2.3"));
        QCOMPARE(said(size, "2,3"), QString("2.3"));
        QCOMPARE(said(size, "0,123"), QString("0.123"));
        QCOMPARE(said(size, "1,234"), QString("refused: \"1,234\" was found; it could be a thousand or have a decimal comma."));
        for (const char* cell : {"23 mm", "<1", "1-2", "2.3x1.5", "2..3", "1e999", "inf", "-0x1", "2.3.4"})
            QCOMPARE(said(size, cell), QString("refused: \"%1\" was found; a number of cm was expected.").arg(cell));
        QCOMPARE(said(size, "31"), QString("refused: \"31\" was found; 0 to 30 was expected."));
        QCOMPARE(said(size, "-1"), QString("refused: \"-1\" was found; 0 to 30 was expected."));
        QCOMPARE(said(size, "-"), QString("refused: \"-\" was found; a number of cm was expected."));
        QCOMPARE(said(size, "不详"), QString("The table says \"不详\"."));
        QCOMPARE(said(size, "#N/A"), QString("The table says \"#N/A\"."));
        Variable coded = size;
        coded.missingCodes = {"999"};
        QCOMPARE(said(coded, "999"), QString("The table says \"999\"."));
        QCOMPARE(said(number(0, 120, "years"), "51岁"), QString("51"));
    }
    void dates_have_the_year_first()
    {
        const double day = 19783;  // 2024-03-01, by `date -d 2024-03-01 +%s` / 86400
        for (const char* date : {"2024-03-01", "2024/3/1", "2024.3.1", "20240301", "2024年3月1日", "2024-03-01 12:30:00", "2024-03-01T12:30:00Z", "２０２４-3-1"})
            QCOMPARE(dayOf(date).value_or(-1), day);
        for (const char* date : {"1/3/2024", "2024-13-01", "2024-02-30", "2024", "2024-3", "202403", "2024-03-01x", "202403011", "45352", ""})
            QVERIFY2(!dayOf(date), date);
        QCOMPARE(dateText(day), std::string("2024-03-01"));
        QCOMPARE(dateText(*dayOf("1969-12-31")), std::string("1969-12-31"));
    }
    void unknown_columns_get_the_kind_of_their_cells()
    {
        const auto kindOf = [](const std::vector<std::string>& cells) { return guessVariable("x", cells).kind; };
        QCOMPARE(kindOf({"1.5", "2", "NA", "3"}), VariableKind::continuous);
        QCOMPARE(kindOf({"0", "1", "1", "", "0"}), VariableKind::factor);
        QCOMPARE(kindOf({"1", "2", "3", "4", "5", "6", "7"}), VariableKind::continuous);
        QCOMPARE(kindOf({"2024-03-01", "2023-01-02"}), VariableKind::date);
        QCOMPARE(kindOf({"a", "b", "a", "A ", "b"}), VariableKind::factor);
        QCOMPARE(guessVariable("x", {"a", "b", "a", "A ", "b"}).levels.size(), std::size_t(2));
        QCOMPARE(kindOf({"Wang", "Li", "Zhao", "Qian", "Sun", "Zhou", "Wu", "Zheng"}), VariableKind::text);
        QCOMPARE(kindOf({"", "NA"}), VariableKind::text);
        const Variable codes = guessVariable("x", {"10", "2", "1", "2", "1", "10"});
        QCOMPARE(codes.levels[2].code, std::string("10"));
    }
    void what_is_written_reads_back_to_the_same_values()
    {
        const ClinicalReading first = of("patient,age,grade,er_pct,study_date,备注\nP1,51,Ⅱ,90%,2024年3月1日,\"a, b\"\nP2,NA,3,bad,,\n");
        const ClinicalReading again = of(clinicalCsv(first.table));
        QVERIFY(again.refused.empty());
        QCOMPARE(again.table.patients, first.table.patients);
        for (const ClinicalColumn& column : first.table.columns)
            for (std::size_t row = 0; row < 2; ++row)
                QCOMPARE(again.table.find(column.variable.name)->cell(row), column.cell(row));
    }
    void the_demo_reads_without_a_word()
    {
        std::string text = csvLine(phantom::clinicalColumns());
        for (int index = 0; index < 200; ++index)
            text += csvLine(phantom::clinicalCells(phantom::drawDemoPatient(1, index).row));
        const ClinicalReading reading = of(text);
        QCOMPARE(reading.table.patients.size(), std::size_t(200));
        QVERIFY(reading.refused.empty());
        QVERIFY(reading.refusedRows.empty());
        QVERIFY(reading.notes.empty());
        for (const ColumnMatch& match : reading.matches)
            QVERIFY2(match.known && match.header == match.variable, match.header.c_str());
        const Csv cells = *parseCsv(text);
        for (const ClinicalColumn& column : reading.table.columns)
            for (std::size_t row = 0; row < 200; ++row) {
                const std::string& stood = cells.rows[row][static_cast<std::size_t>(cells.column(column.variable.name))];
                const std::string cell = column.cell(row);
                QVERIFY2(column.variable.kind == VariableKind::continuous ? std::stod(cell.empty() ? "0" : cell) == std::stod(stood.empty() ? "0" : stood) : cell == stood,
                         (column.variable.name + ": " + stood).c_str());
            }
    }
};

ANNULUS_TEST(ReadClinicalTest);
#include "readClinical_test.moc"
