// Truth: rows worked out by hand, and the property that a model which followed the edits shows what a fresh one does.
#include "ui/pages/FeatureTableModel.h"
#include "core/project/CachedNumbers.h"
#include "tests/support/runTests.h"
#include "tests/ui/document/randomEdits.h"
#include "tests/ui/support.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace annulus;
using namespace annulus::ui;
using namespace annulus::tests;

namespace {

const annulus::Settings settings;
constexpr int mean = FeatureTableModel::fixedColumns;
const QString dash = QString::fromUtf8("–");

RecipeBase today(const Project& project) { return RecipeBase(project.rings, {}, settings); }

/// Three patients with one outline each; the features of P0 have no value.
Project threePatients()
{
    Project project = manyPatients(3);
    for (int i = 0; i < 3; ++i) {
        const std::string patient = "P" + std::to_string(i), roi = newRoiId(project);
        project = applied(project, AddRoi{patient, {roi, "Lesion", std::to_string(i) + ".1", 1, "reader", squareOutline(3)}});
        const Patient& owner = *project.findPatient(patient);
        const auto value = i == 0 ? std::optional<double>() : std::optional(4.0 - i);
        project = applied(project, StoreFeatures{patient, {featureResult(roi, today(project).recipeOf(owner, owner.rois[0]),
            {{"lesion", "original_firstorder_Mean", value, i == 0 ? message("features", "The region has no pixels.") : Message{}},
             {"lesion", "original_firstorder_Energy", 10.0 * i, {}}})}});
    }
    return project;
}

QStringList shownRows(const FeatureTableModel& model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        lines += cells.join(' ');
    }
    return lines;
}

void settle(const Desk& desk, const FeatureTableModel& model)
{
    QTRY_VERIFY(desk.jobs.isIdle() && !model.isArranging());
}

struct SlowOrLost {
    std::map<Digest, std::vector<std::uint8_t>> blocks;
    bool isLost = false;
};

}  // namespace

class FeatureTableModelTest : public QObject {
    Q_OBJECT
private slots:
    void the_model_filters_rows_and_columns_and_tells_reasons()
    {
        Desk desk;
        FeatureTableModel model(desk.jobs);
        model.setProject(threePatients());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.columnCount(), mean + 2);
        model.setRowFilter("p0");
        settle(desk, model);
        model.setShownFeatures([](const std::string& name) { return name.ends_with("Mean"); });
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.columnCount(), mean + 1);
        const QModelIndex cell = model.index(0, mean);
        QCOMPARE(cell.data().toString(), dash);
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains("The region has no pixels."));
        QVERIFY(cell.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.headerData(mean, Qt::Horizontal, Qt::ToolTipRole).toString().contains("Mean intensity"));
    }

    void sorting_moves_rows_and_the_chosen_one_with_them()
    {
        Desk desk;
        FeatureTableModel model(desk.jobs);
        model.setProject(threePatients());
        const QPersistentModelIndex chosen = model.index(2, 0);  // P2, the smallest mean
        model.sort(mean, Qt::AscendingOrder);
        settle(desk, model);
        QCOMPARE(shownRows(model), (QStringList{"P2 RCC Lesion Lesion 2 20", "P1 RCC Lesion Lesion 3 10", "P0 RCC Lesion Lesion " + dash + " 0"}));
        QCOMPARE(chosen.row(), 0);
        model.sort(mean, Qt::DescendingOrder);
        settle(desk, model);
        QCOMPARE(chosen.row(), 1);
        QCOMPARE(model.row(2).owner->id, std::string("P0"));
    }

    void a_filter_keeps_the_chosen_row_as_long_as_it_is_shown()
    {
        Desk desk;
        FeatureTableModel model(desk.jobs);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setProject(threePatients());
        model.sort(mean, Qt::AscendingOrder);
        settle(desk, model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex chosen = model.index(0, 0), other = model.index(2, 0);  // P2 and P0
        model.setRowFilter("p2");
        settle(desk, model);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(chosen.row(), 0);
        QVERIFY(!other.isValid());
        model.sort(mean, Qt::DescendingOrder);
        model.setRowFilter("p");
        settle(desk, model);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(chosen.row(), 1);
        QCOMPARE(model.row(1).owner->id, std::string("P2"));
        model.setRowFilter("nobody");
        settle(desk, model);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!chosen.isValid());
        QCOMPARE(resets.count(), 0);
    }

    void an_edit_tells_of_its_own_rows_only()
    {
        Desk desk;
        Project project = threePatients();
        FeatureTableModel model(desk.jobs);
        model.setProject(project);
        model.setToday(today(project));
        settle(desk, model);
        QCOMPARE(model.staleCount(), 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset), changes(&model, &QAbstractItemModel::dataChanged);
        project = applied(project, SetOutline{"P1", project.findPatient("P1")->rois[0].id, squareOutline(8), {}});
        model.follow(project, {"P1"});
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 1);
        QCOMPARE(changes[0][1].toModelIndex().row(), 1);
        QCOMPARE(model.staleCount(), 1);
        QCOMPARE(model.staleKeys(), (std::vector<RoiKey>{{"P1", project.findPatient("P1")->rois[0].id}}));
        QVERIFY(model.index(1, mean).data(Qt::ToolTipRole).toString().contains("the outline"));
        QVERIFY(!model.index(0, mean).data(Qt::ToolTipRole).toString().contains("Out of date"));
    }

    void settings_make_every_row_stale_without_moving_any()
    {
        Desk desk;
        const Project project = threePatients();
        FeatureTableModel model(desk.jobs);
        model.setProject(project);
        model.setToday(today(project));
        settle(desk, model);
        const QStringList before = shownRows(model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setToday(RecipeBase({{5}, true, true}, {}, settings));
        settle(desk, model);
        QCOMPARE(model.staleCount(), 3);
        QCOMPARE(model.staleness(0).changed, std::vector{RecipePart::rings});
        model.setToday(today(project));
        settle(desk, model);
        QCOMPARE(model.staleCount(), 0);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(shownRows(model), before);
    }

    void numbers_are_fetched_for_what_is_shown()
    {
        Desk desk;
        const Project project = threePatients();
        SlowOrLost shelf;
        const auto source = std::make_shared<CachedNumbers>([&](const Digest& digest) -> Result<std::vector<std::uint8_t>> {
            if (shelf.isLost)
                return Error{Errc::io, message("project", "The disk is gone."), {}};
            return shelf.blocks.at(digest);
        });
        for (const auto& patient : project.patients)
            for (const auto& result : patient->features) {
                shelf.blocks[result->numbers.digest()] = result->numbers.load().value()->bytes();
                result->numbers.settle(source);
            }
        FeatureTableModel model(desk.jobs);
        model.setProject(project);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QCOMPARE(model.index(1, mean).data().toString(), QString::fromUtf8("…"));
        QCOMPARE(source->held(), std::size_t{0});
        QTRY_COMPARE(model.index(1, mean).data().toString(), QString("3"));
        QVERIFY(changes.count() >= 1);
        QVERIFY(!project.patients[2]->features[0]->numbers.ifLoaded());
        shelf.isLost = true;
        QCOMPARE(model.cell(model.index(2, mean)).state, FeatureTableModel::Cell::State::loading);
        QTRY_COMPARE(model.cell(model.index(2, mean)).state, FeatureTableModel::Cell::State::failed);
        QVERIFY(model.index(2, mean).data(Qt::ToolTipRole).toString().contains("The disk is gone."));
        QCOMPARE(model.index(1, mean).data().toString(), QString("3"));
    }

    void following_random_edits_shows_what_a_fresh_model_shows()
    {
        Desk desk;
        Random random(23);
        Project project = manyPatients(6);
        FeatureTableModel model(desk.jobs);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto use = [&](FeatureTableModel& shown, int round) {
            shown.setRowFilter(round % 3 == 1 ? "lesion" : "");
            shown.sort(round % 4 == 0 ? -1 : round % 4 == 1 ? mean : FeatureTableModel::lesionColumn, round % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
        };
        model.setProject(project);
        for (int round = 0; round < 12; ++round) {
            use(model, round);
            for (int step = 0; step < 15; ++step) {
                const Edit edit = randomEdit(project, random);
                project = applied(project, edit);
                model.setToday(today(project));
                model.follow(project, touchedBy(edit).patients);
                if (step % 5 == 0)
                    settle(desk, model);
            }
            settle(desk, model);
            FeatureTableModel fresh(desk.jobs);
            fresh.setProject(project);
            fresh.setToday(today(project));
            use(fresh, round);
            settle(desk, fresh);
            QCOMPARE(shownRows(model), shownRows(fresh));
            QCOMPARE(model.staleCount(), fresh.staleCount());
            QCOMPARE(model.staleKeys(), fresh.staleKeys());
        }
    }
};

ANNULUS_TEST(FeatureTableModelTest);
#include "FeatureTableModel_test.moc"
