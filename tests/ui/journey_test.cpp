#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/phantom/writeDemo.h"
#include "core/project/store.h"
#include "tests/support/runTests.h"
#include "tests/ui/view/viewDesk.h"
#include "ui/MainWindow.h"
#include "ui/Translations.h"
#include "ui/pages/CasesPage.h"
#include "ui/pages/ExtractionPanel.h"
#include "ui/pages/FeaturesPage.h"
#include "ui/pages/ReadPage.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FrozenTable.h"

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
            MainWindow window(desk.withImages, {openProject, saveProject});
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

        MainWindow window(desk.withImages, {openProject, saveProject});
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
};

ANNULUS_TEST(JourneyTest);
#include "journey_test.moc"
