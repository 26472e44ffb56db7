#include "core/project/recoverWork.h"
#include "core/project/store.h"
#include "core/project/verifyProject.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/places.h"
#include "tests/support/runTests.h"

#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <csignal>
#include <deque>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

/// When the user said that a step was done.
struct Said {
    int step = 0;
    Clock::time_point when;
};

}  // namespace

/// A program that is killed -9 at a random moment, again and again, loses at most the last second.
class KilledTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    fs::path root_ = folder_.path().toStdString();
    WorkingPlaces places_{root_ / "working", root_ / "fallback"};
    fs::path project_ = root_ / "study.annulus";
    Author author_{"account", "reader", "host", "test"};

    /// Lets the user work and kills him after a while. What he said until then.
    std::vector<Said> workAndDie(std::uint64_t seed, std::chrono::milliseconds after, std::chrono::microseconds pause, bool& started)
    {
        QProcess user;
        user.start(QString::fromStdString((binaryFolder() / "bin/scripted_user").string()), {folder_.path(), QString::number(seed), "250", QString::number(pause.count())});
        std::vector<Said> said;
        std::optional<Clock::time_point> begin;
        const auto listen = [&] {
            while (user.canReadLine()) {
                const QByteArray line = user.readLine().trimmed();
                if (line == "start")
                    begin = Clock::now();
                else if (line != "end")
                    said.push_back({line.toInt(), Clock::now()});
            }
        };
        while (user.state() != QProcess::NotRunning && (!begin || Clock::now() - *begin < after)) {
            user.waitForReadyRead(2);
            listen();
        }
        ::kill(static_cast<pid_t>(user.processId()), SIGKILL);
        user.waitForFinished(-1);
        listen();
        started = begin.has_value();
        return said;
    }

private slots:
    void at_most_the_last_second_is_missing_whenever_it_is_killed()
    {
        const int rounds = qEnvironmentVariableIntValue("ANNULUS_KILLS") > 0 ? qEnvironmentVariableIntValue("ANNULUS_KILLS") : 10;
        Random random(20261122);
        Project before;
        double worstSeconds = 0;
        int worstSteps = 0, unfinished = 0, lateRounds = 0;
        for (int round = 0; round < rounds; ++round) {
            const auto seed = static_cast<std::uint64_t>(round + 1);
            // Every other user works slowly and is killed late: what he did first is older than a second and must be there, so that a
            // program which stores nothing cannot pass.
            const bool isLate = round % 2 == 1;
            const auto after = std::chrono::milliseconds((isLate ? 1300 : 0) + random.below(900));
            bool started = false;
            const auto said = workAndDie(seed, after, std::chrono::microseconds(isLate ? 9000 : 2000), started);
            QVERIFY(started);
            const auto killed = Clock::now();
            unfinished += said.empty() || said.back().step < 250;

            // What is there: unsaved work, or a file that holds everything.
            const auto found = findRecoverable(places_);
            QVERIFY(found.size() <= 1);
            Project now = before;
            std::shared_ptr<WorkingCopy> working;
            if (!found.empty()) {
                QVERIFY2(!found[0].damaged, found[0].damaged ? found[0].damaged->sentence().c_str() : "");
                auto recovered = recover(found[0], places_, author_);
                QVERIFY2(recovered.ok(), recovered.ok() ? "" : recovered.error().sentence().c_str());
                now = recovered->project;
                working = recovered->working;
            } else if (fs::exists(project_)) {
                now = *openProject(project_);
            }

            // It is what the user had after one of his steps, and not an early one.
            RandomUser user(seed, before);
            const double oldest = said.empty() ? 0 : std::chrono::duration<double>(killed - said.front().when).count();
            lateRounds += isLate && oldest > 1.0;
            int kept = user.project() == now ? 0 : -1;
            for (int step = 1; step <= 250; ++step) {
                (void)user.step();
                if (user.project() == now)
                    kept = step;
            }
            QVERIFY2(kept >= 0, "what was recovered is no state that the user has had");
            for (const Said& one : said)
                if (one.step > kept) {
                    const double age = std::chrono::duration<double>(killed - one.when).count();
                    worstSeconds = std::max(worstSeconds, age);
                    QVERIFY2(age <= 1.0, qPrintable(QString("step %1 was done %2 s before the end and is lost").arg(one.step).arg(age)));
                }
            worstSteps = std::max(worstSteps, said.empty() ? 0 : said.back().step - kept);

            // A file that is there is whole and is what its log tells; so is the recovered work when it is saved.
            if (working && (round % 5 == 4 || round + 1 == rounds)) {
                const auto saved = working->save(project_);
                QVERIFY2(saved.ok(), saved.ok() ? "" : saved.error().sentence().c_str());
                QVERIFY(*openProject(project_) == now);
            }
            if (fs::exists(project_)) {
                const auto report = verifyProject(project_);
                QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
                QVERIFY2(report->problems.empty(), report->problems.empty() ? "" : report->problems[0].sentence().c_str());
            }
            before = std::move(now);
        }
        qInfo("%d kills, %d of them amid the work; missing at most %d steps, the oldest %.0f ms before the end", rounds, unfinished, worstSteps, 1000 * worstSeconds);
        QVERIFY(unfinished > rounds / 2);
        QVERIFY(lateRounds > rounds / 4);
    }
};

ANNULUS_TEST(KilledTest);
#include "killed_test.moc"
