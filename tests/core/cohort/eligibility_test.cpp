// Truth: Kleene's tables, small cohorts counted by hand, the criteria of both papers as their texts number them.
#include "core/cohort/condition.h"
#include "core/cohort/derive.h"
#include "core/cohort/eligibility.h"
#include "core/cohort/readClinical.h"
#include "tests/support/runTests.h"

using namespace annulus;

class EligibilityTest : public QObject {
    Q_OBJECT
    static ClinicalTable of(const std::string& text) { return readClinical(*parseSheet(text), builtInCodebook())->table; }
    static QString said(const std::string& condition, const ClinicalTable& table)
    {
        const auto read = Condition::parse(condition);
        if (!read)
            return QString::fromStdString(read.error().sentence());
        if (const auto lacking = read->lacking(table); !lacking.empty())
            return "lacks " + QString::fromStdString(lacking.front());
        if (const auto checked = read->check(table); !checked)
            return QString::fromStdString(checked.error().sentence());
        QString truth;
        for (std::size_t row = 0; row < table.patients.size(); ++row)
            truth += read->of(table, row) == Truth::yes ? 'y' : read->of(table, row) == Truth::no ? 'n' : '?';
        return truth;
    }
    static EligibilityRules rules(const std::string& yaml)
    {
        auto read = parseEligibility(yaml);
        if (!read)
            qFatal("%s", read.error().sentence().c_str());
        return std::move(read).value();
    }

private slots:
    void conditions_compare_columns()
    {
        const ClinicalTable table = of("patient,age,ihc,fish,sex,grade,study_date,surgery_date,site\nP1,24,2+,,F,I,2024-03-01,2024-03-02,A\nP2,88,2+,neg,F,II,2024-03-01,2024-02-01,B\nP3,,0,,M,III,2024-03-01,,A\n");
        QCOMPARE(said("age >= 24", table), QString("yy?"));
        QCOMPARE(said("age > 24", table), QString("ny?"));
        QCOMPARE(said("age == 24 or age == 88", table), QString("yy?"));
        QCOMPARE(said("ihc == 2+ and missing(fish)", table), QString("ynn"));
        QCOMPARE(said("ihc in (0, 3+)", table), QString("nny"));
        QCOMPARE(said("ihc == '++'", table), QString("yyn"));
        QCOMPARE(said("ihc > 1+", table), QString("yyn"));
        QCOMPARE(said("grade >= II", table), QString("nyy"));
        QCOMPARE(said("not (sex == M)", table), QString("yyn"));
        QCOMPARE(said("sex != male", table), QString("yyn"));
        QCOMPARE(said("study_date <= surgery_date", table), QString("yn?"));
        QCOMPARE(said("study_date < 2024-03-02", table), QString("yyy"));
        QCOMPARE(said("known(fish, age)", table), QString("yyn"));
        QCOMPARE(said("missing(fish) and missing(age)", table), QString("nny"));
        QCOMPARE(said("site == A", table), QString("yny"));
        QCOMPARE(said("site in (A, B)", table), QString("yyy"));
        QCOMPARE(said("site != A", table), QString("nyn"));
    }
    void unknown_follows_kleene()
    {
        const ClinicalTable table = of("patient,age,er_pct\nP1,1,1\nP2,,1\nP3,,\nP4,9,\n");
        QCOMPARE(said("age == 1 and er_pct == 1", table), QString("y??n"));
        QCOMPARE(said("age == 1 or er_pct == 1", table), QString("yy??"));
        QCOMPARE(said("not age == 1", table), QString("n??y"));
    }
    void what_cannot_be_meant_is_a_sentence()
    {
        const ClinicalTable table = of("patient,age,ihc,sex\nP1,24,2+,F\n");
        QCOMPARE(said("age >=", table), QString("\"age >=\" ends too soon; a level, a number, a date or a column was expected."));
        QCOMPARE(said("age 24", table), QString("\"24\" stands at 5 of \"age 24\"; ==, !=, <, <=, >, >= or in was expected."));
        QCOMPARE(said("(age > 2", table), QString("\"(age > 2\" ends too soon; ) was expected."));
        QCOMPARE(said("age > 2)", table), QString("\")\" stands at 8 of \"age > 2)\"; the end was expected."));
        QCOMPARE(said("ihc == '2+", table), QString("The quote at 8 of \"ihc == '2+\" never ends."));
        QVERIFY(said("", table).contains("ends too soon"));
        QCOMPARE(said("ihc == 4+", table), QString("ihc == 4+: ihc: \"4+\" was found; one of 0, 1+, 2+, 3+ was expected."));
        QCOMPARE(said("age > old", table), QString("age > old: age: \"old\" was found; a number of years was expected."));
        QCOMPARE(said("sex < M", table), QString("sex < M: sex has no order; == or != was expected, not <."));
        QCOMPARE(said("consent == 1", table), QString("lacks consent"));
        QCOMPARE(said("missing(ihc, her2)", table), QString("n"));
        QCOMPARE(said("missing(fish, her2)", table), QString("lacks fish"));
        QVERIFY(said(std::string(5000, '(') + "age > 1", table).contains("simpler"));
    }
    void rules_count_in_order_and_say_why()
    {
        const EligibilityRules two = rules("eligibility: x\nrules:\n  - {id: age, name: Adults, include: 'age >= 18'}\n  - {id: men, exclude: [sex == M]}\n");
        const auto flow = applyEligibility(two, of("patient,age,sex\nP1,17,M\nP2,40,F\nP3,,F\nP4,50,M\nP5,51,\n"));
        QVERIFY(flow.ok());
        QCOMPARE(flow->assessed, std::size_t(5));
        QCOMPARE(flow->steps[0].before, std::size_t(5));
        QCOMPARE(flow->steps[0].excluded, (std::vector<Excluded>{{"P1", message("cohort", "Found %1.", "age = 17")}, {"P3", message("cohort", "Found %1.", "age = –")}}));
        QCOMPARE(flow->steps[1].before, std::size_t(3));
        QCOMPARE(flow->steps[1].excluded, (std::vector<Excluded>{{"P4", message("cohort", "Found %1.", "sex = M")}}));
        QCOMPARE(flow->included, (std::vector<std::string>{"P2", "P5"}));
        QCOMPARE(flowCsv(*flow), std::string("step,id,name,kind,rule,before,excluded,after,note\n0,assessed,Assessed for eligibility,start,,5,0,5,x\n1,age,Adults,include,age >= 18,5,2,3,\n"
                                             "2,men,men,exclude,sex == M,3,1,2,\n3,included,Included,end,,2,0,2,\n"));
        QCOMPARE(excludedCsv(*flow), std::string("patient,step,id,name,reason\nP1,1,age,Adults,Found age = 17.\nP3,1,age,Adults,Found age = –.\nP4,2,men,men,Found sex = M.\n"));
    }
    void what_the_table_lacks_is_said_to_be_unchecked()
    {
        const EligibilityRules some = rules("rules:\n  - {id: consent, include: consent == 1}\n  - {id: both, exclude: [consent == 0, age > 80]}\n");
        const auto flow = applyEligibility(some, of("patient,age\nP1,81\nP2,40\n"));
        QVERIFY(!flow->steps[0].checked);
        QCOMPARE(flow->steps[0].notChecked.english(), std::string("Not checked: no column consent."));
        QVERIFY(flow->steps[0].excluded.empty());
        QVERIFY(flow->steps[1].checked);
        QCOMPARE(flow->steps[1].notChecked.english(), std::string("Not checked in full: no column consent."));
        QCOMPARE(flow->included, std::vector<std::string>{"P2"});
        QVERIFY(!applyEligibility(rules("rules:\n  - {id: x, include: ihc == 5+}\n"), of("patient,ihc\nP1,0\n")).ok());
    }
    void missing_values_follow_the_rule()
    {
        const ClinicalTable table = of("patient,age\nP1,\n");
        QVERIFY(applyEligibility(rules("rules: [{id: a, include: age > 1}]"), table)->included.empty());
        QCOMPARE(applyEligibility(rules("rules: [{id: a, include: age > 1, missing: keep}]"), table)->included.size(), std::size_t(1));
        QCOMPARE(applyEligibility(rules("rules: [{id: a, exclude: age > 1}]"), table)->included.size(), std::size_t(1));
        QVERIFY(applyEligibility(rules("rules: [{id: a, exclude: age > 1, missing: exclude}]"), table)->included.empty());
    }
    void both_papers_are_presets()
    {
        const EligibilityRules *a = findEligibilityPreset("mammography"), *b = findEligibilityPreset("ultrasound");
        QVERIFY(a && b && !findEligibilityPreset("x"));
        QCOMPARE(std::ranges::count(a->rules, true, &EligibilityRule::isInclusion), 9);
        QCOMPARE(std::ranges::count(a->rules, false, &EligibilityRule::isInclusion), 5);
        QCOMPARE(std::ranges::count(b->rules, false, &EligibilityRule::isInclusion), 6);
        for (const EligibilityRules* preset : {a, b})
            for (const EligibilityRule& rule : preset->rules) {
                QVERIFY(!rule.chinese.empty());
                for (const std::string& text : rule.conditions) {
                    const auto condition = Condition::parse(text);
                    QVERIFY2(condition.ok(), text.c_str());
                    for (const std::string& column : condition->columns())
                        QVERIFY2(builtInCodebook().find(column) || column.starts_with("has_"), column.c_str());
                }
            }
    }
    void the_mammography_preset_finds_what_it_is_for()
    {
        const std::string header = "patient,age,sex,ethnicity,menopause,size_cm,grade,stage,thrombus,nerve,er_pct,pr_pct,ki67_pct,ck56,ihc,fish,sln,density,shape,margin,mass_density,distortion,calcification,skin,"
                                   "pathology_proven,node_surgery,bilateral,prior_treatment,consent,image_quality,distant_metastasis,prior_cancer,study_date,surgery_date\n";
        const std::string good = "50,F,Han,1,2.1,II,II,0,0,90,80,30,0,1+,,1,dense,round,smooth,iso,0,0,0,1,SLNB,0,0,1,good,0,0,2024-01-01,2024-01-09";
        const auto row = [&](const char* patient, const std::string& from, const std::string& to) {
            std::string cells = good;
            if (!from.empty())
                cells.replace(cells.find(from), from.size(), to);
            return std::string(patient) + ',' + cells + '\n';
        };
        ClinicalTable table = of(header + row("ok", "", "") + row("age", "50,F", "23,F") + row("path", "iso,0,0,0,1,SLNB", "iso,0,0,0,0,SLNB") + row("node", "SLNB", "none") + row("er", "90,80", ",80") +
                                 row("late", "2024-01-01,2024-01-09", "2024-01-01,2023-12-09") + row("noMg", "", "") + row("both", "SLNB,0,0,1", "SLNB,1,0,1") + row("nerve", "II,II,0,0,", "II,II,0,,") +
                                 row("nac", "SLNB,0,0,1", "SLNB,0,1,1") + row("consent", "SLNB,0,0,1", "SLNB,0,0,0") + row("poor", "good", "poor") + row("noMlo", "", "") + row("ihc", "1+,", "2+,") +
                                 row("m1", "good,0,0", "good,1,0") + row("earlier", "good,0,0", "good,0,1") + row("man", "50,F", "50,M"));
        table = withHer2(std::move(table))->table;
        std::map<std::string, std::set<std::string>> views;
        for (const std::string& patient : table.patients)
            views[patient] = {"CC", "MLO"};
        views["noMg"] = {"US"};
        views["noMlo"] = {"CC"};
        setViewFacts(table, views);
        const auto flow = applyEligibility(*findEligibilityPreset("mammography"), table);
        QVERIFY2(flow.ok(), flow ? "" : flow.error().sentence().c_str());
        const std::vector<std::pair<std::string, std::vector<std::string>>> expected{
            {"age", {"age"}}, {"pathology", {"path"}}, {"axillary-surgery", {"node"}}, {"receptors", {"er"}}, {"mammography", {"late", "noMg"}}, {"unilateral", {"both"}}, {"complete-data", {"nerve"}},
            {"untreated", {"nac"}}, {"consent", {"consent"}}, {"images", {"poor", "noMlo"}}, {"her2-unknown", {"ihc"}}, {"distant-metastasis", {"m1"}}, {"earlier-cancer", {"earlier"}}, {"men", {"man"}}};
        QCOMPARE(flow->steps.size(), expected.size());
        for (std::size_t at = 0; at < expected.size(); ++at) {
            std::vector<std::string> out;
            for (const Excluded& patient : flow->steps[at].excluded)
                out.push_back(patient.patient);
            QCOMPARE(flow->steps[at].id, expected[at].first);
            QCOMPARE(out, expected[at].second);
            QVERIFY(flow->steps[at].checked && flow->steps[at].notChecked.isEmpty());
        }
        QCOMPARE(flow->included, std::vector<std::string>{"ok"});
    }
    void a_mistake_in_a_file_is_named_with_its_line()
    {
        const auto problem = [](const char* yaml) { return QString::fromStdString(parseEligibility(yaml).error().sentence()); };
        QCOMPARE(problem("rules:\n  - id: a\n    include: [age >]\n"), QString("line 3: \"age >\" ends too soon; a level, a number, a date or a column was expected."));
        QCOMPARE(problem("rules:\n  - id: a\n"), QString("Line 2: a is a block; include or exclude with a condition was expected."));
        QCOMPARE(problem("rules:\n  - {id: a, include: x == 1, exclude: y == 1}\n"), QString("Line 2: exclude is \"y == 1\"; either include or exclude was expected."));
        QCOMPARE(problem("rules: [{id: a, include: x == 1}, {id: a, include: x == 2}]"), QString("There is more than one rule a."));
        QCOMPARE(problem("rules: [{id: a, include: x == 1, missing: maybe}]"), QString("Line 1: missing is \"maybe\"; keep or exclude was expected."));
    }
};

ANNULUS_TEST(EligibilityTest);
#include "eligibility_test.moc"
