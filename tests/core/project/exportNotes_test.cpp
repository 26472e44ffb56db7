#include <string>

#include "core/dicom/remarks.h"
#include "core/project/exportNotes.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

using namespace annulus;
using namespace annulus::tests;

namespace {

/// The small project with features of its one outline, computed with `recipe`.
Project withFeatures(const Recipe& recipe, const std::string& settings = "binWidth=25;force2D=1;")
{
    Project project = smallProject();
    const FeatureValue value{"lesion", "original_firstorder_Mean", 4.5, {}};
    return applied(project, StoreFeatures{"P1", {featureResult(project.findPatient("P1")->rois.front().id, recipe, {value}, settings)}});
}

nlohmann::json notesOf(const Project& project, const RecipeBase* today = nullptr) { return nlohmann::json::parse(exportNotes(project, "t.csv", today)); }

}  // namespace

class ExportNotesTest : public QObject {
    Q_OBJECT
private slots:
    void the_settings_that_made_the_numbers_are_told()
    {
        const auto notes = notesOf(withFeatures(someRecipe(1)));
        QCOMPARE(notes.at("table").get<std::string>(), std::string("t.csv"));
        QCOMPARE(notes.at("computedWith").size(), std::size_t{1});
        QCOMPARE(notes.at("computedWith")[0].at("settings").at("binWidth").get<std::string>(), std::string("25"));
        QCOMPARE(notes.at("computedWith")[0].at("outlines").get<int>(), 1);
        QCOMPARE(notes.at("computedWith")[0].at("regions")[0].get<std::string>(), std::string("lesion"));
        QVERIFY(notes.at("calibratedByHand").empty());
    }
    void an_image_calibrated_by_hand_is_named_with_both_scales()
    {
        const Project project = applied(withFeatures(someRecipe(1)), SetManualSpacing{"P1", "1.1", Spacing{0.2, 0.3, SpacingBasis::manual, 1}});
        const auto hand = notesOf(project).at("calibratedByHand");
        QCOMPARE(hand.size(), std::size_t{1});
        QCOMPARE(hand[0].at("image_uid").get<std::string>(), std::string("1.1"));
        QCOMPARE(hand[0].at("spacingMm")[0].get<double>(), 0.3);  // row first
        QCOMPARE(hand[0].at("spacingMm")[1].get<double>(), 0.2);
        QCOMPARE(hand[0].at("fileSpacingMm")[0].get<double>(), 0.07);
        // An image without features in the table has nothing to tell.
        const Project other = applied(withFeatures(someRecipe(1)), SetManualSpacing{"P1", "1.2", Spacing{0.2, 0.2, SpacingBasis::manual, 1}});
        QVERIFY(notesOf(other).at("calibratedByHand").empty());
    }
    void polarity_and_the_rule_of_grey_are_told_for_each_image()
    {
        ImageRecord colour = imageRecord("P1", "1.1");
        colour.facts.photometric = std::string("RGB");
        colour.facts.samplesPerPixel = 3;
        colour.facts.lossy = true;
        const auto pixels = [](const ImageRecord& image) {
            Project project = applied({}, AddImages{{image}});
            project = applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 1", "1.1", 1, "reader", squareOutline(5)}});
            const FeatureValue value{"lesion", "original_firstorder_Mean", 4.5, {}};
            return notesOf(applied(project, StoreFeatures{"P1", {featureResult("roi-1", someRecipe(1), {value}, {})}})).at("pixels");
        };
        QCOMPARE(pixels(colour).size(), std::size_t{1});
        QCOMPARE(pixels(colour)[0].at("grey").get<std::string>(), std::string("the common value of equal channels"));
        QVERIFY(pixels(colour)[0].at("lossy").get<bool>());
        colour.facts.warnings = {colouredPixels(3)};
        QVERIFY(pixels(colour)[0].at("grey").get<std::string>().starts_with("luminance 0.299 R"));
        colour.facts.photometric = std::string("MONOCHROME1");
        colour.facts.samplesPerPixel = 1;
        QCOMPARE(pixels(colour)[0].at("polarity").get<std::string>(), std::string("MONOCHROME1"));
        QCOMPARE(pixels(colour)[0].at("grey").get<std::string>(), std::string("as stored"));
    }
    void outlines_that_are_out_of_date_are_listed_with_what_changed()
    {
        Project project = smallProject();
        const RecipeBase today(project.rings, {}, {});
        const Patient patient = *project.findPatient("P1");
        project = withFeatures(today.recipeOf(patient, patient.rois.front()));
        QVERIFY(notesOf(project, &today).at("outOfDate").empty());
        project = applied(project, SetOutline{"P1", patient.rois.front().id, squareOutline(6), {}});
        const auto stale = notesOf(project, &today).at("outOfDate");
        QCOMPARE(stale.size(), std::size_t{1});
        QCOMPARE(stale[0].at("lesion").get<std::string>(), std::string("Lesion 1"));
        QCOMPARE(stale[0].at("changed")[0].get<std::string>(), wordsOf(RecipePart::outline).english());
    }
    void the_notes_lie_beside_the_table()
    {
        QCOMPARE(notesFileOf("/a/features.csv"), std::filesystem::path("/a/features.notes.json"));
        QCOMPARE(notesFileOf("/a/b.c/features"), std::filesystem::path("/a/b.c/features.notes.json"));
    }
};

ANNULUS_TEST(ExportNotesTest);
#include "exportNotes_test.moc"
