#include "ui/pages/HistoryPage.h"

#include "core/base/files.h"
#include "core/project/store.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"
#include "ui/pages/HistoryModel.h"
#include "ui/Translations.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

using namespace annulus;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 20'000;

/// A desk whose projects have working copies.
struct HistoryDesk : tests::Desk {
    HistoryDesk()
    {
        const WorkingPlaces places{pathOf(folder.filePath("working")), pathOf(folder.filePath("fallback"))};
        document.makeWorkingCopiesWith([places](const Project& project) { return WorkingCopy::forProject(project, places, thisAuthor()); });
    }
};

bool says(const QWidget& page, const QString& words)
{
    const auto labels = page.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->isVisibleTo(&page) && label->text().contains(words); });
}

}  // namespace

class HistoryPageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Look::dark); }

    void what_happens_appears_at_the_top_with_who_did_it()
    {
        HistoryDesk desk;
        HistoryPage page(desk.workspace);
        page.show();
        page.activated();
        const auto* model = page.findChild<HistoryModel*>();
        QVERIFY(desk.document.apply(AddImages{{tests::imageRecord("P1", "1.1")}}).ok());
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, patienceMs);
        desk.document.setReader("Dr. Li");
        QVERIFY(desk.document.apply(AddRoi{"P1", {newRoiId(desk.document.project()), "Lesion 1", "1.1", 1, "Dr. Li", tests::squareOutline(5)}}).ok());
        desk.document.undo();
        desk.document.note(Event{logKind::exported, {{"file", "/tmp/features.csv"}}});
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 5, patienceMs);
        QCOMPARE(model->row(0).what, QStringLiteral("Export to /tmp/features.csv"));
        QCOMPARE(model->row(1).what, QStringLiteral("Undo: Draw Lesion 1 \u00b7 P1 \u00b7 RCC"));
        QCOMPARE(model->row(2).what, QStringLiteral("Draw Lesion 1 \u00b7 P1 \u00b7 RCC"));
        QCOMPARE(model->row(2).who, QStringLiteral("Dr. Li"));
        QCOMPARE(model->row(3).who, text(thisAuthor().account));
        QVERIFY(says(page, "is whole"));
    }
    void rows_speak_the_language_of_the_window()
    {
        HistoryDesk desk;
        HistoryPage page(desk.workspace);
        page.show();
        QVERIFY(desk.document.apply(AddImages{{tests::imageRecord("P1", "1.1")}}).ok());
        QVERIFY(desk.document.apply(SetStatus{"P1", ReadingStatus::flagged}).ok());
        desk.document.undo();
        page.activated();
        const auto* model = page.findChild<HistoryModel*>();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 4, patienceMs);
        QCOMPARE(model->row(0).what, QStringLiteral("Undo: Flag P1"));  // the patient is named once
        Translations translations;
        translations.use("zh_CN");
        QCoreApplication::sendPostedEvents();
        QTRY_VERIFY_WITH_TIMEOUT(!model->row(0).what.contains("Undo"), patienceMs);
        QCOMPARE(model->rowCount(), 4);
        QVERIFY(!model->row(0).what.contains("Flag") && model->row(0).what.contains("P1"));
        translations.use("en");
    }
    void filters_narrow_the_list_together()
    {
        HistoryDesk desk;
        HistoryPage page(desk.workspace);
        page.show();
        QVERIFY(desk.document.apply(AddImages{{tests::imageRecord("P1", "1.1")}}).ok());
        QVERIFY(desk.document.apply(RenameProject{"first"}).ok());
        desk.document.setReader("Dr. Li");
        QVERIFY(desk.document.apply(RenameProject{"second"}).ok());
        page.activated();
        auto* model = page.findChild<HistoryModel*>();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 4, patienceMs);
        page.findChild<QLineEdit*>()->setText("rename");
        QCOMPARE(model->rowCount(), 2);
        model->setPerson("Dr. Li");
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->row(0).what, QStringLiteral("Rename project to second"));
        model->setTopic(HistoryTopic::outlines);
        QCOMPARE(model->rowCount(), 0);
        // What comes while a filter is on goes through it.
        model->setTopic(std::nullopt);
        QVERIFY(desk.document.apply(RenameProject{"third"}).ok());
        desk.document.note(Event{logKind::run, {{"protocol", "p"}}});
        QTRY_COMPARE_WITH_TIMEOUT(model->allRows().size(), std::size_t{6}, patienceMs);
        QCOMPARE(model->rowCount(), 2);
    }
    void an_entry_tells_its_details()
    {
        HistoryDesk desk;
        HistoryPage page(desk.workspace);
        page.show();
        desk.document.note(Event{logKind::exported, {{"file", "/tmp/features.csv"}}});
        page.activated();
        auto* model = page.findChild<HistoryModel*>();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, patienceMs);
        page.findChild<QTableView*>()->setCurrentIndex(model->index(0, 0));
        QVERIFY(says(*page.inspector(), "/tmp/features.csv"));
        QVERIFY(says(*page.inspector(), text(thisAuthor().program)));
    }
    void a_broken_log_is_said()
    {
        HistoryDesk desk;
        const auto file = pathOf(desk.folder.filePath("p.annulus"));
        QVERIFY(saveProject(tests::smallProject(), file).ok());
        std::string bytes = *readTextFile(file);
        const auto place = bytes.find(thisAuthor().program);  // in an entry of the log
        QVERIFY(place != std::string::npos);
        bytes[place] = 'B';
        QVERIFY(writeFileAtomically(file, bytes).ok());
        HistoryPage page(desk.workspace);
        page.show();
        desk.document.open(tests::smallProject(), file);
        page.activated();
        QTRY_VERIFY_WITH_TIMEOUT(says(page, "broken at entry"), patienceMs);
        QCOMPARE(page.statusParts(), QStringList{"History broken"});
    }
    void another_project_has_its_own_history()
    {
        HistoryDesk desk;
        HistoryPage page(desk.workspace);
        page.show();
        desk.document.note(Event{logKind::exported, {{"file", "/tmp/features.csv"}}});
        page.activated();
        auto* model = page.findChild<HistoryModel*>();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, patienceMs);
        desk.document.open({}, {});
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 0, patienceMs);
        QVERIFY(says(page, "will be listed here"));
    }
};

ANNULUS_TEST(HistoryPageTest);
#include "HistoryPage_test.moc"
