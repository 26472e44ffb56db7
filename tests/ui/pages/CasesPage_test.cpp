#include "ui/pages/CasesPage.h"
#include "ui/pages/ImportReportView.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

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

    void the_report_filters_by_outcome()
    {
        ImportReportModel model;
        model.add(oneTakenOneRefused().rows);
        model.show(ImportOutcome::refused, {});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ImportReportModel::reasonColumn).data().toString(), QString("No DICOM."));
        model.show(std::nullopt, "p1");
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ImportReportModel::patientColumn).data().toString(), QString("P1"));
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
