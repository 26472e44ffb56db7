// Truth: tables and projects written here.
#include "core/project/clinical.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

class ClinicalTest : public QObject {
    Q_OBJECT
    static Project cohort()
    {
        Project project;
        AddImages images;
        for (const char* patient : {"P1", "P2", "P03"})
            images.images.push_back(imageRecord(patient, std::string(patient) + ".1", "R", "CC"));
        return applied(project, images);
    }
    static ClinicalReading reading(const std::string& csv) { return *readClinical(*parseSheet(csv), builtInCodebook()); }

private slots:
    void a_table_becomes_one_step_that_can_be_undone()
    {
        const Project before = cohort();
        const ClinicalReading table = reading("病人号,年龄,组织学分级\nP1,51,Ⅱ\np3,old,III\nP9,3,I\n");
        const PatientJoin join = joinPatients(table.table.patients, patientIds(before), IdMatching::letterCase);
        QCOMPARE(join.clinicalOnly, (std::vector<std::string>{"p3", "P9"}));
        const ImportClinical edit = importOf(before, table, join, "table.csv");
        QCOMPARE(edit.columns, (std::vector<std::string>{"age", "grade"}));
        QVERIFY(edit.codebook.empty());  // nothing but what ships with the program
        const Project after = applied(before, edit);
        QCOMPARE(after.findPatient("P1")->clinical.at("grade"), std::string("Ⅱ"));
        QVERIFY(after.findPatient("P2")->clinical.empty());
        QVERIFY(after.findPatient("P2") == before.findPatient("P2"));  // shared
        QCOMPARE(nameOf(edit, before).english(), std::string("Clinical table table.csv: 2 columns of 1 patients"));
        const auto typed = clinicalTable(after, *codebookOf(after));
        QCOMPARE(typed.patients, (std::vector<std::string>{"P03", "P1", "P2"}));
        QCOMPARE(typed.find("grade")->cell(1), std::string("II"));
        QVERIFY(typed.find("age")->isMissing(0));
    }
    void a_cell_that_cannot_be_meant_is_kept_and_missing_with_its_reason()
    {
        const ClinicalReading table = reading("patient,age\nP1,old\n");
        const Project after = applied(cohort(), importOf(cohort(), table, joinPatients(table.table.patients, patientIds(cohort())), "x"));
        const ClinicalTable typed = clinicalTable(after, builtInCodebook());
        QCOMPARE(typed.find("age")->reason(1).english(), std::string("\"old\" was found; a number of years was expected."));
        const Project corrected = applied(after, SetClinicalValue{"P1", "age", "61"});
        QCOMPARE(clinicalTable(corrected, builtInCodebook()).find("age")->cell(1), std::string("61"));
    }
    void columns_of_their_own_keep_their_codebook()
    {
        const ClinicalReading table = reading("patient,score A\nP1,low\nP2,high\nP03,low\n");
        const Project after = applied(cohort(), importOf(cohort(), table, joinPatients(table.table.patients, patientIds(cohort())), "x"));
        const auto codebook = codebookOf(after);
        QVERIFY(codebook.ok());
        QCOMPARE(codebook->find("score A")->kind, VariableKind::factor);
        QVERIFY(codebook->find("age"));
        // A later table without that column leaves it and its codebook alone; an empty cell clears.
        const ClinicalReading later = reading("patient,age\nP1,40\n");
        Project more = applied(after, importOf(after, later, joinPatients(later.table.patients, patientIds(after)), "y"));
        QCOMPARE(codebookOf(more)->find("score A")->kind, VariableKind::factor);
        QCOMPARE(more.findPatient("P1")->clinical.size(), std::size_t(2));
        more = applied(more, ImportClinical{{"age"}, {{"P1", {""}}}, more.codebook, "z"});
        QCOMPARE(more.findPatient("P1")->clinical.size(), std::size_t(1));
        Project broken = more;
        broken.codebook = "variables: [";
        QVERIFY(!codebookOf(broken).ok());
    }
    void what_does_not_fit_changes_nothing()
    {
        QCOMPARE(apply(cohort(), ImportClinical{{"age"}, {{"P7", {"1"}}}, "", "x"}).error().sentence(), std::string("The project holds no patient P7."));
        QCOMPARE(apply(cohort(), ImportClinical{{"age", "sex"}, {{"P1", {"1"}}}, "", "x"}).error().sentence(), std::string("The row of P1 has 1 clinical values for 2 columns."));
    }
    void images_tell_the_views()
    {
        const auto views = viewsOfPatients(cohort());
        QCOMPARE(views.at("P1"), (std::set<std::string>{"CC"}));
        QCOMPARE(views.size(), std::size_t(3));
    }
};

ANNULUS_TEST(ClinicalTest);
#include "clinical_test.moc"
