#include "core/base/random.h"
#include "tests/core/methods/methodFolder.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;
using annulus::tests::Folder;
using annulus::tests::says;
using annulus::tests::valueOf;

// Truth: what the methods promise beside the numbers (which R's and scikit-learn's values hold, reference_test.cpp): what is left out is said,
// labels name what they stand for, and the same fit comes out however it is asked for.
namespace {

/// Three classes that rise with a; b is twice a and says nothing new; code is 0, 1 or 2.
std::string threeClasses()
{
    Random random(8);
    std::string table = "y,a,b,code,yes\n";
    for (int row = 0; row < 90; ++row) {
        const double a = random.normal(), inclined = a + 1.5 * random.normal();
        table += std::string(inclined < -0.7 ? "low" : inclined < 0.7 ? "middle" : "high") + "," + std::to_string(a) + "," + std::to_string(2 * std::stod(std::to_string(a))) + ","
                 + std::to_string(row % 3) + "," + (inclined > 0.6 ? "1" : "0") + "\n";
    }
    return table;
}

}  // namespace

class MethodsTest : public QObject {
    Q_OBJECT
private slots:
    void an_aliased_column_is_left_out_and_named_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("ordinal") << "ordinal";
        QTest::newRow("multinomial") << "multinomial";
    }
    void an_aliased_column_is_left_out_and_named()
    {
        QFETCH(QString, method);
        const Folder folder(threeClasses());
        nlohmann::json given{{"outcome", "y"}, {"outcome_levels", {"low", "middle", "high"}}, {"terms", {"a"}}};
        const auto alone = folder.run(method.toLatin1(), given);
        given["terms"] = {"a", "b"};
        const auto both = folder.run(method.toLatin1(), given);
        QVERIFY2(alone.ok(), alone.ok() ? "" : alone.error().sentence().c_str());
        QVERIFY2(both.ok(), both.ok() ? "" : both.error().sentence().c_str());
        QVERIFY(says(*both, "No coefficient for b: constant, or a sum of the columns before."));
        QCOMPARE(valueOf(*both, "beta", "a"), valueOf(*alone, "beta", "a"));
        QCOMPARE(valueOf(*both, "se", "a"), valueOf(*alone, "se", "a"));
        QVERIFY(std::isnan(valueOf(*both, "beta", "b")));
    }
    void a_level_that_is_not_in_the_order_given_is_named_with_its_row()
    {
        const Folder folder("y,a\nlow,1\nmiddle,2\nhigh,3\nlow,4\n");
        const auto report = folder.run("ordinal", {{"outcome", "y"}, {"outcome_levels", {"low", "high"}}, {"terms", {"a"}}});
        QVERIFY(!report.ok());
        QCOMPARE(report.error().sentence(), std::string("Column 'y' holds 'middle' in row 2, which is none of the levels given: low, high."));
        const auto factor = folder.run("logistic", {{"outcome", {1, 0, 1, 0}}, {"terms", {{{"name", "y"}, {"type", "factor"}, {"levels", {"low", "middle"}}}}}});
        QVERIFY(!factor.ok());
        QCOMPARE(factor.error().sentence(), std::string("Column 'y' holds 'high' in row 3, which is none of the levels given: low, middle."));
    }
    void thresholds_are_labelled_with_all_their_digits()
    {
        const Folder folder("y,p\n1,0.9\n0,0.004\n1,0.4\n0,0.3\n");
        const auto report = folder.run("dca", {{"y", "y"}, {"p", "p"}, {"thresholds", {0, 0.005, 0.01, 0.5, 1}}});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
        std::vector<std::string> labels;
        for (const ReportedValue& value : report->values)
            if (value.quantity == "fp")
                labels.push_back(value.index);
        QCOMPARE(labels, (std::vector<std::string>{"0.00", "0.005", "0.01", "0.50", "1.00"}));
        QCOMPARE(valueOf(*report, "fp", "", "0.00"), 2.0);
        QCOMPARE(valueOf(*report, "fp", "", "0.005"), 1.0);
        QCOMPARE(valueOf(*report, "nb_model", "", "1.00"), 0.0);
    }
    void columns_that_look_like_codes_are_named_and_kept_whole_on_request()
    {
        const Folder folder(threeClasses());
        const nlohmann::json given{{"y", "yes"}, {"columns", {"code", "a"}}};
        const auto loose = folder.run("smote", given);
        QVERIFY2(loose.ok(), loose.ok() ? "" : loose.error().sentence().c_str());
        QVERIFY(says(*loose, "code hold a few whole numbers only and look like codes"));
        nlohmann::json kept = given;
        kept["codes"] = {"code"};
        const auto whole = folder.run("smote", kept);
        QVERIFY(whole.ok() && !says(*whole, "look like codes"));
        std::size_t seen = 0;
        for (const ReportedValue& value : whole->values)
            if (value.quantity == "synthetic" && value.term == "code") {
                ++seen;
                QCOMPARE(std::get<double>(value.value), std::floor(std::get<double>(value.value)));
            }
        QVERIFY(seen > 5);
    }
    void rows_without_an_outcome_are_counted_in_every_regression()
    {
        const Folder folder("y,a\n1,1\n0,2\nNA,3\n0,1\n1,4\n1,2\n0,3\n1,NA\n");
        for (const char* method : {"logistic", "logistic_firth", "logistic_univariate"}) {
            const auto report = folder.run(method, {{"outcome", "y"}, {"terms", {"a"}}, {"variables", {"a"}}});
            QVERIFY2(report.ok(), method);
            std::size_t left = 0;
            for (const LeftOut& one : report->usage.leftOut)
                left += one.count;
            QVERIFY2(report->usage.used + left == 8 || says(*report, "1 rows left out"), method);
            QVERIFY(left >= 1);
        }
    }
};

ANNULUS_TEST(MethodsTest);
#include "methods_test.moc"
