#include "ui/pages/FeaturesPage.h"

#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/project/openProject.h"
#include "core/project/unfinishedResults.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"
#include "ui/pages/ColumnChooser.h"
#include "ui/pages/ExtractionPanel.h"
#include "ui/pages/FeatureInspector.h"
#include "ui/pages/FeatureTableModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ValueLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;
using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 20'000;

/// One outline with features that were made with other settings than today's: sixty distances instead of one.
Project staleProject()
{
    const Project project = smallProject();
    std::string settings = RecipeBase(project.rings, {}, annulus::Settings{}).settingsText(), distances = "[";
    for (int distance = 1; distance <= 60; ++distance)
        distances.append(std::to_string(distance)).append(",");
    const std::string one = "[1,";
    assert(settings.find(one) != std::string::npos);
    settings.replace(settings.find(one), one.size(), distances);
    return applied(project, StoreFeatures{"P1", {featureResult("roi-1", someRecipe(1), {{"lesion", "original_firstorder_Mean", 1.0, {}}, {"lesion", "original_glcm_Idn", 2.0, {}}}, settings)}});
}

OpenedProject lockedProject()
{
    OpenedProject opened;
    opened.project = staleProject();
    opened.readOnly = message("test", "Anna has it.");
    return opened;
}

QPushButton* buttonWith(const QWidget& page, const QString& words)
{
    for (auto* button : page.findChildren<QPushButton*>())
        if (button->text().contains(words))
            return button;
    return nullptr;
}

}  // namespace

class FeaturesPageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Look::dark); }

    void in_a_project_that_may_only_be_read_nothing_is_extracted_and_the_buttons_say_why()
    {
        Desk desk;
        FeaturesPage page(desk.workspace);
        page.resize(1000, 700);
        page.show();
        desk.document.open(staleProject(), {});
        QTRY_VERIFY_WITH_TIMEOUT(buttonWith(page, "extract again") && buttonWith(page, "extract again")->isVisible(), patienceMs);
        QVERIFY(buttonWith(page, "extract again")->isEnabled());
        QVERIFY(buttonWith(page, "Extract")->isEnabled());
        desk.document.open(lockedProject());
        QTRY_VERIFY_WITH_TIMEOUT(buttonWith(page, "extract again")->isVisible(), patienceMs);
        for (const char* words : {"extract again", "Extract"}) {
            const QPushButton* button = buttonWith(page, words);
            QVERIFY2(!button->isEnabled() && button->toolTip().contains("Anna has it."), words);
        }
    }
    void a_project_comes_back_with_the_settings_and_regions_that_made_its_features()
    {
        const Preset* preset = findPreset("mri-1409");
        for (const Preset& one : allPresets())
            if (!preset && one.name != defaultPreset)
                preset = &one;
        const RegionChoice choice{true, false, false};
        const Project project = smallProject();
        const RecipeBase base(project.rings, choice, parseParameters(preset->yaml)->settings);
        const Patient* patient = project.findPatient("P1");
        const Project stored = applied(project, StoreFeatures{"P1", {featureResult("roi-1", base.recipeOf(*patient, *patient->findRoi("roi-1")), {{"lesion", "original_firstorder_Mean", 1.0, {}}}, base.settingsText())}});
        Desk desk;
        FeaturesPage page(desk.workspace);
        page.resize(1000, 700);
        page.show();
        desk.document.open(stored, {});
        auto* panel = page.findChild<ExtractionPanel*>();
        QCOMPARE(panel->regions(), choice);
        QCOMPARE(panel->findChild<QComboBox*>()->currentText().toStdString(), std::string(preset->name));
        QTRY_COMPARE_WITH_TIMEOUT(page.findChild<FeatureTableModel*>()->rowCount(), 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!buttonWith(page, "extract again") || !buttonWith(page, "extract again")->isVisible(), patienceMs);
    }
    void settings_and_regions_belong_to_the_project_and_its_undo_list()
    {
        Desk desk;
        FeaturesPage page(desk.workspace);
        desk.document.open(smallProject(), {});
        auto* panel = page.findChild<ExtractionPanel*>();
        auto* box = panel->findChild<QComboBox*>();
        const int other = box->findText("ibsi");
        QVERIFY(other >= 0 && other != box->currentIndex());
        box->setCurrentIndex(other);
        emit box->activated(other);
        QCOMPARE(desk.document.project().extraction.name, std::string("ibsi"));
        QVERIFY(panel->settings().annulus.ibsiDefinitions);
        auto* unions = panel->findChildren<QCheckBox*>().at(2);
        unions->click();
        QVERIFY(desk.document.project().extraction.regions.unions && panel->regions().unions);
        desk.document.undo();
        QVERIFY(!unions->isChecked() && !panel->regions().unions);
        desk.document.undo();
        QCOMPARE(box->currentText().toStdString(), std::string(defaultPreset));
        QVERIFY(!panel->settings().annulus.ibsiDefinitions);
        // A file stays with its text, wherever it is now.
        desk.document.open(applied(smallProject(), SetExtraction{{"mine.yaml", "setting: {binWidth: 7}\n", {false, true, false}}}), {});
        QCOMPARE(box->currentText(), QString("mine.yaml"));
        QCOMPARE(panel->settings().features.binWidth, 7.0);
        QVERIFY(panel->regions() == (RegionChoice{false, true, false}));
        // Settings of another version that cannot be read here extract nothing: what is stored stays.
        desk.document.open(applied(staleProject(), SetExtraction{{"later.yaml", "setting: [1,\n", {}}}), {});
        QVERIFY(desk.notices.notices().back().text.contains("later.yaml"));
        QVERIFY(!buttonWith(*panel, "Extract")->isEnabled());
        panel->extract(panel->keys());
        QVERIFY(desk.jobs.jobs().empty());
        // The next project is free of it.
        desk.document.open(smallProject(), {});
        QCOMPARE(box->currentText().toStdString(), std::string(defaultPreset));
    }
    void what_was_hidden_in_one_project_is_shown_in_the_next()
    {
        Desk desk;
        FeaturesPage page(desk.workspace);
        desk.document.open(staleProject(), {});
        const auto* model = page.findChild<FeatureTableModel*>();
        QCOMPARE(model->columnCount(), FeatureTableModel::fixedColumns + 2);
        auto* columns = page.findChild<ColumnChooser*>();
        columns->unfold();
        columns->tree()->topLevelItem(0)->child(0)->setCheckState(0, Qt::Unchecked);
        QTRY_COMPARE(model->columnCount(), FeatureTableModel::fixedColumns + 1);
        // An edit of the same project leaves them hidden, another project does not.
        QVERIFY(desk.document.apply(SetStatus{"P1", ReadingStatus::read}).ok());
        QCOMPARE(model->columnCount(), FeatureTableModel::fixedColumns + 1);
        desk.document.open(staleProject(), {});
        QCOMPARE(model->columnCount(), FeatureTableModel::fixedColumns + 2);
    }
    void what_is_up_to_date_is_not_extracted_again_until_everything_is()
    {
        Desk desk;
        FeaturesPage page(desk.workspace);
        const Project two = applied(smallProject(), AddRoi{"P2", {"roi-2", "Lesion 1", "2.1", 1, "reader", squareOutline(6)}});
        desk.document.open(two, {});
        auto* panel = page.findChild<ExtractionPanel*>();
        const auto keys = panel->keys();
        QCOMPARE(keys.size(), 2u);
        QCOMPARE(panel->pending(keys), keys);
        const auto store = [&](const char* patient, const char* roi) {
            const Project& project = desk.document.project();
            const RecipeBase base(project.rings, panel->regions(), panel->settings());
            const Patient* owner = project.findPatient(patient);
            (void)desk.document.apply(StoreFeatures{patient, {featureResult(roi, base.recipeOf(*owner, *owner->findRoi(roi)), {{"lesion", "original_firstorder_Mean", 1.0, {}}}, base.settingsText())}});
        };
        store("P1", "roi-1");  // stopped after the first
        QCOMPARE(panel->pending(keys), (std::vector<RoiKey>{{"P2", "roi-2"}}));
        store("P2", "roi-2");
        QCOMPARE(panel->pending(keys), keys);  // who asks again wants all again
    }
    void what_a_killed_run_finished_is_not_computed_again()
    {
        Desk desk;
        FeaturesPage page(desk.workspace);
        const WorkingPlaces places{desk.folder.filePath("working").toStdString(), desk.folder.filePath("fallback").toStdString()};
        OpenedProject opened;
        opened.project = applied(smallProject(), AddRoi{"P2", {"roi-2", "Lesion 1", "2.1", 1, "reader", squareOutline(6)}});
        opened.working = WorkingCopy::forProject(opened.project, places, thisAuthor());
        const fs::path working = opened.working->file();
        fs::create_directories(places.folder);
        desk.document.open(std::move(opened));
        auto* panel = page.findChild<ExtractionPanel*>();
        const Project project = desk.document.project();
        const RecipeBase today(project.rings, panel->regions(), panel->settings());
        const FeatureKindPtr kind = makeFeatureKind(featureColumns(project.rings, panel->regions(), panel->settings()), today.settingsText());
        std::vector<FeatureValue> values;
        forEachColumn(*kind->columns, [&](const std::string& region, const std::string& feature, std::size_t place) { values.push_back({region, feature, static_cast<double>(place), {}}); });
        const auto result = [&](const char* patient, const char* roi) {
            const Patient* owner = project.findPatient(patient);
            return FeatureResult{roi, today.recipeOf(*owner, *owner->findRoi(roi)), kind, rowOf(values, kind->columns).numbers};
        };
        const fs::path file = unfinishedResultsFile(working, {}, kind);
        {
            UnfinishedResults killed(file);
            killed.add("P1", result("P1", "roi-1"));
            FeatureResult older = result("P2", "roi-2");
            older.recipe = someRecipe(7);  // its outline has changed since
            killed.add("P2", older);
            std::ofstream(file, std::ios::app) << "{\"patient\": \"P2\", \"resu";
        }
        panel->extract(panel->keys());  // no image is there: what comes was not computed now
        const Job* job = desk.jobs.jobs().at(0);
        QTRY_VERIFY_WITH_TIMEOUT(job->isOver(), patienceMs);
        const FeatureResult* found = desk.document.project().findPatient("P1")->findFeatures("roi-1");
        QVERIFY(found && *found == result("P1", "roi-1"));
        QVERIFY(!desk.document.project().findPatient("P2")->findFeatures("roi-2"));
        QTRY_VERIFY(!fs::exists(file));
    }
    void what_has_no_value_is_listed_part_by_part()
    {
        ExtractedProject extracted;
        extracted.refused = {Error{Errc::notFound, message("test", "The file is gone."), "P1: 1.1: Lesion 1: /a/b.dcm"}, stopped()};
        const std::vector<FeatureValue> values{{"lesion", "original_firstorder_Mean", 1.0, {}},
                                               {"lesion", "log-sigma-3-0-mm_firstorder_Mean", {}, message("test", "Too small.")},
                                               {"ring_0-1mm", "original_firstorder_Mean", {}, message("test", "Nothing is left.")},
                                               {"ring_0-1mm", "log-sigma-3-0-mm_firstorder_Mean", {}, message("test", "Nothing is left.")}};
        extracted.edits = {StoreFeatures{"P2", {featureResult("roi-2", someRecipe(1), values)}}};
        const auto failures = failuresOf(extracted);
        QCOMPARE(failures.size(), 3u);
        QCOMPARE(failures[0].key, (RoiKey{"P1", ""}));
        QCOMPARE(failures[0].part, std::string("1.1: Lesion 1: /a/b.dcm"));
        QCOMPARE(failures[1].key, (RoiKey{"P2", "roi-2"}));
        QCOMPARE(failures[1].part, std::string("lesion: log-sigma-3-0-mm"));
        QCOMPARE(failures[2].part, std::string("ring_0-1mm"));
        QCOMPARE(failures[2].reason.english(), std::string("Nothing is left."));
    }
    void an_extraction_that_gives_nothing_has_failed()
    {
        Desk desk;
        FeaturesPage page(desk.workspace);
        desk.document.open(smallProject(), {});
        auto* panel = page.findChild<ExtractionPanel*>();
        panel->extract(panel->keys());  // the image's file is not there
        const Job* job = desk.jobs.jobs().at(0);
        QTRY_VERIFY_WITH_TIMEOUT(job->isOver(), patienceMs);
        QCOMPARE(job->state(), JobState::failed);
    }
    void a_long_reason_does_not_push_the_inspector_over_the_table()
    {
        Desk desk;
        FeatureTableModel model(desk.jobs);
        const Project project = staleProject();
        model.setProject(project);
        model.setToday(RecipeBase(project.rings, {}, annulus::Settings{}));
        FeatureInspector inspector;
        inspector.show(model, model.index(0, FeatureTableModel::fixedColumns));
        QVERIFY(inspector.minimumSizeHint().width() <= 260);
        const auto labels = inspector.findChildren<ValueLabel*>();
        const auto remark = std::ranges::find_if(labels, [](const ValueLabel* label) { return label->text().contains("Out of date"); });
        QVERIFY(remark != labels.end());
        QVERIFY2((*remark)->text().contains("more") && !(*remark)->text().contains("60"), qPrintable((*remark)->text()));
        QVERIFY((*remark)->toolTip().contains("59,60"));  // all of it for who wants to know
        // No word is wider than the panel.
        QVERIFY((*remark)->minimumSizeHint().width() <= 260);
    }
};

ANNULUS_TEST(FeaturesPageTest);
#include "FeaturesPage_test.moc"
