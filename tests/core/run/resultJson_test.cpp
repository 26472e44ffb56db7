#include "core/run/resultJson.h"

#include "tests/support/runTests.h"

#include <cmath>
#include <limits>

using namespace annulus;

// Truth: a value and its text are the same thing, to the bit.
class ResultJsonTest : public QObject {
    Q_OBJECT
private slots:
    void a_result_reads_back_to_the_bit()
    {
        RunResult result;
        result.protocol = "mammography-sln";
        result.classes = {"0", "1"};
        result.patients = {{"P1", 1, true}, {"P2", 0, false}};
        result.scores.push_back({"honest", "radiomics", "cv", {0, 1}, {3, -1}, {{0.1 + 0.2, std::nextafter(1.0, 2.0)}}, true, {std::numeric_limits<double>::infinity()}, {}});
        result.warnings.push_back({"vif", "combined", message("run", "%1 is %2", "VIF", 3.5)});
        result.models.emplace_back().apparent = std::numeric_limits<double>::quiet_NaN();
        const std::string text = resultJson(result);
        const auto again = parseResult(text);
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().sentence().c_str());
        QCOMPARE(resultJson(*again), text);
        QCOMPARE(again->scores.front().scores.front()[0], 0.1 + 0.2);
        QVERIFY(std::isinf(again->scores.front().thresholds[0]));
        QVERIFY(std::isnan(again->models.front().apparent));
        QCOMPARE(again->warnings.front().what.english(), std::string("VIF is 3.5"));
        QVERIFY(again->scoresOf("honest", "radiomics", "cv") && !again->scoresOf("honest", "radiomics", "test"));
    }
    void what_is_no_result_is_one_sentence()
    {
        QVERIFY(!parseResult("{").ok());
        QCOMPARE(parseResult("[]").error().sentence(), std::string("result.json: an object was expected."));
        std::string text = resultJson({});
        text.replace(text.find("\"seed\":0"), 8, "\"seed\":[]");
        QCOMPARE(parseResult(text).error().sentence(), std::string("result.json.seed: a whole number was expected."));
        text = resultJson({});
        text.replace(text.find("\"version\":1"), 11, "\"version\":2");
        QVERIFY(parseResult(text).error().sentence().find("version 2") != std::string::npos);
    }
};

ANNULUS_TEST(ResultJsonTest);

#include "resultJson_test.moc"
