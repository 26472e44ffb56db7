#include "core/base/files.h"
#include "tests/support/commandLine.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::tests;

// Truth: what --help and docs/user-guide.md promise.
class StatsVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString path(const char* name) const { return folder_.filePath(name); }
    QString table(const char* name, const std::string& text) const
    {
        return writeFileAtomically(path(name).toStdString(), text).ok() ? path(name) : QString();
    }
    static bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

private slots:
    void a_method_tells_values_rows_used_and_rows_left_out()
    {
        const auto ran = runCli({"stats", "t_test", "--data", table("t.csv", "age,sln\n50,0\n61,1\nNA,1\n55,0\n66,1\n70,1\n48,0\n"), "--x", "age", "--by", "sln", "--json"});
        QCOMPARE(ran.status, 0);
        const auto json = nlohmann::json::parse(ran.output);
        QCOMPARE(json["nUsed"].get<int>(), 6);
        QCOMPARE(json["leftOut"][0]["count"].get<int>(), 1);
        QCOMPARE(json["values"][0]["quantity"].get<std::string>(), std::string("t"));
        QVERIFY(json["values"][0]["value"].get<double>() < 0);
    }
    void a_wrong_cell_is_named_by_column_and_row()
    {
        const auto ran = runCli({"stats", "descriptive", "--data", table("w.csv", "age\n50\nold\n"), "--x", "age"});
        QCOMPARE(ran.status, 1);
        QVERIFY(contains(ran.errors, "Column 'age' holds 'old' in row 2"));
    }
    void a_missing_column_lists_those_there_are()
    {
        const auto ran = runCli({"stats", "descriptive", "--data", table("c.csv", "age,size\n50,2\n"), "--x", "weight"});
        QCOMPARE(ran.status, 1);
        QVERIFY(contains(ran.errors, "the columns are age, size"));
    }
    void one_class_only_is_a_sentence()
    {
        const auto ran = runCli({"stats", "roc", "--data", table("o.csv", "y,s\n1,0.2\n1,0.4\n"), "--y", "y", "--score", "s"});
        QCOMPARE(ran.status, 1);
        QVERIFY(contains(ran.errors, "2 rows with the outcome and 0 without"));
    }
    void labels_can_be_the_outcome_when_the_positive_one_is_named()
    {
        const QString file = table("l.csv", "node,s\nyes,0.9\nno,0.4\nyes,0.6\nno,0.7\n");
        QCOMPARE(runCli({"stats", "roc", "--data", file, "--y", "node", "--score", "s"}).status, 1);
        const auto ran = runCli({"stats", "roc", "--data", file, "--y", "node", "--score", "s", "--positive", "yes", "--json"});
        QCOMPARE(ran.status, 0);
        QCOMPARE(nlohmann::json::parse(ran.output)["values"][0]["value"].get<double>(), 0.75);
    }
    void counts_can_be_given_in_place()
    {
        const auto ran = runCli({"stats", "fisher", "--table", "3,1;1,3", "--json"});
        QCOMPARE(ran.status, 0);
        QVERIFY(std::abs(nlohmann::json::parse(ran.output)["values"][0]["value"].get<double>() - 34.0 / 70) < 1e-12);
        QCOMPARE(runCli({"stats", "fisher", "--table", "3,1;1"}).status, 1);
    }
    void table_1_is_decided_by_the_data_and_can_be_laid_down()
    {
        std::string text = "g,age,grade\n";
        for (int at = 0; at < 30; ++at)
            text += std::string(at % 2 ? "b" : "a") + "," + std::to_string(40 + at * 7 % 31) + "," + (at % 3 ? "I" : "II") + "\n";
        const QString file = table("one.csv", text);
        const auto ran = runCli({"stats", "table1", "--data", file, "--by", "g", "--columns", "age,grade", "--as", "age=skewed", "--json"});
        QCOMPARE(ran.status, 0);
        QVERIFY(contains(ran.output, "Mann-Whitney U") && contains(ran.output, "standardised_difference"));
        QCOMPARE(runCli({"stats", "table1", "--data", file, "--columns", "age", "--as", "age=strange"}).status, 1);
    }
    void a_folder_with_a_method_we_do_not_have_is_partly_done()
    {
        const std::filesystem::path root = path("cases").toStdString();
        std::filesystem::create_directories(root / "cases");
        QVERIFY(writeFileAtomically(root / "cases/palmistry.json", R"([{"case": "a", "inputs": {}}])").ok());
        QVERIFY(writeFileAtomically(root / "cases/p_adjust.json", R"([{"case": "a", "inputs": {"p": [0.01, 0.04]}}])").ok());
        const auto ran = runCli({"stats", "--cases", path("cases"), "--out", path("out.csv")});
        QCOMPARE(ran.status, 3);
        QVERIFY(contains(ran.errors, "The method 'palmistry' is not covered."));
        const auto written = readTextFile(path("out.csv").toStdString());
        QVERIFY(written.ok());
        QVERIFY(contains(*written, "p_adjust,a,holm,,1,0.02\n"));
    }
    void neither_a_method_nor_a_folder_is_wrong_usage()
    {
        QCOMPARE(runCli({"stats"}).status, 2);
        QCOMPARE(runCli({"stats", "t_test", "--data"}).status, 2);
    }
    void every_method_has_help_with_an_example()
    {
        const auto all = runCli({"stats", "--help"});
        QCOMPARE(all.status, 0);
        for (const char* method : {"descriptive", "table1", "t_test", "mann_whitney", "roc", "dca", "icc"}) {
            QVERIFY2(contains(all.output, method), method);
            const auto help = runCli({"stats", method, "--help"});
            QCOMPARE(help.status, 0);
            QVERIFY2(contains(help.output, "Example:"), method);
        }
    }
};

ANNULUS_TEST(StatsVerbTest);
#include "stats_test.moc"
