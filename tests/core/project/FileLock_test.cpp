#include "core/project/FileLock.h"

#include "core/base/files.h"
#include "core/project/Log.h"
#include "tests/support/runTests.h"

#include <QProcess>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>

#include <ctime>

using namespace annulus;
namespace fs = std::filesystem;

class FileLockTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    fs::path file(const char* name) { return folder_.filePath(name).toStdString(); }

    static std::string bootId()
    {
        std::string boot;
        std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), boot);
        return boot;
    }

    /// Forks a process that takes the lock and waits until its input ends.
    static pid_t childWithLock(const fs::path& path, int& hold)
    {
        int ready[2], wait[2];
        if (::pipe(ready) != 0 || ::pipe(wait) != 0)
            return -1;
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(wait[1]);
            auto attempt = FileLock::take(path);
            char sign = attempt.lock ? 'y' : 'n';
            (void)!::write(ready[1], &sign, 1);
            (void)!::read(wait[0], &sign, 1);
            ::_exit(0);
        }
        ::close(wait[0]);
        ::close(ready[1]);
        char sign = 0;
        (void)!::read(ready[0], &sign, 1);
        ::close(ready[0]);
        hold = wait[1];
        return sign == 'y' ? child : -1;
    }

private slots:
    void one_holds_the_other_hears_who_until_it_is_released()
    {
        {
            auto first = FileLock::take(file("a"));
            QVERIFY(first.lock.has_value());
            auto second = FileLock::take(file("a"));
            QVERIFY(!second.lock && second.holder);
            QCOMPARE(second.holder->process, static_cast<std::int64_t>(::getpid()));
            QCOMPARE(second.holder->account, thisAuthor().account);
            QVERIFY(lockHolder(file("a")).has_value());
        }
        QVERIFY(!lockHolder(file("a")));
        QVERIFY(!fs::exists(FileLock::placeFor(file("a"))));
        QVERIFY(FileLock::take(file("a")).lock.has_value());
    }
    void another_living_process_keeps_it_and_a_killed_one_loses_it_at_once()
    {
        int hold = -1;
        const pid_t child = childWithLock(file("b"), hold);
        QVERIFY(child > 0);
        auto held = FileLock::take(file("b"));
        QVERIFY(!held.lock);
        QCOMPARE(held.holder->process, static_cast<std::int64_t>(child));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(hold);
        QVERIFY(fs::exists(FileLock::placeFor(file("b"))));  // nobody cleaned up
        const auto taken = FileLock::take(file("b"));
        QVERIFY(taken.lock && !taken.holder);
    }
    void a_later_process_with_the_same_number_is_not_mistaken_for_the_holder()
    {
        const std::string text = "{\"account\":\"a\",\"host\":\"" + thisAuthor().host + "\",\"process\":" + std::to_string(::getpid()) +
                                 ",\"started\":\"" + bootId() + ":1\",\"since\":\"2026-01-01\"}";
        QVERIFY(writeFileAtomically(FileLock::placeFor(file("c")), text).ok());
        QVERIFY(FileLock::take(file("c")).lock.has_value());
    }
    void a_machine_of_the_same_name_that_was_started_apart_is_another_one()
    {
        const fs::path place = FileLock::placeFor(file("g"));
        const std::string text = "{\"account\":\"a\",\"host\":\"" + thisAuthor().host + "\",\"process\":1,\"started\":\"another boot:1\",\"since\":\"2026-01-01\"}";
        QVERIFY(writeFileAtomically(place, text).ok());
        QVERIFY(!FileLock::take(file("g")).lock);
        fs::last_write_time(place, fs::file_time_type::clock::now() - std::chrono::minutes(10));
        QVERIFY(FileLock::take(file("g")).lock.has_value());
    }
    void on_another_host_the_sign_of_life_counts()
    {
        const fs::path place = FileLock::placeFor(file("d"));
        QVERIFY(writeFileAtomically(place, "{\"account\":\"anna\",\"host\":\"station-3\",\"process\":1,\"started\":\"x:1\",\"since\":\"2026-01-01T08:00:00.000Z\"}").ok());
        const auto held = FileLock::take(file("d"));
        QVERIFY(!held.lock && held.holder);
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "CST-8");  // eight hours ahead, written so that no table of zones is needed
        ::tzset();
        const std::string words = heldBy(*held.holder).english();
        zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
        ::tzset();
        for (const char* word : {"anna", "station-3", "2026-01-01 16:00"})  // by the clock on the wall
            QVERIFY2(words.find(word) != std::string::npos, words.c_str());
        fs::last_write_time(place, fs::file_time_type::clock::now() - std::chrono::minutes(10));
        QVERIFY(!lockHolder(file("d")));
        QVERIFY(FileLock::take(file("d")).lock.has_value());
    }
    void a_lock_that_is_no_longer_ours_is_noticed_and_left()
    {
        auto mine = FileLock::take(file("e"));
        QVERIFY(mine.lock->beat());
        const std::string other = "{\"account\":\"b\",\"host\":\"h\",\"process\":7,\"started\":\"x:2\",\"since\":\"now\"}";
        QVERIFY(writeFileAtomically(FileLock::placeFor(file("e")), other).ok());
        QVERIFY(!mine.lock->beat());
        mine.lock.reset();
        QCOMPARE(*readTextFile(FileLock::placeFor(file("e"))), other);
    }
    void of_many_that_try_at_once_one_gets_it()
    {
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const fs::path path = file("f");
        // A dead one's lock lies there, which all of them find.
        QVERIFY(writeFileAtomically(FileLock::placeFor(path), "{\"account\":\"a\",\"host\":\"" + thisAuthor().host + "\",\"process\":1,\"started\":\"" + bootId() + ":gone\",\"since\":\"x\"}").ok());
        std::vector<pid_t> children;
        for (int count = 0; count < 8; ++count) {
            const pid_t child = ::fork();
            if (child == 0) {
                auto attempt = FileLock::take(path);
                char sign = attempt.lock ? 'y' : 'n';
                (void)!::write(ready[1], &sign, 1);
                ::pause();
            }
            children.push_back(child);
        }
        int winners = 0;
        for (int count = 0; count < 8; ++count) {
            char sign = 0;
            QCOMPARE(::read(ready[0], &sign, 1), ssize_t{1});
            winners += sign == 'y';
        }
        for (const pid_t child : children) {
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
        }
        QCOMPARE(winners, 1);
    }
    void a_folder_that_is_not_there_is_a_sentence()
    {
        const auto attempt = FileLock::take(file("no/such/p"));
        QVERIFY(!attempt.lock && !attempt.holder && attempt.impossible);
    }
};

ANNULUS_TEST(FileLockTest);
#include "FileLock_test.moc"
