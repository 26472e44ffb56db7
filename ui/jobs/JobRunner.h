#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/units.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace annulus::ui {

enum class JobState { waiting, running, done, failed, cancelled };

/// One piece of long work as the job list shows it. Lives on the GUI thread.
class Job : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] const QString& name() const { return name_; }
    [[nodiscard]] JobState state() const { return state_; }
    [[nodiscard]] bool isOver() const { return state_ != JobState::waiting && state_ != JobState::running; }
    [[nodiscard]] bool isCancelling() const { return !isOver() && stop_.stop_requested(); }
    [[nodiscard]] double fraction() const { return fraction_; }
    [[nodiscard]] const Message& step() const { return step_; }
    [[nodiscard]] const Error& error() const { return error_; }
    [[nodiscard]] Seconds elapsed() const;
    /// Asks the work to stop; it ends as soon as the work looks, within a second.
    void cancel();

signals:
    void updated();   ///< fraction, step or state changed; at most some twenty times a second
    void finished();  ///< done, failed or cancelled, after the result was handed over

private:
    friend class JobRunner;
    using QObject::QObject;

    QString name_;
    JobState state_ = JobState::waiting;
    double fraction_ = 0;
    Message step_;
    Error error_;
    QElapsedTimer timer_;
    qint64 elapsedMs_ = -1;
    std::stop_source stop_;
};

/// Runs core functions on worker threads of its own. `work` gets a Progress that reports to the job list and
/// is cancelled by its button; `done` runs on the GUI thread with the result, unless the receiver is gone.
/// Quick, invisible work (a tile's picture, live rings) uses `Visibility::quiet`; such a job is deleted when it
/// is over, and has threads that listed jobs never occupy, so that the picture does not wait for an import.
class JobRunner : public QObject {
    Q_OBJECT
public:
    enum class Visibility { listed, quiet };

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;  ///< cancels what runs and waits

    template <class T>
    Job* start(const QString& name, QObject* receiver, std::function<Result<T>(const Progress&)> work,
               std::function<void(Result<T>)> done, Visibility visibility = Visibility::listed);

    [[nodiscard]] const std::vector<Job*>& jobs() const { return jobs_; }  ///< listed ones, newest last
    [[nodiscard]] int runningCount() const;  ///< listed ones that are waiting or running
    [[nodiscard]] bool isIdle() const { return quiet_.empty() && runningCount() == 0; }
    void cancelAll();
    void clearFinished();

signals:
    void jobsChanged();            ///< a listed job came, ended or went
    void updated();                ///< a listed job moved on

protected:
    bool event(QEvent* event) override;

private:
    /// Runs on the GUI thread and tells how the work ended.
    using Conclusion = std::function<Result<void>()>;
    /// Runs on a worker; a thrown exception has become an Error before it returns.
    using Body = std::function<Conclusion(const Progress&)>;
    struct Task;
    class TaskRun;
    class ProgressEvent;
    class FinishedEvent;

    Job* launch(const QString& name, Visibility visibility, Body body);
    void progressed(Job* job, double fraction, const Message& step);
    void conclude(Task& task);

    QThreadPool listedPool_;
    QThreadPool quietPool_;
    std::vector<Job*> jobs_;
    std::vector<Job*> quiet_;
};

}  // namespace annulus::ui

#include "ui/jobs/JobRunnerStart.h"
