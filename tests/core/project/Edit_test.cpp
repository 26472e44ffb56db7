#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <set>

#include <cmath>

using namespace annulus;
using namespace annulus::tests;

class EditTest : public QObject {
    Q_OBJECT
private slots:
    void images_are_grouped_by_patient_study_and_series_in_a_fixed_order()
    {
        const Project project = smallProject();
        QCOMPARE(project.patients.size(), std::size_t{2});
        QCOMPARE(project.patients[0]->id, std::string("P1"));
        QCOMPARE(project.imageCount(), std::size_t{4});
        const auto images = imagesOf(*project.patients[0]);
        QCOMPARE(images.size(), std::size_t{2});
        QCOMPARE(images[0]->facts.view, std::string("CC"));
    }
    void an_image_that_is_known_already_is_left_alone()
    {
        const Project before = smallProject();
        ImageRecord again = imageRecord("P1", "1.1");
        again.path = "/elsewhere";
        QVERIFY(applied(before, AddImages{{again}}) == before);
    }
    void images_are_read_cc_before_mlo_and_right_before_left_whatever_their_series()
    {
        AddImages edit;
        const char* views[][2] = {{"L", "MLO"}, {"R", "MLO"}, {"L", "CC"}, {"R", "CC"}};
        for (const auto& [side, view] : views) {
            ImageRecord image = imageRecord("P", std::to_string(edit.images.size()), side, view);
            image.facts.seriesUid = image.uid + ".series";
            edit.images.push_back(image);
        }
        const Project project = applied({}, edit);
        std::string order;
        for (const ImageRecord* image : imagesOf(*project.patients[0]))
            order += image->facts.laterality + image->facts.view + " ";
        QCOMPARE(order, std::string("RCC LCC RMLO LMLO "));
    }
    void images_without_patient_id_are_kept_apart_by_study()
    {
        ImageRecord a = imageRecord("", "7.1"), b = imageRecord("", "8.1");
        a.facts.studyUid = "7";
        b.facts.studyUid = "8";
        QCOMPARE(applied({}, AddImages{{a, b}}).patients.size(), std::size_t{2});
    }
    void an_edit_shares_the_patients_it_does_not_touch()
    {
        const Project before = smallProject();
        const Project after = applied(before, RenameRoi{"P1", "roi-1", "Mass"});
        QVERIFY(after.patients[0] != before.patients[0]);
        QVERIFY(after.patients[1] == before.patients[1]);
        QCOMPARE(after.findPatient("P1")->findRoi("roi-1")->name, std::string("Mass"));
        QCOMPARE(before.findPatient("P1")->findRoi("roi-1")->name, std::string("Lesion 1"));
    }
    void a_deleted_outline_takes_its_features_along_and_its_id_is_not_used_again()
    {
        Project project = smallProject();
        project = applied(project, StoreFeatures{"P1", {featureResult("roi-1", someRecipe(1), {{"lesion", "f", 1.0, {}}})}});
        QVERIFY(project.findPatient("P1")->findFeatures("roi-1"));
        project = applied(project, DeleteRoi{"P1", "roi-1"});
        QVERIFY(!project.findPatient("P1")->findFeatures("roi-1"));
        QCOMPARE(newRoiId(project), std::string("roi-2"));
    }
    void unknown_names_are_refused_with_a_sentence()
    {
        const Project project = smallProject();
        QCOMPARE(apply(project, RenameRoi{"P9", "roi-1", "x"}).error().sentence(), std::string("The project holds no patient P9."));
        QCOMPARE(apply(project, DeleteRoi{"P1", "roi-7"}).error().sentence(), std::string("P1: The project holds no outline roi-7."));
        QVERIFY(!apply(project, AddRoi{"P1", {"roi-1", "twice", "1.1", 1, "", {}}}).ok());
        QVERIFY(!apply(project, AddRoi{"P1", {"roi-2", "no such frame", "1.1", 2, "", {}}}).ok());
        QVERIFY(!apply(project, SetManualSpacing{"P1", "9.9", Spacing{}}).ok());
    }
    void ring_margins_must_rise()
    {
        QVERIFY(!apply({}, SetRingSettings{{{1, 1}, true, true}}).ok());
        QVERIFY(!apply({}, SetRingSettings{{{0}, true, true}}).ok());
        QVERIFY(!apply({}, SetRingSettings{{{std::nan("")}, true, true}}).ok());
        QVERIFY(apply({}, SetRingSettings{{{0.5, 2}, false, true}}).ok());
    }
    void a_manual_calibration_wins_and_can_be_taken_back()
    {
        Project project = smallProject();
        project = applied(project, SetManualSpacing{"P1", "1.1", Spacing{0.2, 0.3, SpacingBasis::manual, 1}});
        QCOMPARE(project.findPatient("P1")->findImage("1.1")->spacing().y, 0.3);
        project = applied(project, SetManualSpacing{"P1", "1.1", {}});
        QCOMPARE(project.findPatient("P1")->findImage("1.1")->spacing().basis, SpacingBasis::inBreast);
    }
    void every_edit_has_a_readable_name()
    {
        const Project project = smallProject();
        const std::vector<std::pair<Edit, std::string>> names{
            {AddImages{{imageRecord("P9", "9.1"), imageRecord("P9", "9.2")}}, "Import of 2 images"},
            {AddRoi{"P1", {"roi-9", "Lesion 9", "1.1", 1, "Li", squareOutline(5)}}, "Draw Lesion 9"},
            {SetOutline{"P1", "roi-1", {}, message("t", "Move vertex")}, "Move vertex"},
            {RenameRoi{"P1", "roi-1", "Mass"}, "Rename Lesion 1 to Mass"},
            {DeleteRoi{"P1", "roi-1"}, "Delete Lesion 1"},
            {SetManualSpacing{"P1", "1.1", Spacing{}}, "Calibrate by hand"},
            {MoveImages{{{"P1", "1.1", "/elsewhere/1.dcm"}}}, "New place of 1 image files"},
            {SetRingSettings{}, "Change ring settings"},
            {SetExtraction{{"ibsi", "binWidth: 25", {}}}, "Take feature settings from ibsi"},
            {StoreFeatures{"P1", {}}, "Features of 0 outlines"},
            {RenameProject{"Trial"}, "Rename project to Trial"},
            {SetClinicalValue{"P1", "age", "60"}, "Set age of P1 to 60"},
            {ImportClinical{{"age"}, {{"P1", {"60"}}}, "", "table.csv"}, "Clinical table table.csv: 1 columns of 1 patients"},
            {SetStatus{"P1", ReadingStatus::flagged}, "Flag P1"}};
        std::set<std::size_t> kinds;
        for (const auto& [edit, name] : names) {
            QCOMPARE(nameOf(edit, project).english(), name);
            kinds.insert(edit.index());
        }
        QCOMPARE(kinds.size(), std::variant_size_v<Edit>);
    }
};

ANNULUS_TEST(EditTest);
#include "Edit_test.moc"
