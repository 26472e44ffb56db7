// Truth: the columns of recipes.md (both papers' clinical tables), and files written here.
#include "core/base/text.h"
#include "core/cohort/Codebook.h"
#include "core/phantom/clinicalRow.h"
#include "tests/support/runTests.h"

using namespace annulus;

class CodebookTest : public QObject {
    Q_OBJECT
    static QString problemOf(const std::string& yaml)
    {
        const auto read = parseCodebook(yaml);
        return read ? QString("read") : QString::fromStdString(read.error().sentence());
    }

private slots:
    void the_shipped_codebook_has_every_column_of_both_papers()
    {
        const Codebook& book = builtInCodebook();
        QVERIFY(book.problems().empty());
        for (const std::string& column : phantom::clinicalColumns())
            QVERIFY2(book.find(column), column.c_str());
        QVERIFY(book.find("her2"));
        QCOMPARE(book.find("patient")->kind, VariableKind::identifier);
        QCOMPARE(book.find("stage")->containsOutcome, std::vector<std::string>{"sln"});
        QCOMPARE(book.find("stage")->knownWhen, KnownWhen::surgery);
        QCOMPARE(book.find("grade")->knownWhen, KnownWhen::biopsy);
        QCOMPARE(book.find("age")->knownWhen, KnownWhen::beforeBiopsy);
        const std::pair<const char*, double> cuts[] = {{"age", 40}, {"size_cm", 2}, {"er_pct", 10}, {"pr_pct", 20}, {"ki67_pct", 20}};
        for (const auto& [name, cut] : cuts)
            QCOMPARE(book.find(name)->cutPoints, std::vector<double>{cut});
        QCOMPARE(book.find("ethnicity")->levels[book.find("ethnicity")->referencePlace()].code, std::string("Han"));
    }
    void a_header_is_found_whatever_its_case_width_unit_and_language()
    {
        const Codebook& book = builtInCodebook();
        const std::pair<const char*, const char*> headers[] = {
            {"Patient ID", "patient"}, {"病案号", "patient"}, {"年龄", "age"}, {"Age (years)", "age"}, {"年龄（岁）", "age"}, {"ＡＧＥ", "age"},
            {"Ki-67", "ki67_pct"}, {"KI67（%）", "ki67_pct"}, {"ER", "er_pct"}, {"ER%", "er_pct"}, {"size_cm", "size_cm"}, {"SIZE CM", "size_cm"},
            {"脉管癌栓", "thrombus"}, {"CK5/6", "ck56"}, {"HER2免疫组化", "ihc"}, {"前哨淋巴结转移", "sln"}, {"民族", "ethnicity"}};
        for (const auto& [header, name] : headers) {
            const Variable* found = book.match(header);
            QVERIFY2(found, header);
            QCOMPARE(found->name, std::string(name));
        }
        QVERIFY(!book.match("shoe size"));
        QVERIFY(!book.match(""));
        QVERIFY(!book.match("（%）"));
    }
    void a_level_is_found_by_code_label_and_alias()
    {
        const Codebook& book = builtInCodebook();
        const std::tuple<const char*, const char*, const char*> cells[] = {
            {"grade", "Ⅱ", "II"}, {"grade", "2.0", "II"}, {"grade", " g3 ", "III"}, {"grade", "二级", "II"}, {"ethnicity", "汉族", "Han"}, {"ethnicity", "han", "Han"},
            {"ethnicity", "维吾尔族", "Uyghur"}, {"ihc", "＋＋", "2+"}, {"ihc", "IHC 2+", "2+"}, {"ihc", "2", "2+"}, {"ihc", "+", "1+"}, {"ihc", "-", "0"}, {"fish", "阴性", "negative"},
            {"sln", "+", "1"}, {"sln", "阴性", "0"}, {"sln", "1.0", "1"}, {"menopause", "是", "1"}, {"posterior", "none", "none"}, {"t_stage", "T3", "T2+"}, {"her2", "低表达", "low"}};
        for (const auto& [name, cell, code] : cells) {
            const Variable& variable = *book.find(name);
            const auto place = variable.placeOf(cell);
            QVERIFY2(place, cell);
            QCOMPARE(variable.levels[*place].code, std::string(code));
        }
        QVERIFY(!book.find("ihc")->placeOf("4+"));
        QVERIFY(!book.find("grade")->placeOf("II-III"));
        QVERIFY(!book.find("grade")->placeOf(""));
    }
    void what_is_written_reads_back_equal()
    {
        const auto again = parseCodebook(codebookYaml(builtInCodebook()));
        QVERIFY2(again.ok(), again ? "" : again.error().sentence().c_str());
        QVERIFY(*again == builtInCodebook());
        Codebook odd;
        odd.name = "quotes \" and: colons";
        Variable variable;
        variable.name = "x: [1]";
        variable.kind = VariableKind::factor;
        variable.levels = {{"no", "- dash", "是", {"1", "true", "~", ""}}, {"yes", "", "", {}}};
        variable.reference = "yes";
        variable.lowest = 0.1;
        variable.missingCodes = {"999", "-1"};
        odd.variables = {variable};
        const auto oddAgain = parseCodebook(codebookYaml(odd));
        QVERIFY2(oddAgain.ok(), oddAgain ? "" : oddAgain.error().sentence().c_str());
        QVERIFY(*oddAgain == odd);
    }
    void a_mistake_is_named_with_its_line()
    {
        QCOMPARE(problemOf("codebook: x\nvariables:\n  - name: a\n    kind: numeric\n"),
                 QString("Line 4: kind is \"numeric\"; identifier, continuous, ordinal, factor, date, text was expected."));
        QCOMPARE(problemOf("variables:\n  - name: a\n    knwon: biopsy\n"),
                 QString("Line 3: a key of a variable is \"knwon\"; chinese, contains, cut, headers, kind, known, label, levels, missing, name, range, reference, unit was expected."));
        QCOMPARE(problemOf("variables:\n  - name: a\n    cut: [1, two]\n"), QString("Line 3: cut is \"two\"; a number was expected."));
        QCOMPARE(problemOf("variables:\n  - kind: date\n"), QString("Line 2: name is a block; the variable's name was expected."));
        QCOMPARE(problemOf("variables: 3\n"), QString("Line 1: variables is \"3\"; a list was expected."));
        QVERIFY(problemOf("variables:\n  - name: [\n").startsWith("Line 3 is not YAML") || problemOf("variables:\n  - name: [\n").startsWith("Line 2 is not YAML"));
        QCOMPARE(problemOf(""), QString("Line 1: a codebook is nothing; a block was expected."));
        QCOMPARE(problemOf("codebook: x\n"), QString("The codebook has no variables."));
    }
    void contradictions_are_named()
    {
        QCOMPARE(problemOf("variables: [{name: a}, {name: a}]"), QString("The codebook has more than one variable a."));
        QCOMPARE(problemOf("variables: [{name: a, headers: [Size (cm)]}, {name: size}]"), QString("The header \"size\" belongs to a and to size in the codebook."));
        QCOMPARE(problemOf("variables: [{name: a, kind: factor, levels: [x]}]"), QString("a has 1 levels in the codebook; at least 2 were expected."));
        QCOMPARE(problemOf("variables: [{name: a, kind: factor, levels: [x, y], reference: z}]"), QString("The reference z of a is none of its levels."));
        QCOMPARE(problemOf("variables: [{name: a, kind: factor, levels: [x, X]}]"), QString("a has the level X twice in the codebook."));
        QCOMPARE(problemOf("variables: [{name: a, cut: [2, 1]}]"), QString("The cut-points of a do not rise."));
    }
};

ANNULUS_TEST(CodebookTest);
#include "codebook_test.moc"
