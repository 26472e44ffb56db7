// Truth: what was chosen, or the preset whose settings stand with the stored features.
#include "core/project/chosenExtraction.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/project/recipe.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

/// The small project with one result as this preset and these regions make it.
Project madeWith(const Preset& preset, const RegionChoice& regions, const std::vector<FeatureValue>& values)
{
    const Project project = smallProject();
    const RecipeBase base(project.rings, regions, parseParameters(preset.yaml)->settings);
    return applied(project, StoreFeatures{"P1", {featureResult("roi-1", someRecipe(1), values, base.settingsText())}});
}

}  // namespace

class ChosenExtractionTest : public QObject {
    Q_OBJECT
private slots:
    void where_nobody_chose_it_is_the_default_preset()
    {
        const ExtractionSettings chosen = chosenExtraction(smallProject());
        QCOMPARE(chosen.name, std::string(defaultPreset));
        QCOMPARE(chosen.parameters, std::string(findPreset(defaultPreset)->yaml));
        QVERIFY(chosen.regions == RegionChoice{});
    }
    void features_of_a_project_without_a_choice_tell_preset_and_regions()
    {
        for (const Preset& preset : allPresets()) {
            const auto lesion = chosenExtraction(madeWith(preset, {true, false, false}, {{"lesion", "f", 1.0, {}}}));
            QCOMPARE(lesion.name, std::string(preset.name));
            QVERIFY(lesion.regions == (RegionChoice{true, false, false}));
            const auto around = chosenExtraction(madeWith(preset, {false, true, true}, {{"ring_0-1mm", "f", 1.0, {}}, {"lesion+ring_0-1mm", "f", 1.0, {}}}));
            QCOMPARE(around.name, std::string(preset.name));
            QVERIFY(around.regions == (RegionChoice{false, true, true}));
        }
    }
    void what_was_chosen_wins()
    {
        const ExtractionSettings mine{"mine.yaml", "setting: {binWidth: 7}\n", {false, true, false}};
        QVERIFY(chosenExtraction(applied(madeWith(allPresets().front(), {}, {{"lesion", "f", 1.0, {}}}), SetExtraction{mine})) == mine);
    }
    void the_choice_has_a_name_in_the_undo_list()
    {
        const Project project = applied(smallProject(), SetExtraction{{"mine.yaml", "setting: {}\n", {}}});
        QCOMPARE(nameOf(SetExtraction{{"other.yaml", "setting: {binWidth: 7}\n", {}}}, project).english(), std::string("Take feature settings from other.yaml"));
        QCOMPARE(nameOf(SetExtraction{{"mine.yaml", "setting: {}\n", {true, false, false}}}, project).english(), std::string("Choose regions of features"));
    }
};

ANNULUS_TEST(ChosenExtractionTest);
#include "chosenExtraction_test.moc"
