#include "ui/Settings.h"
#include "tests/support/runTests.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace annulus::ui;

class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void what_is_set_is_there_at_the_next_start()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("annulus.ini");
        const PageLayout wide{.worklistWidth = 333, .inspectorWidth = 111, .worklistOpen = false, .inspectorOpen = true};
        {
            Settings settings(file);
            settings.setLanguage("zh_CN");
            settings.setLook(Look::paper);
            settings.setLayout("read", wide);
            settings.setPage("read");
        }
        const Settings settings(file);
        QCOMPARE(settings.language(), QString("zh_CN"));
        QCOMPARE(settings.look(), Look::paper);
        QCOMPARE(settings.layout("read"), wide);
        QCOMPARE(settings.layout("cases"), PageLayout{});
        QCOMPARE(settings.page(), QString("read"));
    }

    void a_language_that_is_not_known_is_english()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath("annulus.ini"));
        settings.setValue("language", "tlh");
        QCOMPARE(settings.language(), QString("en"));
    }

    void recent_projects_are_newest_first_once_and_ten()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath("annulus.ini"));
        QSignalSpy changed(&settings, &Settings::recentProjectsChanged);
        for (int i = 0; i < 12; ++i)
            settings.addRecentProject(QString("/p/%1.annulus").arg(i));
        settings.addRecentProject("/p/5.annulus");
        QCOMPARE(settings.recentProjects().size(), 10);
        QCOMPARE(settings.recentProjects().first(), QString("/p/5.annulus"));
        QCOMPARE(settings.recentProjects().count("/p/5.annulus"), 1);
        QCOMPARE(changed.count(), 13);
    }
};

ANNULUS_TEST(SettingsTest);
#include "Settings_test.moc"
