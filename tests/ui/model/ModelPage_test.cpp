#include <string>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/protocol/protocols.h"
#include "core/run/resultJson.h"
#include "core/run/runFolder.h"
#include "tests/support/runTests.h"
#include "tests/ui/model/exampleRun.h"
#include "tests/ui/support.h"
#include "ui/pages/ModelPage.h"
#include "ui/pages/model/ModelInspector.h"
#include "ui/pages/model/ProtocolEditor.h"
#include "ui/pages/model/RunOverview.h"
#include "ui/pages/model/RunSetup.h"
#include "ui/text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>

#include <cmath>

using namespace annulus;
using namespace annulus::ui;

namespace {

std::filesystem::path writtenRun(const QTemporaryDir& folder, const RunResult& run, const QString& name = "mammography-sln 2026-01-01 120000")
{
    const auto place = pathOf(folder.filePath(name));
    std::filesystem::create_directories(place);
    [[maybe_unused]] const auto written = writeFileAtomically(place / "result.json", resultJson(run));
    return place;
}

template <class T>
T* named(const QWidget& page, const QString& name)
{
    for (auto* one : page.findChildren<T*>())
        if (one->accessibleName() == name)
            return one;
    return nullptr;
}

}  // namespace

class ModelPageTest : public QObject {
    Q_OBJECT
private slots:
    void an_empty_page_says_what_to_do_and_why_it_cannot_run()
    {
        tests::Desk desk;
        ModelPage page(desk.workspace, {});
        QStringList words;
        for (const auto* one : page.findChildren<QLabel*>())
            words += one->text();
        QVERIFY(words.contains("No run yet"));
    }

    void a_run_folder_opens_with_overview_figures_and_tables()
    {
        tests::Desk desk;
        const QTemporaryDir folder;
        const RunResult run = tests::exampleRun();
        ModelPage page(desk.workspace, {});
        page.resize(1400, 900);
        page.show();
        page.openRunFolder(writtenRun(folder, run));
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20000);
        auto* table = named<QTableWidget>(page, "Models and their areas under the curve");
        QVERIFY(table);
        QTRY_COMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(2, 0)->text(), QString("Combined"));
        const Evaluation& held = *run.evaluation("honest", "combined", "cv");
        QStringList cells;
        for (int c = 1; c < table->columnCount(); ++c)
            cells += table->item(2, c)->text();
        QVERIFY2(cells.contains(QString("%1 (%2–%3)").arg(held.auc, 0, 'f', 2).arg(held.aucLow, 0, 'f', 2).arg(held.aucHigh, 0, 'f', 2)), qPrintable(cells.join(" | ")));
        page.showPart("figures");
        auto* list = named<QListWidget>(page, "Figures");
        QVERIFY(list && list->count() >= 10);
        for (int i = 0; i < list->count(); ++i)
            list->setCurrentRow(i);  // each can be drawn
        page.showPart("tables");
        auto* tables = named<QListWidget>(page, "Tables");
        QCOMPARE(tables->count(), 2);
        QVERIFY(desk.notices.notices().empty());
    }

    void a_folder_with_broken_numbers_is_a_sentence()
    {
        tests::Desk desk;
        const QTemporaryDir folder;
        const auto place = writtenRun(folder, tests::exampleRun());
        QVERIFY(writeFileAtomically(place / "result.json", "{\"version\": 1").ok());
        ModelPage page(desk.workspace, {});
        page.openRunFolder(place);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.notices.notices().empty(), 20000);
    }

    void a_run_whose_inputs_changed_says_so()
    {
        const QTemporaryDir folder;
        const auto place = writtenRun(folder, tests::exampleRun());
        const auto input = place / "features.csv";
        QVERIFY(writeFileAtomically(input, "patient\nA\n").ok());
        RunManifest manifest;
        manifest.inputs = {{"features", toUtf8(input), *hashFile(input)}, {"clinical", toUtf8(place / "gone.csv"), std::string(64, '0')}};
        QVERIFY(writeFileAtomically(place / "manifest.json", manifestJson(manifest)).ok());
        QCOMPARE((*openRun(place))->stale.size(), std::size_t{1});
        QVERIFY(writeFileAtomically(input, "patient\nB\n").ok());
        const auto run = openRun(place);
        QCOMPARE((*run)->stale.size(), std::size_t{2});
        QVERIFY((*run)->stale[0].english().find("features.csv has changed") == 0);
    }

    /// Columns x, 2x, -x and one more: rho 1, -1, and of (1 2 3 4) and (2 1 4 3) 0.6.
    void columns_of_a_model_are_correlated_over_its_training_rows()
    {
        Bundle bundle;
        for (const char* name : {"a", "b", "c", "d"})
            bundle.columns.push_back({.name = name});
        const float other[] = {2, 1, 4, 3};
        for (int i = 1; i <= 4; ++i) {
            const auto x = static_cast<float>(i);
            bundle.training.push_back({.key = {}, .outcome = 0, .risks = {}, .columns = {x, 2 * x, -x, other[i - 1]}});
        }
        const auto plot = correlationOf(bundle);
        QVERIFY(plot.has_value());
        QCOMPARE(plot->names.size(), std::size_t{4});
        QVERIFY(std::abs(plot->rho[1] - 1) < 1e-12);
        QVERIFY(std::abs(plot->rho[2] + 1) < 1e-12);
        QVERIFY(std::abs(plot->rho[3] - 0.6) < 1e-12);
        bundle.columns.resize(2);
        QVERIFY(!correlationOf(bundle).has_value());
    }

    void two_runs_stand_side_by_side()
    {
        tests::Desk desk;
        const QTemporaryDir folder;
        RunResult second = tests::exampleRun();
        second.evaluations.front().auc = 0.5;
        ModelPage page(desk.workspace, {});
        page.resize(1400, 900);
        page.openRunFolder(writtenRun(folder, second, "other 2026-01-02 120000"));
        page.openRunFolder(writtenRun(folder, tests::exampleRun()));
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20000);
        auto* other = named<QComboBox>(page, "Run side by side");
        QVERIFY(other);
        QTRY_COMPARE(other->count(), 3);
        emit other->activated(1);
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20000);
        auto* table = named<QTableWidget>(page, "Models and their areas under the curve");
        QTRY_VERIFY(table->horizontalHeaderItem(table->columnCount() - 1)->text().startsWith("Other run"));
    }

    void an_error_of_the_protocol_is_shown_at_its_line()
    {
        tests::Desk desk;
        ProtocolEditor editor(desk.workspace);
        QString yaml = text(std::string(shippedProtocols().front().yaml));
        editor.setText(yaml);
        QVERIFY(editor.protocol().has_value());
        QCOMPARE(editor.errorLine(), 0);
        const int line = static_cast<int>(yaml.left(yaml.indexOf("share:")).count('\n')) + 1;
        yaml.replace(QRegularExpression("share: [0-9.]+"), "share: 9");
        editor.setText(yaml);
        QVERIFY(!editor.protocol().has_value());
        QCOMPARE(editor.errorLine(), line);
    }

    void the_form_changes_the_text_and_the_text_the_form()
    {
        tests::Desk desk;
        ProtocolEditor editor(desk.workspace);
        editor.setText(text(std::string(shippedProtocols().front().yaml)));
        auto* icc = named<QDoubleSpinBox>(editor, "ICC above");
        QVERIFY(icc);
        QCOMPARE(icc->value(), 0.75);
        icc->setValue(0.9);
        QCOMPARE(editor.protocol()->readers()->above, 0.9);
        QVERIFY(editor.yaml().contains("0.9"));
        editor.setText(editor.yaml().replace("above: 0.9", "above: 0.8"));
        QCOMPARE(named<QDoubleSpinBox>(editor, "ICC above")->value(), 0.8);
    }

    void a_run_is_a_job_that_leaves_a_folder_and_is_opened()
    {
        tests::Desk desk;
        const QTemporaryDir folder;
        QString out;
        const ModelActions actions{[](const RunOrder& request, const Progress& progress) -> Result<std::vector<Event>> {
            progress.report(0.5);
            std::filesystem::create_directories(request.out);
            if (auto written = writeFileAtomically(request.out / "result.json", resultJson(tests::exampleRun())); !written)
                return std::move(written).error();
            return std::vector<Event>{{logKind::testSet, {{"protocol", "mammography-sln"}}}};
        }};
        desk.document.open(Project(), pathOf(folder.filePath("study.annulus")));
        ModelPage page(desk.workspace, actions);
        QCOMPARE(page.setup().runCount(), 0);
        page.setup().useFiles(pathOf(folder.filePath("f.csv")), pathOf(folder.filePath("c.csv")));
        page.setup().start();
        QTRY_COMPARE_WITH_TIMEOUT(page.setup().runCount(), 1, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20000);
        QVERIFY(std::filesystem::exists(pathOf(folder.filePath("study.runs"))));
    }

    void a_report_is_made_while_the_window_stays_live()
    {
        tests::Desk desk;
        const QTemporaryDir folder;
        ModelPage page(desk.workspace, {});
        page.openRunFolder(writtenRun(folder, tests::exampleRun()));
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20000);
        const auto pdf = pathOf(folder.filePath("report.pdf"));
        page.writeReportTo(pdf);
        QVERIFY(page.isReporting() && !std::filesystem::exists(pdf));  // nothing was waited for
        QTRY_VERIFY_WITH_TIMEOUT(!page.isReporting(), 60000);
        QVERIFY(std::filesystem::exists(pdf));
    }

    void a_report_can_be_stopped()
    {
        tests::Desk desk;
        const QTemporaryDir folder;
        ModelPage page(desk.workspace, {});
        page.openRunFolder(writtenRun(folder, tests::exampleRun()));
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20000);
        page.writeReportTo(pathOf(folder.filePath("report.pdf")));
        QPushButton* stop = nullptr;
        for (auto* one : page.findChildren<QPushButton*>())
            if (one->text().startsWith("Stop report"))
                stop = one;
        QVERIFY(stop);
        stop->click();
        QVERIFY(!page.isReporting());
        QTest::qWait(50);
        QVERIFY(!std::filesystem::exists(pathOf(folder.filePath("report.pdf"))));
    }

    void what_a_run_takes_from_a_project_is_told_by_two_hashes()
    {
        Project project;
        project.patients.push_back(std::make_shared<const Patient>(Patient{.id = "P1", .name = {}, .sex = {}, .birthDate = {}, .studies = {}, .rois = {}, .features = {}, .clinical = {{"age", "50"}}}));
        const ProjectState before = projectState(project);
        project.name = "another name";
        QVERIFY(projectState(project) == before);
        const auto aged = annulus::apply(project, SetClinicalValue{"P1", "age", "51"});
        QVERIFY(aged.ok());
        const ProjectState after = projectState(*aged);
        QCOMPARE(after.features, before.features);
        QVERIFY(after.clinical != before.clinical);
        QCOMPARE(changedSince(before, after).size(), std::size_t{1});
        QVERIFY(changedSince({before.features, {}}, after).empty());  // the clinical values came from a file
        const QTemporaryDir folder;
        std::filesystem::create_directories(pathOf(folder.path()) / "inputs");
        QVERIFY(writeProjectState(pathOf(folder.path()), before).ok());
        QVERIFY(readProjectState(pathOf(folder.path())) == before);
        QVERIFY(!readProjectState(pathOf(folder.filePath("none"))));
    }

    void a_run_of_the_projects_own_data_is_out_of_date_when_these_change()
    {
        tests::Desk desk;
        const QTemporaryDir folder;
        const ModelActions actions{[](const RunOrder& request, const Progress&) -> Result<std::vector<Event>> {
            std::filesystem::create_directories(request.out / "inputs");
            if (auto written = writeProjectState(request.out, projectState(request.project)); !written)
                return std::move(written).error();
            if (auto written = writeFileAtomically(request.out / "result.json", resultJson(tests::exampleRun())); !written)
                return std::move(written).error();
            return std::vector<Event>{};
        }};
        Project project;
        project.patients.push_back(std::make_shared<const Patient>(Patient{.id = "P1", .name = {}, .sex = {}, .birthDate = {}, .studies = {}, .rois = {}, .features = {}, .clinical = {{"age", "50"}}}));
        desk.document.open(project, pathOf(folder.filePath("study.annulus")));
        ModelPage page(desk.workspace, actions);
        page.setup().useFiles(pathOf(folder.filePath("f.csv")), {});
        page.setup().start();
        QTRY_COMPARE_WITH_TIMEOUT(page.setup().runCount(), 1, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled() && page.setup().isSettled(), 20000);
        auto* runs = named<QListWidget>(page, "Runs");
        QVERIFY(runs && !runs->item(0)->text().contains("out of date"));
        QVERIFY(desk.document.apply(SetClinicalValue{"P1", "age", "51"}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(runs->item(0)->text().contains("out of date"), 20000);
        QTRY_VERIFY(std::ranges::any_of(page.findChildren<QLabel*>(), [](const QLabel* one) { return one->text().startsWith("The clinical values of this project have changed"); }));
        desk.document.undo();
        QTRY_VERIFY_WITH_TIMEOUT(!runs->item(0)->text().contains("out of date"), 20000);
    }

    void features_are_listed_by_how_often_folds_keep_them()
    {
        const RunResult run = tests::exampleRun();
        const auto features = selectedFeatures(*run.model("honest", "combined"));
        QCOMPARE(features.size(), std::size_t{3});
        QCOMPARE(features[0].name, std::string("CC_intra_original_glcm_Idn"));
        QCOMPARE(features[0].folds, 2);
        QCOMPARE(features[1].name, std::string("CC_peri1mm_original_ngtdm_Contrast"));
        QCOMPARE(features[2].folds, 0);
    }
};

ANNULUS_TEST(ModelPageTest);
#include "ModelPage_test.moc"
