#include "core/base/files.h"
#include "core/methods/compareCases.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

#include <cmath>

using namespace annulus;

// Truth: the layout as tests/reference/stats/README.md describes it.
class RunCasesTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder;
    std::filesystem::path root;

    void write(const std::string& name, const std::string& text) const
    {
        std::filesystem::create_directories((root / name).parent_path());
        QVERIFY(writeFileAtomically(root / name, text).ok());
    }
    [[nodiscard]] std::vector<MethodComparison> compared() const
    {
        const auto run = runCases(root);
        const auto comparisons = run ? compareCases(root, *run) : Result<std::vector<MethodComparison>>(run.error());
        return comparisons ? *comparisons : std::vector<MethodComparison>();
    }

private slots:
    void init()
    {
        root = folder.path().toStdString();
        std::filesystem::remove_all(root);
        write("data/d.csv", "x,g\n1,a\n2,a\n6,a\n9,b\n");
        write("cases/descriptive.json", R"([{"case": "in place", "inputs": {"x": [1, 2, "NA", 6]}},
            {"case": "of a table", "inputs": {"x": {"data": "data/d.csv", "col": "x", "by": "g", "level": "a"}}},
            {"case": "empty", "inputs": {"x": []}}])");
        write("expected/descriptive.csv", "case,quantity,term,index,value\nin place,mean,,,3\nempty,error,,,any words\n");
        write("tolerances.csv", "method,case,quantity,term,compare,rel,abs,why\n*,*,error,*,presence,0,0,\n*,*,*,*,value,1e-8,1e-10,\n");
    }
    void a_column_in_place_and_one_of_a_table_give_the_same()
    {
        const auto run = runCases(root);
        QVERIFY(run.ok());
        std::vector<std::string> means;
        for (const CaseValue& value : run->values)
            if (value.quantity == "mean")
                means.push_back(value.value);
        QCOMPARE(means, (std::vector<std::string>{"3", "3"}));
    }
    void several_classes_have_a_lasso_with_a_set_of_coefficients_each()
    {
        std::string table = "y,a,b,fold\n";
        for (int row = 0; row < 60; ++row) {
            const int level = row % 3;
            table.append(level == 0 ? "zero," : level == 1 ? "low," : "positive,").append(std::to_string(level * 2 + row * 7 % 5)).append(",");
            table.append(std::to_string(row * 11 % 13)).append(",").append(std::to_string(row / 3 % 4 + 1)).append("\n");
        }
        write("data/m.csv", table);
        write("cases/glmnet.json", R"([{"case": "three", "inputs": {"data": "data/m.csv", "outcome": "y", "outcome_levels": ["zero", "low", "positive"],
            "columns": ["a", "b"], "fold": "fold", "family": "multinomial"}}])");
        const auto run = runCases(root, {"glmnet"});
        QVERIFY(run.ok());
        double sum = 0, zero = 0, positive = 0;
        for (const CaseValue& value : run->values) {
            QVERIFY2(value.quantity != "error", value.value.c_str());
            if (value.quantity == "pred_lambda.min" && value.index == "1")
                sum += std::stod(value.value);
            if (value.quantity == "coef_lambda.min" && value.term == "a" && value.index != "low")
                (value.index == "zero" ? zero : positive) = std::stod(value.value);
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        QVERIFY(zero < 0 || positive > 0);  // a rises from class to class
    }
    void an_error_is_a_line_of_its_own()
    {
        const auto run = runCases(root);
        QVERIFY(run.ok());
        QCOMPARE(run->values.back().caseName, std::string("empty"));
        QCOMPARE(run->values.back().quantity, std::string("error"));
    }
    void agreement_has_no_failure_and_a_changed_value_has_one()
    {
        QVERIFY(compared().at(0).failures.empty());
        write("expected/descriptive.csv", "case,quantity,term,index,value\nin place,mean,,,3.0000001\n");
        QCOMPARE(compared().at(0).failures.size(), std::size_t{1});
    }
    void a_value_that_nobody_gives_is_a_failure_and_is_listed()
    {
        write("expected/descriptive.csv", "case,quantity,term,index,value\nin place,kurtosis,,,3\n");
        QCOMPARE(compared().at(0).failures.size(), std::size_t{1});
        const auto run = runCases(root);
        QVERIFY(run.ok());
        QCOMPARE(run->notCovered.size(), std::size_t{1});
    }
    void a_method_we_do_not_have_is_listed()
    {
        write("cases/palmistry.json", R"([{"case": "one", "inputs": {}}])");
        const auto run = runCases(root);
        QVERIFY(run.ok());
        QCOMPARE(run->notCovered.at(0).english(), std::string("The method 'palmistry' is not covered."));
    }
    void a_folder_without_cases_is_a_sentence()
    {
        std::filesystem::remove_all(root / "cases");
        QVERIFY(!runCases(root).ok());
    }
    void a_broken_case_file_is_named()
    {
        write("cases/shapiro.json", "[{]");
        const auto run = runCases(root);
        QVERIFY(!run.ok());
        QCOMPARE(run.error().sentence(), std::string("cases/shapiro.json: The file is not a JSON array of cases."));
    }
};

ANNULUS_TEST(RunCasesTest);
#include "runCases_test.moc"
