// Truth: tables written here against a project of three patients.
#include "ui/pages/ClinicalImportDialog.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"
#include "ui/pages/ClinicalValues.h"
#include "ui/pages/CodebookModel.h"
#include "ui/pages/CohortView.h"
#include "ui/widgets/TextTable.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 20'000;

Project cohort()
{
    AddImages images;
    for (const char* patient : {"P1", "P2", "P03"})
        for (const char* view : {"CC", "MLO"})
            images.images.push_back(imageRecord(patient, std::string(patient) + view, "R", view));
    return applied(Project{}, images);
}

std::filesystem::path written(const QTemporaryDir& folder, const char* text)
{
    QFile file(folder.filePath("临床.csv"));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
        qFatal("cannot write");
    return file.fileName().toStdString();
}

}  // namespace

class ClinicalImportTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    struct Open {
        Desk desk;
        std::unique_ptr<ClinicalImportDialog> dialog;
        explicit Open(const std::filesystem::path& file)
        {
            desk.document.open(cohort(), {});
            dialog = std::make_unique<ClinicalImportDialog>(desk.workspace, file);
            wait();
        }
        /// For the reading that was asked for last.
        void wait() { QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), patienceMs); }
    };

private slots:
    void a_table_is_previewed_and_becomes_one_undoable_step()
    {
        Open open(written(folder_, "病人号,年龄,组织学分级\nP1,51,Ⅱ\nP2,old,III\nP9,40,I\n"));
        QVERIFY(open.dialog->draft());
        QCOMPARE(open.dialog->draft()->join.pairs.size(), std::size_t(2));
        QCOMPARE(open.dialog->draft()->join.clinicalOnly, std::vector<std::string>{"P9"});
        QCOMPARE(open.dialog->draft()->join.imagesOnly, std::vector<std::string>{"P03"});
        QCOMPARE(open.dialog->draft()->reading.refused.size(), std::size_t(1));
        open.dialog->import();
        QCOMPARE(open.desk.document.project().findPatient("P1")->clinical.at("grade"), std::string("Ⅱ"));
        QVERIFY(open.desk.notices.notices().back().kind == Notices::Kind::warning);
        open.desk.document.undo();
        QVERIFY(open.desk.document.project() == cohort());
    }
    void another_matching_is_offered_and_taken_only_when_asked()
    {
        Open open(written(folder_, "patient,age\np1,51\n3,40\nP03,2\n"));
        QCOMPARE(open.dialog->draft()->join.pairs.size(), std::size_t(1));
        QCOMPARE(open.dialog->draft()->offers.size(), std::size_t(1));
        open.dialog->setMatching(IdMatching::letterCase);
        open.wait();
        QCOMPARE(open.dialog->draft()->join.pairs.size(), std::size_t(2));
    }
    void what_a_column_means_can_be_changed()
    {
        Open open(written(folder_, "patient,Alter,Note,mark\nP1,51,a,1\nP2,52,b,2\n"));
        QVERIFY(!open.dialog->draft()->reading.table.find("age"));
        open.dialog->assignHeader("Alter", "age");
        open.wait();
        QCOMPARE(open.dialog->draft()->reading.table.find("age")->cell(0), std::string("51"));
        open.dialog->assignHeader("Note", "");
        open.wait();
        QCOMPARE(open.dialog->draft()->reading.table.columns.size(), std::size_t(2));
        auto* model = open.dialog->findChild<CodebookModel*>();
        int markRow = -1;
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, CodebookModel::headerColumn).data().toString() == "mark")
                markRow = row;
        QVERIFY(markRow >= 0);
        QVERIFY(model->setData(model->index(markRow, CodebookModel::kindColumn), "ordinal", Qt::EditRole));
        open.wait();
        QVERIFY(open.dialog->draft()->reading.codebook.find("mark")->kind == VariableKind::ordinal);
        QVERIFY(model->setData(model->index(markRow, CodebookModel::levelsColumn), "2, 1", Qt::EditRole));
        open.wait();
        QCOMPARE(*open.dialog->draft()->reading.table.find("mark")->values.value(0), 1.0);
        open.dialog->import();
        QCOMPARE(codebookOf(open.desk.document.project())->find("mark")->levels[0].code, std::string("2"));
        QVERIFY(!open.desk.document.project().findPatient("P1")->clinical.contains("Note"));
        // A header that the codebook knows for something else follows the choice, too.
        Open other(written(folder_, "patient,ER\nP1,50\n"));
        QVERIFY(other.dialog->draft()->reading.table.find("er_pct"));
        other.dialog->assignHeader("ER", "pr_pct");
        other.wait();
        QVERIFY(!other.dialog->draft()->reading.table.find("er_pct"));
        QCOMPARE(other.dialog->draft()->reading.table.find("pr_pct")->cell(0), std::string("50"));
        QCOMPARE(other.dialog->draft()->reading.matches[1].header, std::string("ER"));
        // A left out column comes back.
        Open again(written(folder_, "patient,Note\nP1,a\n"));
        again.dialog->assignHeader("Note", "");
        again.wait();
        again.dialog->assignHeader("Note", "site");
        again.wait();
        QCOMPARE(again.dialog->draft()->reading.table.find("site")->cell(0), std::string("a"));
    }
    void a_file_that_is_no_table_is_a_sentence_and_cannot_be_imported()
    {
        Open open(written(folder_, "name,age\nx,1\n"));
        QVERIFY(!open.dialog->draft());
        open.dialog->import();
        QVERIFY(open.desk.document.project() == cohort());
    }
    void values_are_shown_and_corrected_in_the_inspector()
    {
        Desk desk;
        desk.document.open(applied(cohort(), ImportClinical{{"age", "grade"}, {{"P1", {"old", "Ⅱ"}}}, "", "x"}), {});
        ClinicalValues values(desk.workspace);
        values.show(desk.document.project().findPatient("P1"));
        auto* model = values.findChild<ClinicalValuesModel*>();
        QCOMPARE(model->rowCount(), 2);
        const auto age = model->index(0, ClinicalValuesModel::valueColumn), grade = model->index(1, ClinicalValuesModel::valueColumn);
        QCOMPARE(age.data().toString(), QString("old"));
        QCOMPARE(age.data(Qt::ToolTipRole).toString(), QString("\"old\" was found; a number of years was expected."));
        QCOMPARE(grade.data().toString(), QString("II"));
        QVERIFY(model->setData(age, "61", Qt::EditRole));
        QCOMPARE(desk.document.project().findPatient("P1")->clinical.at("age"), std::string("61"));
        values.show(desk.document.project().findPatient("P1"));
        QCOMPARE(age.data().toString(), QString("61 years"));
        values.show(desk.document.project().findPatient("P2"));
        QCOMPARE(age.data().toString(), QString("–"));
        QVERIFY(model->setData(grade, "III", Qt::EditRole));
        QCOMPARE(desk.document.project().findPatient("P2")->clinical.at("grade"), std::string("III"));
    }
    void the_cohort_counts_who_is_out_and_what_is_missing()
    {
        Desk desk;
        desk.document.open(applied(cohort(), ImportClinical{{"age", "sex", "ihc"}, {{"P1", {"51", "F", "1+"}}, {"P2", {"12", "F", "0"}}, {"P03", {"60", "F", "2+"}}}, "", "x"}), {});
        CohortView view(desk.workspace);
        QSignalSpy ready(&view, &CohortView::cohortChanged);
        view.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!ready.empty(), patienceMs);
        const EligibilityFlow& flow = view.cohort()->flow;
        QCOMPARE(flow.assessed, std::size_t(3));
        QCOMPARE(flow.steps[0].excluded[0].patient, std::string("P2"));
        QCOMPARE(flow.included, std::vector<std::string>{"P1"});
        QVERIFY(!flow.steps[1].checked);
        QCOMPARE(view.cohort()->missing.patients, std::size_t(1));
        QCOMPARE(view.cohort()->missing.columns.size(), std::size_t(3));
    }
};

ANNULUS_TEST(ClinicalImportTest);
#include "ClinicalImport_test.moc"
