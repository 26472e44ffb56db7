#include "ui/ProjectFiles.h"

#include "core/base/files.h"
#include "core/project/backups.h"
#include "core/project/FileLock.h"
#include "core/project/store.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"
#include "ui/RingSettingsDialog.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace annulus;
using namespace annulus::ui;

namespace {

QAction* actionNamed(QMenu& menu, const QString& start)
{
    for (QAction* action : menu.actions())
        if (action->text().startsWith(start))
            return action;
    return nullptr;
}

}  // namespace

class ProjectFilesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Look::dark); }

    void margins_are_rising_numbers_or_nothing()
    {
        QCOMPARE(marginsOf("1, 2.5; 5").value(), (std::vector<double>{1, 2.5, 5}));
        QCOMPARE(marginsOf(QStringLiteral("1，2、3")).value(), (std::vector<double>{1, 2, 3}));
        for (const char* words : {"", "one", "0, 1", "2, 1", "1, 1", "1, 51", "nan", "1 2 x"})
            QVERIFY2(!marginsOf(words), words);
    }
    void a_damaged_project_offers_its_backups_which_open_to_be_looked_at()
    {
        tests::Desk desk;
        QWidget window;
        ProjectFiles files(desk.workspace, plainStore(), &window);
        window.show();
        const auto file = pathOf(desk.folder.filePath("study.annulus"));
        Project project = tests::smallProject();
        for (const char* name : {"first", "second", "third"}) {
            project.name = name;
            QVERIFY(saveProject(project, file).ok());
        }
        QCOMPARE(backupsOf(file).size(), std::size_t{2});
        QVERIFY(writeFileAtomically(file, "no project").ok());
        files.open(text(file));
        QTRY_COMPARE_WITH_TIMEOUT(desk.notices.notices().size(), std::size_t{1}, 20'000);
        const auto notice = desk.notices.notices().front();
        QVERIFY2(notice.text.contains("2 older state"), qPrintable(notice.text));
        QVERIFY(notice.action.run);
        desk.notices.act(notice.id);
        auto* dialog = window.findChild<QInputDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->comboBoxItems().size(), 2);
        dialog->setTextValue(dialog->comboBoxItems().front());
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(desk.document.project().name, std::string("second"), 20'000);  // the newest of the older ones
        QVERIFY(desk.document.readOnly());
        // A file without backups tells only why.
        const auto other = pathOf(desk.folder.filePath("other.annulus"));
        QVERIFY(writeFileAtomically(other, "no project").ok());
        files.open(text(other));
        QTRY_COMPARE_WITH_TIMEOUT(desk.notices.notices().size(), std::size_t{1}, 20'000);
        QVERIFY(!desk.notices.notices().front().action.run);
    }
    void what_changes_the_project_cannot_be_chosen_where_it_may_only_be_read()
    {
        tests::Desk desk;
        QWidget window;
        ProjectFiles files(desk.workspace, plainStore(), &window);
        OpenedProject opened;
        opened.readOnly = message("test", "Anna has it.");
        desk.document.open(opened);
        QMenu menu;
        files.fill(menu);
        for (const char* start : {"Ring settings", "Rename project", "Find missing images"}) {
            const QAction* action = actionNamed(menu, start);
            QVERIFY2(action && !action->isEnabled() && action->toolTip().contains("Anna has it."), start);
        }
        QVERIFY(actionNamed(menu, "Save as")->isEnabled());
    }
    void a_picture_of_a_project_in_other_hands_says_so()
    {
        QTemporaryDir folder;
        const auto file = pathOf(folder.filePath("study.annulus"));
        QVERIFY(saveProject(tests::smallProject(), file).ok());
        const auto open = plainStore().open;
        QVERIFY(!open(file, {}, {})->readOnly);
        const auto attempt = FileLock::take(file);
        QVERIFY(attempt.lock);
        const auto held = open(file, {}, {});
        QVERIFY(held.ok() && held->readOnly);
        QCOMPARE(held->readOnly->english(), heldBy(*lockHolder(file)).english());
    }
    void ring_settings_name_and_reader_are_changed_from_the_menu_and_taken_back()
    {
        tests::Desk desk;
        QWidget window;
        ProjectFiles files(desk.workspace, plainStore(), &window);
        desk.document.open(tests::smallProject(), {});
        window.show();
        QMenu menu;
        files.fill(menu);

        actionNamed(menu, "Ring settings")->trigger();
        auto* rings = window.findChild<RingSettingsDialog*>();
        QVERIFY(rings);
        auto* margins = rings->findChild<QLineEdit*>();
        QPushButton* use = nullptr;
        for (QPushButton* button : rings->findChildren<QPushButton*>())
            if (button->property("role") == "primary")
                use = button;
        QVERIFY(use);
        margins->setText("3, 2");
        QVERIFY(!use->isEnabled());
        margins->setText("2, 5");
        QVERIFY(use->isEnabled());
        use->click();
        QCOMPARE(desk.document.project().rings.marginsMm, (std::vector<double>{2, 5}));
        desk.document.undo();
        QCOMPARE(desk.document.project().rings, RingSettings{});

        actionNamed(menu, "Rename project")->trigger();
        auto* name = window.findChild<QInputDialog*>();
        QVERIFY(name);
        name->setTextValue("HER2 study");
        name->accept();
        QCOMPARE(desk.document.project().name, std::string("HER2 study"));
        desk.document.undo();
        QCOMPARE(desk.document.project().name, std::string("small"));
        QTRY_VERIFY(!window.findChild<QInputDialog*>());

        actionNamed(menu, "Who is reading")->trigger();
        auto* reader = window.findChild<QInputDialog*>();
        QVERIFY(reader);
        reader->setTextValue(" Dr. Li ");
        reader->accept();
        QCOMPARE(desk.document.reader(), std::string("Dr. Li"));
        // The next run knows the name.
        Document next;
        const Workspace again{next, desk.selection, desk.jobs, desk.settings, desk.notices, nullptr};
        const ProjectFiles later(again, plainStore(), &window);
        QCOMPARE(next.reader(), std::string("Dr. Li"));
    }
};

ANNULUS_TEST(ProjectFilesTest);
#include "ProjectFiles_test.moc"
