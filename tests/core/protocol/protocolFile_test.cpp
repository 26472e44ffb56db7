#include "core/protocol/protocolFile.h"

#include "core/base/text.h"
#include "core/protocol/protocols.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: the steps of the two papers as they are written down (papers/recipes.md), and sentences counted by hand.
namespace {

std::string sentenceOf(const std::string& yaml)
{
    const auto protocol = parseProtocol(yaml);
    return protocol ? "read" : protocol.error().sentence();
}

const std::string small = "models:\n  one: {kind: clinical}\n";

}  // namespace

class ProtocolFileTest : public QObject {
    Q_OBJECT
private slots:
    void shipped_protocols_are_read_and_written_back_to_the_same_value_data()
    {
        QTest::addColumn<QString>("name");
        for (const ShippedProtocol& one : shippedProtocols())
            QTest::newRow(std::string(one.name).c_str()) << QString::fromStdString(std::string(one.name));
    }
    void shipped_protocols_are_read_and_written_back_to_the_same_value()
    {
        QFETCH(QString, name);
        const auto protocol = findProtocol(name.toStdString());
        QVERIFY2(protocol.ok(), protocol.ok() ? "" : protocol.error().sentence().c_str());
        QCOMPARE(protocol->name, name.toStdString());
        const auto again = parseProtocol(protocolYaml(*protocol));
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().sentence().c_str());
        QVERIFY(*again == *protocol);
    }
    void the_three_are_there()
    {
        QCOMPARE(shippedProtocols().size(), std::size_t(3));
    }
    void the_node_protocol_holds_what_the_paper_states()
    {
        const auto protocol = findProtocol("mammography-sln");
        QVERIFY(protocol.ok());
        QCOMPARE(protocol->readers()->above, 0.75);
        const auto steps = protocol->pipelineSteps();
        const auto& lasso = std::get<SelectByLasso>(steps.back());
        QCOMPARE(lasso.alphas.size(), std::size_t(50));
        QCOMPARE(lasso.alphas.front(), 1e-4);
        QVERIFY(std::abs(lasso.alphas.back() - 10) < 1e-12);
        QCOMPARE(lasso.mostSweeps, 100000);
        QCOMPARE(lasso.tolerance, 1e-4);
        QCOMPARE(lasso.seed, std::uint64_t(15));
        QVERIFY(lasso.kind == SelectByLasso::Kind::gaussian);
        QCOMPARE(protocol->evaluation.decisionFrom, 0.1);
        QCOMPARE(protocol->evaluation.decisionTo, 0.6);
        QCOMPARE(protocol->evaluation.readoutHigh, 0.6);
        QCOMPARE(protocol->clinical.variables.size(), std::size_t(20));
    }
    void a_value_beyond_its_range_names_line_found_and_expected()
    {
        QCOMPARE(sentenceOf(small + "features:\n  - zscore\n  - spearman: {above: 9}\n"), std::string("Line 5: spearman: above: expected a number from 0 to 1, found '9'."));
        QCOMPARE(sentenceOf(small + "features:\n  - spearman:\n      above: high\n"), std::string("Line 5: spearman: above: expected a number from 0 to 1, found 'high'."));
    }
    void names_nobody_knows_are_errors()
    {
        QCOMPARE(sentenceOf(small + "split: {method: random, sead: 3}\n"), std::string("Line 3: split: expected one of method, share, block_size, column, training, seed, found 'sead'."));
        QCOMPARE(sentenceOf(small + "features: [zscore, pca]\n"), std::string("Line 3: features: expected one of icc, impute, combat, zscore, spearman, test, smote, lasso, found 'pca'."));
        QCOMPARE(sentenceOf("models:\n  one: {kind: magic}\n"), std::string("Line 2: models: one: kind: expected clinical, radiomics, combined, found 'magic'."));
    }
    void a_key_twice_is_an_error()
    {
        QVERIFY(sentenceOf(small + "seed: 1\nseed: 2\n").find("Line 4") != std::string::npos);
    }
    void contradictions_are_told()
    {
        QVERIFY(sentenceOf("models:\n  both: {kind: combined, scores: [radscore]}\n").find("'radscore', which is no radiomics model") != std::string::npos);
        QVERIFY(sentenceOf(small + "outcome: {column: her2, classes: [zero, low, positive]}\nfeatures: [test]\n").find("anova or kruskal") != std::string::npos);
        QVERIFY(sentenceOf("seed: 3\n").find("no model") != std::string::npos);
    }
    void broken_yaml_is_a_sentence_with_its_line()
    {
        QVERIFY(sentenceOf("models: [\n").starts_with("Line "));
        QVERIFY(sentenceOf("- a\n- b\n").find("expected a block") != std::string::npos);
    }
    void an_unknown_protocol_lists_those_that_are_shipped()
    {
        const auto protocol = findProtocol("mamography");
        QVERIFY(!protocol.ok());
        QVERIFY(protocol.error().sentence().find("mammography-her2, mammography-sln, ultrasound-her2-low") != std::string::npos);
    }
};

ANNULUS_TEST(ProtocolFileTest);

#include "protocolFile_test.moc"
