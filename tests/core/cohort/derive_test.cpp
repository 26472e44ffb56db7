// Truth: recipes.md, step 3 of paper A (codings), ASCO/CAP 2018, and small tables by hand.
#include "core/cohort/derive.h"
#include "core/cohort/missingData.h"
#include "core/cohort/readClinical.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

class DeriveTest : public QObject {
    Q_OBJECT
    static ClinicalTable of(const std::string& text) { return readClinical(*parseSheet(text), builtInCodebook())->table; }
    static std::vector<std::string> cells(const ClinicalColumn& column)
    {
        std::vector<std::string> all;
        for (std::size_t row = 0; row < column.texts.size(); ++row)
            all.push_back(column.cell(row));
        return all;
    }
    using Texts = std::vector<std::string>;

private slots:
    void her2_follows_from_ihc_and_fish()
    {
        const auto made = withHer2(of("patient,ihc,fish\nP1,0,\nP2,1+,NA\nP3,2+,阴性\nP4,2+,positive\nP5,2+,\nP6,3+,\nP7,,negative\nP8,3+,negative\n"));
        QVERIFY(made.ok());
        QVERIFY(made->derived);
        QCOMPARE(cells(*made->table.find("her2")), (Texts{"zero", "low", "low", "positive", "", "positive", "", "positive"}));
        QCOMPARE(made->noStatus.size(), std::size_t(2));
        QCOMPARE(made->noStatus[0], (Excluded{"P5", message("cohort", "HER2 2+ without in situ hybridisation has no status.")}));
        QCOMPARE(made->noStatus[1].patient, std::string("P7"));
        QCOMPARE(made->warnings.size(), std::size_t(1));
        QCOMPARE(made->warnings[0].patient, std::string("P8"));
        QVERIFY(made->notes[0].english().find("ASCO/CAP 2018") != std::string::npos);
    }
    void a_stated_her2_is_taken_where_there_is_no_ihc_and_loses_where_there_is()
    {
        const auto stated = withHer2(of("patient,her2\nP1,low\nP2,\n"));
        QVERIFY(!stated->derived);
        QCOMPARE(stated->noStatus.size(), std::size_t(1));
        QVERIFY(stated->notes[0].english().find("cannot be checked") != std::string::npos);
        const auto both = withHer2(of("patient,ihc,her2\nP1,1+,zero\nP2,0,zero\n"));
        QCOMPARE(cells(*both->table.find("her2")), (Texts{"low", "zero"}));
        QCOMPARE(both->warnings[0].reason.english(), std::string("The table says HER2 zero; by ASCO/CAP 2018 it is low, which counts."));
        QVERIFY(!withHer2(of("patient,age\nP1,3\n")).ok());
    }
    void age_is_counted_in_whole_years()
    {
        const ClinicalTable table = withAge(of("patient,birth_date,study_date\nP1,1970-03-02,2024-03-01\nP2,1970-03-01,2024-03-01\nP3,,2024-03-01\nP4,2025-01-01,2024-03-01\nP5,1968-02-29,2024-02-28\n"));
        QCOMPARE(cells(*table.find("age")), (Texts{"53", "54", "", "", "55"}));
        QCOMPARE(table.find("age")->reason(2).english(), std::string("birth_date is missing."));
        QCOMPARE(table.find("age")->reason(3).english(), std::string("The study is before the birth."));
        QCOMPARE(cells(*withAge(of("patient,age,birth_date,study_date\nP1,99,1970-03-02,2024-03-01\n")).find("age")), Texts{"99"});
    }
    void a_value_on_the_cut_belongs_below()
    {
        const auto cut = cutColumn(*of("patient,age\nP1,39\nP2,40\nP3,41\nP4,\n").find("age"));
        QCOMPARE(cells(*cut), (Texts{"<= 40", "<= 40", "> 40", ""}));
        QCOMPARE(cut->variable.reference, std::string("<= 40"));
        ClinicalColumn three = *of("patient,size_cm\nP1,2\nP2,3.5\nP3,5.1\n").find("size_cm");
        three.variable.cutPoints = {2, 5};
        QCOMPARE(cells(*cutColumn(three)), (Texts{"<= 2", "2 < x <= 5", "> 5"}));
        QVERIFY(!cutColumn(*of("patient,grade\nP1,I\n").find("grade")).ok());
    }
    void ordered_levels_become_scores()
    {
        QCOMPARE(cells(*scoreColumn(*of("patient,grade\nP1,I\nP2,III\nP3,\n").find("grade"))), (Texts{"1", "3", ""}));
        QCOMPARE(cells(*scoreColumn(*of("patient,stage\nP1,IV\nP2,IIA\n").find("stage"))), (Texts{"4", "2"}));
        QCOMPARE(cells(*scoreColumn(*of("patient,her2\nP1,zero\nP2,low\nP3,positive\n").find("her2"))), (Texts{"0", "1", "2"}));
        QCOMPARE(cells(*scoreColumn(*of("patient,menopause\nP1,是\nP2,否\n").find("menopause"))), (Texts{"1", "0"}));
        QVERIFY(!scoreColumn(*of("patient,site\nP1,A\n").find("site")).ok());
    }
    void a_factor_has_its_reference_first()
    {
        ClinicalColumn side = *of("patient,side\nP1,left\nP2,right\nP3,\nP4,left\n").find("side");
        side.variable.reference = "right";
        const auto predictor = predictorOf(side);
        QCOMPARE(predictor->levels, (Texts{"right", "left"}));
        QCOMPARE(predictor->values[0], 1.0);
        QCOMPARE(predictor->values[1], 0.0);
        QVERIFY(std::isnan(predictor->values[2]));
        const auto ethnicity = predictorOf(*of("patient,ethnicity\nP1,Kazakh\nP2,汉族\n").find("ethnicity"));
        QCOMPARE(ethnicity->levels, (Texts{"Han", "Uyghur", "Kazakh", "other"}));
        QCOMPARE(ethnicity->values, (std::vector<double>{2, 0}));
        QCOMPARE(predictorOf(*of("patient,age\nP1,44\n").find("age"))->values, std::vector<double>{44});
        QVERIFY(!predictorOf(*of("patient,site\nP1,A\n").find("site")).ok());
    }
    void levels_can_be_joined()
    {
        const ClinicalColumn ethnicity = *of("patient,ethnicity\nP1,Kazakh\nP2,Han\nP3,other\nP4,\n").find("ethnicity");
        const auto merged = mergedColumn(ethnicity, {"Han"}, "minority");
        QCOMPARE(cells(*merged), (Texts{"minority", "Han", "minority", ""}));
        QCOMPARE(merged->variable.levels.size(), std::size_t(2));
        QVERIFY(!mergedColumn(ethnicity, {"Hun"}, "minority").ok());
    }

    void missing_values_are_counted_by_column_patient_and_pattern()
    {
        const ClinicalTable table = of("patient,age,grade,er_pct\nP1,50,I,90\nP2,,II,bad\nP3,,III,10\nP4,61,II,20\nP5,,,\n");
        const MissingReport report = missingReport(table);
        QCOMPARE(report.complete, std::size_t(2));
        QCOMPARE(report.columns[0].column, std::string("age"));
        QCOMPARE(report.columns[0].missing, std::size_t(3));
        QCOMPARE(report.columns[2].missing, std::size_t(2));
        QCOMPARE(report.columns[2].reasons.size(), std::size_t(2));
        QCOMPARE(report.perPatient, (std::vector<std::size_t>{0, 2, 1, 0, 3}));
        QCOMPARE(report.patterns[0], (MissingPattern{{}, 2}));
        QCOMPARE(report.patterns.size(), std::size_t(4));
        QCOMPARE(missingReport(table, {"grade", "age"}).columns[0].column, std::string("grade"));
        QCOMPARE(missingReport(table, {"grade", "age"}).complete, std::size_t(2));
        const auto complete = completeCases(table, {"age", "er_pct"});
        QCOMPARE(complete->rows, (std::vector<std::size_t>{0, 3}));
        QCOMPARE(complete->incomplete[0].reason.english(), std::string("Missing: age, er_pct."));
        QVERIFY(!completeCases(table, {"shoe"}).ok());
        QVERIFY(missingCsv(report).starts_with("column,missing,patients,share,reason\nage,3,5,0.6000,The cell is empty.\n"));
    }
};

ANNULUS_TEST(DeriveTest);
#include "derive_test.moc"
