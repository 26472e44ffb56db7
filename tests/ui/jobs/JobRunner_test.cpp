#include "ui/jobs/JobRunner.h"
#include "ui/jobs/Latest.h"
#include "tests/support/runTests.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JobList.h"

#include <QLabel>
#include <QSignalSpy>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <stdexcept>

using namespace annulus;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 20'000;  // bounds a hang; nothing is judged by time

/// Spins until the flag is up, or the work is cancelled.
void waitFor(const std::atomic<bool>& flag, const Progress& progress)
{
    while (!flag && !progress.cancelled())
        QThread::yieldCurrentThread();
}

}  // namespace

class JobRunnerTest : public QObject {
    Q_OBJECT
private slots:
    void the_result_comes_back_on_the_window_thread()
    {
        JobRunner runner;
        QObject receiver;
        QThread* workThread = nullptr;
        QThread* doneThread = nullptr;
        int got = 0;
        Job* job = runner.start<int>("Count", &receiver,
            [&](const Progress&) -> Result<int> { workThread = QThread::currentThread(); return 42; },
            [&](Result<int> result) { doneThread = QThread::currentThread(); got = *result; });
        QCOMPARE(job->name(), QString("Count"));
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::done, patienceMs);
        QCOMPARE(got, 42);
        QCOMPARE(doneThread, QThread::currentThread());
        QVERIFY(workThread != doneThread);
        QCOMPARE(job->fraction(), 1.0);
    }

    void a_stopped_job_that_hands_over_a_part_is_not_called_done()
    {
        struct Part {
            int value = 0;
            bool isPartial = false;
        };
        JobRunner runner;
        QObject receiver;
        int got = 0;
        Job* job = runner.start<Part>("Half", &receiver, [](const Progress&) -> Result<Part> { return Part{7, true}; },
                                      [&](Result<Part> part) { got = part->value; });
        QTRY_VERIFY_WITH_TIMEOUT(job->isOver(), patienceMs);
        QCOMPARE(got, 7);
        QCOMPARE(job->state(), JobState::cancelled);
        QVERIFY(QString::fromStdString(job->error().what.english()).contains("kept"));
    }

    void a_job_that_had_to_refuse_everything_has_failed_and_part_of_it_is_counted()
    {
        struct Outlines {
            int asked = 0, refused = 0;
            [[nodiscard]] JobCounts counts() const { return {asked, refused}; }
        };
        JobRunner runner;
        QObject receiver;
        int handedOver = 0;
        const auto run = [&](const Outlines& outlines) {
            return runner.start<Outlines>("Extract", &receiver, [outlines](const Progress&) -> Result<Outlines> { return outlines; },
                                          [&](Result<Outlines>) { ++handedOver; });
        };
        Job* all = run({3, 3});
        Job* some = run({3, 1});
        Job* none = run({0, 0});
        QTRY_VERIFY_WITH_TIMEOUT(all->isOver() && some->isOver() && none->isOver(), patienceMs);
        QCOMPARE(handedOver, 3);
        QCOMPARE(all->state(), JobState::failed);
        QCOMPARE(some->state(), JobState::done);
        QCOMPARE(some->counts().refused, 1);
        QCOMPARE(none->state(), JobState::done);
        JobList list(runner, nullptr);
        QStringList words;
        for (const QLabel* label : list.findChildren<QLabel*>())
            words += label->text();
        QVERIFY2(words.contains("Failed: all 3 refused"), qPrintable(words.join('|')));
        QVERIFY(words.contains("Done, 1 of 3 refused"));
    }

    void a_listed_job_is_called_by_its_name_in_the_language_of_the_moment()
    {
        JobRunner runner;
        QObject receiver;
        QString language = "en";
        Job* job = runner.start<int>([&language] { return language == "en" ? QString("Save study") : QStringLiteral("保存 study"); }, &receiver,
                                     [](const Progress&) -> Result<int> { return 0; }, [](Result<int>) {});
        QTRY_VERIFY_WITH_TIMEOUT(job->isOver(), patienceMs);
        JobList list(runner, nullptr);
        const auto isListed = [&](const QString& name) {
            const auto labels = list.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == name; });
        };
        QVERIFY(isListed("Save study"));
        language = "zh_CN";
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&list, &change);
        QVERIFY(isListed(QStringLiteral("保存 study")));
    }

    void progress_arrives_with_its_step()
    {
        JobRunner runner;
        QObject receiver;
        std::atomic<bool> seen = false;
        Job* job = runner.start<int>("Steps", &receiver,
            [&](const Progress& progress) -> Result<int> {
                progress.report(0.25, message("test", "reading"));
                waitFor(seen, progress);
                return 1;
            },
            [](Result<int>) {});
        QTRY_COMPARE_WITH_TIMEOUT(job->fraction(), 0.25, patienceMs);
        QCOMPARE(job->step(), message("test", "reading"));
        QCOMPARE(job->state(), JobState::running);
        QCOMPARE(runner.runningCount(), 1);
        seen = true;
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::done, patienceMs);
        QCOMPARE(runner.runningCount(), 0);
    }

    void a_flood_of_reports_is_thinned()
    {
        JobRunner runner;
        QObject receiver;
        Job* job = runner.start<int>("Flood", &receiver,
            [](const Progress& progress) -> Result<int> {
                for (int i = 0; i < 200'000; ++i)
                    progress.report(i / 200'000.0);
                return 1;
            },
            [](Result<int>) {});
        QSignalSpy updates(job, &Job::updated);
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::done, patienceMs);
        QVERIFY(updates.count() < 2'000);  // one in 50 ms at most: 2,000 would be 100 s
    }

    void cancelling_reaches_the_work()
    {
        JobRunner runner;
        QObject receiver;
        bool toldStopped = false;
        Job* job = runner.start<int>("Endless", &receiver,
            [](const Progress& progress) -> Result<int> {
                while (!progress.cancelled())
                    QThread::yieldCurrentThread();
                return stopped();
            },
            [&](Result<int> result) { toldStopped = !result && result.error().code == Errc::cancelled; });
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::running, patienceMs);
        job->cancel();
        QVERIFY(job->isCancelling());
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::cancelled, patienceMs);
        QVERIFY(toldStopped);
    }

    void a_waiting_job_that_is_cancelled_never_starts()
    {
        JobRunner runner;
        QObject receiver;
        std::atomic<bool> release = false;
        std::atomic<int> started = 0;
        const auto hold = [&](const Progress& progress) -> Result<int> { waitFor(release, progress); return 0; };
        for (int i = 0; i < 64; ++i)
            runner.start<int>("Hold", &receiver, hold, [](Result<int>) {});
        Job* last = runner.start<int>("Last", &receiver, [&](const Progress&) -> Result<int> { ++started; return 0; },
                                      [](Result<int>) {});
        last->cancel();
        release = true;
        QTRY_COMPARE_WITH_TIMEOUT(last->state(), JobState::cancelled, patienceMs);
        QCOMPARE(started.load(), 0);
    }

    void an_exception_becomes_a_sentence()
    {
        JobRunner runner;
        QObject receiver;
        std::string sentence;
        Job* job = runner.start<int>("Throws", &receiver,
            [](const Progress&) -> Result<int> { throw std::runtime_error("codec fell over"); },
            [&](Result<int> result) { sentence = result.error().sentence(); });
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::failed, patienceMs);
        QCOMPARE(sentence, std::string("The work ended unexpectedly: codec fell over"));
        QCOMPARE(job->error().sentence(), sentence);
    }

    void nothing_is_delivered_to_a_receiver_that_is_gone()
    {
        JobRunner runner;
        auto receiver = std::make_unique<QObject>();
        std::atomic<bool> release = false;
        bool delivered = false;
        Job* job = runner.start<int>("Orphan", receiver.get(),
            [&](const Progress& progress) -> Result<int> { waitFor(release, progress); return 1; },
            [&](Result<int>) { delivered = true; });
        receiver.reset();
        release = true;
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::done, patienceMs);
        QVERIFY(!delivered);
    }

    void the_newest_start_wins()
    {
        JobRunner runner;
        Latest latest(runner);
        std::vector<int> got;
        std::atomic<bool> release = false;
        latest.start<int>(this, [&](const Progress&) -> Result<int> { while (!release) QThread::yieldCurrentThread(); return 1; },
                          [&](Result<int> r) { got.push_back(*r); });
        latest.start<int>(this, [](const Progress&) -> Result<int> { return 2; }, [&](Result<int> r) { got.push_back(*r); });
        QTRY_COMPARE_WITH_TIMEOUT(got.size(), std::size_t{1}, patienceMs);
        release = true;  // the older one ends later and is dropped, although it never looked at its cancel flag
        bool flushed = false;
        runner.start<int>("After", this, [](const Progress&) -> Result<int> { return 0; }, [&](Result<int>) { flushed = true; });
        QTRY_VERIFY_WITH_TIMEOUT(flushed, patienceMs);
        QTest::qWait(0);
        QCOMPARE(got, std::vector<int>{2});
    }

    void quiet_work_is_not_listed_and_not_held_up_by_listed_work()
    {
        JobRunner runner;
        std::atomic<bool> release = false;
        for (int i = 0; i < 64; ++i)
            runner.start<int>("Hold", this, [&](const Progress& p) -> Result<int> { waitFor(release, p); return 0; }, [](Result<int>) {});
        bool done = false;
        runner.start<int>({}, this, [](const Progress&) -> Result<int> { return 1; }, [&](Result<int>) { done = true; },
                          JobRunner::Visibility::quiet);
        QCOMPARE(runner.jobs().size(), std::size_t{64});
        QTRY_VERIFY_WITH_TIMEOUT(done, patienceMs);
        QCOMPARE(runner.runningCount(), 64);
        release = true;
        QTRY_COMPARE_WITH_TIMEOUT(runner.runningCount(), 0, patienceMs);
        runner.clearFinished();
        QVERIFY(runner.jobs().empty());
    }

    void destruction_stops_what_runs()
    {
        std::atomic<bool> left = false;
        {
            JobRunner runner;
            std::atomic<bool>* out = &left;
            Job* job = runner.start<int>("Endless", this, [out](const Progress& progress) -> Result<int> {
                while (!progress.cancelled())
                    QThread::yieldCurrentThread();
                *out = true;
                return stopped();
            }, [](Result<int>) { QFAIL("delivered after the end"); });
            QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::running, patienceMs);
        }
        QVERIFY(left);
    }
};

ANNULUS_TEST(JobRunnerTest);
#include "JobRunner_test.moc"
