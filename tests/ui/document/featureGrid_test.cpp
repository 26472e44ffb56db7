// Truth: rows written out by hand, and the property that edits one by one leave what a grid made anew would be.
#include "ui/document/featureGrid.h"
#include "tests/ui/document/randomEdits.h"
#include "tests/support/runTests.h"

#include <QStringList>

using namespace annulus;
using namespace annulus::ui;
using namespace annulus::tests;

namespace {

const annulus::Settings settings;
const Message noPixels = message("features", "The region has no pixels.");

RecipeBase today(const Project& project, const annulus::Settings& with = settings) { return RecipeBase(project.rings, {}, with); }

/// Two outlines; the second lacks a value and has a feature of its own.
Project projectWithFeatures()
{
    Project project = smallProject();
    project = applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 2", "1.2", 1, "reader", squareOutline(4)}});
    const Patient& patient = *project.findPatient("P1");
    const auto recipe = [&](const char* roi) { return today(project).recipeOf(patient, *patient.findRoi(roi)); };
    return applied(project, StoreFeatures{"P1", {
        featureResult("roi-1", recipe("roi-1"), {{"lesion", "original_firstorder_Mean", 3.0, {}}, {"lesion", "original_firstorder_Energy", 30.0, {}},
                                                 {"ring_0-1mm", "original_firstorder_Mean", 1.0, {}}}),
        featureResult("roi-2", recipe("roi-2"), {{"lesion", "original_firstorder_Mean", {}, noPixels}, {"lesion", "original_shape2D_MeshSurface", 12.0, {}}})}});
}

std::optional<double> number(const FeatureGrid& grid, std::size_t row, std::size_t column)
{
    const int place = grid.place(grid.rows[row], column);
    return place < 0 ? std::nullopt : (*grid.rows[row].result->numbers.load())->value(static_cast<std::size_t>(place));
}

/// What makes two grids the same table.
QStringList contents(const FeatureGrid& grid)
{
    QStringList lines;
    for (const std::string& column : grid.columns)
        lines += QString::fromStdString(column);
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        const FeatureGridRow& one = grid.rows[row];
        QString line = QString::fromStdString(one.owner->id + ' ' + one.roi->id + ' ' + one.roi->name + ' ' + one.regionName()) + QString::number(one.roi->outline.contours.size());
        for (std::size_t column = 0; column < grid.columns.size(); ++column)
            line += ' ' + QString::number(number(grid, row, column).value_or(-1));
        lines += line;
    }
    return lines;
}

using Rows = std::vector<std::uint32_t>;
using By = FeatureOrder::By;

}  // namespace

class FeatureGridTest : public QObject {
    Q_OBJECT
private slots:
    void rows_of_two_readers_can_be_told_apart()
    {
        Project project = projectWithFeatures();
        QCOMPARE(outlineWords(featureGrid(project).rows.front()), QString("Lesion 1"));
        project = applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 1", "1.1", 1, "other", squareOutline(5)}});
        const FeatureGrid grid = featureGrid(project);
        QCOMPARE(outlineWords(grid.rows.front()), QString("Lesion 1 \u00b7 reader"));
        QVERIFY(matches(grid.rows.front(), {"reader"}));
        QVERIFY(!matches(grid.rows.front(), {"other"}));
    }
    void a_row_for_each_region_a_column_for_each_feature()
    {
        const FeatureGrid grid = featureGrid(projectWithFeatures());
        QCOMPARE(grid.columns, (std::vector<std::string>{"original_firstorder_Mean", "original_firstorder_Energy", "original_shape2D_MeshSurface"}));
        QCOMPARE(grid.rows.size(), std::size_t{3});
        QCOMPARE(grid.rows[0].roi->name, std::string("Lesion 1"));
        QCOMPARE(grid.rows[1].regionName(), std::string("ring_0-1mm"));
        QCOMPARE(*number(grid, 0, 1), 30.0);
        QCOMPARE(*number(grid, 1, 0), 1.0);
        QCOMPARE(grid.place(grid.rows[1], 1), -1);  // never computed
        QVERIFY(grid.place(grid.rows[2], 0) >= 0 && !number(grid, 2, 0));  // computed, no value
    }

    void rows_say_which_part_of_their_recipe_moved_on()
    {
        const Project fresh = projectWithFeatures();
        for (const FeatureGridRow& row : featureGrid(fresh).rows)
            QVERIFY(!staleness(row, today(fresh)).isStale());
        const Project moved = applied(fresh, SetOutline{"P1", "roi-1", squareOutline(6), {}});
        const FeatureGrid grid = featureGrid(moved);
        QCOMPARE(staleness(grid.rows[0], today(moved)).changed, std::vector{RecipePart::outline});
        QVERIFY(!staleness(grid.rows[2], today(moved)).isStale());
        QVERIFY(stalenessWords(staleness(grid.rows[0], today(moved)), grid.rows[0], today(moved)).contains("the outline"));
        QVERIFY(stalenessWords(staleness(grid.rows[2], today(moved)), grid.rows[2], today(moved)).isEmpty());
        annulus::Settings other = settings;
        other.features.binWidth = 10;
        const FeatureGrid same = featureGrid(fresh);
        QCOMPARE(staleness(same.rows[0], today(fresh, other)).changed, std::vector{RecipePart::settings});
    }

    void a_stale_row_names_the_setting_with_both_values()
    {
        Project project = smallProject();
        project = applied(project, StoreFeatures{"P1", {featureResult("roi-1", today(project).recipeOf(*project.findPatient("P1"), project.findPatient("P1")->rois[0]),
                                                                      {{"lesion", "original_firstorder_Mean", 1.0, {}}}, today(project).settingsText())}});
        annulus::Settings other = settings;
        other.features.binWidth = 10;
        const FeatureGrid grid = featureGrid(project);
        const QString words = stalenessWords(staleness(grid.rows[0], today(project, other)), grid.rows[0], today(project, other));
        QVERIFY2(words.contains(QString::fromUtf8("binWidth: 25 → 10")), words.toUtf8());
    }

    void a_long_list_is_told_by_its_beginning_and_how_many_more_there_are()
    {
        QCOMPARE(shortenedList("Original,LoG"), QString("Original,LoG"));
        std::string list = "Original";
        for (int sigma = 1; sigma <= 40; ++sigma)
            list.append(",log-sigma-").append(std::to_string(sigma)).append("-mm-3D");
        const QString shown = shortenedList(list);
        QVERIFY2(shown.startsWith("Original, log-sigma-1-mm-3D") && shown.size() < 80, qPrintable(shown));
        const qsizetype entries = shown.count(',') + 1;
        QVERIFY2(shown.endsWith(QString("and %1 more").arg(41 - entries)), qPrintable(shown));
        QVERIFY(shortenedList(std::string(300, 'x')).size() < 60);
    }

    void a_result_of_an_earlier_format_says_that_nothing_is_known()
    {
        Project project = smallProject();
        project = applied(project, StoreFeatures{"P1", {featureResult("roi-1", {}, {{"lesion", "original_firstorder_Mean", 1.0, {}}})}});
        const FeatureGrid grid = featureGrid(project);
        const Staleness state = staleness(grid.rows[0], today(project));
        QVERIFY(state.isStale() && !state.isKnown);
        QVERIFY(stalenessWords(state, grid.rows[0], today(project)).contains("earlier version"));
    }

    void missing_values_come_last_in_both_directions()
    {
        const FeatureGrid grid = featureGrid(projectWithFeatures());
        const auto arranged = [&](const FeatureOrder& order, const QString& filter = {}) { return arrangedRows(grid, filter, order).value(); };
        QCOMPARE(arranged({By::feature, "original_firstorder_Mean", true}), (Rows{1, 0, 2}));
        QCOMPARE(arranged({By::feature, "original_firstorder_Mean", false}), (Rows{0, 1, 2}));
        QCOMPARE(arranged({By::feature, "gone", true}), (Rows{0, 1, 2}));
        QCOMPARE(arranged({By::lesion, {}, false}), (Rows{2, 0, 1}));
        QCOMPARE(arranged({By::region, {}, true}), (Rows{0, 2, 1}));
        QCOMPARE(arranged({}, "mlo"), Rows{2});
        QCOMPARE(arranged({}, "ring p1"), Rows{1});
        QVERIFY(arranged({}, "nothing").empty());
    }

    void edits_one_by_one_leave_the_grid_that_would_be_made_anew()
    {
        Random random(11);
        Project project = manyPatients(5);
        FeatureGrid grid = featureGrid(project);
        int anew = 0;
        for (int step = 0; step < 600; ++step) {
            const Edit edit = randomEdit(project, random);
            project = applied(project, edit);
            for (const std::string& id : touchedBy(edit).patients) {
                const auto patient = *std::ranges::find(project.patients, id, [](const auto& one) { return one->id; });
                if (!updatePatient(grid, id, patient)) {
                    grid = featureGrid(project);
                    ++anew;
                }
            }
            QCOMPARE(contents(grid), contents(featureGrid(project)));
        }
        QVERIFY(anew > 0 && anew < 300);  // both ways were gone
    }

    void words_for_regions_and_features()
    {
        QCOMPARE(regionWords("lesion"), QString("Lesion"));
        QCOMPARE(regionWords("ring_0-1mm"), QString("Ring 0-1 mm"));
        QCOMPARE(regionWords("lesion+ring_0-2mm"), QString("Lesion + ring 0-2 mm"));
        QCOMPARE(shortFeatureName("original_firstorder_Mean"), QString("Mean"));
        QCOMPARE(shortFeatureName("log-sigma-1-mm-3D_glcm_Idn"), QString("Idn"));
        QCOMPARE(ringIndex("ring_0-1mm"), 0);
        QCOMPARE(ringIndex("ring_0-3mm"), 2);
        QCOMPARE(ringIndex("lesion"), -1);
        QCOMPARE(shownNumber(0.0001234567), QString("0.000123457"));
        QCOMPARE(shownNumber(39.35301), QString("39.3530"));
        QCOMPARE(shownNumber(46566), QString("46566"));
    }
};

ANNULUS_TEST(FeatureGridTest);
#include "featureGrid_test.moc"
