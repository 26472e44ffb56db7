#include "ui/jobs/JobRunner.h"

#include <QCoreApplication>
#include <QEvent>
#include <QRunnable>

#include <algorithm>
#include <atomic>
#include <chrono>

namespace annulus::ui {

namespace {

constexpr std::int64_t progressIntervalMs = 50;

std::int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

const auto progressEventType = static_cast<QEvent::Type>(QEvent::registerEventType());
const auto finishedEventType = static_cast<QEvent::Type>(QEvent::registerEventType());

/// A pointer that changes threads through Qt's event queue or thread pool. The release and acquire order what was
/// written before; Qt's own locks do so too, but the thread sanitizer cannot see into the packaged Qt.
template <class T>
class Handover {
public:
    explicit Handover(std::unique_ptr<T> value) { value_.store(value.release(), std::memory_order_release); }
    ~Handover() { delete value_.load(std::memory_order_acquire); }
    Handover(const Handover&) = delete;
    Handover& operator=(const Handover&) = delete;
    std::unique_ptr<T> take() { return std::unique_ptr<T>(value_.exchange(nullptr, std::memory_order_acq_rel)); }

private:
    std::atomic<T*> value_ = nullptr;
};

}  // namespace

/// What travels: made on the GUI thread, run on a worker, concluded and destroyed on the GUI thread.
struct JobRunner::Task {
    Job* job = nullptr;  ///< touched on the GUI thread only
    JobRunner* runner = nullptr;
    std::stop_token stop;
    Body body;
    Conclusion conclusion;
    std::atomic<std::int64_t> lastReportMs = 0;
};

namespace {
struct Step {
    double fraction = 0;
    Message step;
};
}  // namespace

class JobRunner::ProgressEvent : public QEvent {
public:
    ProgressEvent(Job* job, double fraction, const Message& step)
        : QEvent(progressEventType), job_(job), step_(std::make_unique<Step>(Step{fraction, step})) {}
    void deliverTo(JobRunner& runner)
    {
        const auto step = step_.take();
        runner.progressed(job_.load(std::memory_order_acquire), step->fraction, step->step);
    }

private:
    std::atomic<Job*> job_;
    Handover<Step> step_;
};

class JobRunner::FinishedEvent : public QEvent {
public:
    explicit FinishedEvent(std::unique_ptr<Task> task) : QEvent(finishedEventType), task_(std::move(task)) {}
    std::unique_ptr<Task> take() { return task_.take(); }

private:
    Handover<Task> task_;
};

class JobRunner::TaskRun : public QRunnable {
public:
    explicit TaskRun(std::unique_ptr<Task> task) : task_(std::move(task)) {}

    void run() override
    {
        auto task = task_.take();
        Task* const own = task.get();
        const Progress progress(
            [own](double fraction, const Message& step) {
                const std::int64_t now = nowMs();
                std::int64_t last = own->lastReportMs.load(std::memory_order_relaxed);
                if (now - last < progressIntervalMs || !own->lastReportMs.compare_exchange_strong(last, now))
                    return;
                QCoreApplication::postEvent(own->runner, new ProgressEvent(own->job, fraction, step));
            },
            own->stop);
        QCoreApplication::postEvent(own->runner, new ProgressEvent(own->job, 0, {}));
        own->conclusion = own->body(progress);
        JobRunner* const runner = own->runner;
        QCoreApplication::postEvent(runner, new FinishedEvent(std::move(task)));
    }

private:
    Handover<Task> task_;
};

Seconds Job::elapsed() const
{
    const qint64 ms = elapsedMs_ >= 0 ? elapsedMs_ : timer_.isValid() ? timer_.elapsed() : 0;
    return {static_cast<double>(ms) / 1000.0};
}

void Job::cancel()
{
    if (isOver() || stop_.stop_requested())
        return;
    stop_.request_stop();
    emit updated();
}

JobRunner::JobRunner(QObject* parent) : QObject(parent)
{
    listedPool_.setThreadPriority(QThread::LowPriority);
    listedPool_.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    quietPool_.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
}

JobRunner::~JobRunner()
{
    for (Job* job : jobs_)
        job->stop_.request_stop();
    for (Job* job : quiet_)
        job->stop_.request_stop();
    listedPool_.waitForDone();
    quietPool_.waitForDone();
}

Job* JobRunner::launch(const JobName& name, Visibility visibility, Body body)
{
    auto* job = new Job(this);
    job->name_ = name;
    auto task = std::make_unique<Task>();
    task->job = job;
    task->runner = this;
    task->stop = job->stop_.get_token();
    task->body = std::move(body);
    const bool listed = visibility == Visibility::listed;
    (listed ? jobs_ : quiet_).push_back(job);
    if (listed)
        connect(job, &Job::updated, this, &JobRunner::updated);
    (listed ? listedPool_ : quietPool_).start(new TaskRun(std::move(task)));
    if (listed)
        emit jobsChanged();
    return job;
}

bool JobRunner::event(QEvent* event)
{
    if (event->type() == progressEventType) {
        static_cast<ProgressEvent*>(event)->deliverTo(*this);
        return true;
    }
    if (event->type() == finishedEventType) {
        const auto task = static_cast<FinishedEvent*>(event)->take();
        conclude(*task);
        return true;
    }
    return QObject::event(event);
}

void JobRunner::progressed(Job* job, double fraction, const Message& step)
{
    if (job->state_ == JobState::waiting) {
        job->state_ = JobState::running;
        job->timer_.start();
    }
    job->fraction_ = std::clamp(std::max(job->fraction_, fraction), 0.0, 1.0);
    if (!step.isEmpty())
        job->step_ = step;
    emit job->updated();
}

void JobRunner::conclude(Task& task)
{
    Job* const job = task.job;
    const QPointer<JobRunner> self(this);
    const Outcome outcome = task.conclusion();
    if (!self)
        return;
    job->elapsedMs_ = job->timer_.isValid() ? job->timer_.elapsed() : 0;
    job->counts_ = outcome.counts;
    if (outcome.result) {
        job->state_ = outcome.counts.isNothingLeft() ? JobState::failed : JobState::done;
        job->fraction_ = 1;
    } else {
        job->error_ = outcome.result.error();
        job->state_ = outcome.result.error().code == Errc::cancelled ? JobState::cancelled : JobState::failed;
    }
    emit job->updated();
    emit job->finished();
    if (std::erase(quiet_, job) > 0)
        job->deleteLater();
    else
        emit jobsChanged();
}

int JobRunner::runningCount() const
{
    return static_cast<int>(std::ranges::count_if(jobs_, [](const Job* job) { return !job->isOver(); }));
}

void JobRunner::cancelAll()
{
    for (Job* job : jobs_)
        job->cancel();
}

void JobRunner::clearFinished()
{
    const auto gone = std::stable_partition(jobs_.begin(), jobs_.end(), [](const Job* job) { return !job->isOver(); });
    for (auto job = gone; job != jobs_.end(); ++job)
        (*job)->deleteLater();
    jobs_.erase(gone, jobs_.end());
    emit jobsChanged();
}

}  // namespace annulus::ui
