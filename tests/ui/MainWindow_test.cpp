#include "ui/MainWindow.h"
#include "ui/RecoveryDialog.h"
#include "ui/pages/Page.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/NoticeBar.h"
#include "ui/widgets/NoticeLine.h"
#include "ui/widgets/ReadOnlyBanner.h"
#include "ui/view/keyMap.h"
#include "ui/widgets/KeySheet.h"
#include "ui/widgets/SidePanel.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"

#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <atomic>

using namespace annulus;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 20'000;

class PlainPage : public Page {
public:
    PlainPage(QString id, bool withInspector) : id_(std::move(id)), inspector_(withInspector ? new QLabel("inspector") : nullptr) {}
    QString id() const override { return id_; }
    QString title() const override { return id_.toUpper(); }
    QWidget* inspector() override { return inspector_; }
    QStringList statusParts() const override { return {id_ + " status"}; }
    void takeFocus() override { ++focusTaken; }

    int focusTaken = 0;

private:
    QString id_;
    QWidget* inspector_;
};

ProjectStore storeOf(const Project& project, Result<void> saved = {})
{
    return {[project](const std::filesystem::path& file, const Author&, const Progress&) -> Result<OpenedProject> {
                OpenedProject opened;
                opened.project = project;
                opened.file = file;
                return opened;
            },
            [saved](const Project&, WorkingCopy*, const std::filesystem::path&, bool) { return saved; }, {}};
}

QPushButton* buttonNamed(const QString& text)
{
    for (QWidget* widget : QApplication::allWidgets())
        if (auto* button = qobject_cast<QPushButton*>(widget); button && button->text() == text && button->isVisible())
            return button;
    return nullptr;
}

}  // namespace

class MainWindowTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Look::dark); }

    void fits_a_small_laptop()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        window.addPage(new PlainPage("one", true));
        window.show();
        QVERIFY(window.minimumSizeHint().width() <= 1366);
        QVERIFY(window.minimumSizeHint().height() <= 728);  // 768 less a task bar
    }

    void pages_change_with_their_inspector_and_are_remembered()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        window.resize(1366, 768);
        window.addPage(new PlainPage("one", false));
        window.addPage(new PlainPage("two", true));
        window.show();
        QCOMPARE(window.currentPage()->id(), QString("one"));
        auto* inspector = window.findChild<SidePanel*>("inspectorPanel");
        QVERIFY(!inspector->isVisible());
        QTest::mouseClick(window.findChild<QToolButton*>("two"), Qt::LeftButton);
        QCOMPARE(window.currentPage()->id(), QString("two"));
        QVERIFY(inspector->isVisible());
        QCOMPARE(desk.settings.page(), QString("two"));
        window.showPage("three");
        QCOMPARE(window.currentPage()->id(), QString("two"));
    }

    void folding_is_remembered_for_each_page()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        window.resize(1366, 768);
        window.addPage(new PlainPage("one", false));
        window.addPage(new PlainPage("two", true));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* left = window.findChild<SidePanel*>("worklistPanel");
        QTest::keyClick(&window, Qt::Key_F9);
        QVERIFY(!left->isOpen());
        QCOMPARE(left->width(), measure::rail);
        window.showPage("two");
        QVERIFY(left->isOpen());
        window.showPage("one");
        QVERIFY(!left->isOpen());
        QVERIFY(!desk.settings.layout("one").worklistOpen);
        QTest::keyClick(&window, Qt::Key_F9);
        QVERIFY(left->width() > 200);
    }

    void opening_a_project_selects_its_first_patient()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf(tests::smallProject()));
        window.addPage(new PlainPage("one", false));
        window.files().open("/somewhere/small.annulus");
        QTRY_COMPARE_WITH_TIMEOUT(desk.selection.patient(), std::string("P1"), patienceMs);
        QVERIFY(!desk.document.isModified());
        QCOMPARE(desk.settings.recentProjects().first(), QString("/somewhere/small.annulus"));
    }

    void a_save_that_fails_keeps_the_changes_and_says_why()
    {
        tests::Desk desk;
        const Error full{Errc::io, message("test", "The disk is full."), {}};
        MainWindow window(desk.workspace, storeOf(tests::smallProject(), full));
        window.addPage(new PlainPage("one", false));
        window.show();
        window.files().open("/somewhere/small.annulus");
        QTRY_VERIFY_WITH_TIMEOUT(!desk.document.project().patients.empty(), patienceMs);
        QVERIFY(desk.document.apply(RenameProject{"other"}).ok());
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(desk.notices.notices().size(), std::size_t{1}, patienceMs);
        QCOMPARE(desk.notices.notices()[0].text, QString("The disk is full."));
        QVERIFY(desk.document.isModified());
    }

    void a_read_only_project_shows_who_has_it()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        window.addPage(new PlainPage("one", false));
        window.show();
        auto* banner = window.findChild<ReadOnlyBanner*>();
        QVERIFY(!banner->isVisible());
        OpenedProject opened;
        opened.file = "/somewhere/p.annulus";
        opened.readOnly = message("test", "Anna has it.");
        desk.document.open(std::move(opened));
        QVERIFY(banner->isVisible());
        QVERIFY(banner->findChild<QLabel*>()->text().contains("Anna has it."));
        desk.document.open({}, {});
        QVERIFY(!banner->isVisible());
    }

    void work_that_was_left_behind_is_offered_restored_or_discarded_after_a_question()
    {
        tests::Desk desk;
        ProjectStore store = storeOf({});
        std::vector<std::string> done;
        const auto offered = [](const char* name) {
            Recoverable one;
            one.name = name;
            one.source = "/study/p.annulus";
            one.lastEdit = "2026-11-22T08:00:00.000Z";
            for (const char* name : {"Move vertex of Lesion 1", "Delete Lesion 2"}) {
                one.edits.emplace_back();
                one.edits.back().title = message("test", name);
            }
            return one;
        };
        store.findRecoverable = [&] { return std::vector<Recoverable>{offered("first"), offered("second")}; };
        store.recover = [&](const Recoverable& what, const Author&, const Progress&) -> Result<OpenedProject> {
            OpenedProject opened;
            opened.project.name = what.name;
            opened.file = what.source;
            opened.isModified = true;
            return opened;
        };
        store.discard = [&](const Recoverable& what) { done.push_back("discarded " + what.name); };
        MainWindow window(desk.workspace, store);
        window.addPage(new PlainPage("one", false));
        window.show();
        window.files().offerRecovery();
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed("Restore"), patienceMs);
        auto* dialog = window.findChild<RecoveryDialog*>();
        const auto labels = dialog->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* one) { return one->text().contains("Delete Lesion 2") && one->text().contains("/study/p.annulus"); }));
        QTest::mouseClick(buttonNamed("Discard ..."), Qt::LeftButton);
        QTRY_VERIFY(buttonNamed("Discard"));
        QVERIFY(done.empty());
        QTest::mouseClick(buttonNamed("Discard"), Qt::LeftButton);
        QCOMPARE(done, std::vector<std::string>{"discarded first"});
        QTRY_VERIFY(!buttonNamed("Discard"));
        QTest::mouseClick(buttonNamed("Restore"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(desk.document.project().name, std::string("second"), patienceMs);
        QVERIFY(desk.document.isModified());
        QCOMPARE(desk.document.file(), std::filesystem::path("/study/p.annulus"));
    }

    void closing_with_unsaved_work_asks()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        window.addPage(new PlainPage("one", false));
        window.show();
        QVERIFY(desk.document.apply(RenameProject{"other"}).ok());
        window.close();
        QVERIFY(window.isVisible());
        QVERIFY(buttonNamed("Save"));
        QTest::mouseClick(buttonNamed("Cancel"), Qt::LeftButton);
        QVERIFY(window.isVisible());
        QTRY_VERIFY(!buttonNamed("Cancel"));
        window.close();
        QTest::mouseClick(buttonNamed("Do not save"), Qt::LeftButton);
        QTRY_VERIFY(!window.isVisible());
    }

    void work_that_is_not_wanted_stays_until_another_project_has_come()
    {
        tests::Desk desk;
        ProjectStore store = storeOf({});
        store.open = [](const std::filesystem::path& file, const Author&, const Progress&) -> Result<OpenedProject> {
            return Error{Errc::notFound, message("test", "There is no such file."), file};
        };
        MainWindow window(desk.workspace, store);
        window.addPage(new PlainPage("one", false));
        window.show();
        QVERIFY(desk.document.apply(RenameProject{"mine"}).ok());
        window.files().afterUnsavedWork([&] { window.files().open("/nowhere/p.annulus"); });
        QTRY_VERIFY(buttonNamed("Do not save"));
        QTest::mouseClick(buttonNamed("Do not save"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(desk.notices.notices().size(), std::size_t{1}, patienceMs);
        QCOMPARE(desk.document.project().name, std::string("mine"));
        QVERIFY(desk.document.isModified());
    }

    void a_save_that_ends_after_another_project_was_opened_says_nothing_about_that_one()
    {
        tests::Desk desk;
        ProjectStore store = storeOf(tests::smallProject());
        std::atomic<bool> goOn = false;
        store.save = [&](const Project&, WorkingCopy*, const std::filesystem::path&, bool) -> Result<void> {
            while (!goOn)
                QThread::msleep(1);
            return {};
        };
        MainWindow window(desk.workspace, store);
        window.addPage(new PlainPage("one", false));
        window.show();
        window.files().open("/somewhere/first.annulus");
        QTRY_COMPARE_WITH_TIMEOUT(desk.document.file(), std::filesystem::path("/somewhere/first.annulus"), patienceMs);
        QVERIFY(desk.document.apply(RenameProject{"first"}).ok());
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        OpenedProject second;
        second.file = "/somewhere/second.annulus";
        second.isModified = true;  // as after a recovery
        desk.document.open(std::move(second));
        goOn = true;
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), patienceMs);
        QCoreApplication::processEvents();
        QCOMPARE(desk.document.file(), std::filesystem::path("/somewhere/second.annulus"));
        QVERIFY(desk.document.isModified());
    }

    void closing_with_a_running_job_asks()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        window.addPage(new PlainPage("one", false));
        window.show();
        Job* job = desk.jobs.start<int>("Endless", this, [](const Progress& progress) -> Result<int> {
            while (!progress.cancelled())
                QThread::yieldCurrentThread();
            return stopped();
        }, [](Result<int>) {});
        window.close();
        QVERIFY(window.isVisible());
        QTest::mouseClick(buttonNamed("Stop and close"), Qt::LeftButton);
        QTRY_VERIFY(!window.isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::cancelled, patienceMs);
    }

    void notices_good_ones_replace_each_other_errors_stay()
    {
        Notices notices;
        notices.error("first");
        notices.done("a");
        notices.done("b");
        notices.error("second");
        notices.error(stopped());  // the user's own wish is no news
        QStringList texts;
        for (const auto& notice : notices.notices())
            texts += notice.text;
        QCOMPARE(texts, (QStringList{"first", "b", "second"}));
        notices.dismiss(notices.notices()[0].id);
        QCOMPARE(notices.notices().size(), std::size_t{2});
        QCOMPARE(notices.past().size(), std::size_t{4});  // nothing that was told is lost
    }

    void news_lies_on_no_page_and_errors_stay_until_dismissed()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        auto* page = new PlainPage("one", false);
        window.addPage(page);
        window.resize(1100, 700);
        window.show();
        auto* bar = window.findChild<NoticeBar*>();
        const auto area = [&window](const QWidget* widget) { return QRect(widget->mapTo(&window, QPoint(0, 0)), widget->size()); };
        desk.notices.done("Saved.");
        QVERIFY(!bar->isVisible());
        const auto words = window.findChild<NoticeLine*>()->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(words, [](const QLabel* one) { return one->text() == "Saved."; }));
        desk.notices.warn("One file was refused.");
        desk.notices.error("The disk is full.");
        QTRY_VERIFY(bar->isVisible() && !area(bar).intersects(area(page)));
        QVERIFY(!area(bar).intersects(area(window.findChild<SidePanel*>("worklistPanel"))));
        auto* close = bar->findChild<QToolButton*>();
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(bar->isVisible());  // the warning comes next
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!bar->isVisible());
    }

    void panels_come_back_with_the_next_window()
    {
        tests::Desk desk;
        {
            MainWindow window(desk.workspace, storeOf({}));
            window.addPage(new PlainPage("one", true));
            window.show();
            window.findChild<SidePanel*>("inspectorPanel")->setOpen(false);
            window.close();
        }
        MainWindow again(desk.workspace, storeOf({}));
        again.addPage(new PlainPage("one", true));
        again.show();
        QVERIFY(!again.findChild<SidePanel*>("inspectorPanel")->isOpen());
        QVERIFY(again.findChild<SidePanel*>("worklistPanel")->isOpen());
    }

    void a_patient_picked_in_the_worklist_gives_the_keys_back_to_the_page()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        auto* page = new PlainPage("one", false);
        window.addPage(page);
        (void)desk.document.open(tests::smallProject(), {});
        window.show();
        auto* list = window.findChild<QListView*>();
        const int before = page->focusTaken;
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QCOMPARE(desk.selection.patient(), std::string("P2"));
        QCOMPARE(page->focusTaken, before + 1);
    }

    void the_key_sheet_shows_every_key_of_the_map_and_goes_with_the_same_key()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        window.addPage(new PlainPage("one", false));
        window.show();
        (void)QTest::qWaitForWindowActive(&window);
        QTest::keyClick(&window, Qt::Key_F1);
        auto* sheet = window.findChild<KeySheet*>();
        QVERIFY(sheet && sheet->isVisible());
        QStringList words;
        for (const QLabel* label : sheet->findChildren<QLabel*>())
            words += label->text();
        const KeyMap map;
        for (const KeyRow& row : map.rows())
            QVERIFY2(words.contains(map.label(row.command)), row.id);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!window.findChild<KeySheet*>());
    }

    void control_q_closes_the_window()
    {
        tests::Desk desk;
        MainWindow window(desk.workspace, storeOf({}));
        window.show();
        (void)QTest::qWaitForWindowActive(&window);
        QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!window.isVisible());
    }
};

ANNULUS_TEST(MainWindowTest);
#include "MainWindow_test.moc"
