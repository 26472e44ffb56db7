#include "core/project/importQuality.h"

#include "core/base/csv.h"
#include "core/dicom/remarks.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

/// A mammogram with nothing to remark.
ImageRecord view(const std::string& patient, const std::string& sideAndView, const std::string& date = "20240101")
{
    ImageRecord image = imageRecord(patient, patient + "." + sideAndView + "." + date);
    Facts& facts = image.facts;
    facts.modality = "MG";
    facts.laterality = sideAndView.substr(0, 1);
    facts.view = sideAndView.substr(1);
    facts.studyDate = date;
    facts.intent = Intent::presentation;
    facts.patientSpacing = {0.07, 0.07, SpacingBasis::inBreast, 1.05};
    image.path = std::string("/exam/") + image.uid;
    return image;
}

Project projectOf(std::vector<ImageRecord> images) { return applied({}, AddImages{std::move(images)}); }

std::vector<Quality> kindsOf(const std::vector<QualityFinding>& findings)
{
    std::vector<Quality> kinds;
    for (const QualityFinding& finding : findings)
        kinds.push_back(finding.quality);
    return kinds;
}

}  // namespace

/// Truth: each flaw put into an examination that has none.
class ImportQualityTest : public QObject {
    Q_OBJECT
    using Kinds = std::vector<Quality>;

private slots:
    void a_whole_examination_has_no_findings()
    {
        QVERIFY(findQuality(projectOf({view("A", "RCC"), view("A", "LCC"), view("A", "RMLO"), view("A", "LMLO")})).empty());
        QVERIFY(findQuality(projectOf({view("A", "RCC"), view("A", "RMLO")})).empty());  // one breast was examined
    }
    void a_view_is_missing_only_in_the_newest_examination()
    {
        const auto findings = findQuality(projectOf({view("A", "RCC"), view("A", "LCC"), view("A", "LMLO"), view("A", "RMLO", "20200101")}));
        QCOMPARE(kindsOf(findings), Kinds{Quality::missingView});
        QVERIFY(findings[0].image.empty());
        QCOMPARE(findings[0].words.english(), std::string("RMLO is missing: of this breast there is only RCC."));
        QVERIFY(findQuality(projectOf({view("A", "RCC"), view("A", "RMLO"), view("A", "LCC", "20200101")})).empty());
    }
    void special_views_and_slices_stand_in_for_nothing()
    {
        ImageRecord spot = view("A", "RMLO"), slices = view("A", "LMLO");
        spot.facts.viewModifiers = {"spot compression"};
        slices.facts.frames = 60;
        QCOMPARE(kindsOf(findQuality(projectOf({view("A", "RCC"), view("A", "LCC"), spot, slices}))), (Kinds{Quality::missingView, Quality::missingView}));
    }
    void contradictions_about_the_side_are_found()
    {
        ImageRecord turned = view("A", "RMLO"), named = view("A", "RCC"), unknown = view("B", "RCC");
        turned.facts.patientOrientation = "A\\FR";  // that of a left one
        named.facts.warnings = {sidesDisagree("R", "L")};
        unknown.facts.laterality.clear();
        const auto findings = findQuality(projectOf({turned, named, unknown}));
        QCOMPARE(kindsOf(findings), (Kinds{Quality::lateralityConflict, Quality::lateralityConflict, Quality::lateralityUnknown}));
        QCOMPARE(findings[2].patient, std::string("B"));
    }
    void intents_are_mixed_within_a_patient_or_against_the_others()
    {
        ImageRecord raw = view("A", "RMLO");
        raw.facts.intent = Intent::processing;
        QCOMPARE(kindsOf(findQuality(projectOf({view("A", "RCC"), raw}))), Kinds{Quality::mixedIntent});
        std::vector<ImageRecord> images;
        for (const char* patient : {"A", "B", "C"})
            for (const char* which : {"RCC", "RMLO"})
                images.push_back(view(patient, which));
        images[0].facts.intent = images[1].facts.intent = Intent::processing;
        const auto findings = findQuality(projectOf(images));
        QCOMPARE(kindsOf(findings), Kinds{Quality::mixedIntent});
        QCOMPARE(findings[0].patient, std::string("A"));
        images.resize(4);  // one against one: neither is the rule
        QVERIFY(findQuality(projectOf(images)).empty());
    }
    void lossy_beside_lossless_is_found_per_modality()
    {
        ImageRecord lossy = view("A", "RMLO"), ultrasound = view("A", "RCC");
        lossy.facts.lossy = true;
        QCOMPARE(kindsOf(findQuality(projectOf({view("A", "RCC"), lossy}))), Kinds{Quality::mixedCompression});
        ultrasound.uid = ultrasound.facts.sopInstanceUid = std::string("us");
        ultrasound.facts.modality = "US";
        ultrasound.facts.lossy = true;
        QVERIFY(findQuality(projectOf({view("A", "RCC"), view("A", "RMLO"), ultrasound})).empty());
    }
    void millimetres_by_hand_or_by_a_region_are_millimetres()
    {
        ImageRecord image = view("A", "RCC");
        image.facts.modality = "US";
        image.facts.patientSpacing = {};
        QCOMPARE(kindsOf(findQuality(projectOf({image}))), Kinds{Quality::uncalibrated});
        ImageRecord byHand = image;
        byHand.manualSpacing = Spacing{0.1, 0.1, SpacingBasis::manual, 1};
        QVERIFY(findQuality(projectOf({byHand})).empty());
        UltrasoundRegion region;
        region.spacing = Spacing{0.1, 0.1, SpacingBasis::ultrasoundRegion, 1};
        image.facts.regions = {region};
        QVERIFY(findQuality(projectOf({image})).empty());
    }
    void burned_in_text_is_said_or_seen()
    {
        ImageRecord said = view("A", "RCC"), seen = view("A", "RMLO"), both = view("B", "RCC");
        said.facts.burnedIn = both.facts.burnedIn = std::string("YES");
        seen.facts.warnings = {letteringSeen(400)};
        seen.facts.burnedIn = std::string("NO");  // which is no proof
        both.facts.warnings = {letteringSeen(4)};
        QCOMPARE(kindsOf(findQuality(projectOf({said, seen, both, view("B", "RMLO")}))), (Kinds{Quality::burnedIn, Quality::burnedInSuspected, Quality::burnedIn}));
    }
    void duplicates_are_those_that_imports_left_out()
    {
        const Project project = projectOf({view("A", "RCC"), view("A", "RMLO")});
        const ImageRecord* first = imagesOf(*project.patients[0])[0];
        ImportNote note;
        note.files = {{"refused", "/exam/again", {}, {}, {message("dicom", "It has the same SOP Instance UID as %1 but other contents; only the first is used.", first->path.string())}},
                      {"refused", "/exam/text", {}, {}, {message("dicom", "no DICOM")}}};
        const auto findings = findQuality(project, std::vector{note});
        QCOMPARE(kindsOf(findings), Kinds{Quality::duplicate});
        QCOMPARE(findings[0].image, first->uid);
        QCOMPARE(findings[0].patient, std::string("A"));
    }
    void the_table_can_be_read_back_and_every_name_is_known()
    {
        for (const Quality quality : qualities)
            QCOMPARE(qualityOfName(nameOf(quality)).value(), quality);
        QVERIFY(!qualityOfName("other"));
        ImageRecord image = view("A, \"B\"", "RCC");
        const auto findings = findQuality(projectOf({image}));
        const auto csv = parseCsv(qualityCsv(findings));
        QVERIFY(csv.ok());
        QCOMPARE(csv->header, (std::vector<std::string>{"patient", "image", "quality", "words"}));
        QCOMPARE(csv->rows.size(), std::size_t{1});
        QCOMPARE(csv->rows[0][0], std::string("A, \"B\""));
        QCOMPARE(csv->rows[0][2], std::string("missingView"));
        QCOMPARE(findingsOf(findings, "A, \"B\"").size(), std::size_t{1});
        QVERIFY(findingsOf(findings, "A").empty());
    }
};

ANNULUS_TEST(ImportQualityTest);
#include "importQuality_test.moc"
