#include "ui/document/worklist.h"
#include "ui/widgets/WorklistModel.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"

#include <QSignalSpy>

using namespace annulus;
using namespace annulus::ui;

class WorklistTest : public QObject {
    Q_OBJECT
private slots:
    void the_reading_status_is_an_edit_that_the_row_shows_and_undo_takes_back()
    {
        Document document;
        document.open(tests::smallProject(), {});
        QVERIFY(document.apply(SetStatus{"P2", ReadingStatus::flagged}).ok());
        QCOMPARE(worklistRow(*document.project().findPatient("P2")).status, ReadingStatus::flagged);
        QCOMPARE(document.history().undoName().english(), std::string("Flag P2"));
        document.undo();
        QCOMPARE(worklistRow(*document.project().findPatient("P2")).status, ReadingStatus::open);
        QVERIFY(document.apply(SetClinicalValue{"P2", "er", "90 %"}).ok());
        QCOMPARE(document.project().findPatient("P2")->clinical.at("er"), std::string("90 %"));
        QVERIFY(document.apply(SetClinicalValue{"P2", "er", ""}).ok());
        QVERIFY(document.project().findPatient("P2")->clinical.empty());
        QVERIFY(!document.apply(SetStatus{"nobody", ReadingStatus::read}).ok());
    }
    void a_row_tells_views_and_outlines()
    {
        const Project project = tests::smallProject();  // P1: CC outlined, MLO not; P2: two CC
        const auto rows = worklistRows(project);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].patient, std::string("P1"));
        QVERIFY((rows[0].views == std::array{ViewState::outlined, ViewState::present, ViewState::absent}));
        QVERIFY(rows[0].state == OutlineState::partly);
        QVERIFY((rows[1].views == std::array{ViewState::present, ViewState::absent, ViewState::absent}));
        QVERIFY(rows[1].state == OutlineState::none);
        QCOMPARE(outlinedCount(rows), 1);
    }

    void complete_when_every_view_that_is_there_is_outlined()
    {
        Project project = tests::smallProject();
        project = tests::applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 1", "1.2", 1, "reader", tests::squareOutline(3)}});
        QVERIFY(worklistRow(*project.findPatient("P1")).state == OutlineState::complete);
    }

    void an_outline_without_points_counts_as_none()
    {
        Project project = tests::smallProject();
        project = tests::applied(project, SetOutline{"P1", project.findPatient("P1")->rois[0].id, {}, {}});
        QVERIFY(worklistRow(*project.findPatient("P1")).state == OutlineState::none);
    }

    void names_are_written_as_people_write_them()
    {
        QCOMPARE(personName("Wang^XiaoHong=王^小红=Wang^XiaoHong"), QString("Wang XiaoHong 王小红"));
        QCOMPARE(personName("Doe^Jane^^Dr"), QString("Doe Jane Dr"));
        QCOMPARE(personName(""), QString());
    }

    void every_word_of_the_filter_must_be_found()
    {
        Patient patient;
        patient.id = "P-0012";
        patient.name = "Wang^XiaoHong=王^小红";
        const WorklistRow row = worklistRow(patient);
        QVERIFY(matches(row, ""));
        QVERIFY(matches(row, "0012 wang"));
        QVERIFY(matches(row, "小红"));
        QVERIFY(!matches(row, "0012 li"));
    }

    void an_edit_of_one_patient_changes_one_row()
    {
        tests::Desk desk;
        desk.document.open(tests::smallProject(), {});
        WorklistModel model(desk.document);
        QSignalSpy changed(&model, &WorklistModel::dataChanged), reset(&model, &WorklistModel::modelReset);
        const std::string roi = desk.document.project().findPatient("P1")->rois[0].id;
        QVERIFY(desk.document.apply(DeleteRoi{"P1", roi}).ok());
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QVERIFY(model.row(0).state == OutlineState::none);
        desk.document.undo();
        QVERIFY(model.row(0).state == OutlineState::partly);
    }

    void the_filter_hides_and_new_patients_appear()
    {
        tests::Desk desk;
        WorklistModel model(desk.document);
        QCOMPARE(model.rowCount(), 0);
        desk.document.open(tests::smallProject(), {});
        QCOMPARE(model.rowCount(), 2);
        model.setFilter("p2");
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.row(0).patient, std::string("P2"));
        QVERIFY(!model.indexOf("P1").isValid());
        QVERIFY(desk.document.apply(AddImages{{tests::imageRecord("P22", "9.1")}}).ok());
        QCOMPARE(model.rowCount(), 2);
    }
};

ANNULUS_TEST(WorklistTest);
#include "worklist_test.moc"
