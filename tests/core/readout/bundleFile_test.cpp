#include "core/readout/bundleFile.h"

#include "tests/core/readout/bundles.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

/// A bundle with everything in it: score, machine, training rows, figures that are no numbers.
Bundle fullBundle()
{
    const LearningTable table = learningTable(60, 5, 3);
    Bundle bundle = handWorked();
    Pipeline machine;
    machine.steps = {Standardise{}};
    machine.end = SvmEnd{};
    const auto fitted = fitPipeline(machine, table, 1);
    bundle.equations.clear();
    bundle.columns.clear();
    bundle.predictors.clear();
    if (!addEquation(bundle, "positive", *fitted, table).ok())
        return {};
    Pipeline linear;
    linear.steps = {Standardise{}};
    if (!addScore(bundle, "radscore", *fitPipeline(linear, table, 1), table).ok())
        return {};
    bundle.salt = "salt";
    for (int row = 0; row < 3; ++row)
        bundle.training.push_back({trainingKey("salt", std::to_string(row)), row % 2, {0.1 * row}, std::vector<float>(bundle.columns.size(), 0.1F * float(row))});
    bundle.figures = {{"test", "positive", "auc", 0.83, std::nan(""), 0.9}};
    bundle.about = "Für Forschung, 仅供研究";
    return bundle;
}

}  // namespace

class BundleFileTest : public QObject {
    Q_OBJECT
private slots:
    void what_is_written_reads_back_to_the_bit()
    {
        Bundle bundle = fullBundle();
        QVERIFY(!bundle.equations.empty());
        const auto again = parseBundle(bundleText(bundle));
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().sentence().c_str());
        QVERIFY(std::isnan(again->figures[0].low));
        QCOMPARE(again->figures[0].high, 0.9);
        QCOMPARE(bundleHash(*again), bundleHash(bundle));
        Bundle other = *again;
        bundle.figures.clear();  // NaN is not equal to itself
        other.figures.clear();
        QVERIFY(other == bundle);
    }
    void any_changed_byte_is_refused_or_changes_nothing()
    {
        const Bundle bundle = handWorked();
        const std::string text = bundleText(bundle);
        std::size_t refused = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::string changed = text;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            const auto read = parseBundle(changed);
            if (!read)
                ++refused;
            else
                QVERIFY(*read == bundle);  // a blank between two words
        }
        QVERIFY(refused > text.size() / 2);
        for (std::size_t length = 0; length + 1 < text.size(); length += 7)
            QVERIFY(!parseBundle(text.substr(0, length)).ok());
    }
    void another_version_is_refused_with_both_versions()
    {
        std::string text = bundleText(handWorked());
        text.replace(text.find("\"annulusBundle\": 1"), 18, "\"annulusBundle\": 7");
        const auto read = parseBundle(text);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().what.english(), "The model bundle has format 7; this program reads format 1.");
        QCOMPARE(parseBundle("{}").error().what.english(), "This is not a model bundle.");
        QCOMPARE(parseBundle("radscore").error().what.english(), "This is not a model bundle.");
    }
    void places_that_do_not_fit_together_are_refused()
    {
        Bundle bundle = handWorked();
        bundle.columns[1].predictor = 9;
        QVERIFY(!checkBundle(bundle).ok());
        bundle = handWorked();
        bundle.columns[1].level = 2;
        QVERIFY(!checkBundle(bundle).ok());
        bundle = handWorked();
        bundle.equations[0].covarianceOf[1] = 3;
        QVERIFY(!checkBundle(bundle).ok());
        bundle = handWorked();
        bundle.equations[0].outcome = "maybe";
        QVERIFY(!checkBundle(bundle).ok());
        bundle = handWorked();
        std::get<LinearEquation>(bundle.equations[0].form).columns = {1, 2, 3};
        QVERIFY(!checkBundle(bundle).ok());
        QVERIFY(checkBundle(handWorked()).ok());
    }
};
ANNULUS_TEST(BundleFileTest);
#include "bundleFile_test.moc"
