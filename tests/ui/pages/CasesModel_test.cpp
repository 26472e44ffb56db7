#include "ui/pages/CasesModel.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace annulus;
using namespace annulus::ui;

namespace {

QModelIndex childOf(const CasesModel& model, const QModelIndex& parent, int row = 0) { return model.index(row, 0, parent); }

}  // namespace

class CasesModelTest : public QObject {
    Q_OBJECT
private slots:
    void patient_study_series_image()
    {
        tests::Desk desk;
        desk.document.open(tests::smallProject(), {});
        CasesModel model(desk.document);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex patient = childOf(model, {});
        const QModelIndex study = childOf(model, patient);
        const QModelIndex series = childOf(model, study);
        const QModelIndex image = childOf(model, series);
        QVERIFY(model.level(study) == CasesModel::Level::study);
        QVERIFY(model.level(series) == CasesModel::Level::series);
        QCOMPARE(model.rowCount(series), 2);
        QCOMPARE(model.image(image)->uid, std::string("1.1"));
        QVERIFY(!model.hasChildren(image));
        QCOMPARE(model.parent(image), series);
    }

    void images_unfold_in_reading_order_whatever_their_uids()
    {
        tests::Desk desk;
        const auto of = [](const char* uid, const char* side, const char* view) {
            ImageRecord image = tests::imageRecord("P", uid, side, view);
            image.facts.seriesUid = std::string("series ") + side;
            return image;
        };
        desk.document.open(tests::applied({}, AddImages{{of("1", "L", "MLO"), of("2", "L", "CC"), of("3", "R", "MLO"), of("4", "R", "CC")}}), {});
        CasesModel model(desk.document);
        const QModelIndex study = childOf(model, childOf(model, {}));
        const auto order = [&] {
            std::string uids;
            for (int series = 0; series < model.rowCount(study); ++series)
                for (int image = 0; image < model.rowCount(childOf(model, study, series)); ++image)
                    uids += model.image(childOf(model, childOf(model, study, series), image))->uid;
            return uids;
        };
        QCOMPARE(order(), std::string("4321"));
        QVERIFY(desk.document.apply(SetManualSpacing{"P", "2", Spacing{0.5, 0.5, SpacingBasis::manual, 1}}).ok());
        QCOMPARE(order(), std::string("4321"));
    }

    void drawing_changes_a_row_and_folds_nothing()
    {
        tests::Desk desk;
        desk.document.open(tests::smallProject(), {});
        CasesModel model(desk.document);
        const QModelIndex image = childOf(model, childOf(model, childOf(model, childOf(model, {}))));
        QCOMPARE(model.row(image).chips.size(), std::size_t{1});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const std::string roi = desk.document.project().findPatient("P1")->rois[0].id;
        QVERIFY(desk.document.apply(DeleteRoi{"P1", roi}).ok());
        QCOMPARE(reset.count(), 0);
        QVERIFY(model.row(image).chips.empty());
        QCOMPARE(&model.patient(image), desk.document.project().findPatient("P1"));
        QVERIFY(model.image(image) == desk.document.project().findPatient("P1")->findImage("1.1"));
    }

    void new_images_of_a_known_patient_appear()
    {
        tests::Desk desk;
        desk.document.open(tests::smallProject(), {});
        CasesModel model(desk.document);
        QVERIFY(desk.document.apply(AddImages{{tests::imageRecord("P1", "1.9", "L", "CC")}}).ok());
        QCOMPARE(model.rowCount(childOf(model, childOf(model, childOf(model, {})))), 3);
    }

    void search_and_order()
    {
        tests::Desk desk;
        desk.document.open(tests::smallProject(), {});
        CasesModel model(desk.document);
        model.sort(CasesModel::titleColumn, Qt::DescendingOrder);
        QCOMPARE(model.patient(model.index(0, 0)).id, std::string("P2"));
        QCOMPARE(model.indexOfPatient("P1").row(), 1);
        model.setFilter("p1 2024-01");
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.indexOfPatient("P2").isValid());
        model.setFilter("nobody");
        QCOMPARE(model.rowCount(), 0);
    }

    void a_large_cohort_builds_only_what_is_shown()
    {
        // 5,000 patients with 4 images each. The bound is on the work, not on a clock: a row asked for after the cohort
        // was laid out must not have been made before, which a counter of the shared patients shows.
        std::vector<ImageRecord> images;
        for (int p = 0; p < 5000; ++p)
            for (int i = 0; i < 4; ++i)
                images.push_back(tests::imageRecord("P" + std::to_string(10000 + p), std::to_string(p) + "." + std::to_string(i), i % 2 ? "L" : "R", i < 2 ? "CC" : "MLO"));
        tests::Desk desk;
        desk.document.open(tests::applied({}, AddImages{images}), {});
        CasesModel model(desk.document);
        QCOMPARE(model.rowCount(), 5000);
        const auto& patient = desk.document.project().patients[4000];
        const long before = patient.use_count();
        const QModelIndex index = model.indexOfPatient(patient->id);
        QCOMPARE(model.rowCount(index), 1);
        QCOMPARE(patient.use_count(), before + 1);  // its one study, nothing below
    }
};

ANNULUS_TEST(CasesModelTest);
#include "CasesModel_test.moc"
