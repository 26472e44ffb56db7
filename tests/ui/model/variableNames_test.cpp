// What variables are called on figures. Truth: resources/codebooks/breast.yaml and the shipped protocol, read by eye.

#include <string>

#include "core/protocol/protocols.h"
#include "tests/support/runTests.h"
#include "tests/ui/model/exampleRun.h"
#include "ui/pages/model/NomogramPanel.h"
#include "ui/pages/model/VariableNamesDialog.h"
#include "ui/plots/variableNames.h"
#include "ui/text.h"

#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::ui;

namespace {

VariableNames namesOfNodeProtocol(const std::filesystem::path& folder = "/nowhere")
{
    RunResult run = tests::exampleRun();
    run.protocolText = std::string(shippedProtocols().front().yaml);
    return readVariableNames(folder, run);
}

NomogramPicture picture()
{
    NomogramPicture made;
    made.axes = {{.variable = "stage", .values = {0, 1, 2}, .labels = {"0", "1", "2"}, .linear = {0, 1, 2}, .points = {0, 50, 100}, .low = 0, .high = 2},
                 {.variable = "size_cm", .values = {0, 1}, .labels = {"0", "1"}, .linear = {0, 0.5}, .points = {0, 25}, .low = 0, .high = 1},
                 {.variable = "radscore", .values = {-1, 0, 1}, .labels = {"-1", "0", "1"}, .linear = {-1, 0, 1}, .points = {0, 50, 100}, .low = -1, .high = 1}};
    made.scale = 50;
    return made;
}

}  // namespace

class VariableNamesTest : public QObject {
    Q_OBJECT
private slots:
    void a_variable_has_the_codebooks_name_in_the_figures_language()
    {
        const VariableNames names = namesOfNodeProtocol();
        QCOMPARE(variableName(names, "size_cm", paperLook("en")), QString("Lesion size > 2 cm"));
        QCOMPARE(variableName(names, "size_cm", paperLook("zh_CN")), QString::fromUtf8("病灶大小 > 2 cm"));
        QCOMPARE(variableName(names, "CC_intra_original_glcm_Idn", paperLook("en")), QString("CC_intra_original_glcm_Idn"));
        QCOMPARE(variableName(names, "radscore", paperLook("en")), QString("Radscore"));
        QCOMPARE(levelName("ethnicity", "Uyghur", paperLook("zh_CN")), QString::fromUtf8("维吾尔族"));
    }

    void numbers_that_stand_for_levels_are_written_as_levels()
    {
        const NomogramPicture named = namedNomogram(picture(), namesOfNodeProtocol(), paperLook("en"));
        QCOMPARE(named.axes[0].labels, (std::vector<std::string>{"I", "II", "III"}));
        QCOMPARE(named.axes[1].labels, (std::vector<std::string>{"no", "yes"}));
        QCOMPARE(named.axes[2].labels, (std::vector<std::string>{"-1", "0", "1"}));
    }

    void names_and_order_are_kept_beside_the_run()
    {
        const QTemporaryDir folder;
        VariableNames names = namesOfNodeProtocol(pathOf(folder.path()));
        QVERIFY(names.own.empty() && names.order.empty());
        names.own["stage"] = "TNM stage";
        names.order = {"radscore", "stage"};
        QVERIFY(writeVariableNames(pathOf(folder.path()), names).ok());
        QVERIFY(namesOfNodeProtocol(pathOf(folder.path())) == names);
        const NomogramPicture ordered = orderedNomogram(picture(), names);
        QCOMPARE(ordered.axes[0].variable, std::string("radscore"));
        QCOMPARE(ordered.axes[1].variable, std::string("stage"));
        QCOMPARE(ordered.axes[2].variable, std::string("size_cm"));
        QCOMPARE(variableName(names, "stage", paperLook("zh_CN")), QString("TNM stage"));
    }

    void the_dialog_moves_axes_and_keeps_only_names_that_differ()
    {
        VariableNamesDialog dialog(namesOfNodeProtocol(), {"stage", "size_cm", "radscore"}, paperLook("en"));
        auto* table = dialog.findChild<QTableWidget*>();
        table->item(0, 1)->setText("TNM stage");
        table->setCurrentCell(2, 1);
        for (auto* button : dialog.findChildren<QPushButton*>())
            if (button->text() == "Move up")
                button->click();
        const VariableNames names = dialog.names();
        QCOMPARE(names.order, (std::vector<std::string>{"stage", "radscore", "size_cm"}));
        QCOMPARE(names.own, (std::map<std::string, std::string>{{"stage", "TNM stage"}}));
    }

    void the_open_patient_stands_where_her_values_are()
    {
        OpenRun run;
        run.result.patients = {{"P1", 1, true}, {"P2", 0, false}};
        run.result.scores.push_back({.mode = "honest", .model = "radscore", .set = "test", .patients = {1}, .fold = {-1}, .scores = {{0.5}}, .isProbability = false, .thresholds = {}, .foldThresholds = {}});
        BundlePredictor stage, size;
        stage.name = stage.source = "stage";
        size.name = size.source = "size_cm";
        stage.origin = size.origin = BundlePredictor::Origin::clinical;
        stage.coding = BundlePredictor::Coding::score;
        stage.levels = {"I", "II", "III"};
        size.coding = BundlePredictor::Coding::cut;
        size.cuts = {2};
        run.predictors[{"honest", "combined"}] = {stage, size};
        Patient patient;
        patient.id = "P2";
        patient.clinical = {{"stage", "II"}, {"size_cm", "2.5"}};
        const RunChoice choice{.mode = "honest", .set = {}, .outcomeClass = {}, .model = "combined", .models = {}};
        auto known = patientOnNomogram(picture(), run, choice, patient);
        QCOMPARE(known.size(), std::size_t{3});
        QCOMPARE(*known[0], 1.0);  // stage II
        QCOMPARE(*known[1], 0.5);  // above 2 cm
        QCOMPARE(*known[2], 0.5);  // the score of the run
        patient.id = "new";
        patient.clinical.erase("stage");
        known = patientOnNomogram(picture(), run, choice, patient);
        QVERIFY(!known[0] && known[1] && !known[2]);
    }
};

ANNULUS_TEST(VariableNamesTest);
#include "variableNames_test.moc"
