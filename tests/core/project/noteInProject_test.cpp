// Truth: the chain of the log as verifyProject follows it, and the project's value, which an event leaves alone.
#include "core/project/noteInProject.h"

#include "core/base/files.h"
#include "core/project/backups.h"
#include "core/project/openProject.h"
#include "core/project/store.h"
#include "core/project/verifyProject.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/runTests.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

#include <thread>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

class NoteInProjectTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    fs::path path(const char* name) { return folder_.filePath(name).toStdString(); }
    WorkingPlaces places() { return {path("working"), path("fallback")}; }
    const Event event_{logKind::exported, {{"file", "/tmp/features.csv"}, {"what", "features"}}};
    const Author author_{"account", "", "host", "test"};

    fs::path saved(const char* name)
    {
        const fs::path file = path(name);
        if (!saveProject(smallProject(), file, author_))
            return {};
        return file;
    }

private slots:
    void an_event_is_the_last_entry_of_an_unbroken_chain_and_changes_nothing_else()
    {
        const fs::path file = saved("one.annulus");
        const auto before = readLogOf(file);
        const auto noted = noteInProject(file, event_, places(), author_);
        QVERIFY2(noted.ok(), noted ? "" : noted.error().sentence().c_str());
        const auto after = readLogOf(file);
        QCOMPARE(after->size(), before->size() + 1);
        QVERIFY(std::equal(before->begin(), before->end(), after->begin()));
        QCOMPARE(after->back().kind, std::string(logKind::exported));
        QVERIFY(after->back().body.find("/tmp/features.csv") != std::string::npos);
        QVERIFY(verifyProject(file).ok());
        QVERIFY(*openProject(file) == smallProject());
        QVERIFY(backupsOf(file).empty());
        QVERIFY(!lockHolder(file));
        QVERIFY(!fs::exists(unfinishedName(file)));
    }
    void four_at_once_are_four_entries()
    {
        const fs::path file = saved("four.annulus");
        const auto before = readLogOf(file)->size();
        {
            std::vector<std::jthread> all;
            for (int one = 0; one < 4; ++one)
                all.emplace_back([&] { (void)noteInProject(file, event_, places(), author_, 60); });
        }
        QCOMPARE(readLogOf(file)->size(), before + 4);
        QVERIFY(verifyProject(file).ok());
    }
    void a_project_that_is_open_elsewhere_is_left_alone_with_who_has_it()
    {
        const fs::path file = saved("held.annulus");
        const auto before = readTextFile(file);
        const auto lock = FileLock::take(file);
        const auto noted = noteInProject(file, event_, places(), author_, 0.1);
        QVERIFY(!noted && noted.error().code == Errc::conflict);
        QVERIFY(noted.error().sentence().find("since") != std::string::npos);
        QVERIFY(*readTextFile(file) == *before);
    }
    void unsaved_work_keeps_a_file_to_which_it_can_be_saved()
    {
        const fs::path file = saved("recoverable.annulus");
        fs::path left;
        {
            auto opened = openForWork(file, places(), author_);
            RandomUser user(5, opened->project);
            opened->working->record(user.step(), user.project());
            QVERIFY(opened->working->flush().ok());
            left = opened->working->file();
        }
        const auto before = readTextFile(file);
        const auto noted = noteInProject(file, event_, places(), author_, 0.1);
        QVERIFY(!noted && noted.error().code == Errc::conflict);
        QVERIFY(*readTextFile(file) == *before);
        removeDatabase(left);
        QVERIFY(noteInProject(file, event_, places(), author_).ok());
    }
    void an_earlier_format_is_not_brought_up_on_the_way()
    {
        const fs::path file = saved("earlier.annulus");
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=5");
        const auto before = readTextFile(file);
        QVERIFY(!noteInProject(file, event_, places(), author_));
        QVERIFY(*readTextFile(file) == *before);
    }
    void a_file_that_is_not_there_gets_no_lock()
    {
        QVERIFY(!noteInProject(path("none.annulus"), event_, places(), author_));
        QVERIFY(!fs::exists(FileLock::placeFor(path("none.annulus"))));
    }
};

ANNULUS_TEST(NoteInProjectTest);
#include "noteInProject_test.moc"
