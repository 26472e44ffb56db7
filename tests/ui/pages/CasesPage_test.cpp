#include "ui/pages/CasesPage.h"
#include "core/base/files.h"
#include "core/project/store.h"
#include "ui/pages/CasesModel.h"
#include "ui/pages/ImportReportView.h"
#include "ui/text.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"
#include "ui/widgets/JobStrip.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QThread>
#include <QTreeView>
#include <QUrl>

#include <algorithm>
#include <atomic>

using namespace annulus;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 20'000;

ImportSource sourceOf(Imported imported)
{
    return {[imported](const auto&, const auto&, const Progress&) -> Result<Imported> { return imported; },
            [](const Progress&) -> Result<std::filesystem::path> { return std::filesystem::path("/demo/demo.annulus"); }};
}

Imported oneTakenOneRefused()
{
    const ImageRecord image = tests::imageRecord("P1", "1.1");
    return {{image},
            {{ImportOutcome::taken, image.path, "P1", "RCC", {}}, {ImportOutcome::refused, "/images/notes.txt", "", "", {message("dicom", "No DICOM.")}}},
            false};
}

}  // namespace

class CasesPageTest : public QObject {
    Q_OBJECT
private slots:
    void an_import_becomes_one_undoable_step_and_a_report()
    {
        tests::Desk desk;
        CasesPage page(desk.workspace, sourceOf(oneTakenOneRefused()));
        page.importPlaces({"/images"});
        QCOMPARE(desk.jobs.jobs().size(), std::size_t{1});
        QTRY_COMPARE_WITH_TIMEOUT(desk.document.project().imageCount(), std::size_t{1}, patienceMs);
        QCOMPARE(desk.selection.patient(), std::string("P1"));
        const auto& report = page.findChild<ImportReportView*>()->model();
        QCOMPARE(report.rows().size(), std::size_t{2});
        QCOMPARE(desk.notices.notices().size(), std::size_t{1});
        QVERIFY(desk.notices.notices()[0].kind == Notices::Kind::warning);  // something was refused
        desk.document.undo();
        QCOMPARE(desk.document.project().imageCount(), std::size_t{0});
        QCOMPARE(report.rows().size(), std::size_t{2});  // what happened stays told
    }

    void a_dropped_folder_is_imported()
    {
        tests::Desk desk;
        std::vector<std::filesystem::path> asked;
        std::atomic<bool> done = false;
        CasesPage page(desk.workspace, {[&](const auto& places, const auto&, const Progress&) -> Result<Imported> {
                                            asked = places;
                                            done = true;
                                            return Imported{};
                                        }, {}});
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/images/乳腺 2024"), QUrl("https://example.org/x")});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &drop);
        QTRY_VERIFY_WITH_TIMEOUT(done, patienceMs);
        QCOMPARE(asked, (std::vector<std::filesystem::path>{"/images/乳腺 2024"}));
    }

    void an_import_that_fails_says_why_and_changes_nothing()
    {
        tests::Desk desk;
        CasesPage page(desk.workspace, {[](const auto&, const auto&, const Progress&) -> Result<Imported> {
                                            return Error{Errc::io, message("test", "The network folder is gone."), "/images"};
                                        }, {}});
        page.importPlaces({"/images"});
        QTRY_COMPARE_WITH_TIMEOUT(desk.notices.notices().size(), std::size_t{1}, patienceMs);
        QCOMPARE(desk.notices.notices()[0].text, QString("/images: The network folder is gone."));
        QVERIFY(!desk.document.isModified());
    }

    void what_a_stopped_import_found_is_kept()
    {
        tests::Desk desk;
        Imported partial = oneTakenOneRefused();
        partial.isPartial = true;
        CasesPage page(desk.workspace, sourceOf(partial));
        page.importPlaces({"/images"});
        QTRY_COMPARE_WITH_TIMEOUT(desk.document.project().imageCount(), std::size_t{1}, patienceMs);
        QVERIFY(desk.notices.notices()[0].text.contains("stopped"));
    }

    void the_report_names_each_import_and_tells_which_was_stopped()
    {
        ImportReportModel model;
        model.add({"first", "08:00", false}, oneTakenOneRefused().rows);
        model.add({"second", "08:05", true}, oneTakenOneRefused().rows);
        QCOMPARE(model.imports().size(), std::size_t{2});
        QVERIFY(titleWords(model.imports()[1]).contains("second") && titleWords(model.imports()[1]).contains("stopped"));
        QCOMPARE(model.rowCount(), 4);
        model.show(std::nullopt, {}, 1);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowsOf(0).size(), std::size_t{2});
    }

    void the_report_filters_by_outcome()
    {
        ImportReportModel model;
        model.add({"images", "08:00", false}, oneTakenOneRefused().rows);
        model.show(ImportOutcome::refused, {});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ImportReportModel::reasonColumn).data().toString(), QString("No DICOM."));
        model.show(std::nullopt, "p1");
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ImportReportModel::patientColumn).data().toString(), QString("P1"));
    }

    void a_running_import_shows_its_step_and_stops_on_cancel()
    {
        tests::Desk desk;
        CasesPage page(desk.workspace, {[](const auto&, const auto&, const Progress& progress) -> Result<Imported> {
                                            while (!progress.cancelled()) {
                                                progress.report(0.25, message("test", "File 1 of 4"));
                                                QThread::msleep(5);
                                            }
                                            return stopped();
                                        }, {}});
        page.resize(900, 600);
        page.show();
        auto* strip = page.findChild<JobStrip*>();
        QVERIFY(!strip->isVisible());
        page.importPlaces({"/images"});
        QVERIFY(strip->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(strip->findChild<QProgressBar*>()->value(), 250, patienceMs);
        QTest::mouseClick(strip->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!strip->isVisible(), patienceMs);
        QVERIFY(desk.notices.past().empty());  // the user's own wish is no news
    }

    void enter_opens_the_patient_and_ctrl_c_copies_the_id()
    {
        tests::Desk desk;
        (void)desk.document.apply(AddImages{{tests::imageRecord("P1", "1.1"), tests::imageRecord("P2", "1.2")}});
        CasesPage page(desk.workspace, sourceOf({}));
        QSignalSpy wanted(&page, &Page::pageWanted);
        page.resize(900, 600);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        auto* tree = page.findChild<QTreeView*>();
        tree->setFocus();
        desk.selection.selectPatient("P2");
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), QString("read"));
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("P2"));
    }

    void a_refused_file_is_told_whole_and_can_be_copied()
    {
        tests::Desk desk;
        ImportReportView view(desk.workspace);
        view.resize(900, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.add({"images", "08:00", false}, oneTakenOneRefused().rows);
        view.showOutcome(ImportOutcome::refused);
        auto* table = view.findChild<QTableView*>();
        const auto labels = view.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* one) { return one->text() == "/images/notes.txt\nNo DICOM."; }));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("Refused\t/images/notes.txt\t\t\tNo DICOM.\n"));
    }

    void the_report_comes_back_with_its_project_and_not_with_another()
    {
        tests::Desk desk;
        const WorkingPlaces places{pathOf(desk.folder.filePath("working")), pathOf(desk.folder.filePath("fallback"))};
        desk.document.makeWorkingCopiesWith([places](const Project& project) { return WorkingCopy::forProject(project, places, thisAuthor()); });
        const auto file = pathOf(desk.folder.filePath("study.annulus"));
        {
            CasesPage page(desk.workspace, sourceOf(oneTakenOneRefused()));
            page.importPlaces({"/images"});
            QTRY_COMPARE_WITH_TIMEOUT(desk.document.project().imageCount(), std::size_t{1}, patienceMs);
            QVERIFY(desk.document.workingCopy()->save(file).ok());
            desk.document.markSaved(file, desk.document.revision());
        }
        // As after a new start.
        CasesPage page(desk.workspace, sourceOf({}));
        desk.document.open({}, {});
        const auto& report = page.findChild<ImportReportView*>()->model();
        QVERIFY(report.imports().empty());
        desk.document.open(*openProject(file), file);
        QTRY_COMPARE_WITH_TIMEOUT(report.rows().size(), std::size_t{2}, patienceMs);
        QCOMPARE(report.imports().at(0).name, QString("images"));
        const auto refused = std::ranges::find(report.rows(), ImportOutcome::refused, &ImportRow::outcome);
        QVERIFY(refused != report.rows().end());
        QCOMPARE(reasonWords(*refused), QString("No DICOM."));
        desk.document.open({}, {});
        QVERIFY(report.rows().empty());
    }

    void where_a_file_is_missing_the_way_to_find_it_is_offered()
    {
        tests::Desk desk;
        ImageRecord here = tests::imageRecord("P1", "1.1"), gone = tests::imageRecord("P2", "2.1");
        here.path = pathOf(desk.folder.filePath("here.dcm"));
        QVERIFY(writeFileAtomically(here.path, "x").ok());
        QVERIFY(desk.document.apply(AddImages{{here, gone}}).ok());
        CasesPage page(desk.workspace, sourceOf({}));
        std::unique_ptr<QWidget> inspector(page.inspector());
        inspector->setParent(nullptr);
        inspector->show();
        page.show();
        QSignalSpy wanted(&page, &Page::missingImagesWanted);
        const auto* tree = page.findChild<QTreeView*>();
        const auto chips = [&](int row) { return tree->model()->index(row, CasesModel::chipColumn).data().toString(); };
        QTRY_VERIFY_WITH_TIMEOUT(chips(1).contains("missing"), patienceMs);
        QVERIFY(!chips(0).contains("missing"));
        QPushButton* find = nullptr;
        for (auto* button : inspector->findChildren<QPushButton*>())
            if (button->text().startsWith("Find missing images"))
                find = button;
        QVERIFY(find);
        desk.selection.selectPatient("P1");
        QVERIFY(!find->isVisible());
        desk.selection.selectPatient("P2");
        QVERIFY(find->isVisible());
        find->click();
        QCOMPARE(wanted.count(), 1);
        QVERIFY(desk.document.apply(MoveImages{{{"P2", "2.1", here.path}}}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!chips(1).contains("missing") && !find->isVisible(), patienceMs);
        page.inspector()->setParent(nullptr);
    }

    void into_a_project_that_may_only_be_read_nothing_is_imported()
    {
        tests::Desk desk;
        CasesPage page(desk.workspace, sourceOf(oneTakenOneRefused()));
        page.show();
        OpenedProject opened;
        opened.project = tests::smallProject();
        opened.readOnly = message("test", "Anna has it.");
        desk.document.open(opened);
        int imports = 0;
        for (const auto* button : page.findChildren<QPushButton*>())
            if (button->text() == "Import" || button->text().startsWith("Import folder")) {
                ++imports;
                QVERIFY(!button->isEnabled() && button->toolTip().contains("Anna has it."));
            }
        QCOMPARE(imports, 2);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/images")});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.setAccepted(false);
        QCoreApplication::sendEvent(&page, &enter);
        QVERIFY(!enter.isAccepted());
        page.importPlaces({"/images"});
        QVERIFY(desk.jobs.jobs().empty());
        QVERIFY(desk.notices.notices().at(0).text.contains("Anna has it."));
        desk.document.open(tests::smallProject(), {});
        for (const auto* button : page.findChildren<QPushButton*>())
            if (button->text() == "Import")
                QVERIFY(button->isEnabled() && button->toolTip().isEmpty());
    }

    void the_demo_leads_to_its_project()
    {
        tests::Desk desk;
        CasesPage page(desk.workspace, sourceOf({}));
        QSignalSpy wanted(&page, &CasesPage::projectWanted);
        page.openDemo();
        QTRY_COMPARE_WITH_TIMEOUT(wanted.count(), 1, patienceMs);
        QCOMPARE(wanted[0][0].toString(), QString("/demo/demo.annulus"));
    }
};

ANNULUS_TEST(CasesPageTest);
#include "CasesPage_test.moc"
