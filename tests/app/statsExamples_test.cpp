#include "core/base/files.h"
#include "core/base/random.h"
#include "core/methods/Method.h"
#include "tests/support/commandLine.h"
#include "tests/support/runTests.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace annulus;
using namespace annulus::tests;

// Truth: --help. What it shows as an example runs as it stands on a table with such columns; a word that it does not list is refused.
namespace {

std::string yesOrNo(bool yes) { return yes ? "1" : "0"; }

/// Tables with the columns of the examples: a small cohort in which size and grade go with the nodes.
struct Tables {
    std::string cohort = "age,size_cm,size_gt2,grade,stage,thrombus,ki67_pct,her2,sln\n";
    std::string predictions = "outcome,score,probability,clinical,combined,her2,p_zero,p_low,p_positive\n";
    std::string readers = "reader1,reader2,call1,call2\n";
    std::string features = "y,f1,f2,f3,fold\n";
    std::string tests = "p\n0.001\n0.04\n0.03\n0.2\n";

    Tables()
    {
        Random random(5);
        for (int row = 0; row < 160; ++row) {
            const double size = 0.5 + 4 * random.uniform(), grade = std::floor(3 * random.uniform()), noise = random.normal();
            const double risk = 1 / (1 + std::exp(-(size - 2.5 + 0.5 * (grade - 1) + 0.2 * noise)));
            const bool sln = random.uniform() < risk;
            const double class1 = size + random.normal(), p = 0.2 + 0.6 * risk;
            const char* her2 = class1 < 1.5 ? "zero" : class1 < 3 ? "low" : "positive";
            cohort += std::to_string(static_cast<int>(50 + 12 * noise)) + "," + std::to_string(size) + "," + yesOrNo(size > 2) + "," + (grade == 0 ? "I" : grade == 1 ? "II" : "III") + ","
                      + (row % 3 ? "early" : "late") + "," + (random.uniform() < 0.3 ? "yes" : "no") + "," + std::to_string(100 * random.uniform()) + "," + her2 + "," + yesOrNo(sln) + "\n";
            const double zero = class1 < 1.5 ? 0.5 : 0.25, low = class1 < 1.5 ? 0.3 : 0.4 - 0.01 * random.uniform();
            predictions += yesOrNo(sln) + "," + std::to_string(size + noise) + "," + std::to_string(risk) + "," + std::to_string(0.5 * p + 0.5 * random.uniform()) + "," + std::to_string(p) + ","
                           + her2 + "," + std::to_string(zero) + "," + std::to_string(low) + "," + std::to_string(1 - zero - low) + "\n";
            const double first = 10 * random.normal();
            readers += std::to_string(first) + "," + std::to_string(first + random.normal()) + "," + (sln ? "yes" : "no") + "," + (random.uniform() < 0.2 ? "yes" : "no") + "\n";
            features += yesOrNo(row % 3 == 0) + "," + std::to_string(random.normal() + (row % 3 == 0)) + "," + std::to_string(random.normal()) + "," + std::to_string(random.normal()) + ","
                        + std::to_string(row % 5 + 1) + "\n";
        }
    }
};

/// "--a b \"c;d\"" as a shell would cut it.
QStringList cut(const QString& line) { return QProcess::splitCommand(line); }

}  // namespace

class StatsExamplesTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private slots:
    void initTestCase()
    {
        const Tables tables;
        const std::pair<const char*, const std::string*> files[] = {
            {"cohort.csv", &tables.cohort},      {"clinical.csv", &tables.cohort},        {"predictions.csv", &tables.predictions}, {"hospital1.csv", &tables.predictions},
            {"readers.csv", &tables.readers},    {"hospital2.csv", &tables.predictions}, {"features.csv", &tables.features},       {"train.csv", &tables.features},
            {"test.csv", &tables.features},      {"scores.csv", &tables.features},        {"tests.csv", &tables.tests}};
        for (const auto& [name, text] : files)
            QVERIFY(writeFileAtomically(folder_.filePath(name).toStdString(), *text).ok());
    }
    void the_example_of_every_help_runs_as_it_stands_data()
    {
        QTest::addColumn<QString>("name");
        for (const Method* method : allMethods())
            QTest::newRow(method->name) << QString::fromLatin1(method->name);
    }
    void the_example_of_every_help_runs_as_it_stands()
    {
        QFETCH(QString, name);
        const auto help = runCli({"stats", name, "--help"});
        QCOMPARE(help.status, 0);
        const QString text = QString::fromStdString(help.output), mark = "annulus-cli stats " + name;
        int examples = 0;
        const auto lines = text.mid(text.indexOf("Example:")).split('\n');
        for (const QString& line : lines) {
            if (!line.trimmed().startsWith(mark))
                continue;
            ++examples;
            QStringList words = cut(line.trimmed());
            words.removeFirst();
            const auto ran = runCli(words << "--json", folder_.path());
            QVERIFY2(ran.status == 0, (line.toStdString() + "\n" + ran.errors).c_str());
            QVERIFY2(ran.output.find("\"quantity\"") != std::string::npos, qPrintable(line));
            QVERIFY2(ran.output.find("\"nUsed\": 0,") == std::string::npos, qPrintable(line));
        }
        QVERIFY2(examples > 0, "there is no example");
    }
    void what_is_not_known_is_refused_with_what_is_expected_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("sentence");
        const auto refuse = [](const char* line, const char* sentence) { QTest::newRow(line) << line << sentence; };
        refuse("mann_whitney --data cohort.csv --x age --by sln --mode excat", "The input 'mode' is 'excat'; one of default, exact, normal_cc, normal_nocc, exact_ties is expected.");
        refuse("wilcoxon_paired --data readers.csv --x reader1 --y reader2 --mode foo", "'foo'; one of default, exact");
        refuse("correlation --data cohort.csv --x age --y size_cm --method spear", "one of spearman, pearson, kendall is expected.");
        refuse("correlation --data features.csv --columns f1,f2 --threshold 0.9 --rule max", "one of order, mean is expected.");
        refuse("correlation --data features.csv --columns f1,f2 --threshold 1.5", "The input 'threshold' is 1.5; 0 to 1 is expected.");
        refuse("dca --data predictions.csv --y outcome --p probability --rule eq", "one of ge, gt is expected.");
        refuse("dca --data predictions.csv --y outcome --p probability --thresholds 0.1,1.2", "The threshold 1.2 is not a probability; 0 to 1 is expected.");
        refuse("dca --data predictions.csv --y outcome --p probability --bootstrap -1", "The input 'bootstrap' is -1; 0 to 1000000 is expected.");
        refuse("roc --data predictions.csv --y outcome --score score --direction up", "one of <, >, auto, higher, lower is expected.");
        refuse("roc --data predictions.csv --y outcome --score score --partial 0.8,1 --along sens", "one of specificity, sensitivity is expected.");
        refuse("vif --data cohort.csv --outcome sln --terms age,size_cm --fit probit", "one of glm, lm is expected.");
        refuse("zscore --data train.csv --columns f1,f2 --ddof 2", "The input 'ddof' is 2; 0 to 1 is expected.");
        refuse("svm_rbf --data scores.csv --y y --columns f1,f2 --class-weight even", "one of none, balanced is expected.");
        refuse("svm_rbf --data scores.csv --y y --columns f1,f2 --gamma auto", "The input 'gamma' is 'auto'; scale or a number above 0 is expected.");
        refuse("svm_sklearn --data scores.csv --y y --columns f1,f2 --C 0", "The input 'C' is 0; a number above 0 is expected.");
        refuse("platt --data scores.csv --y y --columns f1,f2 --fold folds", "folds");
        refuse("glmnet --data features.csv --outcome y --columns f1,f2 --family poisson", "one of binomial, gaussian, multinomial is expected.");
        refuse("glmnet --data features.csv --outcome y --columns f1,f2 --type-measure area", "one of deviance, class, auc, mse is expected.");
        refuse("glmnet --data features.csv --outcome y --columns f1,f2 --family multinomial --type-measure auc", "'auc'; one of deviance, class, mse is expected.");
        refuse("glmnet --data features.csv --outcome y --columns f1,f2 --alpha 2", "The input 'alpha' is 2; 0 to 1 is expected.");
        refuse("lasso_sklearn --data features.csv --outcome y --columns f1,f2 --n-alphas 0", "The input 'n_alphas' is 0");
        refuse("table1 --data clinical.csv --by sln --columns age --adjust bonf", "one of none, holm, BH is expected.");
        refuse("table1 --data clinical.csv --by sln --columns age --quartiles sas", "one of r, spss is expected.");
        refuse("table1 --data clinical.csv --by sln --columns age --test age=anowa", "one of");
        refuse("smote --data train.csv --y y --k 0", "The input 'k' is 0; 1 to");
        refuse("smote --data train.csv --y y --codes f9", "The input 'codes' names 'f9', which is none of the columns.");
        refuse("auc_bootstrap --data predictions.csv --y outcome --score score --B 1", "The input 'B' is 1; 2 to 1000000 is expected.");
        refuse("validate --data cohort.csv --outcome sln --terms age --B 0", "The input 'B' is 0; 1 to");
        refuse("hosmer_lemeshow --data predictions.csv --y outcome --p probability --g 2", "The input 'g' is 2; 3 to 1000 is expected.");
        refuse("logistic_univariate --data cohort.csv --outcome sln --variables age --p 5", "The input 'p' is 5; 0 to 1 is expected.");
        refuse("nri_idi --data predictions.csv --y outcome --p-old clinical --p-new combined --cuts 0.6,0.2", "number 2 is 0.2");
        refuse("logistic --data cohort.csv --outcome sln --terms age,grade --reference age=50", "Column 'age' holds numbers and has no reference level");
        refuse("logistic --data cohort.csv --outcome sln --terms age --factors stage", "The input 'factors' names 'stage', which is no column of the model.");
        refuse("logistic --data cohort.csv --outcome her2 --positive none --terms age", "The outcome 'her2' never is 'none', which is to be positive; it holds low, positive, zero.");
        refuse("ordinal --data cohort.csv --outcome her2 --outcome-levels zero,low,high --terms age", "which is none of the levels given: zero, low, high.");
        refuse("multinomial --data cohort.csv --outcome her2 --outcome-levels zero,low,low --terms age", "The levels of 'her2' name 'low' twice.");
        refuse("delong_test --data1 hospital1.csv --y outcome --score1 score --score2 score", "The input 'data2' is missing.");
    }
    void what_is_not_known_is_refused_with_what_is_expected()
    {
        QFETCH(QString, line);
        QFETCH(QString, sentence);
        const auto ran = runCli(QStringList{"stats"} + cut(line), folder_.path());
        QCOMPARE(ran.status, 1);
        QVERIFY2(QString::fromStdString(ran.errors).contains(sentence), ran.errors.c_str());
    }
    void an_option_that_there_is_not_is_wrong_usage()
    {
        QCOMPARE(runCli({"stats", "t_test", "--data", "cohort.csv", "--x", "age", "--by", "sln", "--alternative", "lesss"}, folder_.path()).status, 2);
        QCOMPARE(runCli({"stats", "foo"}, folder_.path()).status, 2);
    }
};

ANNULUS_TEST(StatsExamplesTest);
#include "statsExamples_test.moc"
