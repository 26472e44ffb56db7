#include "ui/document/featureGrid.h"
#include "ui/pages/FeatureTableModel.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::ui;

namespace {

const RegionChoice usual;
const annulus::Settings settings;

/// Two outlines; the second lacks a value and has a feature of its own.
Project projectWithFeatures(bool fresh)
{
    Project project = tests::smallProject();
    project = tests::applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 2", "1.2", 1, "reader", tests::squareOutline(4)}});
    const auto& rois = project.findPatient("P1")->rois;
    const auto recipe = [&](const Roi& roi) { return fresh ? featureRecipe(project, {"P1", roi.id}, usual, settings) : std::string("old"); };
    return tests::applied(project, StoreFeatures{"P1", {
        {rois[0].id, recipe(rois[0]), {{"lesion", "original_firstorder_Mean", 3.0, {}}, {"lesion", "original_firstorder_Energy", 30.0, {}},
                                       {"ring_0-1mm", "original_firstorder_Mean", 1.0, {}}}},
        {rois[1].id, recipe(rois[1]), {{"lesion", "original_firstorder_Mean", {}, message("features", "The region has no pixels.")},
                                       {"lesion", "original_shape2D_MeshSurface", 12.0, {}}}}}});
}

}  // namespace

class FeatureGridTest : public QObject {
    Q_OBJECT
private slots:
    void a_row_for_each_region_a_column_for_each_feature()
    {
        const FeatureGrid grid = featureGrid(projectWithFeatures(true), usual, settings);
        QCOMPARE(grid.columns, (std::vector<std::string>{"original_firstorder_Mean", "original_firstorder_Energy", "original_shape2D_MeshSurface"}));
        QCOMPARE(grid.rows.size(), std::size_t{3});
        QCOMPARE(grid.rows[0].lesion, QString("Lesion 1"));
        QCOMPARE(*grid.rows[0].value(1)->value, 30.0);
        QCOMPARE(*grid.rows[1].value(0)->value, 1.0);
        QVERIFY(!grid.rows[1].value(1));                      // never computed
        QVERIFY(!grid.rows[2].value(0)->value);               // computed, no value
        QCOMPARE(grid.rows[2].value(0)->reason, message("features", "The region has no pixels."));
    }

    void rows_are_stale_when_outline_or_settings_move_on()
    {
        const Project fresh = projectWithFeatures(true);
        for (const FeatureGridRow& row : featureGrid(fresh, usual, settings).rows)
            QVERIFY(!row.isStale);
        const std::string first = fresh.findPatient("P1")->rois[0].id;
        const Project moved = tests::applied(fresh, SetOutline{"P1", first, tests::squareOutline(6), {}});
        const FeatureGrid grid = featureGrid(moved, usual, settings);
        QVERIFY(grid.rows[0].isStale);
        annulus::Settings other = settings;
        other.features.binWidth = 10;
        for (const FeatureGridRow& row : featureGrid(fresh, usual, other).rows)
            QVERIFY(row.isStale);
    }

    void missing_values_come_last_in_both_directions()
    {
        const FeatureGrid grid = featureGrid(projectWithFeatures(true), usual, settings);
        QCOMPARE(sortedRows(grid, {0, 1, 2}, 0, true), (std::vector<std::size_t>{1, 0, 2}));
        QCOMPARE(sortedRows(grid, {2, 1, 0}, 0, false), (std::vector<std::size_t>{0, 1, 2}));
        QCOMPARE(sortedRows(grid, {2, 0, 1}, -1, true), (std::vector<std::size_t>{0, 1, 2}));
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
    }

    void the_model_filters_rows_and_columns_and_tells_reasons()
    {
        FeatureTableModel model;
        model.setGrid(featureGrid(projectWithFeatures(false), usual, settings));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.columnCount(), FeatureTableModel::fixedColumns + 3);
        QCOMPARE(model.staleCount(), 2);
        model.setFilters("mlo", "mean");
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.columnCount(), FeatureTableModel::fixedColumns + 1);
        const QModelIndex cell = model.index(0, FeatureTableModel::fixedColumns);
        QCOMPARE(cell.data().toString(), QString("\u2013"));
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains("The region has no pixels."));
        QVERIFY(cell.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.headerData(cell.column(), Qt::Horizontal, Qt::ToolTipRole).toString().contains("Mean intensity"));
    }

    void the_order_survives_new_results()
    {
        FeatureTableModel model;
        model.setGrid(featureGrid(projectWithFeatures(true), usual, settings));
        model.sort(FeatureTableModel::fixedColumns, Qt::DescendingOrder);
        QCOMPARE(model.row(0).region, std::string("lesion"));
        model.setGrid(featureGrid(projectWithFeatures(false), usual, settings));
        QCOMPARE(*model.row(0).value(0)->value, 3.0);
        QCOMPARE(*model.row(1).value(0)->value, 1.0);
    }
};

ANNULUS_TEST(FeatureGridTest);
#include "featureGrid_test.moc"
