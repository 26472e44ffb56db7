#include "core/cohort/eligibility.h"
#include "core/cohort/patientRows.h"
#include "core/cohort/readClinical.h"
#include "core/cohort/readFeatures.h"
#include "core/evaluation/lockedSplit.h"
#include "tests/core/cohort/workbooks.h"
#include "tests/fuzz/mutate.h"
#include "tests/support/places.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

/// Truth: this process is still there, every refusal says something, and what is taken holds together.
class ClinicalFuzzTest : public QObject {
    Q_OBJECT

    template <class T>
    static void checkSaid(const Result<T>& read)
    {
        if (!read)
            QVERIFY(!read.error().what.english().empty());
    }
    static void checkTable(const std::string& bytes)
    {
        const auto sheet = parseSheet(bytes);
        checkSaid(sheet);
        if (!sheet)
            return;
        QCOMPARE(sheet->rows.size(), sheet->lines.size());
        for (const auto& row : sheet->rows)
            QCOMPARE(row.size(), sheet->header.size());
        const auto reading = readClinical(*sheet, builtInCodebook());
        checkSaid(reading);
        if (!reading)
            return;
        const ClinicalTable& table = reading->table;
        for (const ClinicalColumn& column : table.columns) {
            QCOMPARE(column.texts.size(), table.patients.size());
            QCOMPARE(column.values.size(), column.variable.isNumeric() ? table.patients.size() : std::size_t{0});
            for (std::size_t row = 0; row < table.patients.size(); ++row)
                QVERIFY(column.isMissing(row) != column.reason(row).isEmpty());
        }
        for (const RefusedCell& cell : reading->refused)
            QVERIFY(!cell.why.isEmpty() && !cell.found.empty());
        const auto flow = applyEligibility(*findEligibilityPreset("mammography"), table);
        checkSaid(flow);
    }
    static void checkFeatures(const std::string& bytes)
    {
        const auto read = parseFeatures(bytes);
        checkSaid(read);
        if (read)
            checkSaid(patientRows(read->items, {.lesion = PatientRowSettings::Lesion::mean, .excludeMissingView = false, .reader = {}}));
    }

private slots:
    void a_mutated_table_is_read_or_refused()
    {
        const std::string whole = "patient,age,grade,ihc,fish,study_date,备注,sln\r\nP1,51,II,2+,阴性,2024-03-01,\"a, \"\"b\"\"\",1\r\nP2,\"4,5\",3,0,,2023年1月2日,,0\r\nP3,NA,Ⅰ,+++,,20230405,x,+\r\n";
        const Random seeds(20260201);
        for (int round = 0; round < 20000; ++round)
            checkTable(mutated(whole, seeds.split(static_cast<std::uint64_t>(round))));
    }
    void a_mutated_workbook_is_read_or_refused()
    {
        const std::string whole = workbookOfAllKinds();
        const Random seeds(20260202);
        for (int round = 0; round < 3000; ++round)
            checkTable(mutated(whole, seeds.split(static_cast<std::uint64_t>(round))));
    }
    void a_workbook_with_a_mutated_part_is_read_or_refused()
    {
        const std::string workbook = R"(<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="a"/></sheets></workbook>)";
        const std::string relations = R"(<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>)";
        const std::string strings = R"(<sst><si><t>patient</t></si><si><r><t>a</t></r><r><t>ge</t></r></si></sst>)";
        const std::string styles = R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>)";
        const std::string sheet = R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="str"><v>P1</v></c><c r="B2" s="1"><v>45352.5</v></c></row><row><c t="b"><v>1</v></c><c s="2"><v>0.07</v></c></row></sheetData></worksheet>)";
        const Random seeds(20260203);
        for (int round = 0; round < 3000; ++round) {
            std::vector<std::pair<std::string, std::string>> parts{
                {"xl/workbook.xml", workbook}, {"xl/_rels/workbook.xml.rels", relations}, {"xl/sharedStrings.xml", strings}, {"xl/styles.xml", styles}, {"xl/s.xml", sheet}};
            auto& part = parts[static_cast<std::size_t>(round) % parts.size()].second;
            part = mutated(part, seeds.split(static_cast<std::uint64_t>(round)));
            checkTable(zipOf(parts));
        }
    }
    void mutated_features_are_read_or_refused()
    {
        const std::string head = "case,patient,laterality,view,lesion,reader,image_uid,frame,region,feature,value,reason\n";
        std::string lines = head;
        for (const char* view : {"CC", "MLO"})
            for (const char* lesion : {"Lesion 1", "Lesion 2"})
                for (const char* region : {"lesion", "ring_0-1mm"})
                    lines += std::string("c,P1,L,").append(view).append(",").append(lesion).append(",A,1,1,").append(region).append(",original_shape2D_PixelSurface,2.5,\"\"\n");
        const std::string wide = "patient,CC_lesion_a,CC_ring_0-1mm_a,MLO_peri1mm_b\nP1,1,2,3\nP2,,\"4\",nan\n";
        const Random seeds(20260204);
        for (int round = 0; round < 10000; ++round) {
            checkFeatures(mutated(lines, seeds.split(static_cast<std::uint64_t>(2 * round))));
            checkFeatures(mutated(wide, seeds.split(static_cast<std::uint64_t>(2 * round + 1))));
        }
    }
    void mutated_codebooks_rules_and_splits_are_read_or_refused()
    {
        const std::string codebook = bytesOf(sourceFolder() / "resources/codebooks/breast.yaml").substr(0, 4000), rules = bytesOf(sourceFolder() / "resources/eligibility/mammography.yaml");
        const std::string split = splitCsv(lockedSplit({"a", "b", "c"}, {{0, 1}, {2}}, "random"));
        const Random seeds(20260205);
        for (int round = 0; round < 3000; ++round) {
            const auto seed = seeds.split(static_cast<std::uint64_t>(round));
            checkSaid(parseCodebook(mutated(codebook, seed)));
            checkSaid(parseEligibility(mutated(rules, seed)));
            checkSaid(parseSplit(mutated(split, seed)));
        }
    }
};
ANNULUS_TEST(ClinicalFuzzTest);
#include "clinical_test.moc"
