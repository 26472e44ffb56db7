#include <string>

#include "core/base/random.h"
#include "tests/core/methods/methodFolder.h"
#include "tests/support/runTests.h"

#include <map>
#include <set>

using namespace annulus;
using annulus::tests::Folder;
using annulus::tests::says;
using annulus::tests::valueOf;

// Splits, folds, cross-validation, permutation, tuning and the radiomics score as methods on a table. Truth: R's glm refitted by hand without
// each fold, definitions (KFold without shuffling, shares of a split, blocks), and agreement with the methods that do one step alone.
namespace {

std::string sentence(const Result<Report>& report) { return report.ok() ? std::string("done") : report.error().sentence(); }

/// The rows that R was run on.
std::string twenty()
{
    const double x1[] = {1.2, 0.4, -0.3, 2.1, 0.8, -1.1, 0.2, 1.7, -0.6, 0.9, -1.4, 0.1, 1.1, -0.2, 0.6, -0.9, 1.5, 0.3, -0.7, 0.5};
    const double x2[] = {0.3, -1.2, 0.8, 0.1, -0.5, 1.4, -0.2, 0.6, 1.1, -0.9, 0.4, -0.6, 0.7, -1.5, 0.2, 0.9, -0.3, 1.2, -0.8, 0.0};
    const int y[] = {1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0};
    std::string table = "y,x1,x2,fold\n";
    for (int row = 0; row < 20; ++row)
        table += std::to_string(y[row]) + "," + std::to_string(x1[row]) + "," + std::to_string(x2[row]) + "," + std::to_string(row % 4 + 1) + "\n";
    return table;
}

/// `rows` of six columns; the outcome follows the first two where `told`, else nothing.
std::string cohort(int rows, bool told)
{
    Random random(4);
    std::string table = "y,f1,f2,f3,f4,f5,f6,age,patient\n";
    for (int row = 0; row < rows; ++row) {
        double f[6];
        for (double& one : f)
            one = random.normal();
        const double inclined = (told ? 2 * f[0] - 2 * f[1] : 0) + random.normal();
        table += std::string(inclined > 0 ? "1" : "0");
        for (const double one : f)
            table += "," + std::to_string(10 + 3 * one);
        table += "," + std::to_string(30 + (row * 37) % 50) + "," + std::to_string(row / 2) + "\n";
    }
    return table;
}

const nlohmann::json six = {"f1", "f2", "f3", "f4", "f5", "f6"};

std::map<std::string, std::string> byIndex(const Report& report, const std::string& quantity, const std::string& term = {})
{
    std::map<std::string, std::string> found;
    for (const ReportedValue& value : report.values)
        if (value.quantity == quantity && value.term == term)
            found[value.index] = value.text();
    return found;
}

}  // namespace

class LearningTest : public QObject {
    Q_OBJECT
private slots:
    void scores_of_held_out_rows_are_those_of_refits_in_r()
    {
        const Folder folder(twenty());
        const auto report = folder.run("cross_validate", {{"outcome", "y"}, {"columns", {"x1", "x2"}}, {"fold", "fold"}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        QVERIFY(std::abs(valueOf(*report, "score", "", "1") - 0.926339208258629) < 1e-9);
        QVERIFY(std::abs(valueOf(*report, "score", "", "2") - 0.492856292273402) < 1e-9);
        QVERIFY(std::abs(valueOf(*report, "score", "", "20") - 0.617875355125930) < 1e-9);
        QVERIFY(std::abs(valueOf(*report, "auc") - 0.67) < 1e-12);
    }
    void repeated_nested_cross_validation_finds_what_is_there()
    {
        const Folder folder(cohort(120, true));
        for (const char* model : {"logistic", "lasso", "svm"}) {
            const auto report = folder.run("cross_validate", {{"outcome", "y"}, {"columns", six}, {"model", model}, {"folds", 4}, {"repeats", 2}, {"inner_folds", 4}});
            QVERIFY2(report.ok(), sentence(report).c_str());
            QVERIFY(valueOf(*report, "auc_mean") > 0.85);
            QCOMPARE(valueOf(*report, "auc_mean"), (valueOf(*report, "auc", "repeat1") + valueOf(*report, "auc", "repeat2")) / 2);
            QCOMPARE(byIndex(*report, "score", "repeat2").size(), std::size_t{120});
            QCOMPARE(byIndex(*report, "fold_auc", "repeat1").size(), std::size_t{4});
        }
    }
    void shuffled_outcomes_give_chance_and_true_ones_the_smallest_p()
    {
        const Folder told(cohort(80, true)), nothing(cohort(80, false));
        const nlohmann::json given{{"outcome", "y"}, {"columns", six}, {"permutations", 39}, {"folds", 4}};
        const auto sure = told.run("permutation", given), chance = nothing.run("permutation", given);
        QVERIFY2(sure.ok(), sentence(sure).c_str());
        QCOMPARE(valueOf(*sure, "p"), 1.0 / 40);
        QVERIFY(std::abs(valueOf(*sure, "shuffled_mean") - 0.5) < 0.06);
        QVERIFY(valueOf(*chance, "p") > 0.05);
    }
    void the_radiomics_score_is_its_formula()
    {
        const Folder folder(cohort(120, true));
        const auto report = folder.run("radscore", {{"outcome", "y"}, {"columns", six}, {"one_se", true}});
        QVERIFY2(report.ok(), sentence(report).c_str());
        const auto table = folder.cases.table("t.csv");
        double formula = valueOf(*report, "intercept_z");
        for (const auto& name : six) {
            const double coefficient = valueOf(*report, "coef_z", name);
            if (!std::isnan(coefficient))
                formula += coefficient * (std::stod((*table)->rows[4][static_cast<std::size_t>((*table)->column(name.get<std::string>()))]) - valueOf(*report, "mean", name))
                           / valueOf(*report, "scale", name);
        }
        QVERIFY(std::abs(formula - valueOf(*report, "radscore", "", "5")) < 1e-9);
        QVERIFY(byIndex(*report, "formula")[""].find("x f1") != std::string::npos);
        // The same columns and coefficients as the LASSO alone on the same z-scores would give are held in pipeline_test.cpp.
        QVERIFY(valueOf(*report, "n_selected") >= 2);
        QCOMPARE(sentence(folder.run("radscore", {{"outcome", "y"}, {"columns", six}, {"model", "svm"}})),
                 std::string("A support vector machine has no formula; a score is of the model lasso or logistic."));
    }
    void a_split_has_the_share_asked_for_in_each_class_and_block()
    {
        const Folder folder(cohort(209, true));
        const auto random = folder.run("split", {{"outcome", "y"}});
        QVERIFY2(random.ok(), sentence(random).c_str());
        QCOMPARE(valueOf(*random, "n", "", "train"), 146.0);  // floor(0.7 x 209)
        const auto stratified = folder.run("split", {{"outcome", "y"}, {"how", "stratified"}});
        for (const char* level : {"0", "1"}) {
            const double train = valueOf(*stratified, "n", level, "train"), test = valueOf(*stratified, "n", level, "test");
            QVERIFY(std::abs(train - 0.7 * (train + test)) <= 1);
        }
        const auto blocks = folder.run("split", {{"how", "block"}, {"key", "age"}, {"block", 10}, {"trained", 155}});  // paper B
        QVERIFY2(blocks.ok(), sentence(blocks).c_str());
        QCOMPARE(valueOf(*blocks, "n", "", "train"), 155.0);
        QVERIFY(std::abs(valueOf(*blocks, "key_mean", "age", "train") - valueOf(*blocks, "key_mean", "age", "test")) < 1.5);
        const auto patients = folder.run("split", {{"patient", "patient"}});
        auto sets = byIndex(*patients, "set");
        for (int row = 1; row < 208; row += 2)
            QCOMPARE(sets[std::to_string(row)], sets[std::to_string(row + 1)]);
        QCOMPARE(sentence(folder.run("split", {{"how", "stratified"}})), std::string("A stratified split needs the classes: name their column by 'outcome'."));
    }
    void folds_are_kfold_or_stratified()
    {
        const Folder folder(twenty());
        const auto neighbouring = folder.run("folds", {{"how", "neighbouring"}, {"folds", 3}});
        QVERIFY2(neighbouring.ok(), sentence(neighbouring).c_str());
        auto fold = byIndex(*neighbouring, "fold");  // KFold(3) of 20: 7, 7, 6
        QCOMPARE(fold["7"] + fold["8"] + fold["14"] + fold["15"], std::string("1223"));
        const auto repeated = folder.run("folds", {{"outcome", "y"}, {"folds", 5}, {"repeats", 2}});
        QCOMPARE(byIndex(*repeated, "fold", "repeat2").size(), std::size_t{20});
        const int ones[] = {1, 2, 4, 7, 8, 10, 13, 15, 18, 19};
        std::map<std::string, int> counts;
        for (const int row : ones)
            ++counts[byIndex(*repeated, "fold", "repeat1")[std::to_string(row)]];
        for (const auto& [name, count] : counts)
            QCOMPARE(count, 2);
    }
    void the_tuned_cell_is_the_machine_of_the_same_folds()
    {
        const Folder folder(twenty());
        const auto tuned = folder.run("svm_tune", {{"y", "y"}, {"columns", {"x1", "x2"}}, {"costs", {0.5, 2}}, {"gammas", {0.3}}, {"fold", "fold"}});
        QVERIFY2(tuned.ok(), sentence(tuned).c_str());
        for (const auto& [index, cost] : {std::pair{"1", 0.5}, std::pair{"2", 2.0}}) {
            const auto alone = folder.run("platt", {{"y", "y"}, {"columns", {"x1", "x2"}}, {"C", cost}, {"gamma", 0.3}, {"fold", "fold"}});
            double pairs = 0, won = 0;
            const auto decisions = byIndex(*alone, "cv_decision");
            const std::set<int> ones{1, 2, 4, 7, 8, 10, 13, 15, 18, 19};
            for (const int one : ones)
                for (int other = 1; other <= 20; ++other)
                    if (!ones.contains(other)) {
                        const double a = std::stod(decisions.at(std::to_string(one))), b = std::stod(decisions.at(std::to_string(other)));
                        ++pairs;
                        won += a > b ? 1 : a == b ? 0.5 : 0;
                    }
            QVERIFY(std::abs(valueOf(*tuned, "auc", "", index) - won / pairs) < 1e-12);
        }
        QVERIFY(valueOf(*tuned, "best_auc") >= valueOf(*tuned, "auc", "", "1"));
    }
};

ANNULUS_TEST(LearningTest);
#include "learning_test.moc"
