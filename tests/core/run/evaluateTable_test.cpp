#include "core/run/evaluateTable.h"

#include "tests/support/runTests.h"

using namespace annulus;

// Truth: counted by hand; the four scores are the example of scikit-learn's roc_auc_score (area 0.75).
namespace {

RunResult evaluated(const std::string& csv, const ScoresOptions& options = {})
{
    const auto table = parseCsv(csv);
    auto result = evaluateTable(*table, options);
    if (!result)
        qWarning("%s", result.error().sentence().c_str());
    return result ? std::move(result).value() : RunResult{};
}
std::string refusalOf(const std::string& csv)
{
    const auto result = evaluateTable(*parseCsv(csv), {});
    return result ? std::string() : result.error().sentence();
}
double metric(const Evaluation& of, const char* name)
{
    for (const Metric& one : of.metrics)
        if (one.name == name)
            return one.value;
    return -1;
}

}  // namespace

class EvaluateTableTest : public QObject {
    Q_OBJECT
private slots:
    void four_patients_by_hand()
    {
        const RunResult result = evaluated("patient,outcome,score\nA,0,0.1\nB,0,0.4\nC,1,0.35\nD,1,0.8\n", {0.5, 0.05, 0.6, 20, 15});
        const Evaluation* one = result.evaluation("given", "score", "test");
        QVERIFY(one);
        QCOMPARE(one->auc, 0.75);
        QCOMPARE(one->tp, 1.0);
        QCOMPARE(one->fn, 1.0);
        QCOMPARE(one->tn, 2.0);
        QCOMPARE(metric(*one, "sensitivity"), 0.5);
        QCOMPARE(metric(*one, "ppv"), 1.0);
        QVERIFY(std::abs(metric(*one, "brier") - (0.01 + 0.16 + 0.4225 + 0.04) / 4) < 1e-15);
        QCOMPARE(one->falsePositive.front(), 0.0);
        QCOMPARE(one->truePositive.back(), 1.0);
        QVERIFY(result.warnings.empty());
    }
    void a_threshold_taken_from_the_scores_is_warned_about()
    {
        const RunResult result = evaluated("patient,outcome,score\nA,0,0.1\nB,0,0.4\nC,1,0.35\nD,1,0.8\n");
        QCOMPARE(result.warnings.front().id, std::string("threshold-on-test"));
    }
    void models_of_the_same_patients_are_compared_whatever_their_order()
    {
        std::string csv = "patient,outcome,score,model\n";
        for (int patient = 0; patient < 40; ++patient)
            csv += "P" + std::to_string(patient) + "," + std::to_string(patient % 2) + "," + std::to_string(0.3 + 0.3 * (patient % 2) + 0.01 * (patient % 7)) + ",good\n";
        for (int patient = 39; patient >= 0; --patient)
            csv += "P" + std::to_string(patient) + "," + std::to_string(patient % 2) + "," + std::to_string(0.01 * ((patient * 7) % 40)) + ",poor\n";
        const RunResult result = evaluated(csv);
        QCOMPARE(result.comparisons.size(), std::size_t(1));
        QVERIFY(result.comparisons.front().p < 0.001);
        QCOMPARE(result.evaluation("given", "good", "test")->auc, 1.0);
    }
    void scores_beyond_one_have_no_calibration()
    {
        const RunResult result = evaluated("patient,outcome,score\nA,0,-3\nB,1,4\nC,1,1\nD,0,2\n");
        QVERIFY(result.evaluation("given", "score", "test")->calibration.empty());
        QVERIFY(!result.evaluation("given", "score", "test")->notes.empty());
    }
    void tables_that_cannot_be_meant_are_refused_with_a_sentence()
    {
        QVERIFY(refusalOf("patient,outcome\nA,1\n").find("no column 'score'") != std::string::npos);
        QVERIFY(refusalOf("patient,outcome,score\nA,2,0.3\n").find("0 or 1") != std::string::npos);
        QVERIFY(refusalOf("patient,outcome,score\nA,1,0.3\nA,1,0.4\n").find("two scores") != std::string::npos);
        QVERIFY(refusalOf("patient,outcome,score,model\nA,1,0.3,x\nA,0,0.4,y\n").find("two outcomes") != std::string::npos);
        QVERIFY(refusalOf("patient,outcome,score\nA,1,0.3\nB,1,0.4\n").size() > 0);
        QVERIFY(refusalOf("patient,outcome,score\nA,,0.3\n").find("no row") != std::string::npos);
    }
    void options_read_back()
    {
        const ScoresOptions options{0.25, 0.1, 0.5, 7, 3};
        const auto again = evaluationOptions(evaluationText(options));
        QVERIFY(again.ok() && *again->threshold == 0.25 && again->bandReplicates == 7);
        QVERIFY(!evaluationOptions("{").ok());
    }
};

ANNULUS_TEST(EvaluateTableTest);

#include "evaluateTable_test.moc"
