// Truth: the rule which result hangs on what (design, section 4), stated case by case.
#include "core/project/recipe.h"
#include "core/project/extraction.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

using Parts = std::vector<RecipePart>;

/// A second lesion beside the first, a lesion of another reader and one on another image.
Project crowded()
{
    Project project = smallProject();
    project = applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 2", "1.1", 1, "reader", squareOutline(4, 20)}});
    project = applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 3", "1.1", 1, "someone else", squareOutline(4, 20)}});
    return applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 4", "1.2", 1, "reader", squareOutline(4, 20)}});
}

Recipe recipe(const Project& project, const RegionChoice& choice = {}, const Settings& settings = {})
{
    const Patient* patient = project.findPatient("P1");
    return RecipeBase(project.rings, choice, settings).recipeOf(*patient, *patient->findRoi("roi-1"));
}

Parts changed(const Edit& edit, const RegionChoice& choice = {})
{
    return changedParts(recipe(crowded(), choice), recipe(applied(crowded(), edit), choice));
}

}  // namespace

class RecipeTest : public QObject {
    Q_OBJECT
private slots:
    void each_edit_changes_the_part_it_should()
    {
        QCOMPARE(changed(SetOutline{"P1", "roi-1", squareOutline(6), {}}), Parts{RecipePart::outline});
        QCOMPARE(changed(SetOutline{"P1", "roi-2", squareOutline(6, 20), {}}), Parts{RecipePart::neighbours});
        QCOMPARE(changed(SetOutline{"P1", "roi-2", squareOutline(6, 900), {}}), Parts{RecipePart::neighbours});  // out of reach
        QCOMPARE(changed(DeleteRoi{"P1", "roi-2"}), Parts{RecipePart::neighbours});
        QCOMPARE(changed(SetManualSpacing{"P1", "1.1", Spacing{0.1, 0.1, SpacingBasis::manual, 1}}), Parts{RecipePart::spacing});
        QCOMPARE(changed(SetRingSettings{{{1, 2}, true, true}}), Parts{RecipePart::rings});
        QCOMPARE(changed(SetRingSettings{{{1, 2, 3}, false, true}}), Parts{RecipePart::rings});
        QCOMPARE(changed(SetRingSettings{{{1, 2, 3}, true, false}}), Parts{RecipePart::rings});
    }
    void what_does_not_matter_changes_nothing()
    {
        QCOMPARE(changed(SetOutline{"P1", "roi-3", squareOutline(6, 20), {}}), Parts{});  // another reader's
        QCOMPARE(changed(SetOutline{"P1", "roi-4", squareOutline(6, 20), {}}), Parts{});  // on another image
        QCOMPARE(changed(RenameRoi{"P1", "roi-1", "Index lesion"}), Parts{});
        QCOMPARE(changed(SetManualSpacing{"P1", "1.2", Spacing{0.1, 0.1, SpacingBasis::manual, 1}}), Parts{});
        QCOMPARE(changed(RenameProject{"other"}), Parts{});
        const RegionChoice lesionOnly{true, false, false};
        QCOMPARE(changed(SetRingSettings{{{1}, true, true}}, lesionOnly), Parts{});
        QCOMPARE(changed(SetOutline{"P1", "roi-2", squareOutline(6, 20), {}}, lesionOnly), Parts{});
    }
    void the_image_file_settings_and_regions_are_parts_too()
    {
        Project project = crowded();
        Patient patient = *project.findPatient("P1");
        for (Series& series : patient.studies[0].series)
            for (ImageRecord& image : series.images)
                image.hash += "2";
        project.patients[0] = std::make_shared<const Patient>(patient);
        QCOMPARE(changedParts(recipe(crowded()), recipe(project)), Parts{RecipePart::image});
        Settings settings;
        settings.features.binWidth = 5;
        QCOMPARE(changedParts(recipe(crowded()), recipe(crowded(), {}, settings)), Parts{RecipePart::settings});
        QCOMPARE(changedParts(recipe(crowded()), recipe(crowded(), {true, true, true})), Parts{RecipePart::regions});
        QVERIFY(recipe(crowded()).isKnown());
        QVERIFY(!Recipe{}.isKnown());
    }
    void tables_leave_the_program_without_values_that_are_out_of_date()
    {
        Project project = smallProject();
        const auto today = [&] { return RecipeBase(project.rings, {}, {}); };
        project = applied(project, StoreFeatures{"P1", {featureResult("roi-1", today().recipeOf(*project.findPatient("P1"), project.findPatient("P1")->rois[0]),
                                                                      {{"lesion", "mean", 1.0, {}}, {"lesion", "energy", 2.0, {}}})}});
        const auto numbers = [&] {
            const RecipeBase base = today();
            return **featureItems(project, &base).at(0).numbers.load();
        };
        QCOMPARE(*numbers().value(1), 2.0);
        project = applied(project, SetOutline{"P1", "roi-1", squareOutline(6), {}});
        QCOMPARE(numbers().size(), std::size_t{2});
        QVERIFY(!numbers().value(0) && !numbers().value(1));
        QVERIFY(numbers().reason(1).english().find("Out of date") == 0);
        QCOMPARE(*(**featureItems(project).at(0).numbers.load()).value(1), 2.0);  // as stored, where that is asked for
    }
    void settings_that_differ_are_named_with_both_values()
    {
        Settings before, after;
        before.featureClasses = after.featureClasses = {{"glcm", {}}, {"firstorder", {"Mean"}}};
        after.features.binWidth = 5;
        after.imageTypes.push_back({"Wavelet", {}});
        after.featureClasses[1].features = {"Mean", "Energy"};
        const RingSettings rings, wide{{2}, true, true};
        const auto text = [](const RingSettings& ring, const Settings& settings) { return RecipeBase(ring, {}, settings).settingsText(); };
        QVERIFY(changedSettings(text(rings, before), text(rings, before)).empty());
        const auto changes = changedSettings(text(rings, before), text(wide, after));
        const auto has = [&](const SettingChange& change) { return std::ranges::find(changes, change) != changes.end(); };
        QVERIFY(has({"binWidth", "25", "5"}));
        QVERIFY(has({"ringMargins", "[1,2,3]", "[2]"}));
        QVERIFY(has({"\"firstorder\" features", "[\"Mean\",]", "[\"Mean\",\"Energy\",]"}));
        QVERIFY(has({"\"Wavelet\" imageType", "", "\"Wavelet\""}));
        for (const SettingChange& change : changes)
            QVERIFY2(change.name.find("glcm") == std::string::npos && change.name.find("Original") == std::string::npos, change.name.c_str());
    }
};

ANNULUS_TEST(RecipeTest);
#include "recipe_test.moc"
