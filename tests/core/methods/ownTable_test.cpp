#include <string>

#include "core/methods/compareCases.h"
#include "tests/core/methods/methodFolder.h"
#include "tests/support/runTests.h"

#include <set>

using namespace annulus;
using annulus::tests::Folder;
using annulus::tests::says;
using annulus::tests::valueOf;

// Methods on a user's own table. Truth: R 4.2.2 (glm, step, drop1, TukeyHSD, binom.test, prop.test and vcd's formula of kappa, each written
// beside its value), hand-worked tables, and what a user must find: every row and every lambda, the name of a column, a reason.
namespace {

bool close(double a, double b) { return std::abs(a - b) <= 1e-8 * std::max(1.0, std::abs(b)); }

std::size_t countOf(const Report& report, const std::string& quantity, const std::string& term = {})
{
    return static_cast<std::size_t>(std::count_if(report.values.begin(), report.values.end(), [&](const ReportedValue& value) { return value.quantity == quantity && (term.empty() || value.term == term); }));
}

std::string textOf(const Report& report, const std::string& quantity, const std::string& index = {})
{
    for (const ReportedValue& value : report.values)
        if (value.quantity == quantity && (index.empty() || value.index == index))
            return value.text();
    return {};
}

std::string sentence(const Result<Report>& report) { return report.ok() ? std::string("done") : report.error().sentence(); }

/// Twenty rows that R was run on.
std::string twenty()
{
    const double x1[] = {1.2, 0.4, -0.3, 2.1, 0.8, -1.1, 0.2, 1.7, -0.6, 0.9, -1.4, 0.1, 1.1, -0.2, 0.6, -0.9, 1.5, 0.3, -0.7, 0.5};
    const double x2[] = {0.3, -1.2, 0.8, 0.1, -0.5, 1.4, -0.2, 0.6, 1.1, -0.9, 0.4, -0.6, 0.7, -1.5, 0.2, 0.9, -0.3, 1.2, -0.8, 0.0};
    const int x3[] = {2, 1, 3, 1, 2, 3, 1, 2, 2, 3, 1, 1, 3, 2, 1, 2, 3, 3, 1, 2}, y[] = {1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0};
    const double w[] = {0.5, 1.5, 2.5, 1};
    std::string table = "y,x1,x2,x3,w,fac,fold\n";
    for (int row = 0; row < 20; ++row)
        table += std::to_string(y[row]) + "," + std::to_string(x1[row]) + "," + std::to_string(x2[row]) + "," + std::to_string(x3[row]) + "," + std::to_string(w[row % 4]) + ","
                 + std::string(1, static_cast<char>('a' + row % 3)) + "," + std::to_string(row % 4 + 1) + "\n";
    return table;
}

/// 24 rows, 3 classes for SMOTE: 12, 8 and 4.
std::string threeSizes()
{
    std::string table = "y,a,b\n";
    for (int row = 0; row < 24; ++row)
        table += std::string(row < 12 ? "0" : row < 20 ? "1" : "2") + "," + std::to_string(row * 0.7) + "," + std::to_string((row * 7) % 11) + "\n";
    return table;
}

}  // namespace

class OwnTableTest : public QObject {
    Q_OBJECT
private slots:
    void stepwise_makes_the_moves_of_r()
    {
        const Folder folder(twenty());
        nlohmann::json given{{"outcome", "y"}, {"terms", {"x1", "x2", "x3"}}};
        const auto both = folder.run("stepwise", given);  // step(glm(y ~ x1 + x2 + x3, binomial))
        QVERIFY2(both.ok(), sentence(both).c_str());
        QCOMPARE(textOf(*both, "step", "1"), std::string("- x2"));
        QCOMPARE(textOf(*both, "step", "2"), std::string("- x3"));
        QVERIFY(close(valueOf(*both, "step_aic", "", "0"), 28.0541138001750));
        QVERIFY(close(valueOf(*both, "step_aic", "", "1"), 26.4338537901052));
        QVERIFY(close(valueOf(*both, "aic"), 26.136824868181));
        QVERIFY(close(valueOf(*both, "beta", "x1"), 1.341031313711504));
        given["direction"] = "forward";
        const auto forward = folder.run("stepwise", given);
        QCOMPARE(textOf(*forward, "step", "1"), std::string("+ x1"));
        QVERIFY(close(valueOf(*forward, "step_aic", "", "0"), 29.7258872223978));
        given = {{"outcome", "y"}, {"terms", {"x1", "x2", "x3"}}, {"weights", "w"}};  // halves in the weights: R rounds them to even
        const auto weighted = folder.run("stepwise", given);
        QVERIFY(close(valueOf(*weighted, "step_aic", "", "0"), 28.4034490493286));
        QVERIFY(close(valueOf(*weighted, "aic"), 26.6380285606507));
        QVERIFY(close(valueOf(*weighted, "beta", "x3"), -1.27830503163909));
    }
    void a_factor_gets_one_p_of_its_own_in_the_joint_model()
    {
        const Folder folder(twenty());
        const auto report = folder.run("logistic_univariate", {{"outcome", "y"}, {"variables", {"x1", "fac"}}, {"p", 1}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        // drop1(glm(y ~ x1 + fac, binomial), test = "LRT"): 7.856278859396 on 2
        QVERIFY(std::abs(valueOf(*report, "multi_lr_p", "fac") - std::exp(-7.856278859396 / 2)) < 1e-9);
    }
    void a_table_of_single_variables_stands_where_none_passes()
    {
        const Folder folder(twenty());
        const auto report = folder.run("logistic_univariate", {{"outcome", "y"}, {"variables", {"x1", "x2"}}, {"p", 1e-12}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        QCOMPARE(countOf(*report, "beta"), std::size_t{2});
        QVERIFY(says(*report, "No variable has P below 1e-12 alone"));
        const Folder one("y,a\n1,2\n1,3\n1,4\n");
        QCOMPARE(sentence(one.run("logistic_univariate", {{"outcome", "y"}, {"variables", {"a"}}, {"p", 0.05}})),
                 std::string("a: All 3 outcomes are 1; a logistic model needs both 0 and 1."));
    }
    void weights_of_zero_and_missing_ones_are_counted_with_their_reason()
    {
        const Folder folder("y,x,w\n1,1,1\n0,2,1\n1,3,0\n0,1,2\n1,2,NA\n1,4,1\n0,3,1\n");
        const auto report = folder.run("logistic", {{"outcome", "y"}, {"terms", {"x"}}, {"weights", "w"}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        QCOMPARE(report->usage.used, std::size_t{5});
        QCOMPARE(valueOf(*report, "n_used"), 5.0);
        QCOMPARE(valueOf(*report, "n_dropped"), 2.0);
        QCOMPARE(report->usage.leftOut.size(), std::size_t{2});
        QCOMPARE(report->usage.leftOut[0].reason.english(), std::string("the weight is missing"));
        QCOMPARE(report->usage.leftOut[1].reason.english(), std::string("the weight is 0"));
        const Folder cases("y,x,w\n1,1,0\n0,2,1\n1,3,0\n0,1,2\n");
        QCOMPARE(sentence(cases.run("logistic", {{"outcome", "y"}, {"terms", {"x"}}, {"weights", "w"}})),
                 std::string("All 2 outcomes with a weight above 0 are 0; a logistic model needs both 0 and 1."));
        const Folder below("y,x,w\n1,1,0\n0,2,-1\n");
        QCOMPARE(sentence(below.run("logistic", {{"outcome", "y"}, {"terms", {"x"}}, {"weights", "w"}})), std::string("The weight 'w' is -1 in row 2; a number from 0 up is expected."));
    }
    void a_constant_score_separates_nothing_and_a_perfect_one_all()
    {
        const Folder folder("y,same,perfect\n1,3,9\n0,3,1\n1,3,8\n0,3,2\n");
        const auto same = folder.run("roc", {{"y", "y"}, {"score", "same"}}), perfect = folder.run("roc", {{"y", "y"}, {"score", "perfect"}});
        QCOMPARE(valueOf(*same, "auc"), 0.5);
        QVERIFY(says(*same, "Every row has the same score") && !says(*same, "completely"));
        QVERIFY(says(*perfect, "separates the classes completely"));
    }
    void smote_fills_the_class_that_is_named_and_says_which_class_a_row_has()
    {
        const Folder folder(threeSizes());
        const auto named = folder.run("smote", {{"y", "y"}, {"minority", 2}, {"k", 200}});
        QVERIFY2(named.ok(), sentence(named).c_str());
        QCOMPARE(countOf(*named, "synthetic", "y"), std::size_t{8});
        for (const ReportedValue& value : named->values)
            if (value.quantity == "synthetic" && value.term == "y")
                QCOMPARE(std::get<double>(value.value), 2.0);
        QCOMPARE(valueOf(*named, "n_minority"), 4.0);
        QCOMPARE(valueOf(*named, "n_majority"), 12.0);
        QCOMPARE(valueOf(*named, "n_synthetic_needed"), 8.0);
        QCOMPARE(valueOf(*named, "k_used"), 3.0);
        QVERIFY(says(*named, "Class 2 has 4 rows: SMOTE uses 3 neighbours in place of 200."));
        const auto all = folder.run("smote", {{"y", "y"}});
        QCOMPARE(valueOf(*all, "n_synthetic_needed", "class1"), 4.0);
        QCOMPARE(valueOf(*all, "n_synthetic_needed", "class2"), 8.0);
        QCOMPARE(countOf(*all, "synthetic", "a"), std::size_t{12});
        QCOMPARE(sentence(folder.run("smote", {{"y", "y"}, {"minority", 0}})), std::string("Class 0 has 12 rows and no class has more: there is nothing to fill up."));
    }
    void a_missing_value_is_named_by_its_own_column_and_row()
    {
        const Folder folder("y,a,b,fold\n1,1,2,1\n0,2,3,2\n1,3,,1\n0,4,5,2\n");
        const std::string expected = "Column 'b' has no value in row 3; a number is needed in every row.";
        QCOMPARE(sentence(folder.run("lasso_sklearn", {{"outcome", "y"}, {"columns", {"a", "b"}}})), expected);
        QCOMPARE(sentence(folder.run("svm_sklearn", {{"y", "y"}, {"columns", {"a", "b"}}})), expected);
        QCOMPARE(sentence(folder.run("platt", {{"y", "y"}, {"columns", {"a", "b"}}})), expected);
        QCOMPARE(sentence(folder.run("zscore_sklearn", {{"columns", {"a", "b"}}})), expected);
        const Folder flat("y,a,fold\n1,1,1\n1,2,2\n1,3,1\n1,4,2\n");
        QCOMPARE(sentence(flat.run("lasso_sklearn", {{"outcome", "y"}, {"columns", {"a"}}})), std::string("The outcome is 1 in all 4 rows: there is nothing to select for."));
    }
    void platt_takes_the_column_fold_unasked()
    {
        const Folder folder(twenty());
        const auto named = folder.run("platt", {{"y", "y"}, {"columns", {"x1", "x2"}}, {"fold", "fold"}}), unasked = folder.run("platt", {{"y", "y"}, {"columns", {"x1", "x2"}}});
        QVERIFY2(unasked.ok(), sentence(unasked).c_str());
        QCOMPARE(valueOf(*unasked, "cv_A"), valueOf(*named, "cv_A"));
        const Folder without("y,a\n1,1\n0,2\n");
        QVERIFY(sentence(without.run("platt", {{"y", "y"}, {"columns", {"a"}}})).find("without folds Platt's probabilities") != std::string::npos);
    }
    void every_row_and_every_lambda_is_there()
    {
        const Folder folder(twenty());
        const auto z = folder.run("zscore_sklearn", {{"columns", {"x1", "x2"}}});
        QCOMPARE(countOf(*z, "z_test", "x1"), std::size_t{20});
        const auto nomogram = folder.run("nomogram", {{"outcome", "y"}, {"terms", {"x1", "x2"}}});
        QCOMPARE(countOf(*nomogram, "subject_total_points"), std::size_t{20});
        const auto squares = folder.run("lasso_sklearn", {{"outcome", "y"}, {"columns", {"x1", "x2", "x3"}}});
        QVERIFY2(squares.ok(), sentence(squares).c_str());
        QCOMPARE(countOf(*squares, "pred_train"), std::size_t{20});
        QCOMPARE(countOf(*squares, "path_coef", "(Intercept)"), countOf(*squares, "alpha_grid"));
        for (const nlohmann::json& given : {nlohmann::json{{"outcome", "y"}, {"columns", {"x1", "x2", "x3"}}, {"family", "binomial"}},
                                            nlohmann::json{{"outcome", "fac"}, {"columns", {"x1", "x2", "x3"}}, {"family", "multinomial"}}}) {
            const auto report = folder.run("glmnet", given);
            QVERIFY2(report.ok(), sentence(report).c_str());
            const auto lambdas = countOf(*report, "lambda");
            const bool isBinomial = given["family"] == "binomial";
            QCOMPARE(valueOf(*report, "n_lambda"), static_cast<double>(lambdas));
            QCOMPARE(countOf(*report, isBinomial ? "path_coef" : "path_coef_b", "(Intercept)"), lambdas);
            QCOMPARE(countOf(*report, "cvm_given_lambda"), lambdas);
            QCOMPARE(countOf(*report, "pred_lambda.min"), isBinomial ? std::size_t{20} : std::size_t{60});
            QVERIFY(valueOf(*report, "index_1se") <= valueOf(*report, "index_min"));
        }
    }
    void one_slip_among_numbers_is_named_and_the_column_stays_one_of_numbers()
    {
        std::string table = "y,size\n";
        for (int row = 0; row < 40; ++row)
            table += std::to_string(row % 2) + "," + (row == 6 ? std::string("\"1,5\"") : std::to_string(1 + row * 0.1)) + "\n";
        const Folder folder(table);
        const auto report = folder.run("table1", {{"by", "y"}, {"columns", {"size"}}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        QVERIFY(says(*report, "size: '1,5' in row 7 is no number and counts as missing"));
        QCOMPARE(valueOf(*report, "n_missing", "size", "all"), 1.0);
        QCOMPARE(countOf(*report, "mean", "size"), std::size_t{3});
    }
    void f1_and_kappa_have_intervals()
    {
        const Folder folder("a\n1\n");
        const auto report = folder.run("diagnostic", {{"tp", 20}, {"fp", 5}, {"fn", 10}, {"tn", 15}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        QVERIFY(close(valueOf(*report, "kappa"), 0.4));
        QVERIFY(close(valueOf(*report, "kappa_se"), 0.1269960629311));  // vcd::Kappa
        QVERIFY(close(valueOf(*report, "kappa_ci95", "", "low"), 0.151092290476661));
        // 2 j / (1 + j) of binom.test(20, 35) and prop.test(20, 35, correct = FALSE)
        QVERIFY(close(valueOf(*report, "f1_ci95_exact", "", "low"), 0.564796848531806));
        QVERIFY(close(valueOf(*report, "f1_ci95_exact", "", "high"), 0.848438874037312));
        QVERIFY(close(valueOf(*report, "f1_ci95_wilson", "", "low"), 0.580124408253013));
        QVERIFY(close(valueOf(*report, "f1_ci95_wilson", "", "high"), 0.837313618431598));
    }
    void several_models_share_a_decision_curve_with_none_at_zero()
    {
        const Folder folder("y,old,new\n1,0.9,0.8\n0,0.2,0.6\n1,0.4,0.7\n0,0.3,0.1\n0,0.1,\n");
        const auto report = folder.run("dca", {{"y", "y"}, {"p", {"old", "new"}}, {"thresholds", {0.25, 0.5}}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        QCOMPARE(report->usage.used, std::size_t{4});
        QCOMPARE(valueOf(*report, "nb_model", "old", "0.50"), 0.25);           // 1 of 4 found, none wrong
        QCOMPARE(valueOf(*report, "nb_model", "new", "0.50"), 0.25);           // 2 found, 1 wrong: 2/4 - 1/4
        QVERIFY(close(valueOf(*report, "nb_model", "old", "0.25"), 0.5 - 0.25 / 3));
        QCOMPARE(valueOf(*report, "nb_none", "", "0.25"), 0.0);
        const auto one = folder.run("dca", {{"y", "y"}, {"p", {"old"}}, {"thresholds", {0.5}}});
        QCOMPARE(valueOf(*one, "nb_model", "", "0.50"), 0.2);
    }
    void reclassification_over_categories_has_an_interval_and_calibration_both_ratios()
    {
        const Folder folder("y,old,new\n1,0.3,0.7\n1,0.4,0.6\n1,0.6,0.7\n1,0.8,0.4\n0,0.3,0.2\n0,0.6,0.3\n0,0.4,0.6\n0,0.1,0.2\n0,0.7,0.1\n");
        const auto report = folder.run("nri_idi", {{"y", "y"}, {"p_old", "old"}, {"p_new", "new"}, {"cuts", {0.5}}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        // events: 2 up, 1 down of 4; others: 1 up, 2 down of 5
        const double events = (0.75 - 0.0625) / 4, others = (0.6 - 0.04) / 5, half = 1.959963984540054 * std::sqrt(events + others);
        QVERIFY(close(valueOf(*report, "ci95.cat_nri", "", "low"), 0.45 - half));
        QVERIFY(close(valueOf(*report, "ci95.cat_nri", "", "high"), 0.45 + half));
        const auto calibration = folder.run("calibration", {{"y", "y"}, {"p", "old"}});
        QVERIFY2(calibration.ok(), sentence(calibration).c_str());
        QVERIFY(close(valueOf(*calibration, "eo_ratio"), 4.2 / 4));  // expected 4.2, observed 4
    }
    void a_group_of_one_keeps_levene_and_tukey()
    {
        const Folder folder("v,g\n1,a\n2,a\n4,a\n3,b\n5,b\n6,b\n9,c\n");
        const auto report = folder.run("anova", {{"y", "v"}, {"g", "g"}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        QVERIFY(std::abs(valueOf(*report, "tukey_p", "c-a") - 0.041576948490) < 1e-6);  // TukeyHSD(aov(v ~ g))
        QVERIFY(std::abs(valueOf(*report, "tukey_low", "c-b") + 1.952951968205) < 1e-5);
        QVERIFY(close(valueOf(*report, "levene_F", "median"), 0.4285714285714));          // anova(lm(|v - median| ~ g))
        QVERIFY(says(*report, "Group 'c' has one value"));
    }
    void degenerate_tables_say_why_there_is_no_value()
    {
        const Folder flat("v,g,h\n5,a,x\n5,b,y\n5,a,x\n5,b,y\n5,c,y\n");
        QVERIFY(says(*flat.run("kruskal", {{"y", "v"}, {"g", "g"}}), "All 5 values are 5"));
        QVERIFY(says(*flat.run("mann_whitney", {{"x", "v"}, {"by", "h"}}), "All 5 values are 5"));
        QVERIFY(says(*flat.run("chi_square", {{"table", {{3, 4}, {0, 0}}}}), "Row 2 of the table is empty"));
        const Folder twice("y,a,a\n1,2,3\n0,1,2\n");
        QCOMPARE(sentence(twice.run("descriptive", {{"x", "a"}})), std::string("The header names the column 'a' 2 times; each column needs a name of its own."));
        const Folder constant("y,x,c\n1,1,7\n0,2,7\n1,3,7\n0,1,7\n1,2,7\n0,4,7\n");
        QVERIFY(sentence(constant.run("validate", {{"outcome", "y"}, {"terms", {"x", "c"}}})).find("no coefficient for c") != std::string::npos);
        QVERIFY(says(*constant.run("logistic_firth", {{"outcome", "y"}, {"terms", {"x", "c"}}}), "No coefficient for c"));
        const Folder empty("y,x\n");
        for (const char* method : {"logistic", "logistic_univariate", "glmnet", "svm_sklearn", "smote", "zscore_sklearn", "table1", "roc"})
            QCOMPARE(sentence(empty.run(method, {{"outcome", "y"}, {"y", "y"}, {"score", "x"}, {"terms", {"x"}}, {"variables", {"x"}}, {"columns", {"x"}}})),
                     std::string("The table 't.csv' has a header and no rows; at least one row is expected."));
        const Folder chinese("\xc4\xea\xc1\xe4,y\n50,1\n60,0\n70,1\n");  // GB18030: a header that reads "age"
        QVERIFY(chinese.run("descriptive", {{"x", "\xe5\xb9\xb4\xe9\xbe\x84"}}).ok());
    }
    void the_header_and_gaps_of_a_test_table_are_said()
    {
        const Folder folder("a\n1\n2\n4\n");
        QVERIFY(writeFileAtomically(folder.place.filePath("test.csv").toStdString(), "a\n1\nNA\n3\n").ok());
        for (const char* method : {"zscore", "zscore_sklearn"}) {
            const auto report = folder.run(method, {{"columns", {"a"}}, {"test", "test.csv"}});
            QVERIFY2(report.ok(), sentence(report).c_str());
            QVERIFY2(says(*report, "Column 'a' of the table to scale lacks 1 values, the first in row 2"), method);
        }
    }
};

ANNULUS_TEST(OwnTableTest);
#include "ownTable_test.moc"
