#include "ui/document/caseRows.h"
#include "ui/document/importReport.h"
#include "core/base/csv.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::ui;

namespace {

QStringList words(const std::vector<Chip>& chips)
{
    QStringList words;
    for (const Chip& chip : chips)
        words += chip.word;
    return words;
}

}  // namespace

class CaseRowsTest : public QObject {
    Q_OBJECT
private slots:
    void an_image_row_says_what_a_reader_asks_first()
    {
        const Project project = tests::smallProject();
        const Patient& patient = *project.findPatient("P1");
        const CaseRow row = caseRow(*patient.findImage("1.1"), patient);
        QCOMPARE(row.title, QString("RCC"));
        QCOMPARE(row.subtitle, QString("1.1.dcm"));
        QCOMPARE(row.date, QString("2024-01-01"));
        QCOMPARE(row.size, QString("30 × 40"));  // columns x rows
        QCOMPARE(row.spacing, QString("0.070 mm, in the breast"));
        QCOMPARE(words(row.chips).size(), 1);     // one lesion
    }

    void spacing_says_its_basis()
    {
        ImageRecord image = tests::imageRecord("P", "1");
        image.facts.patientSpacing = {0.05, 0.06, SpacingBasis::detector, 1};
        QCOMPARE(spacingWords(image), QString("0.050 × 0.060 mm, at the detector"));
        image.facts.patientSpacing = {};
        QCOMPARE(spacingWords(image), QString("not calibrated"));
        image.facts.regions = {{.box = {}, .spatialFormat = 1, .dataType = 1, .spacing = Spacing{0.1, 0.1, SpacingBasis::ultrasoundRegion, 1}}};
        QCOMPARE(spacingWords(image), QString("by region"));
        image.manualSpacing = Spacing{0.2, 0.2, SpacingBasis::manual, 1};
        QCOMPARE(spacingWords(image), QString("0.200 mm, by hand"));
    }

    void quality_chips_name_what_to_know()
    {
        ImageRecord image = tests::imageRecord("P", "1");
        QVERIFY(qualityChips(image).empty());
        image.facts.patientSpacing = {};
        image.facts.intent = Intent::processing;
        image.facts.lossy = true;
        image.facts.burnedIn = "YES";
        image.facts.view.clear();
        image.facts.warnings = {message("dicom", "The rescale slope is 0; stored values are used.")};
        const auto chips = words(qualityChips(image));
        QCOMPARE(chips.mid(0, 5), (QStringList{"no mm", "raw", "lossy", "burned-in text", "view unknown"}));
        QCOMPARE(chips.size(), 6);
    }

    void a_patient_row_misses_the_view_that_is_not_there()
    {
        const Project project = tests::smallProject();
        const CaseRow complete = caseRow(*project.findPatient("P1"));
        QVERIFY(!words(complete.chips).contains("no MLO"));
        const CaseRow partial = caseRow(*project.findPatient("P2"));
        QVERIFY(words(partial.chips).contains("no MLO"));
        QVERIFY(!words(partial.chips).contains("no CC"));
        QCOMPARE(partial.modality, QString("MG"));
    }

    void two_readers_outline_one_lesion()
    {
        const Project one = tests::smallProject();
        Roi again = one.findPatient("P1")->rois[0];
        again.id = newRoiId(one);
        again.reader = "another reader";
        const Project two = tests::applied(one, AddRoi{"P1", again});
        const Patient& patient = *two.findPatient("P1");
        QVERIFY(words(caseRow(*patient.findImage("1.1"), patient).chips).contains("1 lesion(s)"));
    }

    void a_patient_row_has_the_spacing_of_its_images()
    {
        ImageRecord first = tests::imageRecord("P", "1"), second = tests::imageRecord("P", "2", "L"), third = tests::imageRecord("P", "3", "L", "MLO");
        first.facts.patientSpacing = second.facts.patientSpacing = {0.065, 0.065, SpacingBasis::inBreast, 1.08};
        QCOMPARE(caseRow(*tests::applied({}, AddImages{{first, second}}).findPatient("P")).spacing, spacingWords(first));
        second.facts.patientSpacing = {0.1, 0.1, SpacingBasis::detector, 1};
        third.facts.patientSpacing = {};
        QCOMPARE(caseRow(*tests::applied({}, AddImages{{first, second, third}}).findPatient("P")).spacing, QString("0.065 to 0.100 mm"));
        QCOMPARE(caseRow(*tests::applied({}, AddImages{{third}}).findPatient("P")).spacing, QString("not calibrated"));
    }

    void an_ultrasound_patient_misses_no_mammogram()
    {
        ImageRecord image = tests::imageRecord("P", "1", "", "");
        image.facts.modality = "US";
        const Project project = tests::applied({}, AddImages{{image}});
        QVERIFY(words(caseRow(*project.findPatient("P")).chips).isEmpty());
    }

    void dates_that_are_no_dates_stay_as_they_are()
    {
        QCOMPARE(dateWords("20240229"), QString("2024-02-29"));
        QCOMPARE(dateWords("2024"), QString("2024"));
        QCOMPARE(dateWords(""), QString());
        QCOMPARE(dateWords("00000000"), QString());  // what some tools leave of a date that was taken out
    }

    void the_report_counts_and_reads_back_as_csv()
    {
        const std::vector<ImportRow> rows{{ImportOutcome::taken, "/a/1.dcm", "P1", "RCC", {}},
                                          {ImportOutcome::refused, "/a/病例, \"x\".txt", "", "", {message("dicom", "The file is empty; a DICOM object was expected.")}}};
        QCOMPARE(countOutcomes(rows), (std::array{1, 0, 0, 1}));
        const auto csv = parseCsv(importReportCsv(rows));
        QVERIFY(csv.ok());
        QCOMPARE(csv->rows.size(), std::size_t{2});
        QCOMPARE(csv->rows[1][0], std::string("/a/病例, \"x\".txt"));
        QCOMPARE(csv->rows[1][4], std::string("The file is empty; a DICOM object was expected."));
    }
};

ANNULUS_TEST(CaseRowsTest);
#include "caseRows_test.moc"
