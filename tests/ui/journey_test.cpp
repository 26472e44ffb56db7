#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/phantom/writeDemo.h"
#include "core/project/store.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/view/viewDesk.h"
#include "ui/MainWindow.h"
#include "ui/RecoveryDialog.h"
#include "ui/Translations.h"
#include "ui/pages/CasesPage.h"
#include "ui/pages/ExtractionPanel.h"
#include "ui/pages/FeaturesPage.h"
#include "ui/pages/HistoryModel.h"
#include "ui/pages/HistoryPage.h"
#include "ui/pages/ReadPage.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FrozenTable.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace annulus;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 120'000;  // bounds a hang

/// With ANNULUS_SHOTS=<folder> each stop of the journey leaves its picture there.
void shoot(MainWindow& window, const char* name)
{
    const QString folder = qEnvironmentVariable("ANNULUS_SHOTS");
    if (folder.isEmpty())
        return;
    QTest::qWait(300);
    window.grab().save(folder + '/' + name + ".png");
}

}  // namespace

/// The first complete path as a user walks it: import, look, outline, extract, take away, save, open again.
class JourneyTest : public QObject {
    Q_OBJECT
private slots:
    void the_window_comes_back_in_its_size()
    {
        tests::ViewDesk desk;
        const auto show = [&](QSize size) {
            MainWindow window(desk.withImages, plainStore());
            window.addPage(new CasesPage(desk.withImages, {importImages, {}}));
            if (size.isValid())
                window.resize(size);
            window.show();
            const QSize shown = window.size();
            window.close();
            return shown;
        };
        const QSize size(1234, 701);
        QCOMPARE(show(size), size);
        QCOMPARE(show({}), size);
    }
    void from_dicom_to_a_feature_table_and_back()
    {
        tests::ViewDesk desk;
        applyTheme(*qApp, Look::dark);
        Translations translations;
        const QString language = qEnvironmentVariable("ANNULUS_SHOTS_LANGUAGE", "en");
        desk.settings.setLanguage(language);
        translations.use(language);
        const auto folder = pathOf(desk.folder.filePath("演示 cohort"));
        phantom::DemoOptions options;
        options.folder = folder;
        options.patients = 1;
        QVERIFY(phantom::writeDemo(options).ok());
        QVERIFY(writeFileAtomically(folder / "dicom" / "notes.txt", "not a picture").ok());

        MainWindow window(desk.withImages, plainStore());
        auto* cases = new CasesPage(desk.withImages, {importImages, {}});
        auto* read = new ReadPage(desk.withImages);
        auto* features = new FeaturesPage(desk.withImages);
        for (Page* page : {static_cast<Page*>(cases), static_cast<Page*>(read), static_cast<Page*>(features)})
            window.addPage(page);
        window.resize(qEnvironmentVariableIntValue("ANNULUS_SHOTS_WIDE") ? QSize(1920, 1080) : QSize(1366, 768));
        window.show();
        shoot(window, "1-empty");

        cases->importPlaces({folder / "dicom"});
        QTRY_COMPARE_WITH_TIMEOUT(desk.document.project().imageCount(), std::size_t{5}, patienceMs);
        shoot(window, "2-imported");
        cases->showReport();
        shoot(window, "3-report");

        // The index lesion's masks are not imported: a square in the middle of the breast does for the path.
        const auto& patient = *desk.document.project().patients.front();
        for (const ImageRecord* image : imagesOf(patient)) {
            if (image->facts.modality != "MG")
                continue;
            const double x = image->facts.columns / 2.0, y = image->facts.rows / 2.0;
            const Outline square{{{{x, y}, {x + 80, y}, {x + 80, y + 60}, {x, y + 60}}}};
            QVERIFY(desk.document.apply(AddRoi{patient.id, {newRoiId(desk.document.project()), "Lesion 1", image->uid, 1, "reader", square}}).ok());
        }
        window.showPage("read");
        QTRY_VERIFY_WITH_TIMEOUT(read->isSettled(), patienceMs);
        shoot(window, "4-read");

        window.showPage("features");
        shoot(window, "5-no-features");
        auto* panel = features->findChild<ExtractionPanel*>();
        QCOMPARE(panel->keys().size(), std::size_t{4});
        panel->extract(panel->keys());
        QTRY_COMPARE_WITH_TIMEOUT(desk.document.project().patients.front()->features.size(), std::size_t{4}, patienceMs);
        QCOMPARE(desk.document.history().undoName().english(), std::string("Extract features"));
        auto* table = features->findChild<FrozenTable*>();
        for (auto* view : table->findChildren<QTableView*>())
            view->setCurrentIndex(view->model()->index(1, 8));
        shoot(window, "6-features");

        // What was extracted with other rings says so; undo makes it good again.
        QVERIFY(desk.document.apply(SetRingSettings{{{1, 5}, true, true}}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!features->statusParts().filter("out of date").isEmpty() || language != "en", patienceMs);
        shoot(window, "7-stale");
        desk.document.undo();
        QTRY_VERIFY_WITH_TIMEOUT(features->statusParts().filter("out of date").isEmpty(), patienceMs);

        const QString csv = desk.folder.filePath("features.csv");
        features->exportCsv(csv);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(csv) && desk.jobs.isIdle(), patienceMs);
        const auto rows = readCsv(pathOf(csv));
        QVERIFY(rows.ok());
        QVERIFY(rows->column("feature") >= 0);
        std::size_t values = 0;
        for (const auto& result : desk.document.project().patients.front()->features)
            values += result->kind->columns->size();
        QCOMPARE(rows->rows.size(), values);

        const auto file = pathOf(desk.folder.filePath("work.annulus"));
        QVERIFY(saveProject(desk.document.project(), file).ok());
        const auto again = openProject(file);
        QVERIFY(again.ok());
        QVERIFY(*again == desk.document.project());
        QVERIFY(std::none_of(desk.notices.notices().begin(), desk.notices.notices().end(),
                             [](const auto& notice) { return notice.kind == Notices::Kind::error; }));
    }
    void what_a_program_left_behind_is_restored_and_who_comes_second_reads_only()
    {
        applyTheme(*qApp, Look::dark);
        Translations translations;
        const QString language = qEnvironmentVariable("ANNULUS_SHOTS_LANGUAGE", "en");
        translations.use(language);
        tests::ViewDesk first, second, next;
        for (tests::ViewDesk* desk : {&first, &second, &next})
            desk->settings.setLanguage(language);
        const auto placesOf = [](const tests::ViewDesk& desk) { return WorkingPlaces{pathOf(desk.folder.filePath("working")), pathOf(desk.folder.filePath("fallback"))}; };
        const auto prepare = [](MainWindow& window, tests::ViewDesk& desk) {
            window.addPage(new CasesPage(desk.withImages, {importImages, {}}));
            window.addPage(new HistoryPage(desk.withImages));
            window.resize(1366, 768);
            window.show();
        };

        // The first program: some work saved, some not.
        MainWindow window(first.withImages, storeWithWorkingCopies(placesOf(first)));
        first.document.makeWorkingCopiesWith([places = placesOf(first)](const Project& project) { return WorkingCopy::forProject(project, places, thisAuthor()); });
        first.document.setReader("Dr. Li");
        prepare(window, first);
        const auto file = pathOf(first.folder.filePath("her2.annulus"));
        QVERIFY(first.document.apply(AddImages{{tests::imageRecord("P1", "1.1"), tests::imageRecord("P1", "1.2", "R", "MLO"), tests::imageRecord("P2", "2.1")}}).ok());
        QVERIFY(first.document.apply(AddRoi{"P1", {newRoiId(first.document.project()), "Lesion 1", "1.1", 1, "Dr. Li", tests::squareOutline(5)}}).ok());
        QVERIFY(first.document.workingCopy()->save(file).ok());
        first.document.markSaved(file, first.document.revision());
        QVERIFY(first.document.apply(SetOutline{"P1", "roi-1", tests::squareOutline(7), message("project", "Change outline of %1", "Lesion 1")}).ok());
        QVERIFY(first.document.apply(SetStatus{"P1", ReadingStatus::flagged}).ok());
        QVERIFY(first.document.workingCopy()->flush().ok());

        // Whoever opens the file meanwhile may look.
        MainWindow other(second.withImages, storeWithWorkingCopies(placesOf(second)));
        prepare(other, second);
        other.files().open(text(file));
        QTRY_VERIFY_WITH_TIMEOUT(second.document.readOnly().has_value(), patienceMs);
        QVERIFY(!second.document.apply(RenameProject{"mine"}).ok());
        shoot(other, "8-read-only");

        // The first one dies; the next start finds what was not saved.
        std::filesystem::create_directories(placesOf(next).folder);
        for (const char* suffix : {"", "-wal"}) {
            const auto from = std::filesystem::path(first.document.workingCopy()->file()) += suffix;
            if (std::filesystem::exists(from))
                std::filesystem::copy_file(from, placesOf(next).folder / from.filename());
        }
        const Project last = first.document.project();
        window.showPage("history");
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<HistoryModel*>()->rowCount() > 4, patienceMs);
        shoot(window, "9-history");
        first.document.giveUp();
        first.document.open({}, {});
        MainWindow again(next.withImages, storeWithWorkingCopies(placesOf(next)));
        prepare(again, next);
        again.files().open(text(file));  // as a program that is started with the file
        QTRY_COMPARE_WITH_TIMEOUT(next.document.file(), file, patienceMs);
        again.files().offerRecovery();
        QTRY_VERIFY_WITH_TIMEOUT(again.findChild<RecoveryDialog*>(), patienceMs);
        auto* dialog = again.findChild<RecoveryDialog*>();
        if (const QString folder = qEnvironmentVariable("ANNULUS_SHOTS"); !folder.isEmpty())
            dialog->grab().save(folder + "/10-recovery.png");
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->isDefault())
                button->click();
        QTRY_VERIFY_WITH_TIMEOUT(next.document.project() == last, patienceMs);
        QVERIFY(next.document.isModified());
        QCOMPARE(next.document.file(), file);
        QVERIFY(lockHolder(file).has_value());  // and nobody else may write it
        QVERIFY(std::none_of(next.notices.notices().begin(), next.notices.notices().end(), [](const auto& notice) { return notice.kind == Notices::Kind::warning; }));
        next.document.giveUp();
    }
};

ANNULUS_TEST(JourneyTest);
#include "journey_test.moc"
