#include "core/run/runBundles.h"

#include "core/readout/bundleFile.h"
#include "core/readout/readPatient.h"
#include "tests/core/run/synthetic.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

// Truth: a patient read with a bundle has the risk that the run wrote down for him.
namespace {

PatientValues valuesOf(const StudyTable& study, std::size_t row)
{
    PatientValues values;
    values.patient = study.patients[row];
    for (std::size_t column = 0; column < study.features.size(); ++column)
        values.features[study.features[column]] = study.x(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
    for (const StudyPredictor& one : study.clinical) {
        const double value = one.predictor.values[row];
        if (!std::isnan(value))
            values.clinical[one.predictor.name] = one.predictor.isFactor() ? one.predictor.levels[static_cast<std::size_t>(value)] : QString::number(value, 'g', 17).toStdString();
    }
    return values;
}

void checkAgainstRun(int classes, ClinicalChoice::Classes family)
{
    SyntheticOptions shape;
    shape.classes = classes;
    shape.patients = classes == 2 ? 160 : 210;
    StudyInput input = syntheticInput(shape);
    input.study.clinical[1].predictor.values[3] = std::nan("");  // a gap that the model fills
    Protocol protocol = smallProtocol(classes);
    protocol.clinical.family = family;
    protocol.title = "Synthetic";
    RunOptions options;
    options.honest = false;
    options.bandReplicates = 10;
    const auto outcome = runStudy(protocol, input, options);
    QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().sentence().c_str());
    int read = 0;
    for (const auto& [mode, model] : outcome->models) {
        const auto bundle = bundleOf(*outcome, protocol, mode, model, "run");
        if (model.choice.name == "radscore") {
            QVERIFY(!bundle.ok());  // a linear score is no probability
            continue;
        }
        QVERIFY2(bundle.ok(), bundle.ok() ? "" : bundle.error().sentence().c_str());
        const auto again = parseBundle(bundleText(*bundle));
        QVERIFY(again.ok() && *again == *bundle);
        for (const char* part : {"train", "test"}) {
            const ScoreSet* set = outcome->result.scoresOf(mode, model.choice.name, part);
            for (std::size_t row = 0; row < set->patients.size(); row += 9) {
                const Readout readout = readPatient(*bundle, valuesOf(outcome->study, set->patients[row]));
                QVERIFY2(readout.refused.isEmpty(), readout.refused.english().c_str());
                QCOMPARE(readout.classes.size(), set->scores.size());
                for (std::size_t column = 0; column < set->scores.size(); ++column)
                    QVERIFY2(std::abs(readout.classes[column].probability - set->scores[column][row]) < 1e-9,
                             (model.choice.name + " " + std::to_string(readout.classes[column].probability) + " " + std::to_string(set->scores[column][row])).c_str());
                ++read;
            }
        }
    }
    QVERIFY(read > 100);
}

}  // namespace

class RunBundlesTest : public QObject {
    Q_OBJECT
private slots:
    void a_bundle_gives_the_risks_of_its_run() { checkAgainstRun(2, ClinicalChoice::Classes::ordinal); }
    void with_three_classes_too_ordinal() { checkAgainstRun(3, ClinicalChoice::Classes::ordinal); }
    void with_three_classes_too_multinomial() { checkAgainstRun(3, ClinicalChoice::Classes::multinomial); }
};

ANNULUS_TEST(RunBundlesTest);

#include "runBundles_test.moc"
