#include "ui/ProjectFiles.h"

#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"
#include "ui/RingSettingsDialog.h"
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
